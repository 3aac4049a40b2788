/** Formulas written into workbooks: the text, the result worked out, what follows from it, and what is refused. */
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../core/problem.ts';
import type { CellWrite } from '../../core/sheet/sheet.ts';
import { criterionFormula } from '../../core/template/derived.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { makeWorkbook, MAIN, relation, XML, type WorkbookDesign } from './makeWorkbook.ts';

function put(cells: Readonly<Record<string, string>>, sheet = 'S'): readonly CellWrite[] {
  return Object.entries(cells).map(([cell, formula]) => ({ sheet, cell, formula, overFormula: true }));
}

function partOf(bytes: Uint8Array, name = 'xl/worksheets/sheet1.xml'): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(unzipSync(bytes)[name]);
}

/** The first sheet's data after writing. */
function after(data: string, cells: Readonly<Record<string, string>>, design: Partial<WorkbookDesign> = {}): string {
  const { bytes } = patchWorkbook(makeWorkbook({ sheets: { S: data }, ...design }), put(cells));
  return partOf(bytes)
    .replace(/^.*<sheetData>/s, '')
    .replace(/<\/sheetData>.*$/s, '');
}

function shownIn(bytes: Uint8Array, sheet = 0): readonly unknown[] {
  return (readWorkbook(bytes).sheets[sheet]?.sheet.cells ?? []).map(({ at, formula, value }) => [
    at,
    formula ?? value,
    ...(formula ? [value] : []),
  ]);
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

describe('how a formula is written', () => {
  const row = '<row r="1"><c r="A1" s="3"><v>4</v></c><c r="B1" s="5" t="s" ph="1"><v>0</v></c></row>';
  const strings = '<si><t>cũ</t></si>';

  test.each([
    ['=A1*2', '<c r="B1" s="5"><f>A1*2</f><v>8</v></c>'],
    ['= A1+1 ', '<c r="B1" s="5"><f>A1+1</f><v>5</v></c>'],
    [
      '=IF(A1<5,"<Đạt> & “tốt”","")',
      '<c r="B1" s="5" t="str"><f>IF(A1&lt;5,&quot;&lt;Đạt&gt; &amp; “tốt”&quot;,&quot;&quot;)</f><v>&lt;Đạt&gt; &amp; “tốt”</v></c>',
    ],
    ['=IF(A1>5,"x","")', '<c r="B1" s="5" t="str"><f>IF(A1&gt;5,&quot;x&quot;,&quot;&quot;)</f><v></v></c>'],
    ['=A1=4', '<c r="B1" s="5" t="b"><f>A1=4</f><v>1</v></c>'],
    ['=Z9', '<c r="B1" s="5"><f>Z9</f><v>0</v></c>'],
    // What it comes to cannot be told for certain, or is an error: Excel says it.
    ['=A1+"2"', '<c r="B1" s="5"><f>A1+&quot;2&quot;</f></c>'],
    ['=A1/0', '<c r="B1" s="5"><f>A1/0</f></c>'],
  ])('%s', (formula, markup) => {
    expect(after(row, { B1: formula }, { strings })).toBe(`<row r="1"><c r="A1" s="3"><v>4</v></c>${markup}</row>`);
  });

  test('over a number, in a new cell, in a new row, in rows and cells without numbers, styled as the cell above', () => {
    expect(
      after('<row ht="20"/><row><c s="2"><v>1</v></c><c><v>2</v></c></row>', { A2: '=B2', A3: '=A2', C1: '=1', B9: '=SUM(A:A)' }),
    ).toBe(
      '<row ht="20"><c r="C1"><f>1</f><v>1</v></c></row><row><c r="A2" s="2"><f>B2</f><v>2</v></c><c><v>2</v></c></row>' +
        '<row r="3"><c r="A3" s="2"><f>A2</f><v>2</v></c></row><row r="9"><c r="B9"><f>SUM(A:A)</f><v>4</v></c></row>',
    );
  });

  test('in an empty sheet of prefixed tags; spans and dimension stay true', () => {
    const prefixed = `\uFEFF${XML}<x:worksheet xmlns:x="${MAIN}"><x:dimension ref="A1"/><x:sheetData/></x:worksheet>`;
    expect(partOf(patchWorkbook(makeWorkbook({ sheets: { S: prefixed } }), put({ B2: '="Đạt"' })).bytes)).toBe(
      `\uFEFF${XML}<x:worksheet xmlns:x="${MAIN}"><x:dimension ref="A1:B2"/><x:sheetData><x:row r="2"><x:c r="B2" t="str"><x:f>&quot;Đạt&quot;</x:f><x:v>Đạt</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    );
    expect(after('<row r="1" spans="1:2"><c r="A1"><v>1</v></c></row>', { B1: '=A1' })).toContain('<row r="1" spans="1:2">');
    // Of no result either: the cell is there.
    expect(after('<row r="1" spans="1:2"><c r="A1"><v>1</v></c></row>', { C1: '=A1/0' })).toBe(
      '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><f>A1/0</f></c></row>',
    );
  });

  test('in a strict workbook', () => {
    const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    const sheet = `<worksheet xmlns="${strict}"><sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData></worksheet>`;
    expect(partOf(patchWorkbook(makeWorkbook({ sheets: { S: sheet } }), put({ B1: '=A1' })).bytes)).toContain(
      '<c r="B1"><f>A1</f><v>2</v></c>',
    );
  });

  test('in the first cell of a merged area, and nowhere else in it', () => {
    const sheet = `<worksheet xmlns="${MAIN}"><sheetData/><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`;
    expect(after(sheet, { A1: '=1+1' })).toContain('<f>1+1</f><v>2</v>');
    expect(problemOf(() => after(sheet, { B2: '=1+1' })).code).toBe('patch-inside-merge');
  });

  test('over another formula only where that is said', () => {
    const bytes = makeWorkbook({ sheets: { S: '<row><c><f>1+1</f><v>2</v></c></row>' } });
    expect(problemOf(() => patchWorkbook(bytes, [{ sheet: 'S', cell: 'A1', formula: '=3' }])).code).toBe('patch-over-formula');
    expect(patchWorkbook(bytes, put({ a1: '=3' }, 's')).written).toEqual([
      { sheet: 'S', cell: 'A1', before: 2, formula: '=1+1', after: 3, afterFormula: '=3' },
    ]);
  });

  test('over the first cell of a shared formula, which moves to the next', () => {
    const shared =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="7">A1*2</f><v>2</v></c></row>' +
      '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="7"/><v>4</v></c></row>';
    expect(after(shared, { B1: '=A1*3' })).toBe(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*3</f><v>3</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="7" ref="B2">A2*2</f><v>4</v></c></row>',
    );
    expect(after(shared, { B2: '=B1+1' })).toContain('<c r="B2"><f>B1+1</f><v>3</v></c>');
  });

  test('a text that begins with = stays a text where a value is written', () => {
    const { bytes } = patchWorkbook(makeWorkbook({ sheets: { S: '' } }), [{ sheet: 'S', cell: 'A1', value: '=1+1' }]);
    expect(partOf(bytes)).toContain('t="inlineStr"><is><t>=1+1</t></is>');
  });
});

describe('what follows from a formula', () => {
  test('formulas written together are worked out in their order, with values written beside, across sheets', () => {
    const bytes = makeWorkbook({ sheets: { S: '<row><c><v>1</v></c></row>', 'Tổng hợp': '<row><c><f>S!C1*2</f><v>0</v></c></row>' } });
    const { bytes: patched } = patchWorkbook(bytes, [
      { sheet: 'S', cell: 'C1', formula: '=B1+1' },
      { sheet: 'S', cell: 'B1', formula: "=A1+'Tổng hợp'!B1" },
      { sheet: 'S', cell: 'A1', value: 5 },
      { sheet: 'Tổng hợp', cell: 'B1', value: 10 },
    ]);
    expect(shownIn(patched)).toEqual([
      ['A1', 5],
      ['B1', "=A1+'Tổng hợp'!B1", 15],
      ['C1', '=B1+1', 16],
    ]);
    expect(shownIn(patched, 1)).toEqual([
      ['A1', '=S!C1*2', 32],
      ['B1', 10],
    ]);
  });

  test('what depends on one that cannot be told loses its result', () => {
    const data = '<row><c><v>1</v></c><c><f>C1+1</f><v>9</v></c></row>';
    expect(after(data, { C1: '=A1&0.5' })).toBe('<row><c><v>1</v></c><c><f>C1+1</f></c><c r="C1"><f>A1&amp;0.5</f></c></row>');
  });

  test('a formula through a name, and of a whole column', () => {
    const workbookTail = '<definedNames><definedName name="Kết_quả">S!$A$1:$A$2</definedName></definedNames>';
    expect(
      after('<row><c><v>1</v></c></row><row><c><v>3</v></c></row>', { B1: '=SUM(Kết_quả)', C1: '=AVERAGE(A:A)' }, { workbookTail }),
    ).toContain('<f>SUM(Kết_quả)</f><v>4</v></c><c r="C1"><f>AVERAGE(A:A)</f><v>2</v>');
  });

  test('an official mark comes back in place of a typed one', () => {
    const mark = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const data = `<row r="1">${mark('Chưa đạt')}</row><row r="2">${mark('Đạt')}</row><row r="3">${mark('Đạt')}</row>`;
    const { bytes, written } = patchWorkbook(makeWorkbook({ sheets: { S: data } }), put({ A1: criterionFormula('A2:A3') }));
    expect(written).toEqual([{ sheet: 'S', cell: 'A1', before: 'Chưa đạt', after: 'Đạt', afterFormula: criterionFormula('A2:A3') }]);
    expect(shownIn(bytes)[0]).toEqual(['A1', criterionFormula('A2:A3'), 'Đạt']);
  });

  test('Excel is told to calculate, and the stored order of calculation goes', () => {
    const design: WorkbookDesign = {
      sheets: { S: '<row><c><f>1+1</f><v>2</v></c><c><v>1</v></c></row>' },
      relations: relation('rIdC', 'calcChain', 'calcChain.xml'),
      parts: { 'xl/calcChain.xml': '<calcChain><c r="A1" i="1"/></calcChain>' },
    };
    const { bytes, changed } = patchWorkbook(makeWorkbook(design), put({ B1: '=A1' }));
    expect(Object.keys(unzipSync(bytes))).not.toContain('xl/calcChain.xml');
    expect(changed.map(({ reason }) => reason)).toEqual([
      'cells-written',
      'full-calculation',
      'calc-chain-dropped',
      'calc-chain-dropped',
      'calc-chain-dropped',
    ]);
  });

  test('in a workbook calculated by other rules than the usual ones it has no result', () => {
    expect(after('<row><c><v>1</v></c></row>', { B1: '=A1/3' }, { workbookTail: '<calcPr fullPrecision="0"/>' })).toContain(
      '<c r="B1"><f>A1/3</f></c>',
    );
  });

  test('one that stands there with its result is left, and nothing else is done; a stale result is made new', () => {
    const bytes = makeWorkbook({ sheets: { S: '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><f>A1+1</f><v>7</v></c></row>' } });
    const first = patchWorkbook(bytes, put({ B1: '=A1+1' }));
    expect(first.written).toMatchObject([{ cell: 'B1', before: 7, after: 2 }]);
    const again = patchWorkbook(first.bytes, put({ B1: '=A1+1' }));
    expect(again).toMatchObject({ changed: [], written: [], skipped: [{ cell: 'B1', reason: 'same-value' }] });
    expect(again.bytes).toBe(first.bytes);
    const beside = patchWorkbook(first.bytes, [...put({ B1: '=A1+1' }), { sheet: 'S', cell: 'C1', value: 5 }]);
    expect(beside).toMatchObject({ written: [{ cell: 'C1' }], skipped: [{ cell: 'B1' }] });
  });
});

describe('a formula that is refused: nothing is written at all', () => {
  const workbookTail =
    '<definedNames><definedName name="Tới">S!A1</definedName><definedName name="Ngoài">[1]S!$A$1</definedName></definedNames>';
  const data =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c><c r="C1"><f>SUM(B1:B2)</f><v>1</v></c><c r="D1"><f t="array" ref="D1:D2">C1:C2</f><v>1</v></c></row>' +
    '<row r="2"><c r="D2"><v>1</v></c><c r="E2"><f t="shared" ref="E2:F2" si="0">D2</f><v>1</v></c><c r="F2"><f t="shared" si="0"/><v>1</v></c></row>' +
    '<row r="3"><c r="A3"><f>INDIRECT("Z"&amp;1)</f><v>1</v></c><c r="B3"><f>B3</f><v>0</v></c><c r="C3"><f t="dataTable" ref="C3" r1="Z1"/><v>1</v></c></row>';
  const bytes = makeWorkbook({ sheets: { S: data, T: '<row><c><f>S!F2</f><v>1</v></c></row>' }, workbookTail });
  const refusal = (cell: string, formula: string): Problem =>
    problemOf(() => patchWorkbook(bytes, [{ sheet: 'S', cell: 'Z9', value: 1 }, ...put({ [cell]: formula })]));

  test.each([
    ['=HYPERLINK("http://x")', 'HYPERLINK'],
    ['=U!A1', 'U!…'],
    ['=Tới', 'Tới'],
    ['=Ngoài', 'Ngoài'],
    ['=[0]S!A1', '[0]S!A1'],
  ])('not understood: %s', (formula, words) => {
    const problem = refusal('A1', formula);
    expect(problem).toMatchObject({ code: 'patch-bad-formula', facts: { cells: ['S!A1'], words: [words] } });
    expect(problem.text.vi).toContain(words);
  });

  test('because it reads a chart’s sheet', () => {
    const chart = makeWorkbook({
      sheets: { S: '', Hình: '' },
      change: (part) => ({
        ...part,
        data:
          typeof part.data === 'string' && part.name.endsWith('workbook.xml.rels')
            ? part.data.replace(/worksheet(?=" Target="worksheets\/sheet2)/, 'chartsheet')
            : part.data,
      }),
    });
    expect(problemOf(() => patchWorkbook(chart, put({ A1: '=Hình!A1' }))).code).toBe('patch-bad-formula');
  });

  test.each([
    ['itself', 'A1', '=A1+1'],
    ['its own area', 'B2', '=SUM(A1:C3)'],
    ['another formula that reads it', 'A1', '=B1'],
    ['two sheets, an array and a shared formula', 'A1', '=T!A1'],
    ['another cell of that array', 'A1', '=D2'],
    ['a formula of which it cannot be told what it reads', 'A1', '=A3'],
    ['a data table', 'A1', '=C3'],
  ])('it leads back through %s', (_, cell, formula) => {
    expect(refusal(cell, formula)).toMatchObject({ code: 'patch-formula-circle', facts: { cells: [`S!${cell}`] } });
  });

  test('two that read each other; not two that read one', () => {
    expect(problemOf(() => patchWorkbook(bytes, put({ H1: '=H2', H2: '=H1', H3: '=H4' }))).facts).toMatchObject({
      cells: ['S!H1', 'S!H2'],
    });
    expect(patchWorkbook(bytes, put({ H1: '=H3', H2: '=H3', H3: '=C1' })).written.map(({ after: now }) => now)).toEqual([1, 1, 1]);
  });

  test('a circle is not seen where the old formula, which made it, is the one replaced', () => {
    expect(patchWorkbook(bytes, put({ B1: '=1', A1: '=5' })).written).toHaveLength(2);
    expect(patchWorkbook(bytes, put({ B3: '=A1' })).written).toMatchObject([{ cell: 'B3', after: 1 }]);
    // A formula beside that reads anything is no matter to one that does not read it.
    expect(patchWorkbook(bytes, put({ G1: '=C1' })).written).toHaveLength(1);
  });

  test('inside an array, over a table’s heading, twice, as for values', () => {
    expect(refusal('D2', '=1').code).toBe('patch-array-formula');
    expect(refusal('A0', '=1').code).toBe('patch-bad-address');
    expect(problemOf(() => patchWorkbook(bytes, [...put({ H1: '=1' }), ...put({ $H$1: '=1' })])).code).toBe('patch-twice');
    expect(problemOf(() => patchWorkbook(bytes, [...put({ H1: '=X()' }), ...put({ D2: '=1' })])).facts).toMatchObject({
      codes: ['patch-bad-formula', 'patch-array-formula'],
    });
  });
});
