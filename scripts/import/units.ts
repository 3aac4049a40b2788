/**
 * Lists of certain days joined into units with a span of validity. A code whose name or parent
 * differs from one list to the next is another unit from then on; where the day itself is not known, its bounds are kept.
 */
import { dayAfter } from '../../core/calendar/days.ts';
import type { Boundary, Unit } from '../../core/units/schema.ts';

/** What a list says of a code. */
export type Identity = Pick<Unit, 'code' | 'name' | 'level' | 'parent'>;

/**
 * Days on which a difference between two lists is known to have come about. Nam Định:
 * 1/9/2024 is the list's own day and the day the commune mergers took effect.
 */
const KNOWN_CHANGE_DAYS: Readonly<Record<string, readonly string[]>> = { '36': ['2024-09-01'] };

export interface Lists {
  readonly province: string;
  /** In order. */
  readonly days: readonly string[];
  /** The first day of all that is the beginning itself, not just the first list; null = the beginning is not known. */
  readonly begins: string | null;
  /** The last day of what the last list shows; null = still valid. */
  readonly ends: string | null;
}

/** `seen`: by code, what the list of each day says. */
export function spansOf(seen: ReadonlyMap<string, ReadonlyMap<string, Identity>>, lists: Lists): readonly Unit[] {
  return [...seen.values()].flatMap((onDays) => spansOfCode(onDays, lists));
}

export function byCode(lists: readonly (readonly [day: string, identities: readonly Identity[]])[]): Map<string, Map<string, Identity>> {
  const seen = new Map<string, Map<string, Identity>>();
  for (const [day, identities] of lists) {
    for (const identity of identities) seen.set(identity.code, (seen.get(identity.code) ?? new Map<string, Identity>()).set(day, identity));
  }
  return seen;
}

function spansOfCode(onDays: ReadonlyMap<string, Identity>, { province, days, begins, ends }: Lists): readonly Unit[] {
  const spans: Unit[] = [];
  let open: Unit | undefined;
  for (const [index, day] of days.entries()) {
    const identity = onDays.get(day);
    if (open && identity && open.name === identity.name && open.parent === identity.parent) continue;
    const before = days[index - 1];
    const change = before === undefined ? undefined : changeBetween(province, before, day);
    if (open) spans.push({ ...open, to: change?.to ?? null });
    open = identity && { ...identity, from: change?.from ?? begins ?? { notAfter: day }, to: ends };
  }
  return open ? [...spans, open] : spans;
}

/** The last day of the old and the first of the new. */
function changeBetween(province: string, before: string, after: string): { readonly from: Boundary; readonly to: Boundary } {
  if (KNOWN_CHANGE_DAYS[province]?.includes(after)) return { from: after, to: dayAfter(after, -1) };
  return { from: { notBefore: dayAfter(before, 1), notAfter: after }, to: { notBefore: before, notAfter: dayAfter(after, -1) } };
}

/** By code unit, as codes sort. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
