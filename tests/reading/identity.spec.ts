/** Who and when, from whatever says it; and what contradicts itself. */
import { describe, expect, it } from 'vitest';
import { checkWorkbook, type CheckedReport } from '../../core/check.ts';
import type { Cell } from '../../core/sheet/sheet.ts';
import type { Asked } from '../../core/validation/rule.ts';
import { communeSheet, type Changes } from '../support/communeSheet.ts';
import { NANG_CAO, rulebook, templateFor } from '../support/rulebook.ts';

const template = templateFor(NANG_CAO);

function check(changes: Changes, more: readonly Cell[] = [], asked: Asked = {}): CheckedReport {
  const { sheet } = communeSheet(template, changes);
  return checkWorkbook([{ ...sheet, cells: [...sheet.cells, ...more] }], rulebook, asked).reports[0] ?? expect.fail('not recognised');
}
const NO_CODE = { formCode: null, title: 'BÁO CÁO KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI NÂNG CAO' };
const rulesOf = ({ findings }: CheckedReport): readonly string[] =>
  findings.map(({ rule }) => rule).filter((rule) => /V00[23]|V077/u.test(rule));

describe('the period', () => {
  it.each([
    'Tháng 11 năm 2023',
    'T11/2023',
    'tháng 11-2023',
    'THÁNG 11/2023',
    'Tháng mười một năm 2023',
    'Tháng 11, năm 2023',
    'Kỳ báo cáo: 11/2023',
  ])('is read from “%s”', (said) => {
    const { report } = check({ ...NO_CODE, name: 'Sheet1' }, [{ at: 'A5', value: said }]);
    expect(report.period).toBe('2023-11');
  });

  it.each(['mm/yyyy', '"Tháng "mm/yyyy', 'mmm-yy'])('is read from a date shown as %s', (format) => {
    expect(check({ ...NO_CODE, name: 'Sheet1' }, [{ at: 'C5', value: 45_231, format }]).report.period).toBe('2023-11');
  });

  it('is not the day of signing, nor the month it is compared with', () => {
    const signed: Cell[] = [
      { at: 'H3', value: 'Nam Mỹ, ngày 20 tháng 12 năm 2023' },
      { at: 'C5', value: 45_260, format: 'dd/mm/yyyy' },
    ];
    expect(check({}, signed).findings.map(({ rule }) => rule)).not.toContain('NTM-V003');
  });

  it('is read from a quarter or a part of a year only where no month is said', () => {
    expect(check({ ...NO_CODE, name: 'Sheet1' }, [{ at: 'A5', value: 'Quý IV năm 2023' }]).report.period).toBe('2023-Q4');
    expect(check({ ...NO_CODE, name: 'Sheet1' }, [{ at: 'A5', value: '6 tháng đầu năm 2023' }]).report.period).toBe('2023-6T');
    expect(rulesOf(check({}, [{ at: 'A5', value: 'Quý IV năm 2023' }]))).toEqual([]);
  });

  it('over the results contradicts the title', () => {
    const result = check({ headings: { result: 'Kết quả tháng 10/2023' } });
    expect(rulesOf(result)).toEqual(['NTM-V003']);
  });

  it('of the sheet’s or the file’s name alone is taken, and said', () => {
    const bySheet = check({ ...NO_CODE, name: 'T11-2023' });
    expect([bySheet.report.period, ...rulesOf(bySheet)]).toEqual(['2023-11', 'NTM-V077']);
    const byFile = check({ ...NO_CODE, name: 'Sheet1' }, [], { file: 'bao-cao_thang 11.2023.xlsx' });
    expect([byFile.report.period, ...rulesOf(byFile)]).toEqual(['2023-11', 'NTM-V077']);
    expect(new Set(rulesOf(check({ ...NO_CODE, name: 'Tháng 11' })))).toEqual(new Set(['NTM-V002', 'NTM-V003']));
  });
});

describe('the unit', () => {
  it('is read from the block, the place, the signatures or the names, in this order', () => {
    expect(check({ ...NO_CODE, title: 'T11/2023', unitName: 'UBND xã Nam Mỹ', name: 'S' }).report.unit).toBe('13969');
    expect(check({ ...NO_CODE, title: 'T11/2023', unitName: 'Xã Nam Mỹ, huyện Nam Trực, tỉnh Nam Định', name: 'S' }).report.unit).toBe(
      '13969',
    );
    const signature: Cell[] = [{ at: 'H110', value: 'TM. ỦY BAN NHÂN DÂN XÃ NAM MỸ\nCHỦ TỊCH' }];
    expect(check({ ...NO_CODE, title: 'T11/2023', unitName: 'x', name: 'S' }, signature).report.unit).toBe('13969');
    const named = check({ ...NO_CODE, title: 'T11/2023', unitName: 'x', name: 'Nam Mỹ' });
    expect([named.report.unit, ...rulesOf(named)]).toEqual(['13969', 'NTM-V077']);
  });

  it('is never told by a name without its diacritics', () => {
    expect(check({ ...NO_CODE, title: 'T11/2023', unitName: 'x', name: 'Nam My' }).report.unit).toBeNull();
    expect(check({ ...NO_CODE, title: 'T11/2023', unitName: 'x', name: 'S' }, [], { file: 'xa nam my.xlsx' }).report.unit).toBeNull();
  });

  it('in the signatures contradicts the form code', () => {
    const signature: Cell[] = [{ at: 'H110', value: 'TM. UBND XÃ ĐIỀN XÁ\nCHỦ TỊCH' }];
    expect(check({}, signature).findings.find(({ rule }) => rule === 'NTM-V002')).toMatchObject({ cell: 'H110' });
  });
});
