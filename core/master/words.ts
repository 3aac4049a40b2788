/**
 * Which person's word on a master counts. One way for every door: at the desk and in the service one may be given; the workbook itself
 * may hold those of whoever filled it before (core/note).
 *
 * | a word                                   | is                                                          |
 * |------------------------------------------|-------------------------------------------------------------|
 * | given, of this master                    | used; those in the workbook are not looked at               |
 * | given, of another unit, set or layout    | refused: whoever gave it is mistaken                         |
 * | in the workbook, of this master          | used, and said                                              |
 * | in the workbook, of another              | passed over, and said: a copied workbook brings its old ones |
 */
import type { CriteriaSet } from '../criteria/schema.ts';
import type { Message } from '../message.ts';
import { Problem } from '../problem.ts';
import type { Binding } from './binding.ts';
import type { MasterAsked } from './bindWorkbook.ts';
import { isOf } from './confirm.ts';
import type { Confirmation } from './confirmation.ts';
import { reasons } from './reasons.ts';

export interface Words {
  readonly confirmation?: Confirmation | undefined;
  /** Those in the workbook, the newest first. */
  readonly noted?: readonly Confirmation[] | undefined;
}

export interface ChosenWord {
  readonly word: Confirmation | undefined;
  /** Of the words in the workbook: what became of them. */
  readonly notices: readonly Message[];
}

type Asked = Pick<MasterAsked, 'scope' | 'set'>;

/** The sheet that a person said it is, as far as is known before the workbook is looked at. */
export function sheetSaid({ confirmation, noted = [] }: Words, asked: Asked): string | undefined {
  return (confirmation ?? noted.find((word) => isAskedOf(word, asked)))?.sheet;
}

/** @throws Problem `binding-of-another`, `binding-criterion-unknown` of a word that was given */
export function chooseWord(binding: Binding, { confirmation, noted = [] }: Words, asked: Asked): ChosenWord {
  if (confirmation) {
    mustBeOf(binding, confirmation, asked.set);
    return { word: confirmation, notices: [] };
  }
  const word = noted.find((one) => isOf(binding, one) && unknownCriteria(one, asked.set).length === 0);
  if (word) return { word, notices: [reasons.wordInWorkbook()] };
  return { word, notices: noted.length > 0 ? [reasons.wordsPassedOver(noted.map(ofWords))] : [] };
}

function isAskedOf({ scope, set }: Confirmation, asked: Asked): boolean {
  return scope === asked.scope.code && set === asked.set.id;
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
