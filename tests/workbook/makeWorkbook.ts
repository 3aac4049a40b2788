/** A small workbook from the XML of its sheets, every part of which a spec may replace. */
import { makeZip, type RawPart } from './makeZip.ts';

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface WorkbookDesign {
  /** XML of `sheetData`'s children, or of the whole part when it begins with `<?xml` or `<worksheet`. */
  readonly sheets: Readonly<Record<string, string | Uint8Array>>;
  /** Children of `sst`. */
  readonly strings?: string;
  /** Children of `styleSheet`. */
  readonly styles?: string;
  /** Behind `sheets` in the workbook part. */
  readonly workbookTail?: string;
  /** Before `sheets` in the workbook part. */
  readonly workbookHead?: string;
  /** Parts added, or put in place of those made here; null leaves one out. */
  readonly parts?: Readonly<Record<string, RawPart['data'] | null>>;
  /** More relations of the workbook, as XML. */
  readonly relations?: string;
  readonly change?: (part: RawPart) => RawPart;
}

export function makeWorkbook(design: WorkbookDesign): Uint8Array {
  const parts = Object.entries({ ...partsOf(design), ...design.parts }).flatMap(([name, data]) => (data === null ? [] : [{ name, data }]));
  return makeZip(parts.map((part) => design.change?.(part) ?? part));
}

export function partsOf(design: WorkbookDesign): Record<string, RawPart['data']> {
  const names = Object.keys(design.sheets);
  const relations = [
    ...names.map((_, i) => relation(`rId${String(i + 1)}`, 'worksheet', `worksheets/sheet${String(i + 1)}.xml`)),
    ...(design.strings === undefined ? [] : [relation('rIdS', 'sharedStrings', 'sharedStrings.xml')]),
    ...(design.styles === undefined ? [] : [relation('rIdT', 'styles', 'styles.xml')]),
  ].join('');
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': workbookXml(design, names),
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations}${design.relations ?? ''}</Relationships>`,
    ...Object.fromEntries(names.map((name, i) => [`xl/worksheets/sheet${String(i + 1)}.xml`, sheetXml(design.sheets[name] ?? '')])),
    ...(design.strings === undefined ? {} : { 'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${design.strings}</sst>` }),
    ...(design.styles === undefined ? {} : { 'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}">${design.styles}</styleSheet>` }),
  };
}

function workbookXml({ workbookHead = '', workbookTail = '' }: WorkbookDesign, names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${name}" sheetId="${String(i + 1)}" r:id="rId${String(i + 1)}"/>`).join('');
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${workbookHead}<sheets>${sheets}</sheets>${workbookTail}</workbook>`;
}

export function sheetXml(content: string | Uint8Array): string | Uint8Array {
  if (typeof content !== 'string' || /^\uFEFF?<(\?xml|(\w+:)?worksheet)/.test(content)) return content;
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${content}</sheetData></worksheet>`;
}

export function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
}
