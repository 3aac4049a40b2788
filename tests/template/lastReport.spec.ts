import { describe, expect, it } from 'vitest';
import { Problem } from '../../core/problem.ts';
import { recognise } from '../../core/reading/recognise.ts';
import { templatesFor, treeOn } from '../../core/rulebook.ts';
import { isLikeLastFormula } from '../../core/template/derived.ts';
import { sheetOf } from '../../core/template/design.ts';
import { designSheet } from '../../core/template/designSheet.ts';
import type { LastReport } from '../../core/template/lastReport.ts';
import { loadRulebook } from '../../service/rulebook.ts';
import { cellAt, filledIn, rowOf, sheetRequest } from '../support/sheetFor.ts';

const rulebook = loadRulebook();
const october = sheetRequest('13969', '2023-10');
const empty = designSheet(october);
const at = (column: string, key: string): string => `${column}${String(rowOf(empty, october.template, key))}`;

/** October's sheet as an officer filled it, read back. */
function lastReport(typed: Readonly<Record<string, string | number>>): LastReport {
  const sheet = sheetOf(filledIn(empty, typed));
  const known = {
    layouts: rulebook.layouts,
    templatesFor: (unit: string | null, day: string | null) => templatesFor(rulebook, unit, day ?? '2023-10-31'),
    treeOn: (day: string) => treeOn(rulebook, day),
  };
  const recognition = recognise(sheet, known);
  return recognition.kind === 'recognised' ? { report: recognition.report, sheet } : expect.fail(recognition.reason.en);
}

function november(typed: Readonly<Record<string, string | number>>) {
  return designSheet({ ...sheetRequest('13969', '2023-11'), last: lastReport(typed) });
}

describe('a sheet that starts from the last report', () => {
  const started = november({
    [at('F', '14.1')]: '95,6 (nam 95,2; nữ 96,0)',
    [at('G', '14.1')]: 'Đạt',
    [at('F', '14.2')]: 91.5,
    [at('G', '14.2')]: 'đ',
    [at('G', '17.5')]: 'CĐ',
    [at('H', '17.5')]: 'T12/2023',
    [at('I', '17.5')]: 'Thiếu điểm tập kết, đề nghị huyện bố trí đất',
    [at('J', '17.5')]: 'Ông Trần Văn Bình',
    [at('K', '17.5')]: 'Đã họp thôn ngày 05/10',
    [at('I', 'TC 17')]: 'Khó khăn chung về rác thải',
    [at('J', 'TC 17')]: 'Bà Lê Thị Hoa',
    [at('G', '19.2')]: 'Đ/K',
    [at('F', '3.1')]: '1.234',
    [at('G', '3.1')]: 'Đạt',
  });
  const value = (column: string, key: string) => cellAt(started, at(column, key)).value;

  it('takes over results as they were written, numbers as numbers', () => {
    expect(value('F', '14.1')).toBe('95,6 (nam 95,2; nữ 96,0)');
    expect(value('F', '14.2')).toBe(91.5);
    expect(value('G', '14.2')).toBe('Đạt');
  });

  it('takes over what was said of an unmet indicator, and who is responsible', () => {
    expect(['G', 'H', 'I', 'J'].map((column) => value(column, '17.5'))).toEqual([
      'Chưa đạt',
      '12/2023',
      'Thiếu điểm tập kết, đề nghị huyện bố trí đất',
      'Ông Trần Văn Bình',
    ]);
    expect([value('I', 'TC 17'), value('J', 'TC 17')]).toEqual(['Khó khăn chung về rác thải', 'Bà Lê Thị Hoa']);
  });

  it('marks an unchanged row by a formula that compares with the last report', () => {
    const mark = cellAt(started, at('K', '14.1'));
    expect(mark.value).toBe('như kỳ trước');
    expect(isLikeLastFormula(mark.formula ?? '')).toBe(true);
    expect(mark.formula).toContain('"95,6 (nam 95,2; nữ 96,0)"');
  });

  it('leaves last month’s notes behind, for an explanation is given anew, and marks no row that said nothing', () => {
    expect(value('K', '17.5')).toBe('như kỳ trước');
    expect(cellAt(started, at('K', '1.1'))).not.toHaveProperty('value');
  });

  it('starts empty where the last report could not be read', () => {
    expect(cellAt(started, at('G', '19.2'))).not.toHaveProperty('value');
    expect(cellAt(started, at('F', '3.1'))).not.toHaveProperty('value');
    expect(cellAt(started, at('G', '3.1'))).not.toHaveProperty('value');
    expect(cellAt(started, at('K', '3.1'))).not.toHaveProperty('value');
  });

  it('computes what a criterion’s formula says of the sheet as it starts', () => {
    expect(value('G', 'TC 17')).toBe('Chưa đạt');
    expect(value('G', 'TC 14')).toBe('Chưa đánh giá');
    const all = november(Object.fromEntries(['14.1', '14.2', '14.3', '14.4'].map((code) => [at('G', code), 'Đạt'])));
    expect(cellAt(all, at('G', 'TC 14')).value).toBe('Đạt');
  });

  it('is marked again, not noted, when last month’s row was itself like the month before', () => {
    const marked = november({ [at('G', '14.1')]: 'Đạt', [at('K', '14.1')]: 'Như kỳ trước' });
    expect(cellAt(marked, at('K', '14.1')).formula).toBeDefined();
  });

  it('gives no formula a text longer than Excel takes', () => {
    const long = november({ [at('F', '1.1')]: 'Đ'.repeat(300), [at('G', '1.1')]: 'Đạt' });
    expect(cellAt(long, at('K', '1.1'))).not.toHaveProperty('formula');
  });

  it('is refused another unit’s or another set’s report', () => {
    const last = lastReport({});
    const refused = (request: Parameters<typeof designSheet>[0]): string => {
      try {
        designSheet(request);
      } catch (error) {
        if (error instanceof Problem) return error.code;
      }
      return 'nothing';
    };
    expect(refused({ ...sheetRequest('13978'), last })).toBe('last-report-of-another');
    expect(refused({ ...sheetRequest('13969', '2023-11', 'xa-ntm-318-2022'), last })).toBe('last-report-of-another');
  });
});
