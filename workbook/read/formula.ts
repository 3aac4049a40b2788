/**
 * Formulas of a sheet, each as it would stand in its own cell. A shared formula is written in one cell
 * only; the others name it by number, and may stand before it.
 */
import { shiftable, shifted, type ShiftableFormula } from '../formula/shift.ts';
import { spendText, type Allowance, type RawCell } from './sheetWalk.ts';

export interface FormulaReader {
  /** With leading `=`; `''` when it is known only later, undefined for a cell without formula. */
  read(raw: RawCell, index: number): string | undefined;
  /** The formulas of cells that stood before the one they share with, by the index given to `read`. */
  late(): readonly { readonly index: number; readonly formula: string }[];
}

interface Master {
  readonly formula: ShiftableFormula;
  readonly row: number;
  readonly column: number;
}

interface Waiting {
  readonly index: number;
  readonly shared: string;
  readonly row: number;
  readonly column: number;
}

/** Moving a reference takes as long as reading this many characters. */
const REFERENCE_COST = 16;

export function createFormulaReader(sheet: string, allowance: Allowance): FormulaReader {
  const masters = new Map<string, Master>();
  const waiting: Waiting[] = [];
  const counted = (formula: string): string => {
    spendText(allowance, formula.length, sheet);
    return `=${formula}`;
  };
  const moved = (master: Master, row: number, column: number): string => {
    spendText(allowance, master.formula.references.length * REFERENCE_COST, sheet);
    return counted(shifted(master.formula, row - master.row, column - master.column));
  };
  return {
    read: ({ formula, row, column }, index) => {
      if (!formula) return undefined;
      const { attributes, text } = formula;
      const shared = attributes.t === 'shared' ? attributes.si : undefined;
      if (shared === undefined) return text === '' ? undefined : counted(text);
      if (text !== '') {
        if (!masters.has(shared)) masters.set(shared, { formula: shiftable(text), row, column });
        return counted(text);
      }
      const master = masters.get(shared);
      if (master) return moved(master, row, column);
      waiting.push({ index, shared, row, column });
      return '';
    },
    late: () =>
      waiting.flatMap(({ index, shared, row, column }) => {
        const master = masters.get(shared);
        return master ? [{ index, formula: moved(master, row, column) }] : [];
      }),
  };
}
