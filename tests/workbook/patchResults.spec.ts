/** Stored results of formulas: worked out anew or dropped where a written cell reaches them, untouched elsewhere. */
import { describe, expect, test } from 'vitest';
import type { CellWrite } from '../../core/sheet/sheet.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { makeWorkbook, MAIN, type WorkbookDesign } from './makeWorkbook.ts';

/** Cells with a formula, or of an array, that have another result or none after A1 of the first sheet became 5. */
function changedAfter(design: WorkbookDesign): readonly string[] {
  const bytes = makeWorkbook(design);
  const [first = ''] = Object.keys(design.sheets);
  const patched = readWorkbook(patchWorkbook(bytes, [{ sheet: first, cell: 'A1', value: 5 }]).bytes);
  return readWorkbook(bytes).sheets.flatMap(({ sheet }, i) => {
    const now = new Map(patched.sheets[i]?.sheet.cells.map((cell) => [cell.at, cell]));
    return sheet.cells.flatMap(({ at, value, formula }) => {
      expect(now.get(at)?.formula).toBe(formula);
      return value !== null && (formula !== undefined || at !== 'A1') && (now.get(at)?.value ?? null) !== value
        ? [`${sheet.name}!${at}`]
        : [];
    });
  });
}

/** One row of cells from A1: a number is a value, a text a formula with the result 1. */
function row(...cells: readonly (number | string)[]): string {
  return `<row>${cells.map((cell) => (typeof cell === 'number' ? `<c><v>${String(cell)}</v></c>` : `<c><f>${cell}</f><v>1</v></c>`)).join('')}</row>`;
}

describe('a stored result does not stay', () => {
  test.each<[string, WorkbookDesign, readonly string[]]>([
    [
      'when its formula reads the cell',
      { sheets: { S: row(1, 'A1*2', 'C9', 'SUM(A1:A9)', 'SUM(A:A)', '$1:$1', 'SUM(A2:B9)') } },
      ['S!B1', 'S!D1', 'S!E1', 'S!F1'],
    ],
    [
      'when its formula reads another such result, however far',
      { sheets: { S: row(1, 'A1', 'B1', 'C1', 'Z9', 'D1+E1') } },
      ['S!B1', 'S!C1', 'S!D1', 'S!F1'],
    ],
    [
      'in other sheets, by any spelling of the name',
      { sheets: { S: row(1), 'Tổng hợp': row('SUM(s!A1:B2)', "'S'!B1", 'Khác!A1'), Khác: row("'TỔNG HỢP'!A1") } },
      ['Tổng hợp!A1', 'Tổng hợp!C1', 'Khác!A1'],
    ],
    [
      'through a defined name',
      {
        sheets: { S: row(1, 'Đạt+1', 'KhôngLiên') },
        workbookTail:
          '<definedNames><definedName name="ĐẠT">S!$A$1:$A$3</definedName><definedName name="KhôngLiên">S!$Z$1</definedName></definedNames>',
      },
      ['S!B1'],
    ],
    [
      'when nobody can tell what it reads',
      { sheets: { S: row(1, 'INDIRECT("Z9")', 'OFFSET(Z9,1,1)', 'Lạ', 'TODAY()', 'A9:INDEX(Z:Z,1)') } },
      ['S!B1', 'S!C1', 'S!D1', 'S!F1'],
    ],
    [
      'through a name called by Excel’s word for the workbook itself',
      {
        sheets: { S: row(1, '[0]!Nguồn', '[1]!Nguồn') },
        workbookTail: '<definedNames><definedName name="Nguồn">S!$A$1</definedName></definedNames>',
      },
      ['S!B1'],
    ],
    [
      'of all sheets from one to another, in quotes or not',
      { sheets: { T1: row(1), T2: row(2), T3: row('SUM(T1:T2!A1)', "SUM('T1:T2'!A1)", 'SUM(T2:T3!Z1)') } },
      ['T3!A1', 'T3!B1'],
    ],
    ['in a circle, once', { sheets: { S: row(1, 'A1+C1', 'B1', 'D1') } }, ['S!B1', 'S!C1']],
  ])('%s', (_, design, lost) => {
    expect(changedAfter(design)).toEqual(lost);
  });

  test('by the place each cell of a shared formula has', () => {
    const data =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" si="0" ref="B1:B3">A1</f><v>1</v></c></row>' +
      '<row r="2"><c r="B2"><f t="shared" si="0"/><v>1</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>1</v></c></row>';
    expect(changedAfter({ sheets: { S: data } })).toEqual(['S!B1']);
  });

  test('in the whole area of an array formula and of a data table', () => {
    const data =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1:C2">A1:A2*1</f><v>1</v></c><c r="C1"><v>1</v></c><c r="D1"><v>1</v></c></row>' +
      '<row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>1</v></c><c r="E2"><f>C2</f><v>1</v></c><c r="F2"><f t="dataTable" ref="F2:G2" r1="Z1"/><v>1</v></c><c r="G2"><v>1</v></c></row>';
    const bytes = makeWorkbook({ sheets: { S: data } });
    const { cells } = readWorkbook(patchWorkbook(bytes, [{ sheet: 'S', cell: 'A1', value: 5 }]).bytes).sheets[0]?.sheet ?? { cells: [] };
    expect(cells.map(({ at, value }) => [at, value])).toEqual([
      ['A1', 5],
      ['B1', null],
      ['D1', 1],
      ['E2', null],
    ]);
  });

  test('where the formula also reads an array’s results that the file does not hold: they are not nothing', () => {
    const data =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1:B3">Z1:Z3*2</f><v>6</v></c><c r="C1"><f>A1+B2</f><v>1</v></c>' +
      '<c r="D1"><f>A1+COUNTA(B1:B3)</f><v>1</v></c><c r="E1"><f>A1+B3</f><v>1</v></c><c r="F1"><f>A1+B1</f><v>1</v></c></row><row r="2"><c r="B2"/></row>';
    const bytes = makeWorkbook({ sheets: { S: data } });
    const { cells } = readWorkbook(patchWorkbook(bytes, [{ sheet: 'S', cell: 'A1', value: 5 }]).bytes).sheets[0]?.sheet ?? { cells: [] };
    expect(cells.filter(({ formula }) => formula).map(({ at, value }) => [at, value])).toEqual([
      ['B1', 6],
      ['C1', null],
      ['D1', null],
      ['E1', null],
      ['F1', 11],
    ]);
  });

  test('everywhere, when following it cell by cell would take too long', () => {
    const data =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1:Z2000">A1*1</f><v>1</v></c><c r="C1"><v>1</v></c></row><row r="3000"><c r="A3000"><f>Z3000</f><v>1</v></c></row>';
    expect(changedAfter({ sheets: { S: data } })).toEqual(['S!B1', 'S!C1', 'S!A3000']);
  });

  test('and the type says what it is now; formula, style and everything beside stay as written', () => {
    const data =
      "<row r='1'><c r='A1'><v>1</v></c><c r='B1' s='2' t='str' cm='1'><f ca=\"1\">A1&amp;\"x\"</f><v>1x</v><extLst/></c><c r='C1' t='str'><f>Z1</f><v>z</v></c></row>";
    const { bytes, changed } = patchWorkbook(makeWorkbook({ sheets: { S: data } }), [{ sheet: 'S', cell: 'A1', value: 5 }]);
    const cells = readWorkbook(bytes).sheets[0]?.sheet.cells;
    expect(cells).toEqual([
      { at: 'A1', value: 5 },
      { at: 'B1', value: '5x', formula: '=A1&"x"' },
      { at: 'C1', value: 'z', formula: '=Z1' },
    ]);
    expect(changed[0]).toMatchObject({ part: 'xl/worksheets/sheet1.xml', reason: 'cells-written' });
  });

  test('a sheet that only has other results is named with that reason', () => {
    const { changed } = patchWorkbook(makeWorkbook({ sheets: { S: row(1), T: row('S!A1') } }), [{ sheet: 'S', cell: 'A1', value: 5 }]);
    expect(changed.map(({ part, reason }) => [part, reason])).toEqual([
      ['xl/worksheets/sheet1.xml', 'cells-written'],
      ['xl/worksheets/sheet2.xml', 'results-recomputed'],
      ['xl/workbook.xml', 'full-calculation'],
    ]);
  });

  test('ten thousand totals that read each other are followed in a moment', () => {
    const count = 10_000;
    const data = Array.from(
      { length: count },
      (_, i) =>
        `<row r="${String(i + 1)}">${i === 0 ? '<c r="A1"><v>1</v></c>' : `<c r="A${String(i + 1)}"><f>SUM(A$1:A${String(i)})</f><v>1</v></c>`}</row>`,
    ).join('');
    const before = process.cpuUsage();
    expect(changedAfter({ sheets: { S: data } })).toHaveLength(count - 1);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
  });
});

/** Formulas of the first sheet, after A1 became 5: their stored results. */
function resultsAfter(...formulas: readonly string[]): readonly unknown[] {
  const bytes = makeWorkbook({ sheets: { S: `${row(1)}${formulas.map((text) => row(text.replaceAll('&', '&amp;'))).join('')}` } });
  const { cells } = readWorkbook(patchWorkbook(bytes, [{ sheet: 'S', cell: 'A1', value: 5 }]).bytes).sheets[0]?.sheet ?? { cells: [] };
  return cells.slice(1).map(({ value }) => value);
}

describe('a result is worked out where it is certain', () => {
  test.each([
    ['A1*2', 10],
    ['SUM(A1,A1:B1,3)', 13],
    ['ROUND(A1/3,2)', 1.67],
    ['ROUND(A1*0.201,2)', 1.01],
    ['IF(A1>=5,"Đạt","Chưa đạt")', 'Đạt'],
    ['COUNTIF(A$1:A$1,">4")', 1],
    ['A1=5', true],
    ['-A1^2', 25],
    ['A1&" xã"', '5 xã'],
    ['IFERROR(A1/B1,0)', 0],
    ['A1%', 0.05],
  ])('=%s', (formula, result) => {
    expect(resultsAfter(formula)).toEqual([result]);
  });

  test.each([
    'A1+"2"',
    'A1+TODAY()',
    'A1/B1',
    'VLOOKUP(A1,A1:B2,2)',
    'SUM(A1:A2*2)',
    '{1,2}+A1',
    'A1-4.9999999999999',
    'A1&TRUE',
    '#REF!+A1',
    'A1+[1]S!A1',
    'A1 A1',
  ])('=%s has none', (formula) => {
    expect(resultsAfter(formula)).toEqual([null]);
  });

  test.each<[string, WorkbookDesign]>([
    [
      'with numbers as they are shown',
      { sheets: { S: `${row(1)}${row('A1/3', 'A1&amp;""')}` }, workbookTail: '<calcPr calcId="1" fullPrecision="0"/>' },
    ],
    [
      'as Lotus did',
      {
        sheets: {
          S: `<worksheet xmlns="${MAIN}"><sheetPr transitionEvaluation="1"/><sheetData>${row(1)}${row('A1/3', 'A1&amp;""')}</sheetData></worksheet>`,
        },
      },
    ],
  ])('nowhere in a workbook that is calculated %s', (_, design) => {
    const { bytes, changed } = patchWorkbook(makeWorkbook(design), [{ sheet: 'S', cell: 'A1', value: 5 }]);
    expect(readWorkbook(bytes).sheets[0]?.sheet.cells.map(({ value }) => value)).toEqual([5, null, null]);
    expect(changed.map(({ reason }) => reason)).toEqual(['cells-written', 'results-dropped', 'full-calculation']);
  });

  test('where the file had none, it gets one', () => {
    const data = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="2"><f>A1+1</f></c><c r="C1"><f>B1&amp;"x"</f><extLst/></c></row>';
    const patched = patchWorkbook(makeWorkbook({ sheets: { S: data } }), [{ sheet: 'S', cell: 'A1', value: 5 }]);
    expect(readWorkbook(patched.bytes).sheets[0]?.sheet.cells.map(({ value }) => value)).toEqual([5, 6, '6x']);
  });

  test('a result that stays the same leaves its cell as it is written', () => {
    const design = { sheets: { S: row(1), T: row('IF(S!A1>0,1,2)') } };
    expect(patchWorkbook(makeWorkbook(design), [{ sheet: 'S', cell: 'A1', value: 5 }]).changed.map(({ part }) => part)).toEqual([
      'xl/worksheets/sheet1.xml',
      'xl/workbook.xml',
    ]);
  });
});

describe('a shared formula whose first cell is written over', () => {
  const data = (first: string): string =>
    `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="7" ca="1">${first}</f><v>1</v></c></row>` +
    '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="7"/><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="7"></f><v>3</v></c></row>';
  const over = (cell: string): CellWrite => ({ sheet: 'S', cell, value: 9, overFormula: true });

  test('moves to the next, and the others keep theirs', () => {
    const { bytes, changed } = patchWorkbook(makeWorkbook({ sheets: { S: data('A1*$A$1') } }), [over('B1')]);
    expect(readWorkbook(bytes).sheets[0]?.sheet.cells.map(({ at, formula, value }) => [at, formula, value])).toEqual([
      ['A1', undefined, 1],
      ['B1', undefined, 9],
      ['A2', undefined, 2],
      ['B2', '=A2*$A$1', 2],
      ['A3', undefined, 3],
      ['B3', '=A3*$A$1', 3],
    ]);
    expect(changed).toContainEqual(expect.objectContaining({ reason: 'shared-formula-moved' }));
  });

  test('moves past those that are written over too', () => {
    const { bytes } = patchWorkbook(makeWorkbook({ sheets: { S: data('A1') } }), [over('B1'), over('B2')]);
    expect(readWorkbook(bytes).sheets[0]?.sheet.cells.at(-1)).toMatchObject({ at: 'B3', formula: '=A3' });
  });

  test('is refused where a reference would leave the sheet', () => {
    expect(() => patchWorkbook(makeWorkbook({ sheets: { S: data('A1048575') } }), [over('B1')])).not.toThrow();
    expect(() => patchWorkbook(makeWorkbook({ sheets: { S: data('A1048576') } }), [over('B1')])).toThrow('patch-shared-formula');
  });
});
