/**
 * Snapshots of a province's communes joined into units with a span of validity. A code whose
 * name or district differs from one snapshot to the next is another unit from that day on.
 */
import type { Region } from '../../core/criteria/schema.ts';
import type { Unit } from '../../core/units/schema.ts';

export interface SnapshotRow {
  readonly day: string;
  readonly province: string;
  readonly provinceName: string;
  readonly district: string;
  readonly districtName: string;
  readonly commune: string;
  readonly communeName: string;
}

/**
 * Days on which a difference between two snapshots is known to have come about. Nam Định:
 * 1/9/2024 is the snapshot's own day and the day the commune mergers took effect.
 */
const KNOWN_CHANGE_DAYS: ReadonlySet<string> = new Set(['2024-09-01']);

/** The three levels ended with this day (1/7/2025: two levels of local government). */
const LAST_DAY = '2025-06-30';

export function unitsOf(rows: readonly SnapshotRow[], region: Region): Unit[] {
  const days = [...new Set(rows.map((row) => row.day))].sort();
  const provinces = spansOf(days, rows, (row) => ({ code: row.province, name: row.provinceName, level: 'province', parent: null }));
  const districts = spansOf(days, rows, (row) => ({ code: row.district, name: row.districtName, level: 'district', parent: row.province }));
  const communes = spansOf(days, rows, (row) => ({ code: row.commune, name: row.communeName, level: 'commune', parent: row.district }));
  return [...provinces.map((unit) => ({ ...unit, region })), ...districts, ...communes];
}

type Identity = Pick<Unit, 'code' | 'name' | 'level' | 'parent'>;

function spansOf(days: readonly string[], rows: readonly SnapshotRow[], identify: (row: SnapshotRow) => Identity): Unit[] {
  const seen = new Map<string, Map<string, Identity>>();
  for (const row of rows) {
    const identity = identify(row);
    const onDays = seen.get(identity.code) ?? new Map<string, Identity>();
    seen.set(identity.code, onDays.set(row.day, identity));
  }
  return [...seen.values()]
    .flatMap((onDays) => spansOfCode(days, onDays))
    .sort((a, b) => compare(a.code, b.code) || compare(a.to ?? '', b.to ?? ''));
}

function spansOfCode(days: readonly string[], onDays: ReadonlyMap<string, Identity>): Unit[] {
  const spans: Unit[] = [];
  let open: Unit | undefined;
  days.forEach((day, index) => {
    const identity = onDays.get(day);
    if (open && identity && isSame(open, identity)) return;
    if (open) spans.push({ ...open, to: dayBefore(changeDay(day)) });
    open = identity && { ...identity, from: index === 0 ? { notAfter: day } : changeDay(day), to: LAST_DAY };
  });
  return open ? [...spans, open] : spans;
}

function isSame(a: Identity, b: Identity): boolean {
  return a.name === b.name && a.parent === b.parent;
}

function changeDay(snapshot: string): string {
  if (!KNOWN_CHANGE_DAYS.has(snapshot)) throw new Error(`a unit changed before the snapshot of ${snapshot}, and nobody knows on which day`);
  return snapshot;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
