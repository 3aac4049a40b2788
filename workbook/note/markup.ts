/**
 * The note's XML: one element of our own namespace, whose text is the note. Any text survives: what XML cannot hold is escaped
 * as in a cell (`_x000D_`). The same in a file's part and in Excel's custom XML parts.
 */
import { Problem } from '../../core/problem.ts';
import { MAX_UNBROKEN_TEXT } from '../limits.ts';
import { encodeEscapes } from '../patch/markup.ts';
import { decodeEscapes } from '../read/text.ts';
import { startWalk } from '../xml/walk.ts';

export const NOTE_NAMESPACE = 'urn:tieu-chi:note:1';
const ROOT = 'note';
/** How a Problem names a part that may stand anywhere. */
const PART = 'customXml';

/** @throws Problem `workbook-part-too-big` for more than is read again */
export function printNoteXml(text: string): string {
  const content = encodeEscapes(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (content.length >= MAX_UNBROKEN_TEXT) throw new Problem('workbook-part-too-big', { part: PART, limit: MAX_UNBROKEN_TEXT });
  return `<${ROOT} xmlns="${NOTE_NAMESPACE}">${content}</${ROOT}>`;
}

/** The note's text; null for XML of anybody else, and for what is no XML. */
export function parseNoteXml(xml: string): string | null {
  const read = { isOurs: true, text: '' };
  const walk = startWalk(PART, {
    open: (name, tag, depth) => {
      const prefix = walk.prefix().slice(0, -1);
      const namespace = tag.get(prefix === '' ? 'xmlns' : `xmlns:${prefix}`);
      read.isOurs &&= depth === 1 && name === ROOT && namespace === NOTE_NAMESPACE;
    },
    text: (piece) => {
      if (read.isOurs) read.text += piece;
    },
  });
  try {
    walk.write(xml);
    walk.end();
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
  return read.isOurs ? decodeEscapes(read.text) : null;
}
