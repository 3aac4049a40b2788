/**
 * Queries that every submission asks: written with the query builder as all others are, but put together and compiled
 * once, not at each request. Building them takes longer than SQLite takes to answer.
 */
import type { Compilable, CompiledQuery, Kysely, Simplify } from 'kysely';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables>;

/** Stands in a query where a parameter will be. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Of any name the place of the parameter of that name; a query treats it as it would the value. */
const places: object = new Proxy({}, { get: (_target, name) => new Place(String(name)) });

/**
 * The rows that the query answers with for its parameters. The query must be the same whatever they are: no lists,
 * no nulls to compare with, no look at a value.
 */
export function prepared<P extends object, R>(
  build: (db: Db, parameters: P) => Compilable<R>,
): (db: Db, parameters: P) => Promise<readonly Simplify<R>[]> {
  let compiled: CompiledQuery<Simplify<R>> | undefined;
  return async (db, parameters) => {
    compiled ??= build(db, places as P).compile();
    const given = compiled.parameters.map((one): unknown => (one instanceof Place ? Reflect.get(parameters, one.name) : one));
    return (await db.executeQuery<Simplify<R>>({ ...compiled, parameters: given })).rows;
  };
}
