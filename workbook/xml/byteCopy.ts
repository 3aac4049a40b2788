/**
 * A part's text copied front to back with stretches replaced on the way, into the bytes it is stored as: a large sheet is
 * never a second text in memory.
 */
import { keepShape } from '../../core/shape.ts';
import { joined } from '../zip/archive.ts';
import { declareUtf8 } from './edit.ts';

/** So much text is turned into bytes at a time; a declaration is shorter. */
const CHARACTERS_AT_ONCE = 64 * 1024;

export class ByteCopy {
  private readonly source: string;
  private readonly encoder = new TextEncoder();
  private readonly pieces: Uint8Array[] = [];
  private waiting = '';
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  /** Copies up to `start`, then puts `text` in place of what stands until `end`. */
  replace(start: number, end: number, text: string): void {
    if (start < this.at) throw new Error(`splice went back to ${String(start)}`);
    if (start > this.at) this.take(this.source.slice(this.at, start));
    this.take(text);
    this.at = end;
  }

  /** All of it, the rest copied; in UTF-8, and declared so. */
  finish(): Uint8Array {
    this.take(this.source.slice(this.at));
    this.flush();
    return joined(this.pieces);
  }

  private take(text: string): void {
    this.waiting += text;
    if (this.waiting.length >= CHARACTERS_AT_ONCE) this.flush();
  }

  private flush(): void {
    const { pieces, waiting } = this;
    pieces.push(this.encoder.encode(pieces.length === 0 ? declareUtf8(waiting) : waiting));
    this.waiting = '';
  }
}

keepShape(new ByteCopy(''));
