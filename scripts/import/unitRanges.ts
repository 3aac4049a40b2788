/** Which codes lie in which province: the runs of data/units/index.json. */
import type { UnitIndex } from '../../core/units/schema.ts';
import type { ProvinceLists } from './unitLists.ts';
import type { UnitSources } from './unitSources.ts';
import { compare } from './units.ts';

/** Runs of codes with nothing of another province between them, in each era; a code retired early lies in the run around it. */
export function ranges(lists: readonly ProvinceLists[], { newFirst }: UnitSources): UnitIndex['ranges'] {
  const old = lists.flatMap(({ province, communes }) =>
    [...communes.values()].flatMap((places) => [...places.keys()].map((code) => [code, province] as const)),
  );
  const districts = lists.flatMap(({ province, districts: names }) =>
    [...names.values()].flatMap((of) => [...of.keys()].map((code) => [code, province] as const)),
  );
  const provinces = lists.map(({ province }) => [province, province] as const);
  const since = newFirst.map(({ commune, province }) => [commune, province] as const);
  const all = [provinces, districts, old, since].flatMap(runs);
  return [...new Map(all.map((range) => [range.join(' '), range])).values()];
}

function runs(owned: readonly (readonly [code: string, province: string])[]): [string, string, string][] {
  const made: [string, string, string][] = [];
  for (const [code, province] of owned.toSorted(([a], [b]) => compare(a, b))) {
    const last = made.at(-1);
    if (last?.[2] === province) last[1] = code;
    else made.push([code, code, province]);
  }
  return made;
}
