import { describe, expect, it } from 'vitest';
import { saidMonthOf } from '../../core/master/saidMonth.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { BANDS } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';
import { printedSheet } from '../support/printedSheet.ts';

const said = (...sheets: readonly Sheet[]): string | undefined => saidMonthOf(sheets, criteriaSet(3), BANDS);
const table = (title: string): Sheet => printedSheet(`${title}\nXã | TC1 | TC2 | TC3\nNam Mỹ`, { name: title });

describe('the month a workbook says', () => {
  it('is the one of its master’s title', () => {
    expect(said(printedSheet('Tháng 3 năm 2022', { name: 'Ghi nhớ' }), table('Tháng 11 năm 2023 – SỐ LIỆU MẪU'))).toBe('2023-11');
  });

  it('is none where no title says it, or two say different ones', () => {
    expect(said(table('Biểu'))).toBeUndefined();
    expect(said(table('Tháng 11 năm 2023'), table('Tháng 12 năm 2023'))).toBeUndefined();
    expect(said(table('Tháng 11 năm 2023'), table('THÁNG 11/2023'))).toBe('2023-11');
  });

  it('is not that of a master of another kind', () => {
    expect(said(table('XÃ KIỂU MẪU tháng 10 năm 2023'), table('XÃ NÂNG CAO tháng 11 năm 2023'))).toBe('2023-11');
  });
});
