/**
 * Transactions that share a commit. On an office's disk the flush of a commit takes longer than all the rest
 * of a submission, so what waits at the same moment is committed together: each piece of work inside a
 * savepoint of its own, undone alone when it fails, and acknowledged only after the common flush.
 */
import { setImmediate } from 'node:timers/promises';
import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables>;

export type Transaction = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

const BEGIN = CompiledQuery.raw('BEGIN IMMEDIATE');
const COMMIT = CompiledQuery.raw('COMMIT');
const ROLLBACK = CompiledQuery.raw('ROLLBACK');
const SAVEPOINT = CompiledQuery.raw('SAVEPOINT piece');
const RELEASE = CompiledQuery.raw('RELEASE piece');
const UNDO = CompiledQuery.raw('ROLLBACK TO piece');

/** As many as two seconds' worth of one officer after another: the write lock is held for some 30 ms. */
const MOST_TOGETHER = 64;

interface Waiting {
  /** A failure is undone and kept for `settle`; rejects only where the whole transaction is gone. */
  run(db: Db): Promise<void>;
  /** After the commit. */
  settle(): void;
  /** The commit itself failed. */
  fail(error: unknown): void;
}

/** `isOpen` tells whether SQLite still has a transaction open: a full disk ends it at once, all of it. */
export function groupCommit(db: Db, isOpen: () => boolean): Transaction {
  const waiting: Waiting[] = [];
  let working = false;
  const workOff = async (): Promise<void> => {
    working = true;
    // One turn of the event loop: requests that have just arrived join.
    await setImmediate();
    while (waiting.length > 0) await commitTogether(db, isOpen, waiting.splice(0, MOST_TOGETHER));
    working = false;
  };
  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push(waitingFor(work, isOpen, resolve, reject));
      if (!working) void workOff();
    });
}

function waitingFor<T>(
  work: (db: Db) => Promise<T>,
  isOpen: () => boolean,
  resolve: (result: T) => void,
  reject: (error: unknown) => void,
): Waiting {
  let settle = (): void => undefined;
  return {
    run: async (db) => {
      await db.executeQuery(SAVEPOINT);
      try {
        const result = await work(db);
        settle = () => resolve(result);
      } catch (error) {
        if (!isOpen()) throw error;
        await db.executeQuery(UNDO);
        settle = () => reject(error);
      }
      await db.executeQuery(RELEASE);
    },
    settle: () => settle(),
    fail: reject,
  };
}

/** The write lock is taken at the start (IMMEDIATE), so nobody writes between a look and the insert that follows from it. */
async function commitTogether(db: Db, isOpen: () => boolean, pieces: readonly Waiting[]): Promise<void> {
  try {
    await db.connection().execute(async (one) => {
      try {
        await one.executeQuery(BEGIN);
        for (const piece of pieces) await piece.run(one);
        await one.executeQuery(COMMIT);
      } catch (error) {
        // A full disk has already ended the transaction; a second ROLLBACK would hide why.
        if (isOpen()) await one.executeQuery(ROLLBACK);
        throw error;
      }
    });
  } catch (error) {
    for (const piece of pieces) piece.fail(error);
    return;
  }
  for (const piece of pieces) piece.settle();
}
