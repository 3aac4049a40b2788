/**
 * What of a worksheet, beside its cells, refers to rows. The table names every child of `worksheet` that Excel
 * writes (ECMA-376 Part 1, 18.3.1.99): one that is not here may refer to rows in a way we do not know, and growing is refused.
 */
import { parseRange } from '../../core/sheet/address.ts';
import { Problem } from '../../core/problem.ts';
import { tokensOf } from '../../core/sheet/formula/tokens.ts';
import type { Attributes } from '../xml/walk.ts';
import { grownFormula, grownLocation, grownRange, grownRanges, grownReference, grownRow, isGrownSheet, type Growth } from './growth.ts';
import { mentions } from './mentions.ts';
import type { PartRules } from '../xml/partEdits.ts';

const WITHOUT_ROWS = new Set([
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'autoFilter',
  'sortState',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'ignoredErrors',
  'cellWatches',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'picture',
  'tableParts',
  'extLst',
]);
/** Attributes that hold ranges or one range, by element. */
const RANGES: Readonly<Record<string, string>> = {
  conditionalFormatting: 'sqref',
  dataValidation: 'sqref',
  protectedRange: 'sqref',
  ignoredError: 'sqref',
  autoFilter: 'ref',
  sortState: 'ref',
  sortCondition: 'ref',
  mergeCell: 'ref',
  hyperlink: 'ref',
  cellWatch: 'r',
  dimension: 'ref',
};
const FORMULAS = new Set(['formula', 'formula1', 'formula2', 'f']);

/** Rules for the part of sheet `own`, whichever it is; its cells are left alone. */
export function sheetRules(own: number, name: string, growth: Growth): PartRules {
  const isGrown = own === growth.sheetIndex;
  /** First row of the ranges that the formulas of a format or a validation are meant for. */
  let base: number | undefined;
  return {
    attributes: (element, given, path) => {
      if (path.includes('sheetData')) return undefined;
      const moved = movedAttributes(element, given, own, name, growth);
      if (!isGrown) return moved;
      if (element === 'conditionalFormatting' || element === 'dataValidation') base = firstRow(given.sqref ?? '');
      if (path.length === 1 && !WITHOUT_ROWS.has(element)) throw new Problem('grow-not-understood', { what: element, sheet: name });
      return { ...moved, ...ownAttributes(element, given, path, growth, name) };
    },
    text: (element, text, path) => {
      if (path.includes('sheetData')) return undefined;
      if (element === 'sqref' && isGrown) return understood(grownRanges(text, growth), name, text);
      if (!FORMULAS.has(element)) return undefined;
      if (!isReference(text)) return undefined;
      if (isGrown && !path.includes('sparklineGroups')) mustBeOfOneRow(text, path.includes('extLst') ? undefined : base, growth, name);
      return grownFormula(text, own, growth, name).text;
    },
  };
}

/** What may refer to the grown sheet from any sheet. */
function movedAttributes(element: string, given: Attributes, own: number, sheet: string, growth: Growth): Record<string, string> {
  const { location, val } = given;
  if (element === 'hyperlink') return location === undefined ? {} : { location: grownLocation(location, own, growth) };
  // The bound of a colour scale or an icon: a number, a cell, a name.
  if (element === 'cfvo' && val !== undefined && isReference(val)) {
    if (own === growth.sheetIndex) mustBeOfOneRow(val, undefined, growth, sheet);
    return { val: grownReference(val, own, growth, sheet) };
  }
  const isConsolidated = element === 'dataRef' && isGrownSheet(given.sheet, growth);
  if (isConsolidated || Object.values(given).some((value) => mentions(value ?? '', growth)))
    throw new Problem('grow-not-understood', { what: element, sheet });
  return {};
}

function firstRow(ranges: string): number | undefined {
  return parseRange(ranges.split(' ')[0] ?? '')?.top;
}

/**
 * A reference without `$` is meant for each row of the ranges at its own distance. In the same row it moves along;
 * at another distance it would skip the new rows.
 */
function mustBeOfOneRow(text: string, base: number | undefined, growth: Growth, sheet: string): void {
  const isFar = tokensOf(text).some(
    (token) =>
      token.kind === 'reference' &&
      (token.sheet === undefined || token.sheet.toLowerCase() === growth.sheet.toLowerCase()) &&
      token.corners.some(({ row, absoluteRow }) => row !== undefined && !absoluteRow && row !== base),
  );
  if (isFar) throw new Problem('grow-not-understood', { what: text, sheet });
}

/** Lists in quotes and plain numbers of validations refer to nothing. */
function isReference(text: string): boolean {
  return !/^"[^"]*"$/.test(text) && !/^-?[0-9.]+(E[-+]?[0-9]+)?$/i.test(text);
}

function ownAttributes(
  element: string,
  given: Attributes,
  path: readonly string[],
  growth: Growth,
  sheet: string,
): Record<string, string | null> {
  const attribute = RANGES[element];
  const ranges = attribute === undefined ? undefined : given[attribute];
  if (attribute !== undefined && ranges !== undefined) return { [attribute]: understood(grownRanges(ranges, growth), sheet, ranges) };
  if (element === 'pane' || element === 'sheetView') {
    const corner = given.topLeftCell;
    return corner === undefined ? {} : { topLeftCell: grownRange(corner, growth) ?? corner };
  }
  if (element === 'selection') {
    const { activeCell, sqref } = given;
    return {
      ...(activeCell === undefined ? {} : { activeCell: grownRange(activeCell, growth) ?? activeCell }),
      ...(sqref === undefined ? {} : { sqref: grownRanges(sqref, growth) ?? sqref }),
    };
  }
  if (element === 'brk' && path.includes('rowBreaks')) return { id: String(grownRow(Number(given.id), growth)) };
  return {};
}

function understood(text: string | undefined, sheet: string, was: string): string {
  if (text === undefined) throw new Problem('grow-not-understood', { what: was, sheet });
  return text;
}
