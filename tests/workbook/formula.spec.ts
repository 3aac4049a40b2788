/** Formulas as text: their references found and moved. */
import { describe, expect, test } from 'vitest';
import { tokensOf } from '../../core/sheet/formula/tokens.ts';
import { SourceReader } from '../../workbook/formula/sources.ts';
import { shiftable, shifted } from '../../workbook/formula/shift.ts';

describe('moved two rows down and one column right', () => {
  test.each([
    ['A1+B$2+$C3+$D$4', 'B3+C$2+$C5+$D$4'],
    ['SUM(A1:B2,$A$1:B2)', 'SUM(B3:C4,$A$1:C4)'],
    ['SUM(A:A,$B:C,1:1,$2:3)', 'SUM(B:B,$B:D,3:3,$2:5)'],
    ["'Tháng 11'!A1&Sheet2!A1&'It''s A1'!B2", "'Tháng 11'!B3&Sheet2!B3&'It''s A1'!C4"],
    ['IF(A1="A1 ""B2""",LOG10(A1),TRUE)', 'IF(B3="A1 ""B2""",LOG10(B3),TRUE)'],
    ['Bảng1[Cột A1]+[1]Sheet1!A1+T1.A1+A1_x+xA1b2', 'Bảng1[Cột A1]+[1]Sheet1!B3+T1.A1+A1_x+xA1b2'],
    ['1E5+2.5E-3+A1%', '1E5+2.5E-3+B3%'],
    ['XFD1+A1048576', '#REF!+#REF!'],
    ['#REF!+A1+#N/A', '#REF!+B3+#N/A'],
    ['ZZZ1+A1048577', 'ZZZ1+A1048577'],
    ["SUM(T1:T3!A1)+SUM('T1:T3'!B$1)+SUM(Nhập:Cuối!A1:B2)", "SUM(T1:T3!B3)+SUM('T1:T3'!C$1)+SUM(Nhập:Cuối!B3:C4)"],
    ['[0]!Tổng+[0]Nhập!A1', '[0]!Tổng+[0]Nhập!B3'],
  ])('%s', (before, after) => {
    expect(shifted(shiftable(before), 2, 1)).toBe(after);
  });
});

describe('what a formula of the first sheet reads', () => {
  const reader = new SourceReader({
    sheets: [
      { name: 'Nhập', state: 'visible', kind: 'worksheet', part: 'a' },
      { name: 'Tổng hợp', state: 'visible', kind: 'worksheet', part: 'b' },
      { name: 'T2', state: 'visible', kind: 'worksheet', part: 'c' },
    ],
    names: [
      { name: 'XãĐạt', formula: "'Tổng hợp'!$C$5:$C$9" },
      { name: 'Vòng', formula: 'Vòng+Nhập!$A$1' },
      { name: 'TươngĐối', formula: 'Nhập!A1' },
    ],
  });
  const read = (formula: string): unknown => {
    const sources = reader.sourcesOf(tokensOf(formula), 0, 0, 0);
    return sources === 'everything' ? sources : sources.map(({ sheet, top, left, bottom, right }) => [sheet, top, left, bottom, right]);
  };

  test.each([
    [
      'A1+B2:C3',
      [
        [0, 1, 1, 1, 1],
        [0, 2, 2, 3, 3],
      ],
    ],
    ["SUM('tổng hợp'!$A:B)", [[1, 1, 1, 1_048_576, 2]]],
    ['COUNTIF(xãđạt,"x")*TRUE', [[1, 5, 3, 9, 3]]],
    ['TODAY()+"A1"', []],
    ['[2]Khác!A1', []],
    ["'Tổng hợp'!#REF!+A1", [[0, 1, 1, 1, 1]]],
    ['[0]!XãĐạt', [[1, 5, 3, 9, 3]]],
    ['[0]Nhập!B2', [[0, 2, 2, 2, 2]]],
    [
      "SUM(Nhập:T2!A1)+'Tổng hợp:T2'!B2",
      [
        [0, 1, 1, 1, 1],
        [1, 1, 1, 1, 1],
        [2, 1, 1, 1, 1],
        [1, 2, 2, 2, 2],
        [2, 2, 2, 2, 2],
      ],
    ],
    ['CUBEVALUE("ThisWorkbookDataModel","[Measures].[Tổng]")', 'everything'],
    ['INDIRECT("A1")', 'everything'],
    ['INDIRECT ("A1")', 'everything'],
    ['SUM(_xlfn.OFFSET(A1,1,1))', 'everything'],
    ['SUM(A1:INDEX(B:B,3))', 'everything'],
    ['Bảng1[Đạt]', 'everything'],
    ['SUM(Nhập:Cuối!A1)', 'everything'],
    ['Lạ!A1', 'everything'],
    ['TênLạ+1', 'everything'],
    ['Vòng', 'everything'],
    ['TươngĐối', 'everything'],
    ['SUM(A1#)', 'everything'],
  ])('%s', (formula, sources) => {
    expect(read(formula)).toEqual(sources);
  });
});
