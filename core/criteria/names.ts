/**
 * Names in a text, as kiểu mẫu asks for its outstanding field: which ones are said, and which of them the
 * set's open list does not know. Nothing is refused: the province adds fields of its own.
 */
import { fold } from '../text/fold.ts';
import { withoutTrailing } from '../text/trailing.ts';
import type { Indicator } from './schema.ts';

/** What is said before a name without being one. */
const BEFORE = /^(?:(?:đạt|có|các|lĩnh vực|nổi trội|nhất|tiêu chí|kiểu mẫu|về|và)(?!\p{L})|[\d:.()\s–-])+/u;
const BEHIND = '.()–- ';

/**
 * | text                               | names                        |
 * |------------------------------------|------------------------------|
 * | `Giáo dục; chuyển đổi số`          | giáo dục · chuyển đổi số     |
 * | `Lĩnh vực: Văn hóa và du lịch`     | văn hóa · du lịch            |
 * | `An ninh, trật tự` (in the list)   | an ninh trật tự              |
 * | `-`                                | none                         |
 */
export function namesIn(text: string, known: NonNullable<Indicator['names']> = []): readonly string[] {
  let rest = fold(text);
  const found: string[] = [];
  for (const { name } of [...known].sort((a, b) => b.name.length - a.name.length)) {
    const folded = fold(name);
    const without = rest.replace(spelledLike(folded), ';');
    if (without === rest) continue;
    found.push(folded);
    rest = without;
  }
  const others = rest
    .split(/[;,\n+/]|\svà\s/u)
    .map((piece) => withoutTrailing(piece.trim().replace(BEFORE, ''), BEHIND))
    .filter((piece) => piece !== '');
  return [...found, ...others];
}

/** Commas and dashes between its words are print matters. */
function spelledLike(folded: string): RegExp {
  const words = folded.split(' ').map((word) => word.replace(/[^\p{L}\d]/gu, '\\$&'));
  return new RegExp(`(?<!\\p{L})${words.join('[\\s,–-]+')}(?!\\p{L})`, 'gu');
}

/** Those that no name of the list says, in part or in whole: `môi trường` is said by Cảnh quan môi trường. */
export function unknownNames(text: string, known: NonNullable<Indicator['names']>): readonly string[] {
  const folded = known.map(({ name }) => fold(name));
  return namesIn(text, known).filter((name) => !folded.some((one) => ` ${one} `.includes(` ${name} `)));
}
