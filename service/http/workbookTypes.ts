/** The media types of workbooks (registered with IANA), by the ending that goes with each. */
import { findEnding, type WorkbookEnding } from '../../workbook/read/ending.ts';

export const WORKBOOK_TYPES: Readonly<Record<WorkbookEnding, string>> = {
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xlsm': 'application/vnd.ms-excel.sheet.macroEnabled.12',
  '.xltx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.template',
  '.xltm': 'application/vnd.ms-excel.template.macroEnabled.12',
  '.xlam': 'application/vnd.ms-excel.addin.macroEnabled.12',
};
export const XLSX_TYPE = WORKBOOK_TYPES['.xlsx'];

/** A workbook as it is downloaded: what does not say its kind is sent as the plain one. */
export function sentAs(bytes: Uint8Array): { readonly ending: WorkbookEnding; readonly type: string } {
  const ending = findEnding(bytes) ?? '.xlsx';
  return { ending, type: WORKBOOK_TYPES[ending] };
}
