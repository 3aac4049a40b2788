/** A master with rows for the communes it had none for. Where the workbook cannot be grown safely nothing is done, and why is said. */
import { lastDayOf } from '../../core/calendar/period.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Binding } from '../../core/master/binding.ts';
import { mustStandAlone, nameInserted, planInsertions, type NamedRow } from '../../core/master/growth.ts';
import { treeOn, type Rulebook } from '../../core/rulebook.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { growWorkbook } from '../../workbook/grow/workbook.ts';
import { patchWorkbook, type ChangedPart } from '../../workbook/patch/workbook.ts';
import { askedPeriod } from '../asked.ts';

export interface GrownMaster {
  readonly bytes: Uint8Array;
  readonly grown: readonly NamedRow[];
  readonly changed: readonly ChangedPart[];
}

/** @throws Problem `grow-…`, `patch-…` */
export function growMaster(
  bytes: Uint8Array,
  { binding, sheet }: { readonly binding: Binding; readonly sheet: Sheet },
  totals: Totals,
  rulebook: Rulebook,
): GrownMaster {
  const tree = treeOn(rulebook, lastDayOf(askedPeriod(totals.period)));
  const insertions = planInsertions(binding, totals, tree);
  if (insertions.length === 0) return { bytes, grown: [], changed: [] };
  mustStandAlone(insertions, binding, sheet);
  const changed: ChangedPart[] = [];
  let grownBytes = bytes;
  for (const { after, units } of insertions) {
    const grown = growWorkbook(grownBytes, { sheet: sheet.name, after, count: units.length, likeRow: after });
    grownBytes = grown.bytes;
    changed.push(...grown.changed);
  }
  const { rows, writes } = nameInserted(insertions, binding, sheet, tree);
  const named = patchWorkbook(grownBytes, writes);
  return { bytes: named.bytes, grown: rows, changed: [...changed, ...named.changed] };
}

/** Each part once for each reason. */
export function distinctParts(changed: readonly ChangedPart[]): readonly ChangedPart[] {
  return [...new Map(changed.map((one) => [`${one.part} ${one.reason}`, one])).values()];
}
