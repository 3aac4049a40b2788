/** How a cell is written: its own style kept, text inside the cell, nothing shared with other parts touched. */
import type { Scalar } from '../../core/sheet/formula/value.ts';
import { escapeXml } from '../xml/edit.ts';
import type { PlannedWrite } from './plan.ts';

// eslint-disable-next-line no-control-regex -- these are the characters meant
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `prefix` is that of the sheet's tags, with its colon; `style` -1 is none. */
export function cellMarkup(prefix: string, style: number, { cell, value, formula }: PlannedWrite): string {
  const start = `<${prefix}c r="${cell}"${style >= 0 ? ` s="${String(style)}"` : ''}`;
  const end = `</${prefix}c>`;
  if (formula !== undefined) {
    const type = resultType(value);
    const opening = type === null ? start : `${start} t="${type}"`;
    return `${opening}><${prefix}f>${escapeXml(formula)}</${prefix}f>${value === null ? '' : resultMarkup(prefix, value)}${end}`;
  }
  switch (typeof value) {
    case 'number':
      return `${start}>${valueMarkup(prefix, value)}${end}`;
    case 'boolean':
      return `${start} t="b">${resultMarkup(prefix, value)}${end}`;
    case 'string':
      return `${start} t="inlineStr"><${prefix}is>${textMarkup(prefix, value)}</${prefix}is>${end}`;
    default:
      return `${start}/>`;
  }
}

/** The cell's `t` beside a formula's result; null for none. */
export function resultType(result: Scalar): 'str' | 'b' | null {
  return typeof result === 'string' ? 'str' : typeof result === 'boolean' ? 'b' : null;
}

export function resultMarkup(prefix: string, result: NonNullable<Scalar>): string {
  if (typeof result === 'number') return valueMarkup(prefix, result);
  return `<${prefix}v>${typeof result === 'boolean' ? String(Number(result)) : escapeXml(encodeEscapes(result))}</${prefix}v>`;
}

/** A number in its shortest form that reads back the same. */
export function valueMarkup(prefix: string, value: number): string {
  return `<${prefix}v>${String(value)}</${prefix}v>`;
}

function textMarkup(prefix: string, text: string): string {
  const keepsSpace = /^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : '';
  return `<${prefix}t${keepsSpace}>${escapeXml(encodeEscapes(text))}</${prefix}t>`;
}

/**
 * Characters that XML cannot hold (or would turn into others) become `_xHHHH_`, and an underscore
 * that would be read as the start of such an escape becomes `_x005F_`.
 */
export function encodeEscapes(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(UNWRITABLE, (letter) => {
    const digits = letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `_x${digits}_`;
  });
}
