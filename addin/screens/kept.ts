/**
 * State of a screen that outlives the screen: another tab is looked at, the session ends in the middle of a remark, and what was being done
 * is still there for whoever it belongs to.
 */
import { useCallback, useSyncExternalStore } from 'react';
import { useWork } from './work.ts';

export interface Kept<T> {
  readonly value: T;
  readonly set: (next: T) => void;
  /** What it is at the moment, for work that comes back later. */
  readonly latest: () => T;
}

/**
 * `name`: one for each thing that is kept. `initial`: one value, not a new one with each drawing. `whose`: of the workbook is what stays with it whoever
 * signs in or out beside it.
 */
export function useKept<T>(name: string, initial: T, whose: 'account' | 'workbook' = 'account'): Kept<T> {
  const { kept, signedIn } = useWork();
  const account = whose === 'account' ? (signedIn.session?.account.name ?? '') : '';
  const key = `${account}\n${name}`;
  const latest = useCallback((): T => kept.get(key, initial), [kept, key, initial]);
  const set = useCallback((next: T): void => kept.set(key, next), [kept, key]);
  return { value: useSyncExternalStore(kept.listen, latest), set, latest };
}
