/** The rulebook for the screens that cannot begin without it. */
import { useCallback } from 'react';
import type { Rulebook } from '../../core/rulebook.ts';
import type { RulebookSource } from '../client/rulebook.ts';
import { useLoaded, type Loaded } from './useLoaded.ts';

/** `unit`: the account's, whose units are fetched with it; null where nobody is signed in, or nobody of a unit. `sign`: see useLoaded. */
export function useLoadedRulebook(source: RulebookSource, unit: string | null, sign: string): Loaded<Rulebook> {
  return useLoaded(
    useCallback(async () => {
      const page = await source();
      return page.withUnits((own) => (unit === null ? own : withUnitsOf(own, unit)));
    }, [source, unit]),
    sign,
  );
}

function withUnitsOf(rulebook: Rulebook, unit: string): Rulebook {
  rulebook.units.spansOf(unit);
  return rulebook;
}
