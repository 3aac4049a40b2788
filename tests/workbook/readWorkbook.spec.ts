/** What the reader makes of workbooks as the field's programs write them. */
import { describe, expect, test } from 'vitest';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { openWorkbook, readWorkbook } from '../../workbook/read/workbook.ts';
import { makeWorkbook, MAIN, partsOf, relation, RELATIONS, XML, type WorkbookDesign } from './makeWorkbook.ts';
import { makeZip, utf16 } from './makeZip.ts';

function firstSheet(design: WorkbookDesign): Sheet {
  const [first] = readWorkbook(makeWorkbook(design)).sheets;
  if (!first) throw new Error('no sheet');
  return first.sheet;
}

function cellsOf(sheetData: string, more: Partial<WorkbookDesign> = {}): Sheet['cells'] {
  return firstSheet({ sheets: { S: sheetData }, ...more }).cells;
}

describe('values', () => {
  test('each type of cell is read as what it shows', () => {
    const cells = cellsOf(
      '<row r="1"><c r="A1"><v>95.5</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#REF!</v></c>' +
        '<c r="E1" t="inlineStr"><is><t>Đạt</t></is></c><c r="F1" t="str"><f>A1&amp;"x"</f><v>95.5x</v></c><c r="G1" t="d"><v>2023-11-14T12:00:00</v></c></row>',
      { strings: '<si><t>xã Nam Mỹ</t></si>' },
    );
    expect(cells).toEqual([
      { at: 'A1', value: 95.5 },
      { at: 'B1', value: 'xã Nam Mỹ' },
      { at: 'C1', value: true },
      { at: 'D1', value: { error: '#REF!' } },
      { at: 'E1', value: 'Đạt' },
      { at: 'F1', value: '95.5x', formula: '=A1&"x"' },
      { at: 'G1', value: 45244.5 },
    ]);
  });

  test('an empty v is no value, and a cell with neither value nor formula is left out', () => {
    const cells = cellsOf(
      '<row r="1"><c r="A1"><v/></c><c r="B1" s="0"/><c r="C1"><f>A1</f><v></v></c><c r="D1" t="str"><f>""</f><v></v></c></row>',
    );
    expect(cells).toEqual([
      { at: 'C1', value: null, formula: '=A1' },
      { at: 'D1', value: '', formula: '=""' },
    ]);
  });

  test('text keeps its spaces, entities, CDATA and escapes; phonetic readings are not text', () => {
    const strings =
      '<si><t xml:space="preserve">  hai dấu cách </t></si><si><t>a &lt;&amp;&gt; &#x110;</t></si><si><t>dòng_x000D_ và _x005F_x0041_</t></si>' +
      '<si><t>東</t><rPh sb="0" eb="1"><t>ヒガシ</t></rPh><phoneticPr fontId="1"/></si><si><t><![CDATA[<b>]]></t></si>';
    const cells = cellsOf('<row>' + [0, 1, 2, 3, 4].map((i) => `<c t="s"><v>${String(i)}</v></c>`).join('') + '</row>', { strings });
    expect(cells.map(({ value }) => value)).toEqual(['  hai dấu cách ', 'a <&> Đ', 'dòng\r và _x0041_', '東', '<b>']);
  });

  test('rich text gives its runs with their fonts; a single run gives its font to the cell', () => {
    const strings =
      '<si><r><rPr><rFont val=".VnTime"/></rPr><t>§¹t</t></r><r><t xml:space="preserve"> Đạt</t></r></si><si><r><rPr><b/><rFont val=".VnTimeH"/></rPr><t>nam mü</t></r></si>';
    const cells = cellsOf('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', { strings });
    expect(cells).toEqual([
      { at: 'A1', value: '§¹t Đạt', runs: [{ text: '§¹t', font: '.VnTime' }, { text: ' Đạt' }] },
      { at: 'B1', value: 'nam mü', font: '.VnTimeH' },
    ]);
  });

  test('number formats and fonts come from the cell style; General is left out', () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="#,##0.0&quot; %&quot;"/></numFmts><fonts><font><name val="Calibri"/></font><font><name val=".VnTime"/></font></fonts>' +
      '<cellStyleXfs><xf numFmtId="9" fontId="1"/></cellStyleXfs><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="170" fontId="1"/><xf numFmtId="14" fontId="0"/></cellXfs>';
    const cells = cellsOf('<row><c><v>1</v></c><c s="1"><v>2</v></c><c s="2"><v>3</v></c></row>', { styles });
    expect(cells).toEqual([
      { at: 'A1', value: 1, font: 'Calibri' },
      { at: 'B1', value: 2, format: '#,##0.0" %"', font: '.VnTime' },
      { at: 'C1', value: 3, format: 'mm-dd-yy', font: 'Calibri' },
    ]);
  });

  test('what claims to be a number but is none is kept as text', () => {
    expect(
      cellsOf('<row><c><v>0x1F</v></c><c><v>1e999</v></c><c><v>8,5</v></c><c><v>1E-3</v></c></row>').map(({ value }) => value),
    ).toEqual(['0x1F', '1e999', '8,5', 0.001]);
  });
});

describe('places', () => {
  test('rows and cells without r follow the one before', () => {
    const cells = cellsOf(
      '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"><c><v>4</v></c></row><row><c><v>5</v></c></row>',
    );
    expect(cells.map(({ at }) => at)).toEqual(['A1', 'D1', 'E1', 'A5', 'A6']);
  });

  test('merges, hidden rows and hidden columns are told; columns only as far as they are used', () => {
    const sheet = firstSheet({
      sheets: {
        S:
          `<worksheet xmlns="${MAIN}"><cols><col min="2" max="3" hidden="1"/><col min="3" max="3" hidden="1"/><col min="5" max="16384" hidden="1"/></cols>` +
          '<sheetData><row r="1"><c r="F1"><v>1</v></c></row><row r="2" hidden="1"/><row r="3" ht="0" customHeight="1"/></sheetData>' +
          '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells></worksheet>',
      },
    });
    expect(sheet).toEqual({
      name: 'S',
      cells: [{ at: 'F1', value: 1 }],
      merges: ['A1:B2'],
      hiddenRows: [2, 3],
      hiddenColumns: ['B', 'C', 'E', 'F'],
    });
  });

  test('cells inside extensions and other namespaces are not the sheet’s', () => {
    const sheet = firstSheet({
      sheets: {
        S:
          `<worksheet xmlns="${MAIN}" xmlns:z="urn:z"><sheetData><row r="1"><c r="A1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c><z:c r="B1"><v>2</v></z:c>` +
          '<c xmlns="urn:other" r="C1"><v>3</v></c></row></sheetData><extLst><ext><sheetData><row r="9"><c r="A9"><v>9</v></c></row></sheetData></ext></extLst></worksheet>',
      },
    });
    expect(sheet.cells).toEqual([{ at: 'A1', value: 1 }]);
  });
});

describe('formulas', () => {
  test('a shared formula stands in each cell as it would there, even before its first', () => {
    const cells = cellsOf(
      '<row r="1"><c r="A1"><f t="shared" si="1"/><v>1</v></c><c r="B1"><f t="shared" si="0" ref="B1:B3">SUM($A1,C$1,\'T 1\'!D1:E2)+"A1"</f><v>1</v></c></row>' +
        '<row r="2"><c r="A2"><f t="shared" si="1" ref="A1:A2">B2*2</f><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/></c><c r="C3"><f t="shared" si="7"/><v>7</v></c></row>',
    );
    expect(cells).toEqual([
      { at: 'A1', value: 1, formula: '=B1*2' },
      { at: 'B1', value: 1, formula: '=SUM($A1,C$1,\'T 1\'!D1:E2)+"A1"' },
      { at: 'A2', value: 2, formula: '=B2*2' },
      { at: 'B2', value: 2, formula: '=SUM($A2,C$1,\'T 1\'!D2:E3)+"A1"' },
      { at: 'B3', value: null, formula: '=SUM($A3,C$1,\'T 1\'!D3:E4)+"A1"' },
      { at: 'C3', value: 7 },
    ]);
  });

  test('an array formula stands in its first cell; the others have values', () => {
    expect(cellsOf('<row r="1"><c r="A1"><f t="array" ref="A1:B1">TRANSPOSE(C1:C2)</f><v>1</v></c><c r="B1"><v>2</v></c></row>')).toEqual([
      { at: 'A1', value: 1, formula: '=TRANSPOSE(C1:C2)' },
      { at: 'B1', value: 2 },
    ]);
  });
});

describe('packages', () => {
  const sheet = (prefix: string, namespace: string): string =>
    `<${prefix}worksheet xmlns${prefix ? `:${prefix.slice(0, -1)}` : ''}="${namespace}"><${prefix}sheetData><${prefix}row r="1"><${prefix}c r="A1" t="inlineStr"><${prefix}is><${prefix}t>Đạt</${prefix}t></${prefix}is></${prefix}c></${prefix}row></${prefix}sheetData></${prefix}worksheet>`;

  test.each([
    ['prefixed', sheet('x:', MAIN)],
    ['strict', sheet('', 'http://purl.oclc.org/ooxml/spreadsheetml/main')],
    ['with a byte-order mark', `\uFEFF${XML}${sheet('', MAIN)}`],
    ['UTF-16, little end first', utf16(`<?xml version="1.0" encoding="UTF-16"?>${sheet('', MAIN)}`, 'le')],
    ['UTF-16, big end first', utf16(`<?xml version="1.0" encoding="UTF-16"?>${sheet('', MAIN)}`, 'be')],
  ])('a sheet part that is %s', (_, xml) => {
    expect(firstSheet({ sheets: { S: xml } }).cells).toEqual([{ at: 'A1', value: 'Đạt' }]);
  });

  test('parts are found by relation: absolute, with dots, percent signs, backslashes, other case, anywhere', () => {
    const parts = partsOf({
      sheets: { Một: '<row><c><v>1</v></c></row>', Hai: '<row><c><v>2</v></c></row>', Ba: '<row><c><v>3</v></c></row>' },
    });
    const [types = '', , workbook = '', , one = '', two = '', three = ''] = Object.values(parts);
    const bytes = makeZip([
      { name: '[content_types].xml', data: types },
      { name: '_rels\\.rels', data: `<Relationships>${relation('a', 'officeDocument', '/deep/book/main.xml')}</Relationships>` },
      { name: 'DEEP\\book\\main.xml', data: workbook },
      {
        name: 'deep/book/_rels/main.xml.rels',
        data: `<Relationships>${relation('rId1', 'worksheet', '/deep/z.xml')}${relation('rId2', 'worksheet', '../y/./second.xml')}${relation('rId3', 'worksheet', 'a%20b.xml')}</Relationships>`,
      },
      { name: 'deep/book/a b.xml', data: three, descriptor: true },
      { name: 'deep/y/second.xml', data: two, stored: true },
      { name: 'deep/z.xml', data: one },
    ]);
    expect(readWorkbook(bytes).sheets.map(({ sheet: { name, cells } }) => [name, cells[0]?.value])).toEqual([
      ['Một', 1],
      ['Hai', 2],
      ['Ba', 3],
    ]);
  });

  test('chart sheets are named, states and the date system told, in the workbook’s order', () => {
    const bytes = makeWorkbook({
      sheets: { A: '', Biểu: '', C: '<row><c t="d"><v>1904-01-02</v></c></row>' },
      workbookHead: '<workbookPr date1904="1"/>',
      parts: {
        'xl/workbook.xml': `<workbook xmlns:r="${RELATIONS}"><workbookPr date1904="1"/><sheets><sheet name="C" r:id="rId3" state="veryHidden"/><sheet name="Biểu" r:id="rId2"/><sheet name="A" r:id="rId1" state="hidden"/><sheet name="D" r:id="none"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'chartsheet', 'chartsheets/sheet1.xml')}${relation('rId3', 'worksheet', 'worksheets/sheet3.xml')}</Relationships>`,
      },
    });
    expect(readWorkbook(bytes)).toEqual({
      sheets: [
        { sheet: { name: 'C', cells: [{ at: 'A1', value: 1463 }] }, state: 'veryHidden' },
        { sheet: { name: 'A', cells: [] }, state: 'hidden' },
      ],
      unread: [],
      otherSheets: [
        { name: 'Biểu', kind: 'chartsheet' },
        { name: 'D', kind: 'none' },
      ],
      date1904: true,
    });
  });

  test('dates count from 1900, whichever day the file counts from; other numbers and spans of time stay', () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="mm/yyyy"/><numFmt numFmtId="171" formatCode="[h]:mm"/></numFmts><fonts><font/></fonts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
    // 1/12/2023 is day 45261 of the 1900 system and day 43799 of the 1904 system.
    const row =
      '<row><c s="1"><v>43799</v></c><c s="2"><f>A1</f><v>43799.5</v></c><c s="0"><v>43799</v></c><c s="3"><v>1.5</v></c><c s="1" t="str"><v>x</v></c><c s="1" t="d"><v>2023-12-01</v></c></row>';
    const design = { sheets: { S: row }, styles, workbookHead: '<workbookPr date1904="1"/>' };
    expect(firstSheet(design).cells.map(({ value }) => value)).toEqual([45_261, 45_261.5, 43_799, 1.5, 'x', 45_261]);
    expect(openWorkbook(makeWorkbook(design)).readSheet('S')).toEqual(firstSheet(design));
    expect(cellsOf(row, { styles }).map(({ value }) => value)).toEqual([43_799, 43_799.5, 43_799, 1.5, 'x', 45_261]);
  });

  test('one sheet is read without looking at the others', () => {
    const workbook = openWorkbook(makeWorkbook({ sheets: { 'Tháng 11': '<row><c><v>1</v></c></row>', Hỏng: '<worksheet><sheetData>' } }));
    expect(workbook.readSheet('THÁNG 11')?.cells).toEqual([{ at: 'A1', value: 1 }]);
    expect(workbook.readSheet('Tháng 12')).toBeUndefined();
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Tháng 11', 'Hỏng']);
  });

  test('whole columns and print titles are everyday', () => {
    const sheet = `<worksheet xmlns="${MAIN}"><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="C1:C1048576"/></mergeCells><dataValidations><dataValidation sqref="A1:A1048576 D:E B2:F1048576"/></dataValidations></worksheet>`;
    const names =
      '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">S!$A:$B,S!$1:$3</definedName><definedName name="elsewhere">[1]S!$1:$1048576</definedName></definedNames>';
    expect(firstSheet({ sheets: { S: sheet }, workbookTail: names }).cells).toHaveLength(1);
  });

  test('a comment in the archive and stray bytes behind it do no harm', () => {
    const parts = Object.entries(partsOf({ sheets: { S: '<row><c><v>1</v></c></row>' } })).map(([name, data]) => ({ name, data }));
    expect(readWorkbook(makeZip(parts, 'ghi chu')).sheets).toHaveLength(1);
    expect(readWorkbook(new Uint8Array([...makeZip(parts), 0, 0, 0])).sheets).toHaveLength(1);
  });
});
