/**
 * Collects a rich text (`si` of the shared strings, `is` of a cell): the runs with their fonts.
 * Phonetic readings (`rPh`) are not the cell's text. White space is kept as it stands.
 */
import type { TextRun } from '../../core/sheet/sheet.ts';
import type { Tag } from '../xml/walk.ts';
import { fontDetail } from './styles.ts';

export interface RichText {
  readonly text: string;
  /** Two or more. */
  readonly runs?: readonly TextRun[];
  /** Font of the only run, where it has one of its own. */
  readonly font?: string;
  /** The only run is struck through. */
  readonly strike?: true;
}

export interface RichTextCollector {
  /** `depth` counts from the `si` or `is` element, which is 0. */
  open(name: string, tag: Tag, depth: number): void;
  text(text: string): void;
  close(name: string, depth: number): void;
  take(): RichText;
}

interface OpenRun {
  text: string;
  font?: string;
  strike?: true;
}

export function createRichTextCollector(): RichTextCollector {
  let plain = '';
  let runs: OpenRun[] = [];
  let run: OpenRun | undefined;
  let inText = false;
  let piece = '';
  return {
    open: (name, tag, depth) => {
      if (depth === 1 && name === 'r') run = { text: '' };
      else if (name === 't' && (depth === 1 || (depth === 2 && run))) inText = true;
      else if (run && depth === 3) Object.assign(run, fontDetail(name, tag));
    },
    text: (text) => {
      if (inText) piece += text;
    },
    close: (name, depth) => {
      if (inText && name === 't') {
        inText = false;
        const text = decodeEscapes(piece);
        piece = '';
        if (run) run.text += text;
        else plain += text;
      } else if (run && depth === 1 && name === 'r') {
        if (run.text !== '') runs.push(run);
        run = undefined;
      }
    },
    take: () => {
      const taken = richText(plain, runs);
      plain = '';
      runs = [];
      return taken;
    },
  };
}

function richText(plain: string, runs: readonly OpenRun[]): RichText {
  const [first, second] = runs;
  if (!first) return { text: plain };
  const text = plain + runs.map((run) => run.text).join('');
  if (second) return { text, runs: plain === '' ? runs : [{ text: plain }, ...runs] };
  if (plain !== '') return { text };
  return { text, ...(first.font === undefined ? {} : { font: first.font }), ...(first.strike && { strike: true }) };
}

/** `_x000D_` is a carriage return, `_x005F_` an underscore (ECMA-376 Part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}
