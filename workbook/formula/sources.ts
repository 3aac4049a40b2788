/**
 * The areas a formula reads, so that it can be told whether a changed cell reaches it. What cannot be
 * told from the text counts as reading everything:
 *
 * | in the formula                                     | reads                          |
 * |----------------------------------------------------|--------------------------------|
 * | A1, A1:C9, A:A, 1:3, Sheet2!A1                     | that area                      |
 * | a defined name of absolute references              | those areas                    |
 * | Sheet1:Sheet3!A1                                   | that area of each sheet        |
 * | [0]!Name, [0]Sheet2!A1                             | as without `[0]`: Excel's word |
 * |                                                    | for the workbook itself        |
 * | a link to another workbook                         | nothing here                   |
 * | INDIRECT, OFFSET, CELL, INFO, calls of macros      | everything                     |
 * | CUBEVALUE and its like (a data model)              | everything                     |
 * | Table1[Column], A1:INDEX(…), A1#                   | everything                     |
 * | a name nobody defines, or of relative references   | everything                     |
 */
import type { Range } from '../../core/sheet/address.ts';
import type { Reference } from '../../core/sheet/formula/parse.ts';
import { areaBetween, tokensOf, type Corner, type Token } from '../../core/sheet/formula/tokens.ts';
import { keepShape } from '../../core/shape.ts';
import type { WorkbookStructure } from '../read/structure.ts';

export interface SourceArea extends Range {
  /** Index of the sheet in the workbook. */
  readonly sheet: number;
}

export type Sources = readonly SourceArea[] | 'everything';

const READS_ANYTHING = new Set([
  'INDIRECT',
  'OFFSET',
  'CELL',
  'INFO',
  'CALL',
  'REGISTER.ID',
  'EVALUATE',
  'GETPIVOTDATA',
  'GET.CELL',
  'SHEET',
  'SHEETS',
  'CUBEVALUE',
  'CUBEMEMBER',
  'CUBEMEMBERPROPERTY',
  'CUBERANKEDMEMBER',
  'CUBEKPIMEMBER',
  'CUBESET',
  'CUBESETCOUNT',
]);
const CONSTANTS = new Set(['TRUE', 'FALSE']);

export class SourceReader {
  private readonly sheetIndex: ReadonlyMap<string, number>;
  private readonly byName = new Map<string, { readonly formula: string; readonly sheetIndex?: number }[]>();
  private readonly known = new Map<string, Sources>();

  constructor({ sheets, names }: Pick<WorkbookStructure, 'sheets' | 'names'>) {
    this.sheetIndex = new Map(sheets.map(({ name }, index) => [name.toLowerCase(), index]));
    for (const defined of names) {
      const same = this.byName.get(defined.name.toLowerCase());
      if (same) same.push(defined);
      else this.byName.set(defined.name.toLowerCase(), [defined]);
    }
  }

  /** The one area that a reference or a defined name in a formula of `sheet` means; undefined for anything else. */
  areaOf(reference: Reference, sheet: number): SourceArea | undefined {
    if (isElsewhere(reference.sheet)) return undefined;
    if (reference.kind === 'name') {
      const ofBook = reference.sheet !== undefined && withoutOwnMark(reference.sheet) === '';
      const on = reference.sheet === undefined ? sheet : ofBook ? undefined : this.onlySheetOf(reference.sheet);
      if (on === undefined && !ofBook) return undefined;
      const same = this.byName.get(reference.text.toLowerCase()) ?? [];
      const meant = same.find(({ sheetIndex: own }) => own === on) ?? same.find(({ sheetIndex: own }) => own === undefined);
      const tokens = meant ? tokensOf(meant.formula) : [];
      const [only] = tokens;
      // Nothing but one fixed reference, spaces and all.
      const isWhole = only?.kind === 'reference' && tokens.length === 1 && only.from === 0 && only.end === meant?.formula.length;
      return isWhole && only.sheet !== undefined && only.corners.every(isAbsolute)
        ? this.areaOf({ ...only, kind: 'area' }, sheet)
        : undefined;
    }
    const target = reference.sheet === undefined ? sheet : this.onlySheetOf(reference.sheet);
    return target === undefined ? undefined : { sheet: target, ...areaBetween(reference.corners) };
  }

  /** Of a formula in a sheet; `rows` and `columns` move its relative references (shared formulas). */
  sourcesOf(tokens: readonly Token[], sheet: number, rows: number, columns: number): Sources {
    return unite(tokens.map((token) => this.ofToken(token, sheet, rows, columns)));
  }

  /** Indexes of the sheets that a qualifier names, in the workbook's order; none where it names no sheet. */
  private sheetsOf(qualifier: string): readonly number[] {
    const [first = '', last = first] = withoutOwnMark(qualifier).toLowerCase().split(':');
    const [a, b] = [this.sheetIndex.get(first), this.sheetIndex.get(last)];
    if (a === undefined || b === undefined) return [];
    return Array.from({ length: Math.abs(a - b) + 1 }, (_, i) => Math.min(a, b) + i);
  }

  private onlySheetOf(qualifier: string): number | undefined {
    const [only, another] = this.sheetsOf(qualifier);
    return another === undefined ? only : undefined;
  }

  private ofName(name: string): Sources {
    const key = name.toLowerCase();
    const cached = this.known.get(key);
    if (cached) return cached;
    // While it is being looked up, a name that leads back to itself reads everything.
    this.known.set(key, 'everything');
    const sources = unite(
      (this.byName.get(key) ?? [undefined]).map((defined) =>
        defined ? this.ofDefinition(defined.formula, defined.sheetIndex) : 'everything',
      ),
    );
    this.known.set(key, sources);
    return sources;
  }

  private ofDefinition(formula: string, ownSheet: number | undefined): Sources {
    const tokens = tokensOf(formula);
    const isFixed = tokens.every((token) => token.kind !== 'reference' || (token.sheet !== undefined && token.corners.every(isAbsolute)));
    return isFixed ? this.sourcesOf(tokens, ownSheet ?? 0, 0, 0) : 'everything';
  }

  private ofToken(token: Token, sheet: number, rows: number, columns: number): Sources {
    switch (token.kind) {
      case 'opaque':
        return 'everything';
      case 'call':
        return READS_ANYTHING.has(token.text.replace(/^_XL(FN|WS|UDF)\./, '')) || this.byName.has(token.text.toLowerCase())
          ? 'everything'
          : [];
      case 'name':
        if (CONSTANTS.has(token.text.toUpperCase()) || isElsewhere(token.sheet)) return [];
        return this.ofName(token.text);
      case 'reference': {
        if (isElsewhere(token.sheet)) return [];
        const targets = token.sheet === undefined ? [sheet] : this.sheetsOf(token.sheet);
        const area = areaBetween(token.corners, rows, columns);
        return targets.length === 0 ? 'everything' : targets.map((target) => ({ sheet: target, ...area }));
      }
    }
  }
}

export function isElsewhere(sheet: string | undefined): boolean {
  return sheet !== undefined && withoutOwnMark(sheet).includes('[');
}

/** Excel writes `[0]` for the workbook itself, in charts always. */
export function withoutOwnMark(sheet: string): string {
  return sheet.startsWith('[0]') ? sheet.slice('[0]'.length) : sheet;
}

function isAbsolute(corner: Corner): boolean {
  return corner.absoluteRow && corner.absoluteColumn;
}

/** At most this many areas are followed for one formula; more count as everything. */
const MAX_AREAS = 2_000;

function unite(parts: readonly Sources[]): Sources {
  const areas: SourceArea[] = [];
  for (const part of parts) {
    if (part === 'everything') return 'everything';
    areas.push(...part);
    if (areas.length > MAX_AREAS) return 'everything';
  }
  return areas;
}

keepShape(new SourceReader({ sheets: [], names: [] }));
