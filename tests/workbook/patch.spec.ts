/** Cells written into workbooks, and nothing else changed. */
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../core/problem.ts';
import type { CellWrite, ValueWrite } from '../../core/sheet/sheet.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { openArchive } from '../../workbook/zip/archive.ts';
import { makeWorkbook, MAIN, partsOf, relation, XML, type WorkbookDesign } from './makeWorkbook.ts';
import { makeZip, utf16 } from './makeZip.ts';

type Value = ValueWrite['value'];

function partOf(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name];
  if (!part) throw new Error(`no ${name}`);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(part);
}

function write(cells: Readonly<Record<string, Value>>, sheet = 'S'): readonly CellWrite[] {
  return Object.entries(cells).map(([cell, value]) => ({ sheet, cell, value }));
}

/** The sheet's data after writing, without the tags around it. */
function after(data: string, cells: Readonly<Record<string, Value>>, design: Partial<WorkbookDesign> = {}): string {
  const bytes = makeWorkbook({ sheets: { S: data }, ...design });
  const xml = partOf(patchWorkbook(bytes, write(cells)).bytes, 'xl/worksheets/sheet1.xml');
  return xml.replace(/^.*<sheetData>/s, '').replace(/<\/sheetData>.*$/s, '');
}

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('how a cell is written', () => {
  const old = '<row r="1"><c r="A1" s="3" t="s" ph="1"><v>0</v></c><c r="B1"><v>7</v></c></row>';
  const strings = '<si><t>cũ</t></si>';

  test.each<[Value, string]>([
    [12, '<c r="A1" s="3"><v>12</v></c>'],
    [-0.1, '<c r="A1" s="3"><v>-0.1</v></c>'],
    [1e21, '<c r="A1" s="3"><v>1e+21</v></c>'],
    [0.1 + 0.2, '<c r="A1" s="3"><v>0.30000000000000004</v></c>'],
    [true, '<c r="A1" s="3" t="b"><v>1</v></c>'],
    [null, '<c r="A1" s="3"/>'],
    ['13969', '<c r="A1" s="3" t="inlineStr"><is><t>13969</t></is></c>'],
    ['', '<c r="A1" s="3" t="inlineStr"><is><t></t></is></c>'],
    ['<xã> & "Nam Mỹ"', '<c r="A1" s="3" t="inlineStr"><is><t>&lt;xã&gt; &amp; &quot;Nam Mỹ&quot;</t></is></c>'],
    [' hai\ndòng ', '<c r="A1" s="3" t="inlineStr"><is><t xml:space="preserve"> hai\ndòng </t></is></c>'],
    ['a\rb\u0001 _x0041_ _x41_', '<c r="A1" s="3" t="inlineStr"><is><t>a_x000D_b_x0001_ _x005F_x0041_ _x41_</t></is></c>'],
    ['nửa \ud83d cặp 😀', '<c r="A1" s="3" t="inlineStr"><is><t>nửa _xD83D_ cặp 😀</t></is></c>'],
  ])('%j', (value, markup) => {
    expect(after(old, { A1: value }, { strings })).toBe(`<row r="1">${markup}<c r="B1"><v>7</v></c></row>`);
  });

  test('new cells stand in order, styled as the cell above, else as their row, else as their column', () => {
    const sheet = `<worksheet xmlns="${MAIN}"><cols><col min="5" max="6" style="9"/></cols><sheetData><row r="1"><c r="B1" s="4"/></row><row r="2" s="7" customFormat="1"><c r="C2"><v>1</v></c></row></sheetData></worksheet>`;
    expect(after(sheet, { D2: 4, B2: 2, E1: 5, A1: 1, B3: 3, E9: 6, F10: null })).toBe(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="4"/><c r="E1" s="9"><v>5</v></c></row>' +
        '<row r="2" s="7" customFormat="1"><c r="B2" s="4"><v>2</v></c><c r="C2"><v>1</v></c><c r="D2" s="7"><v>4</v></c></row>' +
        '<row r="3"><c r="B3" s="4"><v>3</v></c></row><row r="9"><c r="E9" s="9"><v>6</v></c></row>',
    );
  });

  test('rows closed in themselves and rows without numbers are opened and kept', () => {
    expect(after('<row ht="20"/><row><c><v>1</v></c><c><v>2</v></c></row>', { B1: 1, B2: 3, D2: 4 })).toBe(
      '<row ht="20"><c r="B1"><v>1</v></c></row><row><c><v>1</v></c><c><v>3</v></c><c r="D2"><v>4</v></c></row>',
    );
  });

  test('spans and dimension are dropped or widened only when they would be untrue', () => {
    const sheet = `<worksheet xmlns="${MAIN}"><dimension ref="A1:C2"/><sheetData><row r="1" spans="1:3"><c r="A1"><v>1</v></c></row><row r="2" spans='1:3' ht="9"><c r="A2"><v>1</v></c></row></sheetData></worksheet>`;
    const patched = partOf(
      patchWorkbook(makeWorkbook({ sheets: { S: sheet } }), write({ B1: 1, E2: 2 })).bytes,
      'xl/worksheets/sheet1.xml',
    );
    expect(patched).toBe(
      `<worksheet xmlns="${MAIN}"><dimension ref="A1:E2"/><sheetData><row r="1" spans="1:3"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="2" ht="9"><c r="A2"><v>1</v></c><c r="E2"><v>2</v></c></row></sheetData></worksheet>`,
    );
  });

  test('an empty sheet is opened; the prefix, the byte-order mark and CDATA stay', () => {
    const sheet = `\uFEFF${XML}<x:worksheet xmlns:x="${MAIN}"><x:sheetData/><!-- <sheetData> --></x:worksheet>`;
    const patched = partOf(
      patchWorkbook(makeWorkbook({ sheets: { S: sheet } }), write({ B2: 'Đạt', B1: 1 })).bytes,
      'xl/worksheets/sheet1.xml',
    );
    expect(patched).toBe(
      `\uFEFF${XML}<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="B1"><x:v>1</x:v></x:c></x:row><x:row r="2"><x:c r="B2" t="inlineStr"><x:is><x:t>Đạt</x:t></x:is></x:c></x:row></x:sheetData><!-- <sheetData> --></x:worksheet>`,
    );
    expect(after('<!-- <c r="A1"> --><row><c t="str"><v><![CDATA[</c>]]></v></c><?pi <c?><c><v>1</v></c></row>', { B1: 2 })).toBe(
      '<!-- <c r="A1"> --><row><c t="str"><v><![CDATA[</c>]]></v></c><?pi <c?><c><v>2</v></c></row>',
    );
  });

  test('a UTF-16 sheet comes out in UTF-8 and says so', () => {
    const sheet = utf16(
      `<?xml version='1.0' encoding='UTF-16'?><worksheet xmlns="${MAIN}"><sheetData><row><c t="str"><v>xã</v></c></row></sheetData></worksheet>`,
      'be',
    );
    const patched = patchWorkbook(makeWorkbook({ sheets: { S: sheet } }), write({ B1: 2 }));
    expect(partOf(patched.bytes, 'xl/worksheets/sheet1.xml')).toMatch(/^\uFEFF<\?xml version='1.0' encoding='UTF-8'\?>/);
    expect(readWorkbook(patched.bytes).sheets[0]?.sheet.cells.map(({ value }) => value)).toEqual(['xã', 2]);
  });

  test('in a file whose dates count from 1904 a number is written as it is given', () => {
    const data = '<row r="1"><c r="A1" s="1"><v>43799</v></c><c r="B1" s="1"><v>43800</v></c></row>';
    const design = { styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>', workbookHead: '<workbookPr date1904="1"/>' };
    expect(after(data, { A1: 12 }, design)).toBe('<row r="1"><c r="A1" s="1"><v>12</v></c><c r="B1" s="1"><v>43800</v></c></row>');
  });

  test('a cell that holds the value already is left as it is, and said so; nothing to do gives the same bytes', () => {
    const bytes = makeWorkbook({
      sheets: { S: '<row><c><v>1.0</v></c><c t="s"><v>0</v></c></row>' },
      strings: '<si><r><t>rich</t></r></si>',
    });
    const result = patchWorkbook(bytes, write({ A1: 1, B1: 'rich', C9: null }));
    expect(result.bytes).toBe(bytes);
    expect(result).toMatchObject({
      changed: [],
      written: [],
      skipped: [{ cell: 'A1', reason: 'same-value' }, { cell: 'B1' }, { cell: 'C9' }],
    });
  });

  test('what was there before is told, sheet names compared as Excel does', () => {
    const bytes = makeWorkbook({
      sheets: { 'Tổng hợp': '<row><c t="s"><v>0</v></c><c><f>A1</f><v>5</v></c></row>' },
      strings: '<si><t>cũ</t></si>',
    });
    const result = patchWorkbook(bytes, [
      { sheet: 'TỔNG HỢP', cell: '$a$1', value: 'mới' },
      { sheet: 'Tổng hợp', cell: 'B1', value: 6, overFormula: true },
    ]);
    expect(result.written).toEqual([
      { sheet: 'Tổng hợp', cell: 'A1', before: 'cũ', after: 'mới' },
      { sheet: 'Tổng hợp', cell: 'B1', before: 5, formula: '=A1', after: 6 },
    ]);
  });
});

describe('the package around the cells', () => {
  const design: WorkbookDesign = {
    sheets: { S: '<row><c><v>1</v></c></row>', T: '<row><c><v>2</v></c></row>' },
    styles: '<cellXfs><xf/></cellXfs>',
  };

  test('every other part keeps its bytes, its order and its headers, data descriptors included', () => {
    const parts = Object.entries(partsOf(design)).map(([name, data], i) => ({ name, data, descriptor: i % 2 === 0, stored: i % 3 === 0 }));
    const bytes = makeZip(
      [...parts, { name: 'xl\\media/Ảnh.png', data: new Uint8Array([1, 2, 3]) }, { name: 'empty/', data: '', stored: true }],
      'ghi chu',
    );
    const result = patchWorkbook(bytes, write({ A1: 5 }));
    expect(result.changed.map(({ part }) => part)).toEqual(['xl/worksheets/sheet1.xml', 'xl/workbook.xml']);
    const [was, is] = [openArchive(bytes), openArchive(result.bytes)];
    expect(is.directory.entries.map(({ name }) => name)).toEqual(was.directory.entries.map(({ name }) => name));
    const localOf = ({ bytes: all, directory: { entries, start } }: typeof was, i: number): Uint8Array =>
      all.slice(entries[i]?.localStart, entries[i + 1]?.localStart ?? start);
    was.directory.entries.forEach(({ name }, i) => {
      if (!result.changed.some(({ part }) => part === name)) expect(localOf(is, i), name).toEqual(localOf(was, i));
    });
    expect(result.bytes.slice(is.directory.endRecord + 20)).toEqual(bytes.slice(was.directory.endRecord + 20));
  });

  test.each([
    ['', '</sheets><calcPr fullCalcOnLoad="1"/></workbook>'],
    [
      '<calcPr calcId="191029" calcMode=\'manual\'/><oleSize ref="A1"/>',
      '</sheets><calcPr calcId="191029" calcMode=\'manual\' fullCalcOnLoad="1"/><oleSize ref="A1"/></workbook>',
    ],
    ['<calcPr fullCalcOnLoad="0" calcId="1"/>', '</sheets><calcPr fullCalcOnLoad="1" calcId="1"/></workbook>'],
    [
      '<definedNames><definedName name="a">S!$A$1</definedName></definedNames><pivotCaches/>',
      '</definedNames><calcPr fullCalcOnLoad="1"/><pivotCaches/></workbook>',
    ],
    ['<externalReferences/><oleSize ref="A1"/>', '<externalReferences/><calcPr fullCalcOnLoad="1"/><oleSize ref="A1"/></workbook>'],
  ])('Excel is told to calculate on opening: %s', (workbookTail, end) => {
    const { bytes } = patchWorkbook(makeWorkbook({ ...design, workbookTail }), write({ A1: 5 }));
    expect(partOf(bytes, 'xl/workbook.xml')).toContain(end);
  });

  test('a workbook that asks for it already keeps its part', () => {
    const { changed } = patchWorkbook(makeWorkbook({ ...design, workbookTail: '<calcPr fullCalcOnLoad="1"/>' }), write({ A1: 5 }));
    expect(changed).toMatchObject([{ part: 'xl/worksheets/sheet1.xml', reason: 'cells-written' }]);
  });

  const chained: WorkbookDesign = {
    sheets: { S: '<row><c><f>1+1</f><v>2</v></c><c><v>1</v></c></row>' },
    relations: relation('rIdC', 'calcChain', 'calcChain.xml'),
    parts: { 'xl/calcChain.xml': '<calcChain><c r="A1" i="1"/></calcChain>' },
  };

  test('when a formula is replaced the calculation chain goes, with its relation and its type', () => {
    const { bytes, changed } = patchWorkbook(makeWorkbook(chained), [{ sheet: 'S', cell: 'A1', value: 3, overFormula: true }]);
    expect(changed.filter(({ reason }) => reason === 'calc-chain-dropped').map(({ part }) => part)).toEqual([
      'xl/calcChain.xml',
      'xl/_rels/workbook.xml.rels',
      '[Content_Types].xml',
    ]);
    expect(Object.keys(unzipSync(bytes))).not.toContain('xl/calcChain.xml');
    expect(partOf(bytes, 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
    expect(partOf(bytes, '[Content_Types].xml')).toMatch(/<Default [^>]*\/><\/Types>$/);
  });

  test('when only values change the calculation chain stays', () => {
    expect(Object.keys(unzipSync(patchWorkbook(makeWorkbook(chained), write({ B1: 3 })).bytes))).toContain('xl/calcChain.xml');
  });
});

describe('refusals: nothing is written at all', () => {
  const sheet =
    `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0" ref="B1:B2">C1</f><v>1</v></c>` +
    '<c r="D1"><f t="array" ref="D1:D3">F1:F3</f><v>1</v></c><c r="G1" cm="1"><v>1</v></c><c r="H1"><f t="shared" si="5" ref="H1">A1</f></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>1</v></c><c r="D2"><v>1</v></c></row></sheetData>' +
    '<mergeCells><mergeCell ref="A5:C6"/></mergeCells></worksheet>';
  const bytes = makeWorkbook({
    sheets: { S: sheet, T: '' },
    parts: {
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${relation('r1', 'table', '../tables/table1.xml')}</Relationships>`,
      'xl/tables/table1.xml': `<table xmlns="${MAIN}" ref="J4:K9"/>`,
    },
  });

  test.each<[string, CellWrite, object]>([
    ['patch-over-formula', { sheet: 'S', cell: 'A1', value: 5 }, { cells: ['S!A1'] }],
    ['patch-over-formula', { sheet: 'S', cell: 'A1', value: null }, {}],
    ['patch-array-formula', { sheet: 'S', cell: 'D1', value: 5, overFormula: true }, {}],
    ['patch-array-formula', { sheet: 'S', cell: 'D2', value: 5 }, {}],
    ['patch-array-formula', { sheet: 'S', cell: 'D3', value: 5 }, {}],
    ['patch-array-formula', { sheet: 'S', cell: 'G1', value: 5 }, {}],
    ['patch-inside-merge', { sheet: 'S', cell: 'B6', value: 5 }, { cells: ['S!B6'], anchors: ['A5'] }],
    ['patch-table-heading', { sheet: 'S', cell: 'K4', value: 'x' }, {}],
    ['patch-unknown-sheet', { sheet: 'Không có', cell: 'A1', value: 5 }, { cells: ['Không có!A1'] }],
    ['patch-bad-address', { sheet: 'S', cell: 'A0', value: 5 }, {}],
    ['patch-bad-address', { sheet: 'S', cell: 'XFE1', value: 5 }, {}],
    ['patch-bad-value', { sheet: 'S', cell: 'A9', value: Number.NaN }, {}],
    ['patch-bad-value', { sheet: 'S', cell: 'A9', value: 'x'.repeat(32_768) }, {}],
  ])('%s: %j', (code, refused, facts) => {
    const problem = problemOf(() => patchWorkbook(bytes, [{ sheet: 'S', cell: 'Z9', value: 1 }, refused]));
    expect(problem.code).toBe(code);
    expect(problem.facts).toMatchObject(facts);
  });

  test('the first cell of a merged area, a child of a shared formula and a lone shared formula can be written', () => {
    const cells = { A5: 1, B2: 2, H1: 3, K5: 4 };
    const { written } = patchWorkbook(
      bytes,
      write(cells).map((one) => ({ ...one, overFormula: true })),
    );
    expect(written.map(({ cell, formula }) => [cell, formula])).toEqual(
      [
        ['H1', '=A1'],
        ['B2', '=C2'],
        ['A5', undefined],
        ['K5', undefined],
      ].sort((a, b) => String(a[0]).slice(1).localeCompare(String(b[0]).slice(1))),
    );
  });

  test('a cell named twice, even in two spellings', () => {
    expect(problemOf(() => patchWorkbook(bytes, [...write({ Z9: 1 }), ...write({ $Z$9: 2 }, 's')])).code).toBe('patch-twice');
  });

  test('several reasons are all named in one answer', () => {
    const problem = problemOf(() => patchWorkbook(bytes, write({ A1: 1, B6: 2, D2: 3, C6: 4 })));
    expect(problem.code).toBe('patch-refused');
    expect(problem.facts).toMatchObject({
      codes: ['patch-over-formula', 'patch-array-formula', 'patch-inside-merge'],
      cells: ['S!A1', 'S!D2', 'S!B6', 'S!C6'],
    });
    expect(problem.text.vi).toContain('A5');
  });

  test.each<[string, Partial<WorkbookDesign>]>([
    ['patch-signed', { parts: { '_xmlsignatures/origin.sigs': '' } }],
    ['patch-shared-workbook', { parts: { 'xl/revisions/revisionHeaders.xml': '<headers/>' } }],
    [
      'patch-not-worksheet',
      { parts: { 'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'chartsheet', 'chartsheets/s.xml')}</Relationships>` } },
    ],
    ['sheet-rows-out-of-order', { sheets: { S: '<row r="2"/><row r="1"/>' } }],
    ['workbook-not-well-formed', { sheets: { S: '<row><c></row>' } }],
  ])('%s', (code, design) => {
    expect(problemOf(() => patchWorkbook(makeWorkbook({ sheets: { S: '' }, ...design }), write({ A1: 1 }))).code).toBe(code);
  });
});
