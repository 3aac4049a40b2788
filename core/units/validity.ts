/** On which days a unit is, and which unit of a code is meant: units merge, and codes are used again. */
import type { Unit } from './schema.ts';

/** The first day on which the unit counts: the day it began, or the first list that shows it. */
export function firstDay({ from }: Pick<Unit, 'from'>): string {
  return typeof from === 'string' ? from : from.notAfter;
}

/** The last day on which the unit counts; null = still valid. */
export function lastDay({ to }: Pick<Unit, 'to'>): string | null {
  return to === null || typeof to === 'string' ? to : to.notAfter;
}

export function isValidOn(unit: Pick<Unit, 'from' | 'to'>, day: string): boolean {
  const last = lastDay(unit);
  return firstDay(unit) <= day && (last === null || day <= last);
}

/** True where both are one unit: the same code, begun on the same day. */
export function isSameUnit(a: Pick<Unit, 'code' | 'from'>, b: Pick<Unit, 'code' | 'from'>): boolean {
  return a.code === b.code && firstDay(a) === firstDay(b);
}

/** `01/09/2024 – 30/06/2025` in ISO days; `≤` and `…` where only bounds are known or there is no end. */
export function printSpan({ from, to }: Pick<Unit, 'from' | 'to'>): string {
  return `${printBoundary(from)} – ${to === null ? '…' : printBoundary(to)}`;
}

function printBoundary(boundary: Unit['from']): string {
  if (typeof boundary === 'string') return boundary;
  return boundary.notBefore === undefined ? `≤ ${boundary.notAfter}` : `${boundary.notBefore}…${boundary.notAfter}`;
}
