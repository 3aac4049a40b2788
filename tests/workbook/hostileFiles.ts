/**
 * Files made to hang, mislead or exhaust whoever reads them, and files that only bear the name .xlsx.
 * Each names the Problem it must end with. Bytes are made when asked for: some are large.
 */
import { constants, deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { ProblemCode } from '../../core/problem.ts';
import { makeWorkbook, MAIN, partsOf, relation, XML, type WorkbookDesign } from './makeWorkbook.ts';
import { bytesOf, joined, makeZip, type RawPart } from './makeZip.ts';

export interface HostileFile {
  readonly name: string;
  readonly code: ProblemCode;
  bytes(): Uint8Array;
}

const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function sheetWith(data: string, behind = ''): Uint8Array {
  return makeWorkbook({ sheets: { S: `${XML}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${behind}</worksheet>` } });
}

function change(name: string, claims: NonNullable<RawPart['claims']>, design: Partial<WorkbookDesign> = {}): Uint8Array {
  return makeWorkbook({ sheets: { S: ROW }, ...design, change: (part) => (part.name === name ? { ...part, claims } : part) });
}

function withPart(name: string, data: string | Uint8Array | null): Uint8Array {
  return makeWorkbook({ sheets: { S: ROW }, parts: { [name]: data } });
}

function withParts(...more: readonly RawPart[]): Uint8Array {
  const parts = Object.entries(partsOf({ sheets: { S: ROW } })).map(([name, data]) => ({ name, data }));
  return makeZip([...parts, ...more]);
}

/** A deflated run of one text: the same flushed block over and over, since each refers to itself only. The CRC is never reached. */
function bomb(head: string, unit: string, megabytes: number): { readonly data: Uint8Array; readonly size: number } {
  const piece = bytesOf(unit.repeat((1024 * 1024) / unit.length));
  const flushed = (bytes: Uint8Array): Uint8Array => new Uint8Array(deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }));
  const block = flushed(piece);
  const last = new Uint8Array([3, 0]);
  return {
    data: joined([flushed(bytesOf(head)), ...Array.from({ length: megabytes }, () => block), last]),
    size: head.length + megabytes * piece.length,
  };
}

function bombSheet(unit: string, megabytes: number, claims?: RawPart['claims']): Uint8Array {
  const { data, size } = bomb('<worksheet>', unit, megabytes);
  const name = 'xl/worksheets/sheet1.xml';
  return makeWorkbook({
    sheets: { S: '' },
    parts: { [name]: data },
    change: (part) => (part.name === name ? { ...part, deflated: { size, crc: 0 }, ...(claims ? { claims } : {}) } : part),
  });
}

export function compoundFile(stream: string): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set(COMPOUND);
  bytes.set(Buffer.from('Root Entry', 'utf16le'), 1024);
  bytes.set(Buffer.from(stream, 'utf16le'), 1024 + 3 * 128);
  return bytes;
}

const names = (text: string): Uint8Array => makeWorkbook({ sheets: { S: ROW }, workbookTail: `<definedNames>${text}</definedNames>` });
const LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>';

export const hostileFiles: readonly HostileFile[] = [
  { name: 'an empty file', code: 'workbook-empty-file', bytes: () => new Uint8Array() },
  { name: 'an old .xls', code: 'workbook-is-xls', bytes: () => compoundFile('Workbook') },
  { name: 'a workbook with a password', code: 'workbook-encrypted', bytes: () => compoundFile('EncryptedPackage') },
  { name: 'a CSV', code: 'workbook-is-text', bytes: () => bytesOf('\uFEFFTT;Xã;TC1\r\n1;Nam Mỹ;x\r\n') },
  {
    name: 'a web page',
    code: 'workbook-is-html',
    bytes: () => bytesOf('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>1</td></tr></table></html>'),
  },
  {
    name: 'an XML spreadsheet of 2003',
    code: 'workbook-is-xml',
    bytes: () => bytesOf('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
  },
  { name: 'a PDF', code: 'workbook-not-zip', bytes: () => bytesOf('%PDF-1.7\n') },
  { name: 'noise', code: 'workbook-not-zip', bytes: () => Uint8Array.from({ length: 5000 }, (_, i) => (i * 197 + 3) & 255) },
  { name: 'a ZIP of pictures', code: 'workbook-is-other', bytes: () => zipSync({ 'a.png': new Uint8Array(9) }) },
  { name: 'a Word document', code: 'workbook-is-other', bytes: () => withPart('xl/workbook.xml', '<w:document xmlns:w="urn:w"/>') },
  {
    name: 'an OpenDocument spreadsheet',
    code: 'workbook-is-ods',
    bytes: () => zipSync({ mimetype: bytesOf('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': bytesOf('<a/>') }),
  },
  {
    name: 'an .xlsb',
    code: 'workbook-is-xlsb',
    bytes: () => withPart('_rels/.rels', `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.bin')}</Relationships>`),
  },
  { name: 'a file cut in half', code: 'workbook-truncated', bytes: () => sheetWith(ROW).subarray(0, 700) },
  { name: 'a file without its last bytes', code: 'workbook-truncated', bytes: () => sheetWith(ROW).subarray(0, -30) },
  {
    name: 'a flipped bit in a stored part',
    code: 'workbook-damaged',
    bytes: () =>
      makeWorkbook({
        sheets: { S: ROW },
        change: (part) => (part.name.includes('sheet1') ? { ...part, stored: true, claims: { crc: 1 } } : part),
      }),
  },
  {
    name: 'a broken deflate stream',
    code: 'workbook-damaged',
    bytes: () =>
      makeWorkbook({
        sheets: { S: ROW },
        parts: { 'xl/worksheets/sheet1.xml': new Uint8Array(40).fill(255) },
        change: (part) => (part.name.includes('sheet1') ? { ...part, deflated: { size: 100, crc: 1 } } : part),
      }),
  },
  {
    name: 'another name in the local header',
    code: 'workbook-damaged',
    bytes: () => change('xl/worksheets/sheet1.xml', { localName: 'xl/worksheets/sheet9.xml' }),
  },
  { name: 'a part with a ZIP password', code: 'workbook-encrypted', bytes: () => change('xl/worksheets/sheet1.xml', { flags: 1 }) },
  { name: 'an unknown compression', code: 'workbook-compression', bytes: () => change('xl/worksheets/sheet1.xml', { method: 93 }) },
  { name: 'a ZIP64 size', code: 'workbook-zip64', bytes: () => change('xl/worksheets/sheet1.xml', { size: 0xffffffff }) },
  { name: 'the same part twice', code: 'workbook-duplicate-part', bytes: () => withParts({ name: 'xl/worksheets/sheet1.xml', data: 'x' }) },
  {
    name: 'the same part twice, in other case',
    code: 'workbook-duplicate-part',
    bytes: () => withParts({ name: 'XL\\Worksheets/Sheet1.xml', data: 'x' }),
  },
  { name: 'a part that climbs out', code: 'workbook-unsafe-part-name', bytes: () => withParts({ name: '../../etc/passwd', data: 'x' }) },
  {
    name: 'a part that climbs out, backslashed',
    code: 'workbook-unsafe-part-name',
    bytes: () => withParts({ name: 'xl\\..\\..\\a', data: 'x' }),
  },
  { name: 'an absolute part', code: 'workbook-unsafe-part-name', bytes: () => withParts({ name: '/xl/a.xml', data: 'x' }) },
  { name: 'a part on a drive', code: 'workbook-unsafe-part-name', bytes: () => withParts({ name: 'C:\\a.xml', data: 'x' }) },
  {
    name: '20 000 parts',
    code: 'workbook-too-many-parts',
    bytes: () => withParts(...Array.from({ length: 20_000 }, (_, i) => ({ name: `p${String(i)}`, data: '', stored: true }))),
  },
  { name: 'a part of 1 GB that says so', code: 'workbook-part-too-big', bytes: () => bombSheet('<a/>', 1024) },
  {
    name: 'a part of 300 MB that says it is 20 MB',
    code: 'workbook-damaged',
    bytes: () => bombSheet(`<a b="${'x'.repeat(55)}"/>`, 300, { size: 20 * 1024 * 1024 }),
  },
  { name: 'a part of 100 MB that says it is 100 bytes', code: 'workbook-damaged', bytes: () => bombSheet('<a/>', 100, { size: 100 }) },
  { name: '39 MB of spaces', code: 'workbook-text-too-long', bytes: () => bombSheet(' ', 39) },
  { name: '39 MB of empty elements', code: 'workbook-too-many-elements', bytes: () => bombSheet('<a/>', 39) },
  { name: 'no sheet part', code: 'workbook-missing-part', bytes: () => withPart('xl/worksheets/sheet1.xml', null) },
  { name: 'no workbook part', code: 'workbook-missing-part', bytes: () => withPart('xl/workbook.xml', null) },
  {
    name: 'a sheet part that is something else',
    code: 'workbook-part-unexpected',
    bytes: () => withPart('xl/worksheets/sheet1.xml', '<chartsheet/>'),
  },
  {
    name: 'two tables of cells',
    code: 'workbook-part-unexpected',
    bytes: () => withPart('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${ROW}</sheetData><sheetData/></worksheet>`),
  },
  {
    name: 'a sheet not closed',
    code: 'workbook-not-well-formed',
    bytes: () => withPart('xl/worksheets/sheet1.xml', '<worksheet><sheetData>'),
  },
  {
    name: 'a sheet of wrong bytes',
    code: 'workbook-not-well-formed',
    bytes: () =>
      withPart('xl/worksheets/sheet1.xml', new Uint8Array([...bytesOf('<worksheet><a>'), 0xc3, 0x28, ...bytesOf('</a></worksheet>')])),
  },
  { name: 'an undefined entity', code: 'workbook-not-well-formed', bytes: () => sheetWith('<row><c t="str"><v>&boom;</v></c></row>') },
  {
    name: 'an encoding nobody has',
    code: 'workbook-part-encoding',
    bytes: () => withPart('xl/worksheets/sheet1.xml', '<?xml version="1.0" encoding="utf-7"?><worksheet/>'),
  },
  {
    name: 'a document type',
    code: 'workbook-doctype',
    bytes: () => withPart('xl/worksheets/sheet1.xml', '<!DOCTYPE worksheet SYSTEM "http://127.0.0.1/x.dtd"><worksheet/>'),
  },
  {
    name: 'a billion laughs',
    code: 'workbook-doctype',
    bytes: () =>
      makeWorkbook({
        sheets: { S: '<row><c t="s"><v>0</v></c></row>' },
        strings: '',
        parts: { 'xl/sharedStrings.xml': `${LAUGHS}<sst><si><t>&c;</t></si></sst>` },
      }),
  },
  {
    name: 'a million elements deep',
    code: 'workbook-too-deep',
    bytes: () => withPart('xl/worksheets/sheet1.xml', `<worksheet>${'<a>'.repeat(1_000_000)}${'</a>'.repeat(1_000_000)}</worksheet>`),
  },
  {
    name: 'an attribute of 8 MB',
    code: 'workbook-text-too-long',
    bytes: () => withPart('xl/worksheets/sheet1.xml', `<worksheet a="${'x'.repeat(8_000_000)}"/>`),
  },
  {
    name: 'a million attributes',
    code: 'workbook-text-too-long',
    bytes: () =>
      withPart('xl/worksheets/sheet1.xml', `<worksheet ${Array.from({ length: 1_000_000 }, (_, i) => `a${String(i)}=""`).join(' ')}/>`),
  },
  { name: 'the same sheet twice', code: 'workbook-duplicate-sheet', bytes: () => makeWorkbook({ sheets: { A: ROW, a: ROW } }) },
  {
    name: '2 000 sheets of one part',
    code: 'workbook-too-many-sheets',
    bytes: () =>
      withPart(
        'xl/workbook.xml',
        `<workbook xmlns:r="r"><sheets>${Array.from({ length: 2000 }, (_, i) => `<sheet name="S${String(i)}" r:id="rId1"/>`).join('')}</sheets></workbook>`,
      ),
  },
  { name: 'row 1 000 000 000', code: 'sheet-row-out-of-range', bytes: () => sheetWith('<row r="1000000000"><c><v>1</v></c></row>') },
  { name: 'row 1.5', code: 'sheet-row-out-of-range', bytes: () => sheetWith('<row r="1.5"/>') },
  { name: 'column XFE', code: 'sheet-cell-out-of-range', bytes: () => sheetWith('<row r="1"><c r="XFE1"><v>1</v></c></row>') },
  { name: 'a cell of another row', code: 'sheet-cell-out-of-range', bytes: () => sheetWith('<row r="1"><c r="A2"><v>1</v></c></row>') },
  { name: 'a row twice', code: 'sheet-rows-out-of-order', bytes: () => sheetWith(`${ROW}${ROW}`) },
  { name: 'rows upwards', code: 'sheet-rows-out-of-order', bytes: () => sheetWith('<row r="5"/><row r="4"/>') },
  {
    name: 'a cell twice',
    code: 'sheet-cells-out-of-order',
    bytes: () => sheetWith('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
  },
  {
    name: 'a million empty styled rows',
    code: 'sheet-too-many-rows',
    bytes: () => sheetWith('<row s="1" customFormat="1"/>'.repeat(1_000_000)),
  },
  {
    name: 'a million empty cells',
    code: 'sheet-too-many-cells',
    bytes: () => sheetWith(`<row>${'<c s="1"/>'.repeat(10_000)}</row>`.repeat(100)),
  },
  {
    name: 'half a million filled cells',
    code: 'sheet-too-many-filled-cells',
    bytes: () => sheetWith(`<row>${'<c><v>1</v></c>'.repeat(10_000)}</row>`.repeat(50)),
  },
  {
    name: 'one long text in every cell',
    code: 'sheet-too-much-text',
    bytes: () =>
      makeWorkbook({
        sheets: { S: `<row>${'<c t="s"><v>0</v></c>'.repeat(10_000)}</row>` },
        strings: `<si><t>${'đ'.repeat(30_000)}</t></si>`,
      }),
  },
  {
    name: 'one long formula shared by every cell',
    code: 'sheet-too-much-text',
    bytes: () =>
      sheetWith(
        `<row><c><f t="shared" si="0" ref="A1:XFD1">${'A1+'.repeat(2_700)}1</f></c>${'<c><f t="shared" si="0"/></c>'.repeat(16_000)}</row>`,
      ),
  },
  { name: 'a text that is missing', code: 'sheet-string-missing', bytes: () => sheetWith('<row><c t="s"><v>7</v></c></row>') },
  {
    name: 'a merge over the whole sheet',
    code: 'sheet-merge-too-large',
    bytes: () => sheetWith(ROW, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
  },
  {
    name: '100 000 merges',
    code: 'sheet-too-many-merges',
    bytes: () =>
      sheetWith(
        ROW,
        `<mergeCells>${Array.from({ length: 100_000 }, (_, i) => `<mergeCell ref="A${String(i + 1)}:B${String(i + 1)}"/>`).join('')}</mergeCells>`,
      ),
  },
  {
    name: 'a validation over the whole sheet',
    code: 'sheet-validation-too-large',
    bytes: () => sheetWith(ROW, '<dataValidations><dataValidation type="list" sqref="B1 A1:XFD1048576"/></dataValidations>'),
  },
  {
    name: '100 000 validations',
    code: 'sheet-too-many-validations',
    bytes: () => sheetWith(ROW, `<dataValidations>${'<dataValidation sqref="A1"/>'.repeat(100_000)}</dataValidations>`),
  },
  {
    name: '100 000 columns',
    code: 'sheet-too-many-columns',
    bytes: () =>
      withPart(
        'xl/worksheets/sheet1.xml',
        `<worksheet><cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(100_000)}</cols><sheetData/></worksheet>`,
      ),
  },
  {
    name: 'a name over the whole sheet',
    code: 'workbook-name-too-large',
    bytes: () => names('<definedName name="all">S!$A$1:$XFD$1048576</definedName>'),
  },
  {
    name: 'a name over all rows',
    code: 'workbook-name-too-large',
    bytes: () => names('<definedName name="all">OFFSET(S!$1:$1048576,0,0)</definedName>'),
  },
  {
    name: '200 000 names',
    code: 'workbook-too-many-names',
    bytes: () => names(Array.from({ length: 200_000 }, (_, i) => `<definedName name="n${String(i)}">#REF!</definedName>`).join('')),
  },
  {
    name: '1 000 000 shared strings',
    code: 'workbook-too-many-strings',
    bytes: () => makeWorkbook({ sheets: { S: ROW }, strings: '<si><t>a</t></si>'.repeat(1_000_000) }),
  },
  {
    name: '1 000 000 cell formats',
    code: 'workbook-too-many-styles',
    bytes: () => makeWorkbook({ sheets: { S: ROW }, styles: `<cellXfs>${'<xf/>'.repeat(1_000_000)}</cellXfs>` }),
  },
];
