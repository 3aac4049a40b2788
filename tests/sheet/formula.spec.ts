/** Formulas computed again from a sheet as printed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../core/sheet/address.ts';
import { createEvaluator, type Evaluated } from '../../core/sheet/formula/evaluate.ts';
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
  const evaluator = createEvaluator((row, column) => grid.cell(row, column), { lastRow: 9, lastColumn: 26 });
  return evaluator.evaluate(parseAddress('Z9') ?? { row: 0, column: 0 });
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
  ] as const)('%s', (formula, expected) => expect(value(formula)).toBe(expected));

  it('computes what it is computed from, whatever was kept', () => expect(value('=C3')).toBe(60));
  it('takes the kept values of a circle', () => expect(value('=C4+1')).toBe(8));
  it('says Excel’s errors', () => {
    expect(value('=A1/A3')).toEqual({ error: '#DIV/0!' });
    expect(value('=AVERAGE(B1:B5)')).toEqual({ error: '#DIV/0!' });
    expect(value('=B1+1')).toEqual({ error: '#VALUE!' });
    expect(value('=SUM(#REF!)')).toEqual({ error: '#REF!' });
  });
});

describe('what depends on the machine is not told', () => {
  it.each(['="95,5"+1', '="95.5"*1', '="95%"*1', '=A1/4&""', '=COUNTIF(A1:A5,"2,5")', '=COUNTIF(C1:C2,5)', '=COUNTIF(B1:B5,"~*")'])(
    '%s',
    (formula) => expect(evaluate(formula).kind).toBe('unknown'),
  );
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

  it('is any text, without breaking', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => void evaluate(`=${text}`)));
  });
});
