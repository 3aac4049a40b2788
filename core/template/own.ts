/** What the units above a commune ask of it beside a set: rows of their own, figures they plan to reach, what to keep up. */
import { criterionOf, holdsOn, indicatorOfRow } from '../criteria/localRow.ts';
import type { Overlay } from '../criteria/overlay.ts';
import { targetsOn, type Target } from '../targets/target.ts';
import type { Unit } from '../units/schema.ts';
import type { Own, Plan } from './template.ts';

/** Codes of the units that ask for rows, for attention, or plan figures of indicators: the sheets of all others are the same. */
export function askingUnits(overlays: readonly Overlay[], targets: readonly Target[]): ReadonlySet<string> {
  const planning = targets.filter(({ measure }) => measure.kind === 'indicator').map(({ unit }) => unit);
  return new Set([...overlays.flatMap(({ rows = [], attention = [] }) => [...rows, ...attention].map(({ by }) => by)), ...planning]);
}

/** `above`: the commune and the units above it on the day, the nearest first: its plan goes before the others'. */
export function ownOf(set: string, above: readonly Unit[], overlays: readonly Overlay[], targets: readonly Target[], day: string): Own {
  const current = targetsOn(targets, day).filter((target) => target.set === set && target.year === Number(day.slice(0, 4)));
  const rows = overlays.flatMap((overlay) => overlay.rows ?? []).filter((row) => row.set === set && holdsOn(row, day));
  const attention = overlays.flatMap((overlay) => overlay.attention ?? []).filter((one) => one.set === set && holdsOn(one, day));
  return {
    rows: above.flatMap(({ code, name }) =>
      rows
        .filter(({ by }) => by === code)
        .map((row) => ({ criterion: criterionOf(row), indicator: indicatorOfRow(row), by: { code, name } })),
    ),
    attention: above.flatMap(({ code: by, name }) =>
      attention
        .filter((one) => one.by === by)
        .flatMap(({ codes, group }) => codes.map((code) => ({ code, group, by: { code: by, name } }))),
    ),
    plans: above.flatMap((unit) => current.flatMap((target) => (target.unit === unit.code ? planOf(target, unit) : []))),
  };
}

function planOf({ measure, year, source }: Target, { code, name }: Unit): readonly Plan[] {
  if (measure.kind !== 'indicator') return [];
  return [{ code: measure.code, comparator: measure.comparator, value: measure.value, year, by: { code, name }, source }];
}
