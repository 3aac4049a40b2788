/**
 * Who uses a data folder. Every open store holds a shared lock, a restore needs the folder to itself.
 * The locks are the operating system's, taken through SQLite on a file of their own: a program that was
 * killed holds none, and it works alike on Linux and Windows.
 */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Problem } from '../../core/problem.ts';
import { onDisk } from './faults.ts';

export interface FolderLock {
  release(): void;
}

const LOCK_FILE = 'tieuchi.lock';

/** @throws Problem `store-in-use`, `store-read-only` */
export function lockFolder(folder: string, how: 'shared' | 'alone'): FolderLock {
  const connection = onDisk(folder, () => new Sqlite(join(folder, LOCK_FILE), { timeout: 0 }));
  try {
    onDisk(folder, () => {
      if (how === 'alone') connection.exec('BEGIN EXCLUSIVE');
      else connection.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    });
    return { release: () => void connection.close() };
  } catch (error) {
    connection.close();
    throw error instanceof Problem && error.code === 'store-busy' ? new Problem('store-in-use', { folder }) : error;
  }
}
