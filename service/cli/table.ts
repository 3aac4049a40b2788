/** Tables for a terminal: columns aligned, the last one wrapped. */

const WIDTH = 110;

/** Vietnamese in NFC takes one place a letter. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], indent = '  '): readonly string[] {
  const fixed = head.length - 1;
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
  const before = indent.length + widths.slice(0, fixed).reduce((sum, width) => sum + width + 2, 0);
  const line = (row: readonly string[]): readonly string[] => {
    const start =
      indent +
      widths
        .slice(0, fixed)
        .map((width, column) => `${(row[column] ?? '').padEnd(width)}  `)
        .join('');
    return wrap(row[fixed] ?? '', Math.max(30, WIDTH - before)).map((text, index) => (index === 0 ? start : ' '.repeat(before)) + text);
  };
  return [head, ...rows].flatMap(line).map((text) => text.trimEnd());
}

/** At spaces; a line break stays one. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, line];
  });
}
