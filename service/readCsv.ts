/** Tables that offices save from Excel as CSV: with `,`, `;` or tabs as that machine is set, quoted as in RFC 4180. */

export interface CsvRow {
  /** 1-based, of the line it begins on. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The separator is the one the first line has most of. Empty lines are left out; cells are not trimmed. */
export function parseCsv(text: string): readonly CsvRow[] {
  const body = text.replace(/^\uFEFF/u, '');
  const separator = separatorOf(body.slice(0, /\r|\n|$/u.exec(body)?.index));
  const rows: CsvRow[] = [];
  let [cells, cell, quoted, line, begins]: [string[], string, boolean, number, number] = [[], '', false, 1, 1];
  const endRow = (): void => {
    cells.push(cell);
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begins, cells });
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < body.length; at += 1) {
    const letter = body.charAt(at);
    if (letter === '\n') line += 1;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (body.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator) {
      cells.push(cell);
      cell = '';
    } else if (letter === '\n') {
      endRow();
      begins = line;
    } else if (letter !== '\r') cell += letter;
  }
  endRow();
  return rows;
}

function separatorOf(heading: string): string {
  const count = (separator: string): number => heading.split(separator).length;
  return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
