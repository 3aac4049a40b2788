/**
 * Tables as CSV for Excel: a byte order mark so that Vietnamese is read as UTF-8, CRLF and quotes as in
 * RFC 4180. Names and notes come from strangers, so no text may become a formula when the file is opened.
 */

const BYTE_ORDER_MARK = '\uFEFF';

/** What Excel and LibreOffice take for the start of a formula; tab and CR are dropped before they look. */
const FORMULA_START = /^[=+\-@\t\r]/u;

/** One document; texts that begin like a formula get a leading apostrophe, figures stay figures, null is empty. */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n\t]/u.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
