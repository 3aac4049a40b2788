/**
 * A period before a merger, told on the boundary of the unit that came of it (F35). What it gives was reported by nobody:
 * it is always marked as derived, and names what it was made of and what was left out.
 *
 * | of the whole predecessors      | criterion     | count       | share of a denominator                   |
 * |--------------------------------|---------------|-------------|------------------------------------------|
 * | all gave it                    | as its indicators: any unmet, any not assessed, met | added up | numerators added by denominators added |
 * | one did not (or a share alone) | unmet if one is, else not given | not given | not given               |
 * | there is none                  | not given     | not given   | not given                                |
 *
 * A commune that was split, or of which nobody knows whether it went whole, is never added: it is left out and named.
 */
import type { Unit } from '../units/schema.ts';
import { wasOn } from '../units/lineage.ts';
import type { UnitBook } from '../units/unitBook.ts';
import type { CommuneTotals } from './totals.ts';

export interface Derived<T> {
  readonly derived: true;
  /** Null: not given. */
  readonly value: T | null;
  /** Codes of the units it was made of. */
  readonly of: readonly string[];
  /** Codes of the units that a part of went into it. */
  readonly leftOut: readonly string[];
}

export type Standing = 'met' | 'unmet' | 'notAssessed';

/** A percentage with what it is of; one without its numerator and denominator is not given. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** What one predecessor gave; null = nothing. */
export interface Before<T> {
  readonly unit: string;
  readonly isWhole: boolean;
  readonly value: T | null;
}

export function restateStanding(before: readonly Before<Standing>[]): Derived<Standing> {
  return derived(before, (values, all) => {
    if (values.includes('unmet')) return 'unmet';
    if (!all) return null;
    return values.includes('notAssessed') ? 'notAssessed' : 'met';
  });
}

export function restateCount(before: readonly Before<number>[]): Derived<number> {
  return derived(before, (values, all) => (all ? values.reduce((sum, value) => sum + value, 0) : null));
}

/** The share is of 1, not of 100: the caller rounds and prints it. Of nothing at all it is not given. */
export function restateShare(before: readonly Before<Share>[]): Derived<Share & { readonly share: number }> {
  return derived(before, (values, all) => {
    const numerator = values.reduce((sum, value) => sum + value.numerator, 0);
    const denominator = values.reduce((sum, value) => sum + value.denominator, 0);
    return all && denominator > 0 ? { numerator, denominator, share: numerator / denominator } : null;
  });
}

function derived<T, R>(before: readonly Before<T>[], total: (values: readonly T[], all: boolean) => R | null): Derived<R> {
  const whole = before.filter(({ isWhole }) => isWhole);
  const values = whole.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    derived: true,
    value: whole.length === 0 ? null : total(values, values.length === whole.length),
    of: whole.map(({ unit }) => unit).sort(),
    leftOut: before
      .filter(({ isWhole }) => !isWhole)
      .map(({ unit }) => unit)
      .sort(),
  };
}

export interface RestatedCommune extends Omit<Derived<never>, 'value'> {
  readonly unit: string;
  readonly criteria: readonly { readonly criterion: number; readonly standing: Standing | null }[];
}

/**
 * A set's criteria of a period, whose last day is `day`, on the boundary of a later unit. `totals`: what the communes of that
 * day had, by code.
 */
export function restateCommune(
  book: UnitBook,
  unit: Unit,
  day: string,
  totals: ReadonlyMap<string, Pick<CommuneTotals, 'met' | 'unmet' | 'notAssessed'>>,
  criteria: readonly number[],
): RestatedCommune {
  const before = wasOn(book, unit, day).map((one) => ({ unit: one.unit.code, isWhole: one.kind === 'full' }));
  const ofCriterion = (criterion: number): Derived<Standing> =>
    restateStanding(before.map((one) => ({ ...one, value: standingOf(totals.get(one.unit), criterion) })));
  const { of, leftOut } = restateStanding(before.map((one) => ({ ...one, value: null })));
  return {
    derived: true,
    unit: unit.code,
    of,
    leftOut,
    criteria: criteria.map((criterion) => ({ criterion, standing: ofCriterion(criterion).value })),
  };
}

function standingOf(totals: Pick<CommuneTotals, 'met' | 'unmet' | 'notAssessed'> | undefined, criterion: number): Standing | null {
  if (totals?.met.includes(criterion)) return 'met';
  if (totals?.unmet.includes(criterion)) return 'unmet';
  return totals?.notAssessed.includes(criterion) ? 'notAssessed' : null;
}
