/** Finds the one sheet of a workbook that is the master; with several it chooses by the month they say, or not at all. */
import type { Period } from '../calendar/period.ts';
import type { Band } from '../consolidation/bands.ts';
import type { CriteriaSet } from '../criteria/schema.ts';
import type { Message } from '../message.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { Unit } from '../units/schema.ts';
import type { UnitTree } from '../units/unitTree.ts';
import { bind } from './bind.ts';
import type { Binding, Unbound } from './binding.ts';
import { reasons } from './reasons.ts';
import { monthInName } from './title.ts';

export type WorkbookBinding =
  /** `others`: the sheets that are no such master, and why. */
  | { readonly kind: 'bound'; readonly binding: Binding; readonly sheet: Sheet; readonly others: readonly Unbound[] }
  | { readonly kind: 'none'; readonly sheets: readonly Unbound[] }
  | { readonly kind: 'several'; readonly bindings: readonly Binding[]; readonly reason: Message };

export interface MasterAsked {
  readonly scope: Unit;
  readonly tree: UnitTree;
  readonly set: CriteriaSet;
  readonly bands: readonly Band[];
  /** Chooses among sheets that say their month; of no effect where one sheet binds. */
  readonly period?: Period;
}

export function bindWorkbook(sheets: readonly Sheet[], { scope, tree, set, bands, period }: MasterAsked): WorkbookBinding {
  const bindings: Binding[] = [];
  const others: Unbound[] = [];
  for (const sheet of sheets) {
    const binding = bind(sheet, scope, tree, set, bands);
    if (binding.kind === 'bound') bindings.push(binding);
    else others.push(binding);
  }
  const binding = onlyOne(bindings, period);
  const sheet = sheets.find(({ name }) => name === binding?.sheet);
  if (binding && sheet) return { kind: 'bound', binding, sheet, others };
  if (bindings.length === 0) return { kind: 'none', sheets: others };
  return { kind: 'several', bindings, reason: reasons.severalSheets(bindings.map((one) => `“${one.sheet}”`).join(', ')) };
}

/** The only sheet; else the only one of the month; else the only one whose title names this kind of criteria. */
function onlyOne(bindings: readonly Binding[], period: Period | undefined): Binding | undefined {
  const ofMonth = period === undefined ? [] : bindings.filter((binding) => saysMonth(binding, period));
  const candidates = ofMonth.length > 0 ? ofMonth : bindings;
  if (candidates.length === 1) return candidates[0];
  const titled = candidates.filter(({ title }) => title === 'same');
  return titled.length === 1 ? titled[0] : undefined;
}

function saysMonth({ period: said, sheet }: Binding, period: Period): boolean {
  return said === null ? monthInName(sheet) === Number(period.slice(5)) : said === period;
}
