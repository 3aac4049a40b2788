/** The rulebook for the screens that cannot begin without it. */
import { useCallback, useMemo } from 'react';
import type { Rulebook } from '../../core/rulebook.ts';
import type { RulebookSource } from '../client/rulebook.ts';
import { useLoaded, type Loaded } from './useLoaded.ts';

/**
 * `unit`: the account's, without whose units it is not there; null where nobody is signed in, or nobody of a unit. Where they are at hand
 * already, nothing is on its way in between. `sign`: see useLoaded.
 */
export function useLoadedRulebook(source: RulebookSource, unit: string | null, sign: string): Loaded<Rulebook> {
  const look = useCallback(({ units }: Rulebook) => (unit === null ? [] : units.spansOf(unit)), [unit]);
  const load = useCallback(async () => {
    const page = await source();
    await page.withUnits(look);
    return page;
  }, [source, look]);
  const loaded = useLoaded(load, sign);
  return useMemo(() => {
    if (loaded.stage !== 'ready') return loaded;
    const page = loaded.value;
    return page.hasUnits(look) ? { stage: 'ready', value: page.rulebook } : { stage: 'loading' };
  }, [loaded, look]);
}
