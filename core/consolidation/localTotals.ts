/**
 * Rows that districts and provinces ask for beside the set, totalled by themselves: they count in no criterion, and
 * two districts' rows of one code are two rows.
 */
import { criterionOf } from '../criteria/localRow.ts';
import type { LocalEntry } from '../reading/report.ts';
import { byCode } from './remarks.ts';
import type { LocalTotals } from './totals.ts';

/** By the unit that asks, then by code; rows that no sheet holds are none. */
export function localTotals(
  communes: readonly { readonly unit: string; readonly local: readonly LocalEntry[] }[],
  criterion: number | null,
): readonly LocalTotals[] {
  const rows = new Map<string, { by: string; code: string; metBy: string[]; unmetBy: string[]; notAssessedBy: string[] }>();
  for (const { unit, local } of communes) {
    for (const { by, indicator, selfAssessment, cells } of local) {
      if (cells === null || (criterion !== null && criterionOf({ code: indicator }) !== criterion)) continue;
      const key = `${by} ${indicator}`;
      const row = rows.get(key) ?? { by, code: indicator, metBy: [], unmetBy: [], notAssessedBy: [] };
      rows.set(key, row);
      row[selfAssessment === 'met' ? 'metBy' : selfAssessment === 'unmet' ? 'unmetBy' : 'notAssessedBy'].push(unit);
    }
  }
  return [...rows.values()].sort((a, b) => byCode(a.by, b.by) || inOrder(a.code, b.code)).map(countsOf);
}

function countsOf({ metBy, unmetBy, notAssessedBy, ...row }: Omit<LocalTotals, 'met' | 'unmet' | 'notAssessed'>): LocalTotals {
  return { ...row, met: metBy.length, unmet: unmetBy.length, notAssessed: notAssessedBy.length, metBy, unmetBy, notAssessedBy };
}

/** `9.1.a` before `15.1.a` before `15.1.b`. */
function inOrder(a: string, b: string): number {
  const [one, other] = [a.split('.'), b.split('.')];
  for (let at = 0; at < Math.max(one.length, other.length); at += 1) {
    const [x = '', y = ''] = [one[at], other[at]];
    if (x !== y) return /^\d+$/u.test(x) && /^\d+$/u.test(y) ? Number(x) - Number(y) : byCode(x, y);
  }
  return 0;
}
