/**
 * Carries out one batch of Office.js: its actions in order on the objects that its paths lead to. The first error ends the
 * batch, as in Excel.
 */
import { z } from 'zod';
import { ApiError, NULL_OBJECT, ServiceWire, Wire } from './wire.ts';

const argumentInfo = z.object({
  Arguments: z.array(z.unknown()).nullish(),
  ReferencedObjectPathIds: z.array(z.number().nullable()).nullish(),
});

const queryInfo = z.object({
  Select: z.array(z.string()).nullish(),
  Expand: z.array(z.string()).nullish(),
});
type QueryInfo = z.infer<typeof queryInfo>;

const batchSchema = z.object({
  Actions: z.array(
    z.object({
      Id: z.number(),
      ActionType: z.number(),
      Name: z.string().optional(),
      ObjectPathId: z.number().optional(),
      ArgumentInfo: argumentInfo.optional(),
      QueryInfo: queryInfo.optional(),
      ObjectState: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  ObjectPaths: z.record(
    z.string(),
    z.object({
      ObjectPathType: z.number(),
      Name: z.string(),
      ParentObjectPathId: z.number().optional(),
      ArgumentInfo: argumentInfo.optional(),
    }),
  ),
});
type Batch = z.infer<typeof batchSchema>;
type Action = Batch['Actions'][number];
type ArgumentInfo = z.infer<typeof argumentInfo>;

/** What Office.js calls them. */
const PATH = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, null: 7 } as const;
const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5, queryAsJson: 7, update: 9 } as const;

type Found = Wire | typeof NULL_OBJECT;
type Members = Record<string, unknown>;

export interface BatchAnswer {
  readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: readonly number[];
  readonly Error?: object;
}

export function runBatch(json: string, root: Wire): BatchAnswer {
  const batch = batchSchema.parse(JSON.parse(json));
  const find = finder(batch, root);
  const results: { ActionId: number; Value: unknown }[] = [];
  const traces: number[] = [];
  for (const [index, action] of batch.Actions.entries()) {
    try {
      if (action.ActionType === ACTION.trace) traces.push(action.Id);
      results.push({ ActionId: action.Id, Value: action.ActionType === ACTION.trace ? null : (run(action, find) ?? null) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const told = {
        Code: error.code,
        Message: error.message,
        Location: '',
        ActionIndex: index,
        HttpStatusCode: error.code === 'ItemNotFound' ? 404 : 400,
      };
      return { Results: results, TraceIds: traces, Error: told };
    }
  }
  return { Results: results, TraceIds: traces };
}

interface Finder {
  object(id: number): Found;
  args(info: ArgumentInfo | undefined): readonly unknown[];
}

/** Each path is walked once; a null object's members are null objects. */
function finder({ ObjectPaths }: Batch, root: Wire): Finder {
  const found = new Map<number, Found>();
  const args: Finder['args'] = (info) =>
    (info?.Arguments ?? []).map((value, index) => {
      const path = info?.ReferencedObjectPathIds?.[index];
      return path ? object(path) : value;
    });
  const object = (id: number): Found => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const made = walk(id);
    found.set(id, made);
    return made;
  };
  const walk = (id: number): Found => {
    const path = ObjectPaths[String(id)];
    if (!path) throw new ApiError('GeneralException', `path ${String(id)}`);
    if (path.ObjectPathType === PATH.global) return root;
    if (path.ObjectPathType === PATH.newObject) return new ServiceWire();
    if (path.ObjectPathType === PATH.null) return NULL_OBJECT;
    if (path.ObjectPathType === PATH.reference)
      return asFound(call(root, '_GetObjectByReferenceId', [args(path.ArgumentInfo)[0] ?? path.Name]));
    const parent = object(path.ParentObjectPathId ?? 0);
    if (parent === NULL_OBJECT) return NULL_OBJECT;
    if (path.ObjectPathType === PATH.property) return asFound(member(parent, path.Name));
    const name = path.ObjectPathType === PATH.indexer ? '$indexer' : path.Name;
    return asFound(call(parent, name, args(path.ArgumentInfo)));
  };
  return { object, args };
}

function asFound(value: unknown): Found {
  if (value instanceof Wire || value === NULL_OBJECT) return value;
  throw new ApiError('GeneralException', 'not an object');
}

function run(action: Action, { object, args }: Finder): unknown {
  const target = object(action.ObjectPathId ?? 0);
  switch (action.ActionType) {
    case ACTION.instantiate:
      return identity(target);
    case ACTION.query:
      return query(target, action.QueryInfo ?? {});
    case ACTION.queryAsJson:
      return camel(query(target, action.QueryInfo ?? {}));
    case ACTION.method:
      // Office.js keeps whatever it has loaded, null objects too.
      if (target === NULL_OBJECT && action.Name === '_KeepReference') return null;
      return told(call(mustBe(target), action.Name ?? '', args(action.ArgumentInfo)));
    case ACTION.set:
      return assign(mustBe(target), action.Name ?? '', args(action.ArgumentInfo)[0]);
    case ACTION.update:
      for (const [name, value] of Object.entries(action.ObjectState ?? {})) assign(mustBe(target), name, value);
      return null;
    default:
      throw new ApiError('ApiNotFound', `action ${String(action.ActionType)}`);
  }
}

function mustBe(target: Found): Wire {
  if (target === NULL_OBJECT) throw new ApiError('GeneralException', 'null object');
  return target;
}

function call(target: Wire, name: string, args: readonly unknown[]): unknown {
  const method = (target as unknown as Members)[name];
  if (typeof method !== 'function') throw new ApiError('ApiNotFound', `${target.constructor.name}.${name}`);
  return (method as (...all: unknown[]) => unknown).apply(target, [...args]);
}

function member(target: Wire, name: string): unknown {
  if (!(name in target)) throw new ApiError('ApiNotFound', `${target.constructor.name}.${name}`);
  return (target as unknown as Members)[name];
}

function assign(target: Wire, name: string, value: unknown): null {
  const wire = pascal(name);
  if (!(wire in target)) throw new ApiError('ApiNotFound', `${target.constructor.name}.${wire}`);
  (target as unknown as Members)[wire] = value;
  return null;
}

/** An object answers its id; a plain value itself. */
function told(value: unknown): unknown {
  return value instanceof Wire || value === NULL_OBJECT ? identity(value) : value;
}

function identity(target: Found): object | null {
  if (target === NULL_OBJECT) return null;
  const id = target.$id;
  const reference = target.$reference === undefined ? {} : { _ReferenceId: target.$reference };
  if (id === undefined) return reference;
  return '_Id' in target ? { _Id: id, ...reference } : { Id: id, ...reference };
}

/** `items/name,items/visibility` of a collection; `format/font/name` of an object. */
function query(target: Found, { Select, Expand }: QueryInfo): unknown {
  if (target === NULL_OBJECT) return null;
  const asked = [...(Select ?? []), ...(Expand ?? [])];
  if ('$items' in target) {
    const ofItems = asked.map((path) => path.replace(/^items\/?/iu, '')).filter((path) => path !== '');
    return { ...identity(target), _Items: (target.$items as readonly Wire[]).map((item) => query(item, { Select: ofItems })) };
  }
  const answer: Members = { ...identity(target) };
  const nested = new Map<string, string[]>();
  for (const path of asked) {
    const [head = '', ...rest] = path.split('/');
    const name = pascal(head);
    const value = member(target, name);
    if (rest.length > 0 || value instanceof Wire) nested.set(name, [...(nested.get(name) ?? []), rest.join('/')]);
    else answer[name] = value;
  }
  for (const [name, paths] of nested) answer[name] = query(asFound(member(target, name)), { Select: paths.filter((path) => path !== '') });
  return answer;
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function camel(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camel);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key === '_Items' ? 'items' : key.charAt(0).toLowerCase() + key.slice(1), camel(one)]),
  );
}
