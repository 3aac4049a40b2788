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
import { isCopyName, monthNamed, nameSays, nameWithoutMonth } from './title.ts';

export type WorkbookBinding =
  /** `others`: the sheets that are no such master, and why. */
  | { readonly kind: 'bound'; readonly binding: Binding; readonly sheet: Sheet; readonly others: readonly Unbound[] }
  | { readonly kind: 'none'; readonly sheets: readonly Unbound[] }
  /** A book of one sheet a month without one of the period asked: another month's is never written. */
  | { readonly kind: 'otherPeriods'; readonly bindings: readonly Binding[]; readonly reason: Message }
  | { readonly kind: 'several'; readonly bindings: readonly Binding[]; readonly reason: Message };

export interface MasterAsked {
  readonly scope: Unit;
  readonly tree: UnitTree;
  readonly set: CriteriaSet;
  readonly bands: readonly Band[];
  /** Chooses among sheets that say their period. */
  readonly period?: Period;
  /** The sheet a person said it is, perhaps of an earlier month: chosen among several. */
  readonly sheet?: string;
}

export function bindWorkbook(sheets: readonly Sheet[], { scope, tree, set, bands, period, sheet: said }: MasterAsked): WorkbookBinding {
  const bindings: Binding[] = [];
  const others: Unbound[] = [];
  for (const sheet of sheets) {
    const binding = bind(sheet, scope, tree, set, bands);
    if (binding.kind === 'bound') bindings.push(binding);
    else others.push(binding);
  }
  if (bindings.length === 0) return { kind: 'none', sheets: others };
  const candidates = period === undefined ? latestOf(bindings) : ofPeriod(bindings, period);
  const named = bindings.map((one) => `“${one.sheet}”`).join(', ');
  if (candidates.length === 0) return { kind: 'otherPeriods', bindings, reason: reasons.noSheetOfPeriod(named, period ?? '') };
  const binding = onlyOne(candidates, said);
  const sheet = sheets.find(({ name }) => name === binding?.sheet);
  if (binding && sheet) return { kind: 'bound', binding, sheet, others };
  return { kind: 'several', bindings, reason: reasons.severalSheets(named) };
}

/**
 * The only sheet; else the one a person said, or the only one named like it but for the month; else the only one whose title names this
 * kind of criteria.
 */
function onlyOne(candidates: readonly Binding[], said: string | undefined): Binding | undefined {
  if (candidates.length === 1) return candidates[0];
  const ofSaid = said === undefined ? undefined : namedLike(candidates, said);
  if (ofSaid) return ofSaid;
  const titled = candidates.filter(({ title }) => title === 'same');
  return titled.length === 1 ? titled[0] : undefined;
}

function namedLike(candidates: readonly Binding[], said: string): Binding | undefined {
  const [alike, another] = candidates.filter(({ sheet }) => nameWithoutMonth(sheet) === nameWithoutMonth(said));
  return candidates.find(({ sheet }) => sheet === said) ?? (another ? undefined : alike);
}

/** Where nobody asks for a period: of a book of one sheet a month the last month's, else all of them. */
function latestOf(bindings: readonly Binding[]): readonly Binding[] {
  const said = bindings.map(({ sheet, period }) => period ?? (isCopyName(sheet) ? undefined : monthNamed(sheet)));
  if (said.includes(undefined) || new Set(said).size < said.length) return bindings;
  const last = said.flatMap((one) => one ?? []).sort()[said.length - 1];
  return bindings.filter((_, at) => said[at] === last);
}

/**
 * | the sheets                                            | may be written             |
 * |-------------------------------------------------------|----------------------------|
 * | some say this period                                  | those                      |
 * | none says any                                         | all                        |
 * | some say another, none this                           | none                       |
 * | there is one only, and its title alone says another   | it: the copy of last month, whose title was forgotten; it is said |
 */
function ofPeriod(bindings: readonly Binding[], period: Period): readonly Binding[] {
  const same = bindings.filter((binding) => saidOf(binding, period) === 'same');
  if (same.length > 0) return same;
  const [only, second] = bindings;
  if (only && !second) return nameSays(only.sheet, period) !== 'unsaid' && !isCopyName(only.sheet) ? [] : [only];
  return bindings.every((binding) => saidOf(binding, period) === 'unsaid') ? bindings : [];
}

/** The name decides, as it is what an office changes when it copies a sheet; the name of a fresh copy is not yet its own. */
function saidOf({ sheet, period: title }: Binding, period: Period): 'same' | 'other' | 'unsaid' {
  const name = isCopyName(sheet) && title !== null ? 'unsaid' : nameSays(sheet, period);
  // `Tháng 11` is of any year; the title below it may say which.
  if (name === 'same' && title !== null && title.slice(4) === period.slice(4) && title !== period) return 'other';
  if (name !== 'unsaid') return name;
  return title === null ? 'unsaid' : title === period ? 'same' : 'other';
}
