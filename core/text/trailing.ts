/** Marks at the end of a text. A regular expression with `+$` looks again from each of them: a cell of 30 000 dots would take a second. */

/** Without the characters of `marks` at its end: (`Đạt..`, `.;,`) → `Đạt`. */
export function withoutTrailing(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
