/** A style of the design in exceljs's words. */
import type { Alignment, Borders, Fill, Font, Style as CellLook } from 'exceljs';
import { styleOf, type Style, type StyleKey } from '../../core/template/styles.ts';

export const FONT = 'Times New Roman';

const LINE = { style: 'thin', color: { argb: 'FF000000' } } as const;
const SHADE: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } };

export function fontOf({ size, bold, italic, underline }: Style): Partial<Font> {
  return { name: FONT, family: 1, size, ...(bold && { bold }), ...(italic && { italic }), ...(underline && { underline }) };
}

export function lookOf(key: StyleKey): Partial<CellLook> {
  const style = styleOf(key);
  const alignment: Partial<Alignment> = { horizontal: style.horizontal, vertical: style.vertical, ...(style.wrap && { wrapText: true }) };
  return {
    font: fontOf(style),
    alignment,
    ...(style.border && { border: bordersOf(style.border) }),
    ...(style.shaded && { fill: SHADE }),
    ...(style.text && { numFmt: '@' }),
  };
}

function bordersOf(border: NonNullable<Style['border']>): Partial<Borders> {
  return {
    top: LINE,
    bottom: LINE,
    ...(border !== 'openLeft' && { left: LINE }),
    ...(border !== 'openRight' && { right: LINE }),
  };
}
