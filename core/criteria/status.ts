/**
 * How sure a set is: which wordings and thresholds nobody has compared with the decision, and where and when
 * they are open. Whoever has the decision in hand confirms them one by one.
 */
import { completenessOf, type Completeness } from './completeness.ts';
import { requirementOf, type Place, type Requirement, type Standing } from './requirement.ts';
import { regions, type CommuneGroup, type CriteriaSet, type Indicator, type Region } from './schema.ts';

/** Years, regions and groups that share an answer; null = whichever, the threshold does not ask. */
export interface OpenPlaces {
  readonly years: readonly number[] | null;
  readonly regions: readonly Region[] | null;
  readonly communeGroups: readonly CommuneGroup[] | null;
}

export interface IndicatorStatus {
  readonly indicator: Indicator;
  readonly criterion: number;
  readonly wordingSeen: boolean;
  /** The least sure of all places. */
  readonly threshold: Standing;
  readonly decidesSomewhere: boolean;
  /** Where the threshold decides nothing yet; empty where it does everywhere, or is the officer's own word. */
  readonly open: readonly OpenPlaces[];
}

export interface SetStatus {
  readonly completeness: Completeness;
  readonly indicators: readonly IndicatorStatus[];
  /** Those of which something is to be confirmed. */
  readonly toConfirm: readonly IndicatorStatus[];
}

export function statusOf(set: CriteriaSet): SetStatus {
  const indicators = set.criteria.flatMap(({ no, indicators: own }) => own.map((indicator) => indicatorStatus(set, no, indicator)));
  const toConfirm = indicators.filter(({ wordingSeen, open }) => !wordingSeen || open.length > 0);
  return { completeness: completenessOf(set), indicators, toConfirm };
}

function indicatorStatus(set: CriteriaSet, criterion: number, indicator: Indicator): IndicatorStatus {
  const asked = placesOf(set, indicator).map((place) => ({ place, standing: leastSure(requirementOf(indicator, place)) }));
  const open = asked.filter(({ standing }) => standing === 'toConfirm' || standing === 'unknown').map(({ place }) => place);
  return {
    indicator,
    criterion,
    wordingSeen: indicator.sources.length > 0,
    threshold: ORDER.find((one) => asked.some(({ standing }) => standing === one)) ?? 'unknown',
    decidesSomewhere: asked.some(({ standing }) => standing === 'enforced'),
    open: grouped(open, indicator),
  };
}

const ORDER: readonly Standing[] = ['unknown', 'toConfirm', 'enforced', 'ownWord'];

/** Of several figures, the least sure one: half a threshold settles nothing. */
function leastSure({ standing, parts = [] }: Requirement): Standing {
  return parts.length === 0 ? standing : (ORDER.find((one) => parts.some((part) => part.standing === one)) ?? standing);
}

/** Every place that the indicator's thresholds, or those it is derived from, tell apart. */
function placesOf({ from, to }: CriteriaSet, { thresholds, derived }: Indicator): readonly Place[] {
  const byYear = thresholds.some(({ year }) => year !== undefined) || derived !== undefined;
  const years = byYear ? yearsFrom(from, to) : [0];
  const places = thresholds.some(({ communeGroup }) => communeGroup !== undefined)
    ? GROUPS.map((communeGroup) => ({ region: null, communeGroup }))
    : thresholds.some(({ region }) => region !== undefined)
      ? regions.map((region) => ({ region }))
      : [{ region: null }];
  const day = to ?? from;
  return years.flatMap((year) => places.map((place) => ({ ...place, year, ...(day !== null && { day }) })));
}

const GROUPS = [1, 2, 3] as const satisfies readonly CommuneGroup[];
/** A set without an end is looked at for as many years as a plan has. */
const PLAN_YEARS = 5;

function yearsFrom(from: string | null, to: string | null): readonly number[] {
  const first = Number((from ?? '').slice(0, 4));
  const last = to === null ? first + PLAN_YEARS - 1 : Number(to.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Years with the same open regions or groups stand together. */
function grouped(open: readonly Place[], { thresholds, derived }: Indicator): readonly OpenPlaces[] {
  const byYear = Map.groupBy(open, ({ year }) => year);
  const alike = Map.groupBy([...byYear], ([, places]) => JSON.stringify(places.map(({ region, communeGroup }) => [region, communeGroup])));
  const asksYear = derived !== undefined || thresholds.some(({ year }) => year !== undefined);
  return [...alike.values()].map((same) => {
    const places = same[0]?.[1] ?? [];
    const named = places.flatMap(({ region }) => (region === null ? [] : [region]));
    const groups = places.flatMap(({ communeGroup }) => (communeGroup ? [communeGroup] : []));
    return {
      years: asksYear ? same.map(([year]) => year) : null,
      regions: named.length === 0 ? null : named,
      communeGroups: groups.length === 0 ? null : groups,
    };
  });
}
