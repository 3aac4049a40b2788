/** The sheet a person named as the master: that one or none. */
import type { Sheet } from '../sheet/sheet.ts';
import { bindWorkbook, type MasterAsked, type WorkbookBinding } from './bindWorkbook.ts';
import { reasons } from './reasons.ts';

/** Alone it might pass for a copy with last month's title, among the other `sheets` it may be last month's. */
export function bindNamed(sheets: readonly Sheet[], named: Sheet, asked: MasterAsked): WorkbookBinding {
  const alone = bindWorkbook([named], asked);
  if (alone.kind !== 'bound' || asked.period === undefined) return alone;
  const among = bindWorkbook(sheets, { ...asked, sheet: named.name });
  if (among.kind === 'bound' && among.sheet === named) return among;
  return { kind: 'otherPeriods', bindings: [alone.binding], reason: reasons.ofAnotherPeriod(named.name, asked.period) };
}
