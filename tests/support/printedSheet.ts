/**
 * A sheet written down as it is printed: a line a row, cells between `|`. `12` and `0,5` are numbers, `'12` is
 * text, `=SUM(A1:A3) → 6` a formula with its cached value; nothing between the bars is no cell.
 */
import { addressOf, parseAddress } from '../../core/sheet/address.ts';
import { isCellError, type Cell, type CellValue, type ValueWrite, type Sheet } from '../../core/sheet/sheet.ts';

export interface Printing {
  readonly name?: string;
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  /** Number formats by address. */
  readonly formats?: Readonly<Record<string, string>>;
}

export function printedSheet(text: string, { name = 'Biểu tổng hợp', merges = [], hiddenRows = [], formats = {} }: Printing = {}): Sheet {
  const lines = text
    .replace(/^\n/u, '')
    .replace(/\n\s*$/u, '')
    .split('\n');
  const cells = lines.flatMap((line, row) =>
    line.split('|').flatMap((raw, column): readonly Cell[] => {
      const typed = raw.trim();
      const at = addressOf(row + 1, column + 1);
      const format = formats[at];
      return typed === '' ? [] : [{ at, ...contentOf(typed), ...(format === undefined ? {} : { format }) }];
    }),
  );
  return { name, cells, merges, hiddenRows };
}

function contentOf(typed: string): Pick<Cell, 'value' | 'formula'> {
  if (!typed.startsWith('=')) return { value: valueOf(typed) };
  const [formula = '', cached] = typed.split(' → ');
  return { formula, value: cached === undefined ? null : valueOf(cached) };
}

function valueOf(typed: string): CellValue {
  if (typed.startsWith("'")) return typed.slice(1);
  return /^-?\d+(?:,\d+)?$/u.test(typed) ? Number(typed.replace(',', '.')) : typed;
}

/** The sheet after the writes, as a patch would leave it. */
export function written(sheet: Sheet, writes: readonly ValueWrite[]): Sheet {
  const cells = new Map(sheet.cells.map((cell) => [cell.at, cell]));
  for (const { cell: at, value } of writes) {
    if (!parseAddress(at)) throw new Error(`no address: ${at}`);
    if (cells.get(at)?.formula !== undefined) throw new Error(`a formula is written over at ${at}`);
    cells.set(at, { ...cells.get(at), at, value });
  }
  return { ...sheet, cells: [...cells.values()] };
}

export function valueAt(sheet: Sheet, at: string): CellValue {
  return sheet.cells.find((cell) => cell.at === at)?.value ?? null;
}

/** A value as a spec writes it: text and numbers as they are, `null` for nothing, `#REF!` for an error. */
export function shown(value: CellValue): string {
  return isCellError(value) ? value.error : String(value);
}
