/** What workbooks of other hands bring along: each written into, with all of it kept, or refused with its own reason. */
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../core/problem.ts';
import type { CellWrite } from '../../core/sheet/sheet.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { makeWorkbook, MAIN, partsOf, relation, XML, type WorkbookDesign } from './makeWorkbook.ts';
import { makeZip } from './makeZip.ts';

const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';

function patch(design: WorkbookDesign, value: CellWrite['value'] = 5, sheet = 'S'): ReturnType<typeof patchWorkbook> {
  return patchWorkbook(makeWorkbook(design), [{ sheet, cell: 'A1', value }]);
}

function part(bytes: Uint8Array, name: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(unzipSync(bytes)[name]);
}

function firstValue(bytes: Uint8Array): unknown {
  return readWorkbook(bytes).sheets[0]?.sheet.cells[0]?.value;
}

function codeOf(bytes: Uint8Array): string {
  try {
    patchWorkbook(bytes, [{ sheet: 'S', cell: 'A1', value: 5 }]);
    return 'written';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('written into', () => {
  test('a package with absolute and backward targets and a sheet part of another name', () => {
    const rels = (target: string): string => `<Relationships>${relation('rId1', 'worksheet', target)}</Relationships>`;
    for (const target of ['/xl/worksheets/sheet1.xml', '../xl/worksheets/sheet1.xml', './worksheets/sheet1.xml', 'worksheets\\sheet1.xml'])
      expect(firstValue(patch({ sheets: { S: ROW }, parts: { 'xl/_rels/workbook.xml.rels': rels(target) } }).bytes), target).toBe(5);
    const parts = partsOf({ sheets: { S: ROW } });
    const moved = Object.entries({ ...parts, 'xl/_rels/workbook.xml.rels': rels('du-lieu.xml') }).map(([name, data]) => ({
      name: name === 'xl/worksheets/sheet1.xml' ? 'xl/du-lieu.xml' : name,
      data,
    }));
    expect(firstValue(patchWorkbook(makeZip(moved), [{ sheet: 'S', cell: 'A1', value: 5 }]).bytes)).toBe(5);
  });

  test('a strict file, whose namespaces are others', () => {
    const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    const sheet = `${XML}<worksheet xmlns="${strict}"><sheetData>${ROW}</sheetData></worksheet>`;
    expect(firstValue(patch({ sheets: { S: sheet } }).bytes)).toBe(5);
  });

  test('the sheet beside a chart sheet', () => {
    const rels = `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'chartsheet', 'worksheets/sheet2.xml')}</Relationships>`;
    const design = { sheets: { S: ROW, 'Biểu đồ': '' }, parts: { 'xl/_rels/workbook.xml.rels': rels } };
    expect(firstValue(patch(design).bytes)).toBe(5);
    expect(() => patch(design, 5, 'Biểu đồ')).toThrow('patch-not-worksheet');
  });

  test('a workbook with macros, whose project keeps its bytes', () => {
    const project = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]);
    const { bytes } = patch({
      sheets: { S: ROW },
      relations: relation('rIdM', 'vbaProject', 'vbaProject.bin'),
      parts: { 'xl/vbaProject.bin': project },
    });
    expect(unzipSync(bytes)['xl/vbaProject.bin']).toEqual(project);
  });

  test('a second prefix for the same namespace: its cells are cells too', () => {
    const sheet = `<worksheet xmlns="${MAIN}" xmlns:x="${MAIN}"><sheetData><row r="1"><x:c r="A1"><x:v>1</x:v></x:c><c r="B1"><v>2</v></c></row></sheetData></worksheet>`;
    const { bytes, written } = patch({ sheets: { S: sheet } });
    expect(written).toMatchObject([{ before: 1, after: 5 }]);
    expect(readWorkbook(bytes).sheets[0]?.sheet.cells.map(({ value }) => value)).toEqual([5, 2]);
  });

  test.each(['=1+1', '08', '-', '1E5', 'TRUE', '+84 350', '@nam', "'08", '12/11/2023'])('a text stays a text: %s', (text) => {
    const { bytes } = patch({ sheets: { S: ROW } }, text);
    expect(firstValue(bytes)).toBe(text);
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('t="inlineStr"');
  });

  test('cells inside a table, below its headings', () => {
    const rels = { 'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${relation('r1', 'table', '../tables/t.xml')}</Relationships>` };
    const table = { 'xl/tables/t.xml': `<table xmlns="${MAIN}" ref="A1:B3"/>` };
    expect(() => patch({ sheets: { S: ROW }, parts: { ...rels, ...table } })).toThrow('patch-table-heading');
    const { bytes } = patchWorkbook(makeWorkbook({ sheets: { S: ROW }, parts: { ...rels, ...table } }), [
      { sheet: 'S', cell: 'A2', value: 'x' },
    ]);
    expect(part(bytes, 'xl/tables/t.xml')).toBe(table['xl/tables/t.xml']);
  });
});

describe('refused', () => {
  const compound = (stream: string): Uint8Array => {
    const bytes = new Uint8Array(4096);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(Buffer.from(stream, 'utf16le'), 1024);
    return bytes;
  };
  const sheet = (xml: string): Uint8Array => makeWorkbook({ sheets: { S: xml } });
  const twice = (): Uint8Array => {
    const parts = Object.entries(partsOf({ sheets: { S: ROW } })).map(([name, data]) => ({ name, data }));
    return makeZip([...parts, { name: 'xl/WORKSHEETS/sheet1.xml', data: '<worksheet/>' }]);
  };
  const binary = relation('rId1', 'officeDocument', 'xl/workbook.bin');

  test.each<[string, () => Uint8Array]>([
    ['workbook-encrypted', () => compound('EncryptedPackage')],
    ['workbook-is-xls', () => compound('Workbook')],
    [
      'workbook-is-xlsb',
      () =>
        makeWorkbook({ sheets: { S: ROW }, parts: { '_rels/.rels': `<Relationships>${binary}</Relationships>`, 'xl/workbook.bin': 'x' } }),
    ],
    ['workbook-duplicate-part', twice],
    ['sheet-rows-out-of-order', () => sheet('<row r="2"/><row r="1"/>')],
    ['sheet-cells-out-of-order', () => sheet('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>')],
    [
      'workbook-doctype',
      () =>
        sheet(
          `<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "1">]><worksheet xmlns="${MAIN}"><sheetData>${ROW}</sheetData></worksheet>`,
        ),
    ],
    ['workbook-not-well-formed', () => sheet(`${ROW}<row r="2"><c r="A2"><v>1</c></row>`)],
    ['workbook-not-well-formed', () => sheet('<row r="1"><c r="A1"><v>&nbsp;</v></c></row>')],
    ['patch-signed', () => makeWorkbook({ sheets: { S: ROW }, parts: { '_xmlsignatures/sig1.xml': '<Signature/>' } })],
    [
      'patch-shared-workbook',
      () => makeWorkbook({ sheets: { S: ROW }, relations: relation('rIdR', 'revisionHeaders', 'revisions/h.xml') }),
    ],
    ['patch-array-formula', () => sheet('<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A3">B1:B3</f><v>1</v></c></row>')],
    [
      'patch-pivot-table',
      () =>
        makeWorkbook({
          sheets: { S: ROW },
          parts: {
            'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${relation('r1', 'pivotTable', '../pivotTables/p.xml')}</Relationships>`,
            'xl/pivotTables/p.xml': `<pivotTableDefinition xmlns="${MAIN}"><location ref="A1:C9"/></pivotTableDefinition>`,
          },
        }),
    ],
  ])('%s', (code, bytes) => {
    expect(codeOf(bytes())).toBe(code);
  });
});
