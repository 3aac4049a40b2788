/** What the commands on the service's data have in common: the folder, an open store, closed again. */
import type { Rulebook } from '../../core/rulebook.ts';
import { DATA_FOLDER } from '../dataFolder.ts';
import { loadRulebook } from '../rulebook.ts';
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

/** The rulebook; with `--data`, under the overlay items confirmed at that service and with its forms too, so that both give one verdict. */
export async function rulebookOf(given: Given): Promise<Rulebook> {
  if (given.text('data') === undefined) return loadRulebook();
  const confirmed = await withStore(given, true, (store) => store.confirmedOverlays());
  return loadRulebook(undefined, confirmed, dataFolderOf(given));
}

/** Whoever may open the folder on this machine is its administrator. */
export function machinesAdministrator(): Actor {
  return { account: null, at: new Date().toISOString() };
}
