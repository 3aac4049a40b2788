/** Of all styling a Sheet keeps three things: how a number is shown, which font a text is in, and whether it is struck through. */
import { Problem } from '../../core/problem.ts';
import { MAX_STYLES } from '../limits.ts';
import { isTrue, walkPart, type Tag } from '../xml/walk.ts';
import type { Archive } from '../zip/archive.ts';
import type { Relation } from './relations.ts';

export interface CellStyle {
  /** Absent for General. */
  readonly format?: string;
  readonly font?: string;
  readonly strike?: true;
}

/** Formats that files name by number only (ECMA-376 Part 1, 18.8.30); those of money, whose sign is the country's, as in the United States. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"$"#,##0_);("$"#,##0)',
  6: '"$"#,##0_);[Red]("$"#,##0)',
  7: '"$"#,##0.00_);("$"#,##0.00)',
  8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'mm-dd-yy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  42: '_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  44: '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
};

/** By the number a cell's `s` gives; empty when the workbook has no styles part. */
export function readStyles(archive: Archive, relations: readonly Relation[]): readonly CellStyle[] {
  const relation = relations.find(({ kind }) => kind === 'styles');
  if (!relation) return [];
  const formats = new Map<number, string>();
  const fonts: Pick<CellStyle, 'font' | 'strike'>[] = [];
  const used: { readonly format: number; readonly font: number }[] = [];
  let section = '';
  walkPart(archive, archive.get(relation.target), {
    open: (name, tag, depth) => {
      if (depth === 2) section = name;
      else if (section === 'numFmts' && depth === 3 && name === 'numFmt')
        formats.set(Number(tag.get('numFmtId')), tag.get('formatCode') ?? '');
      else if (section === 'fonts' && depth === 3 && name === 'font') fonts.push({});
      else if (section === 'fonts' && depth === 4) fonts[fonts.length - 1] = { ...fonts.at(-1), ...fontDetail(name, tag) };
      else if (section === 'cellXfs' && depth === 3 && name === 'xf') {
        used.push({ format: Number(tag.get('numFmtId') ?? 0), font: Number(tag.get('fontId') ?? 0) });
        if (used.length > MAX_STYLES) throw new Problem('workbook-too-many-styles', { limit: MAX_STYLES });
      }
    },
  });
  return used.map(({ format, font }) => styleOf(formats.get(format) ?? BUILT_IN[format], fonts[font]));
}

function styleOf(format: string | undefined, font: Pick<CellStyle, 'font' | 'strike'> | undefined): CellStyle {
  const isGeneral = format === undefined || format === '' || format.toLowerCase() === 'general';
  return { ...(isGeneral ? {} : { format }), ...font };
}

/** A child of `font` (of `rPr`, where the name's element is `rFont`): ECMA-376 Part 1, 18.8.22 and 18.4.7. */
export function fontDetail(name: string, tag: Tag): Pick<CellStyle, 'font' | 'strike'> {
  const val = tag.get('val');
  if ((name === 'name' || name === 'rFont') && val !== undefined && val !== '') return { font: val };
  return name === 'strike' && (val === undefined || isTrue(val)) ? { strike: true } : {};
}
