/** The store in one SQLite file of a data folder, for the PC of a district or a province. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../core/problem.ts';
import { accountsOf } from './accounts.ts';
import { auditOf } from './audit.ts';
import { backup } from './backup.ts';
import { openDatabase, type Database, type DatabaseLimits } from './database.ts';
import { onDisk } from './faults.ts';
import { lockFolder, type FolderLock } from './folderLock.ts';
import { masterFiles, type MasterNotPlaced } from './masterFiles.ts';
import { mastersOf } from './masters.ts';
import { migrate } from './migrate.ts';
import { overlaysOf } from './overlays.ts';
import { reportCache } from './reportCache.ts';
import { sessionsOf } from './sessions.ts';
import type { Store } from './store.ts';
import { DATABASE_FILE, MASTERS_FOLDER } from './storeFiles.ts';
import { submissionsOf } from './submissions.ts';

export interface StoreOptions extends DatabaseLimits {
  /** A folder without a store is a Problem instead of a new store: for commands that only look. */
  readonly mustExist?: boolean;
  /** What an administrator should hear of though nothing failed. */
  readonly note?: (event: MasterNotPlaced) => void;
}

/** Characters of JSON of the reports kept parsed: 226 communes, two sets, this period and the last are 904 of some 35 000 each. */
const MOST_KEPT_CHARACTERS = 32_000_000;

/**
 * The folder is made when absent. Several processes may have it open, as when an account is added while
 * the service runs.
 * @throws Problem `store-not-found`, `store-in-use` (a restore is going on), `store-read-only`, `store-full`, `store-damaged`, `store-newer`
 */
export async function openStore(folder: string, options: StoreOptions = {}): Promise<Store> {
  const file = join(folder, DATABASE_FILE);
  if (options.mustExist === true && !existsSync(file)) throw new Problem('store-not-found', { folder });
  onDisk(folder, () => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  const lock = lockFolder(folder, 'shared');
  try {
    return await storeOn(folder, openDatabase(file, options), lock, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function storeOn(folder: string, database: Database, lock: FolderLock, options: StoreOptions): Promise<Store> {
  try {
    await migrate(database);
    const files = masterFiles(database, join(folder, MASTERS_FOLDER), options.note ?? (() => undefined));
    await files.putAllRight();
    return {
      ...submissionsOf(database, reportCache(MOST_KEPT_CHARACTERS)),
      ...accountsOf(database),
      ...sessionsOf(database),
      ...auditOf(database),
      ...overlaysOf(database),
      ...mastersOf(database, files.putRight),
      isReady: () => answers(database),
      backup: (to) => backup(folder, to),
      close: async () => {
        await database.close();
        lock.release();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function answers({ db }: Database): Promise<boolean> {
  try {
    return (await db.selectFrom('audit_head').select('seq').execute()).length === 1;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
