/**
 * Shapes linked to a cell carry the text it showed. Where the cell has changed they get its new text when it can be
 * told how Excel will show it, whatever the country its separators are of; else none, and Excel takes it anew.
 */
import { isReference, parseFormula } from '../../core/sheet/formula/parse.ts';
import { tokensOf } from '../../core/sheet/formula/tokens.ts';
import type { CellValue } from '../../core/sheet/sheet.ts';
import type { SourceReader } from '../formula/sources.ts';
import { applyEdits } from '../xml/edit.ts';
import { partEdits } from '../xml/partEdits.ts';
import { hasChanged, type ChangedCells } from './charts.ts';

export interface ShownCells {
  readonly reader: SourceReader;
  readonly changed: ChangedCells;
  /** Number format of a style; undefined for General. */
  readonly formatOf: (style: number) => string | undefined;
}

/** The drawing's text with the texts of its linked shapes brought up to date. */
export function withChangedTexts(text: string, part: string, sheet: number, cells: ShownCells): string {
  if (!text.includes('textlink')) return text;
  /** The linked shape that is being walked: its depth, and the text that is still to be placed; undefined where it stays. */
  let shape: { readonly depth: number; text: string | undefined } | undefined;
  const edits = partEdits(text, part, {
    attributes: (_, { textlink }, { length: depth }) => {
      if (shape && depth <= shape.depth) shape = undefined;
      if (textlink !== undefined && textlink !== '') shape = { depth, text: newText(textlink.replace(/^=/, ''), sheet, cells) };
      return undefined;
    },
    text: (name, _, { length: depth }) => {
      if (name !== 't' || shape?.text === undefined || depth <= shape.depth) return undefined;
      const now = shape.text;
      // In several pieces of different looks: the first has it all.
      shape.text = '';
      return now;
    },
  });
  return applyEdits(text, edits);
}

/** What a shape linked by `formula` shows now; undefined where its cell has not changed, empty where it cannot be told. */
function newText(formula: string, sheet: number, { reader, changed, formatOf }: ShownCells): string | undefined {
  const sources = reader.sourcesOf(tokensOf(formula), sheet, 0, 0);
  if (sources !== 'everything' && !sources.some((area) => hasChanged(area, changed))) return undefined;
  const expression = parseFormula(formula);
  const area = expression && isReference(expression) ? reader.areaOf(expression, sheet) : undefined;
  if (!area || area.top !== area.bottom || area.left !== area.right) return '';
  const style = changed.styleAt(area.sheet, area.top, area.left);
  if (style === undefined) return '';
  return shownText(changed.valueAt(area.sheet, area.top, area.left), formatOf(style)) ?? '';
}

/** Characters that General gives a number before it rounds. */
const MAX_GENERAL = 11;

/** As a cell shows it in every country: whole numbers, short of a thousand where they are grouped, and texts. */
function shownText(value: CellValue | undefined, format: string | undefined): string | undefined {
  // A section for texts may say anything.
  if (typeof value === 'string') return format === undefined || format === '@' || !/@|(;.*){3}/.test(format) ? value : undefined;
  if (typeof value !== 'number') return undefined;
  const shown = format === '0%' ? Math.round(value * 100) : value;
  if (!Number.isInteger(shown) || (format === '0%' && shown / 100 !== value)) return undefined;
  const text = String(shown);
  switch (format) {
    case undefined:
    case '@':
      return text.length < MAX_GENERAL ? text : undefined;
    case '0':
      return text.includes('e') ? undefined : text;
    case '#,##0':
      return Math.abs(shown) < 1_000 ? text : undefined;
    case '0%':
      return text.includes('e') ? undefined : `${text}%`;
    default:
      return undefined;
  }
}
