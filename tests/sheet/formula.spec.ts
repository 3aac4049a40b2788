/** Formulas computed again from a sheet as printed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../core/sheet/address.ts';
import type { Evaluated } from '../../core/sheet/formula/evaluate.ts';
import { createEvaluator } from '../../core/sheet/formula/inSheet.ts';
import { gridOf } from '../../core/sheet/grid.ts';
import type { CellValue } from '../../core/sheet/sheet.ts';
import { printedSheet } from '../support/printedSheet.ts';

const SHEET = `
10 | Đạt      | '5
20 | chưa đạt | =A1+A2 → 99
   | Đạt      | =C2*2 → 1
30 |          | =C5 → 7
5  |          | =C4 → 7
`;

function evaluate(formula: string): Evaluated {
  const sheet = printedSheet(SHEET);
  const grid = gridOf({ ...sheet, cells: [...sheet.cells, { at: 'Z9', value: null, formula }] });
  return createEvaluator(grid).evaluate(parseAddress('Z9') ?? { row: 0, column: 0 });
}

const value = (formula: string): CellValue | undefined => {
  const evaluated = evaluate(formula);
  return evaluated.kind === 'value' ? evaluated.value : undefined;
};

describe('what officers’ sheets compute', () => {
  it.each([
    ['=SUM(A1:A5)', 65],
    ['=SUM($A$1:A2,5)', 35],
    ['=AVERAGE(A1:A5)', 16.25],
    ['=A1/A2*100', 50],
    ['=-A1^2', 100],
    ['=2^3^2', 64],
    ['=10%', 0.1],
    ['=COUNTIF(B1:B5,"Đạt")', 2],
    ['=COUNTIF(B1:B5,"*đạt")', 3],
    ['=COUNTIF(A1:A5,">=20")', 2],
    ['=COUNTIF(B1:B5,"<>Đạt")', 3],
    ['=COUNTBLANK(A1:B5)', 3],
    ['=COUNTA(B1:B5)', 3],
    ['=SUMIF(B1:B3,"Đạt",A1:A3)', 10],
    ['=IF(A1>=95,"Đạt","Chưa đạt")', 'Chưa đạt'],
    ['=IF(AND(A1=10,OR(A2=1,A2=20)),"đ","k")', 'đ'],
    ['=IF(B2="CHƯA ĐẠT",1,0)', 1],
    ['=IFERROR(A1/A3,"-")', '-'],
    ['=ROUND(2.345,2)', 2.35],
    ['=A1&" %"', '10 %'],
    ['=C1*2', 10],
    ['=ROUND(-2.5,0)', -3],
    ['=C1+1', 6],
    ['=A3+1', 1],
    ['=TRUE', true],
    ['=SUM(A:A)', 65],
    ['=COUNTBLANK(B1:B20)', 17],
    ['=COUNTIF(A:A,"<>10")', 1_048_575],
    ['=COUNTIF(B1:B5,"ch?a*")', 1],
    ['=COUNTIF(B1:B5,B1)', 2],
    ['=_xlfn.COUNTIFS(B1:B5,"Đạt",A1:A5,">5")', 1],
    ['=IF(A1>5;"lớn";"nhỏ")', 'lớn'],
    ['=IF(A1,,1)', null],
    ['=SUM (A1,A2)', 30],
    ['=+B1', 'Đạt'],
    ['=B1>A1', true],
    ['=AND(A1:B5,TRUE)', true],
    ['=NOT(A3)', true],
    ['=INT(-2.5)+ABS(-1)', -2],
    ['=ROUNDUP(5,-2)', 100],
    ['=CONCATENATE(B1,": ",A1)', 'Đạt: 10'],
    ['=IFERROR(B1*2,"chữ")', 'chữ'],
    [`=A1${'+1'.repeat(4_000)}`, 4_010],
  ] as const)('%s', (formula, expected) => expect(value(formula)).toBe(expected));

  it('computes what it is computed from, whatever was kept', () => expect(value('=C3')).toBe(60));
  it('takes the kept values of a circle', () => expect(value('=C4+1')).toBe(8));
  it('says Excel’s errors', () => {
    expect(value('=A1/A3')).toEqual({ error: '#DIV/0!' });
    expect(value('=AVERAGE(B1:B5)')).toEqual({ error: '#DIV/0!' });
    expect(value('=B1+1')).toEqual({ error: '#VALUE!' });
    expect(value('=SUM(#REF!)')).toEqual({ error: '#REF!' });
    expect(value('=AND(B1:B5)')).toEqual({ error: '#VALUE!' });
  });
});

describe('what depends on the machine is not told', () => {
  it.each(['="95,5"+1', '="95.5"*1', '="95%"*1', '=A1/4&""', '=COUNTIF(A1:A5,"2,5")', '=COUNTIF(C1:C2,5)', '=COUNTIF(B1:B5,"~*")'])(
    '%s',
    (formula) => expect(evaluate(formula).kind).toBe('unknown'),
  );
});

describe('what programs tell differently is not told', () => {
  it.each([
    '=0.3-0.2-0.1',
    '="2"+1',
    '=B1<B2',
    '=(A1=10)=1',
    '=A1&TRUE',
    '=SUM(#REF!,#N/A)',
    '=MIN(IF(TRUE,A3),5,B1&"")',
    '=IF(TRUE,A3)&"x"',
    '=COUNTIF(A1:A5,"*")',
    '=COUNTIF(B1:B5,"")',
    `=COUNTIF(B1:B5,"${'Đạt'.normalize('NFD')}")`,
    '=2^0.5',
  ])('%s', (formula) => expect(evaluate(formula).kind).toBe('unknown'));

  it('a text of no letters that somebody typed', () => {
    const grid = gridOf({
      name: 'S',
      cells: [
        { at: 'A1', value: '' },
        { at: 'B1', value: null, formula: '=COUNTA(A1:A2)' },
      ],
    });
    expect(createEvaluator(grid).evaluate({ row: 1, column: 2 })).toEqual({ kind: 'unknown' });
  });
});

describe('what cannot be told', () => {
  it.each([
    "='Tháng 10'!A1",
    "='[BHYT.xlsx]T11'!C5",
    '=[1]Sheet1!C5',
    '=VLOOKUP(1,A1:B2,2)',
    '=Tổng',
    '=Z9+1',
    '=A1:A2',
    '={1,2}',
    '=(1',
    '=',
    `=${'('.repeat(500)}1${')'.repeat(500)}`,
    `=${'-'.repeat(5000)}1`,
  ])('%s', (formula) => expect(evaluate(formula).kind).toBe('unknown'));

  it.each([
    ['brackets in brackets', (next: string) => `=${'IF(1,'.repeat(60)}${next}${')'.repeat(60)}`],
    ['long sums', (next: string) => `=${next}${'+1'.repeat(4_000)}`],
    ['percents of percents', (next: string) => `=${next}${'%'.repeat(8_000)}`],
  ])('is the end of a long chain of %s, without breaking', (_, formulaOn) => {
    const cells = Array.from({ length: 200 }, (__, i) => ({
      at: `A${String(i + 1)}`,
      value: null,
      formula: formulaOn(`A${String(i + 2)}`),
    }));
    expect(createEvaluator(gridOf({ name: 'S', cells })).evaluate({ row: 1, column: 1 })).toEqual({ kind: 'unknown' });
  });

  it('is any text, without breaking', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => void evaluate(`=${text}`)));
  });
});
