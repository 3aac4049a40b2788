/** How a cell is written: its own style kept, text inside the cell, nothing shared with other parts touched. */
import type { CellWrite } from '../../core/sheet/sheet.ts';
import { escapeXml } from '../xml/edit.ts';

// eslint-disable-next-line no-control-regex -- these are the characters meant
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `prefix` is that of the sheet's tags, with its colon; `style` -1 is none. */
export function cellMarkup(prefix: string, address: string, style: number, value: CellWrite['value']): string {
  const start = `<${prefix}c r="${address}"${style >= 0 ? ` s="${String(style)}"` : ''}`;
  const end = `</${prefix}c>`;
  switch (typeof value) {
    case 'number':
      return `${start}>${valueMarkup(prefix, value)}${end}`;
    case 'boolean':
      return `${start} t="b"><${prefix}v>${value ? '1' : '0'}</${prefix}v>${end}`;
    case 'string':
      return `${start} t="inlineStr"><${prefix}is>${textMarkup(prefix, value)}</${prefix}is>${end}`;
    default:
      return `${start}/>`;
  }
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
