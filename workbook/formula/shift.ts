/**
 * A shared formula is written once and meant for a whole area: each other cell has the first one's
 * text with its relative references moved by the distance (ECMA-376 Part 1, 18.3.1.40).
 */
import { columnLetters, MAX_COLUMN, MAX_ROW } from '../../core/sheet/address.ts';
import { tokensOf, type Corner, type Token } from '../../core/sheet/formula/tokens.ts';

/** A formula prepared for moving: its text in pieces between the references. */
export interface ShiftableFormula {
  readonly text: string;
  readonly references: readonly Extract<Token, { kind: 'reference' }>[];
}

export function shiftable(text: string): ShiftableFormula {
  return { text, references: tokensOf(text).filter((token) => token.kind === 'reference') };
}

/** References that would leave the sheet become `#REF!`, as Excel has it. */
export function shifted({ text, references }: ShiftableFormula, rows: number, columns: number): string {
  const pieces: string[] = [];
  let at = 0;
  for (const reference of references) {
    pieces.push(text.slice(at, reference.start), movedReference(reference.corners, rows, columns) ?? '#REF!');
    at = reference.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

function movedReference(corners: readonly Corner[], rows: number, columns: number): string | undefined {
  const parts: string[] = [];
  for (const corner of corners) {
    const row = corner.row === undefined ? undefined : corner.row + (corner.absoluteRow ? 0 : rows);
    const column = corner.column === undefined ? undefined : corner.column + (corner.absoluteColumn ? 0 : columns);
    if (row !== undefined && (row < 1 || row > MAX_ROW)) return undefined;
    if (column !== undefined && (column < 1 || column > MAX_COLUMN)) return undefined;
    const letters = column === undefined ? '' : (corner.absoluteColumn ? '$' : '') + columnLetters(column);
    const digits = row === undefined ? '' : (corner.absoluteRow ? '$' : '') + String(row);
    parts.push(letters + digits);
  }
  return parts.join(':');
}
