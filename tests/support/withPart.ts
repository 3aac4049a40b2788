/** A workbook with one of its parts changed, for what no program at hand writes. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export function withPart(bytes: Uint8Array, part: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const text = strFromU8(parts[part] ?? new Uint8Array());
  const changed = change(text);
  if (changed === text) throw new Error(`nothing was changed in ${part}`);
  return zipSync({ ...parts, [part]: strToU8(changed) });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** The content types of the kinds of workbooks beside .xlsx; all else in them may be the same. */
export const KINDS = [
  ['.xlsm', 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'],
  ['.xltx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml'],
  ['.xltm', 'application/vnd.ms-excel.template.macroEnabled.main+xml'],
] as const;

export function asKind(bytes: Uint8Array, contentType: string): Uint8Array {
  return withPart(bytes, '[Content_Types].xml', (text) => text.replace(XLSX, contentType));
}
