/** The gathered targets of an indicator as thresholds, each with what it may decide and where it was seen. */
import type { Enforce, Region, Threshold } from '../../core/criteria/schema.ts';
import { regionSchema } from '../../core/criteria/schema.ts';
import type { FigureOrParts, IndicatorFacts, TargetFacts } from './criteriaFacts.ts';
import { SEEN_APART, SEEN_OTHERWISE } from './criteriaSets.ts';
import { sourcesOf } from './sources.ts';

type Figure = Pick<Threshold, 'value' | 'part' | 'region' | 'year'>;

/** The known target with its own say; a remembered one beside it never decides, and never where the known one speaks. */
export function thresholdsOf(set: string, facts: IndicatorFacts): Threshold[] {
  const sources = sourcesOf(facts.targetProvenance);
  const known = facts.target ? [...figuresOf(facts.target), ...partTargets(facts)].map((figure) => seen(set, facts, figure, sources)) : [];
  const said = new Set(known.map(keyOf));
  const remembered = facts.unverifiedTarget
    ? figuresOf(facts.unverifiedTarget).map((figure) => ({ ...figure, enforce: 'no' as const, sources: facts.target ? [] : sources }))
    : [];
  return [...known, ...remembered.filter((threshold) => !said.has(keyOf(threshold)))];
}

function seen(set: string, { code, enforce }: IndicatorFacts, figure: Figure, sources: readonly string[]): Threshold {
  const key = `${set}/${code}`;
  const otherwise = SEEN_OTHERWISE[key];
  const of =
    otherwise?.region === figure.region && otherwise?.part === figure.part && otherwise !== undefined
      ? []
      : seenFor(key, figure.region, sources);
  return { ...figure, enforce: mayDecide(enforce, of), sources: of };
}

/** A figure nobody has seen decides nothing, whatever the facts say. */
function mayDecide(enforce: Enforce, sources: readonly string[]): Enforce {
  return enforce === 'yes' && sources.length === 0 ? 'after-confirmation' : enforce;
}

function seenFor(key: string, region: Region | undefined, sources: readonly string[]): readonly string[] {
  const where = region && SEEN_APART[key]?.[region];
  return where ? sources.filter((source) => where.test(source)) : sources;
}

/** Figures given with the parts themselves. */
function partTargets({ parts = [] }: IndicatorFacts): Figure[] {
  return parts.flatMap(({ key, target }) => (target === undefined ? [] : [{ value: target, part: key }]));
}

function figuresOf({ common, byRegion, byYear }: TargetFacts): Figure[] {
  const years = Object.entries(byYear ?? {}).flatMap(([year, figures]) =>
    (typeof figures === 'object' ? figuresOf(figures) : [{ value: figures }]).map((figure) => ({ ...figure, year: Number(year) })),
  );
  const regions = Object.entries(byRegion ?? {}).flatMap(([region, value]) =>
    eachPart(value).map((figure) => ({ ...figure, region: regionSchema.parse(region) })),
  );
  return [...(common === undefined ? [] : eachPart(common)), ...regions, ...years];
}

function eachPart(value: FigureOrParts): Figure[] {
  return typeof value === 'object' ? Object.entries(value).map(([part, figure]) => ({ value: figure, part })) : [{ value }];
}

function keyOf({ part, region, year }: Figure): string {
  return `${part ?? ''}/${region ?? ''}/${String(year ?? '')}`;
}
