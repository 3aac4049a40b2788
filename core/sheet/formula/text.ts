/** Texts compared as Excel does, without regard to case. Letters composed or shaped in two ways are the same to some programs only. */
import { cannotTell } from './value.ts';

export function isSameText(a: string, b: string): boolean {
  return a === b || certainly(a, b, (x, y) => x === y);
}

const SURROGATE = /[\ud800-\udfff]/;

/** `*` stands for any stretch of text, `?` for one letter. */
export function fitsPattern(text: string, pattern: string): boolean {
  // Half a sign is a letter to some programs.
  return SURROGATE.test(text) ? cannotTell() : certainly(text, pattern, fits);
}

function certainly(a: string, b: string, agree: (a: string, b: string) => boolean): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  const answer = agree(x, y);
  const isCertain = agree(x.normalize('NFKC'), y.normalize('NFKC')) === answer && (!answer || x.length + y.length === a.length + b.length);
  return isCertain ? answer : cannotTell();
}

/** Piece by piece, so that no pattern takes long. */
function fits(text: string, pattern: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return text.length === first.length && isAt(text, first, 0);
  let from = first.length;
  if (!isAt(text, first, 0)) return false;
  for (const piece of others) {
    while (from + piece.length <= text.length && !isAt(text, piece, from)) from += 1;
    from += piece.length;
  }
  return from + last.length <= text.length && isAt(text, last, text.length - last.length);
}

function isAt(text: string, piece: string, at: number): boolean {
  for (let i = 0; i < piece.length; i += 1) if (piece.charAt(i) !== '?' && piece.charAt(i) !== text.charAt(at + i)) return false;
  return at + piece.length <= text.length;
}
