/**
 * The one sheet of a workbook that is the unit's master, with a person's word laid over it. One way for every door: at the desk
 * and in the service a word may be given; the workbook itself may hold the word of whoever filled it before (core/note).
 *
 * | a word                                   | is                                                          |
 * |------------------------------------------|-------------------------------------------------------------|
 * | given, of this master                    | laid over it; those in the workbook are not looked at        |
 * | given, of another unit, set or layout    | refused: whoever gave it is mistaken                         |
 * | in the workbook, of this master          | laid over it                                                 |
 * | in the workbook, of another              | passed over, and said: a copied workbook brings its old ones |
 */
import type { CriteriaSet } from '../criteria/schema.ts';
import type { Message } from '../message.ts';
import { Problem } from '../problem.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { Binding } from './binding.ts';
import { bindWorkbook, type MasterAsked } from './bindWorkbook.ts';
import { confirm, isOf } from './confirm.ts';
import type { Confirmation } from './confirmation.ts';
import { reasons } from './reasons.ts';

export interface Words {
  readonly given?: Confirmation | undefined;
  /** The newest first. */
  readonly noted?: readonly Confirmation[] | undefined;
}

export interface BoundMaster {
  readonly binding: Binding;
  readonly sheet: Sheet;
  /** The word that was laid over it. */
  readonly confirmation: Confirmation | null;
  /** Of the words in the workbook: what became of them. */
  readonly notices: readonly Message[];
}

/** @throws Problem `no-master-sheet`, `several-master-sheets`, `master-of-other-periods`, `binding-of-another`, `binding-criterion-unknown` */
export function bindMaster(sheets: readonly Sheet[], asked: MasterAsked, { given, noted = [] }: Words): BoundMaster {
  const inBook = given ? [] : noted;
  const ofThis = inBook.filter(({ scope, set }) => scope === asked.scope.code && set === asked.set.id);
  const name = (given ?? ofThis[0])?.sheet;
  const { binding, sheet } = mustBind(sheets, name === undefined ? asked : { ...asked, sheet: name });
  if (given) mustBeOf(binding, given, asked.set);
  const found = given ?? ofThis.find((word) => isOf(binding, word) && unknownCriteria(word, asked.set).length === 0);
  if (found) {
    const notices = given ? [] : [reasons.wordInWorkbook()];
    return { binding: confirm(binding, found, asked.tree), sheet, confirmation: found, notices };
  }
  return { binding, sheet, confirmation: null, notices: inBook.length > 0 ? [reasons.wordsPassedOver(inBook.map(ofWords))] : [] };
}

function mustBind(sheets: readonly Sheet[], asked: MasterAsked): { readonly binding: Binding; readonly sheet: Sheet } {
  const found = bindWorkbook(sheets, asked);
  switch (found.kind) {
    case 'bound':
      return found;
    case 'several':
      throw new Problem('several-master-sheets', { sheets: found.bindings.map(({ sheet }) => sheet) });
    case 'otherPeriods':
      throw new Problem('master-of-other-periods', { vi: found.reason.vi, en: found.reason.en });
    case 'none':
      throw new Problem('no-master-sheet', { reasons: found.sheets.map(({ sheet, reason }) => `“${sheet}”: ${reason.vi}`) });
  }
}

function mustBeOf(binding: Binding, word: Confirmation, set: CriteriaSet): void {
  const { scope: unit, set: setId, layout } = word;
  if (!isOf(binding, word)) throw new Problem('binding-of-another', { unit, set: setId, layout });
  const unknown = unknownCriteria(word, set);
  if (unknown.length > 0) throw new Problem('binding-criterion-unknown', { criteria: unknown.map(String), set: setId });
}

function unknownCriteria({ columns, rows }: Confirmation, set: CriteriaSet): readonly number[] {
  const numbers = new Set(set.criteria.map(({ no }) => no));
  const named = [...columns, ...rows].flatMap(({ meaning }) => ('criterion' in meaning ? [meaning.criterion] : []));
  return named.filter((criterion) => !numbers.has(criterion));
}

function ofWords({ scope, set, layout }: Confirmation): string {
  return `${scope} · ${set} · ${layout}`;
}
