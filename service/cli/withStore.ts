/** What the commands on the service's data have in common: the folder, an open store, closed again. */
import { DATA_FOLDER } from '../dataFolder.ts';
import type { Actor, Store } from '../store/store.ts';
import type { Given } from './command.ts';

export const dataOption = { data: { type: 'string' } } as const;

export function dataFolderOf(given: Given): string {
  return given.text('data') ?? DATA_FOLDER;
}

/** `mustExist`: a folder without a store is a Problem, not a new store. */
export async function withStore<T>(given: Given, mustExist: boolean, work: (store: Store) => Promise<T>): Promise<T> {
  const { openStore } = await import('../store/sqliteStore.ts');
  const store = await openStore(dataFolderOf(given), { mustExist });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Whoever may open the folder on this machine is its administrator. */
export function machinesAdministrator(): Actor {
  return { account: null, at: new Date().toISOString() };
}
