/** What of a master waits for a person's word, and the binding once they have given it. */
import type { Binding, Certainty, MetMark } from '../../../core/master/binding.ts';
import { columnMeaningWords, rowMeaningWords } from '../../../core/master/meaningWords.ts';
import type { Message } from '../../../core/message.ts';

/** A column, a row or the mark of which it is asked whether it means what it seems to. */
export interface Doubt {
  /** Its own among the binding's: `column G`, `row 12`, `mark`. */
  readonly key: string;
  /** Where to look. */
  readonly cell: string;
  /** The heading, the label or the mark as the office has it. */
  readonly words: string;
  readonly meaning: Message;
  readonly why: Message;
}

export type Mark = MetMark['value'];

/** The marks of met that offices use, each one that the next reading of the master knows (core/text/answers); the usual first. */
export const USUAL_MARKS: readonly Mark[] = ['x', 'X', 'Đ', 'Đạt', '✓', 1];

/** What would be written for met in a master that has no mark yet; null where it has its own, or none is written. */
export function usualMark({ columns, mark }: Binding): Mark | null {
  return mark?.certainty === 'likely' && columns.some(({ meaning }) => meaning.kind === 'criterion') ? mark.value : null;
}

/** Without what is the office's own: that is left as it is, whatever is said of it. */
export function doubtsOf({ columns, rows, mark }: Binding, nameOf: (unit: string) => string): readonly Doubt[] {
  const first = columns.find(({ meaning }) => meaning.kind === 'criterion');
  return [
    ...(mark && isDoubtful(mark) && first
      ? [{ key: 'mark', cell: first.cell, words: String(mark.value), meaning: MARK_OF_MET, why: mark.why }]
      : []),
    ...columns
      .filter((one) => isDoubtful(one) && one.meaning.kind !== 'leftAlone')
      .map(({ column, cell, heading, meaning, why }) => ({
        key: columnKey(column),
        cell,
        words: heading,
        meaning: columnMeaningWords(meaning),
        why,
      })),
    ...rows.filter(isDoubtful).map(({ row, cell, label, meaning, why }) => ({
      key: rowKey(row),
      cell,
      words: label,
      meaning: rowMeaningWords(meaning, nameOf(meaning.unit)),
      why,
    })),
  ];
}

/** `said`: keys of the doubts that a person says are as they seem; `mark`: what a person says is to be written for met. */
export function withSaid(binding: Binding, said: ReadonlySet<string>, mark: Mark | null = null): Binding {
  const sure = <T extends { readonly certainty: Certainty }>(one: T, key: string): T =>
    said.has(key) ? { ...one, certainty: 'sure' } : one;
  return {
    ...binding,
    columns: binding.columns.map((one) => sure(one, columnKey(one.column))),
    rows: binding.rows.map((one) => sure(one, rowKey(one.row))),
    mark: binding.mark && (mark === null ? sure(binding.mark, 'mark') : { ...binding.mark, value: mark, certainty: 'sure' }),
  };
}

const MARK_OF_MET: Message = { vi: 'dấu đạt', en: 'the mark of met' };

function isDoubtful({ certainty }: { readonly certainty: Certainty }): boolean {
  return certainty === 'doubtful';
}

function columnKey(column: string): string {
  return `column ${column}`;
}

function rowKey(row: number): string {
  return `row ${String(row)}`;
}
