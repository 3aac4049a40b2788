/** Parts that several routes are made of. */
import { z } from 'zod';
import type { Period } from '../../core/calendar/period.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import type { Unit } from '../../core/units/schema.ts';
import type { UnitTree } from '../../core/units/unitTree.ts';
import { askedPeriod, askedSet, askedUnit } from '../asked.ts';
import type { Submission } from '../store/store.ts';
import type { Context } from './context.ts';
import { NOBODY, type Body, type Subject } from './route.ts';
import { periodText, setId, unitCode, type Receipt } from './schemas.ts';

export const nothing = z.strictObject({});
export const noBody: Body<undefined> = { kind: 'none' };
export const nobody = (): Subject => NOBODY;

export const scopeQuery = z.strictObject({ unit: unitCode, period: periodText, set: setId });
export type ScopeQuery = z.infer<typeof scopeQuery>;

export interface AskedScope {
  readonly unit: Unit;
  readonly tree: UnitTree;
  readonly period: Period;
  readonly set: CriteriaSet;
}

/** @throws Problem `unknown-period`, `unknown-set`, `unknown-unit` */
export function askedScope({ unit, period, set }: ScopeQuery, { rulebook }: Pick<Context, 'rulebook'>): AskedScope {
  const parsed = askedPeriod(period);
  return { ...askedUnit(rulebook, unit, parsed), period: parsed, set: askedSet(rulebook, set) };
}

/** The unit asked about, on the last day of the period asked about. */
export function scopeSubject({ query }: { readonly query: ScopeQuery }, context: Context): Subject {
  const { unit, tree } = askedScope(query, context);
  return { unit: unit.code, tree };
}

export function receiptOf({ id, unit, period, template, version, fingerprint, receivedAt, receipt }: Submission): Receipt {
  return { submission: id, unit, period, template, version, fingerprint, receivedAt, receipt };
}

/** A file's name in plain letters, safe in a header. */
export function fileNameOf(...parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll(/[^\w.-]/gu, '-')).join('-');
}
