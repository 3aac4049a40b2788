/** The whole way of each set that has a sheet: designed for a unit of its level, filled in, checked. */
import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '../../core/check.ts';
import { completenessOf } from '../../core/criteria/completeness.ts';
import { sheetOf, type SheetDesign } from '../../core/template/design.ts';
import { designSheet } from '../../core/template/designSheet.ts';
import type { Template } from '../../core/template/template.ts';
import { goodResult } from '../support/communeSheet.ts';
import { rulebook } from '../support/rulebook.ts';
import { cellAt, filledIn, rowOf, sheetRequest } from '../support/sheetFor.ts';

const SHEETS = [
  ['xa-ntm-1980-2016', '13969', '2021-09', 'ỦY BAN NHÂN DÂN XÃ NAM MỸ', 'BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI – Tháng 9 năm 2021'],
  ['xa-ntm-318-2022', '13969', '2023-11', 'ỦY BAN NHÂN DÂN XÃ NAM MỸ', 'BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI – Tháng 11 năm 2023'],
  ['xa-ntm-kieu-mau-319-2022', '13969', '2023-11', 'ỦY BAN NHÂN DÂN XÃ NAM MỸ', 'QUY ĐỊNH XÃ NÔNG THÔN MỚI KIỂU MẪU – Tháng 11 năm 2023'],
  ['huyen-ntm-320-2022', '362', '2023-11', 'ỦY BAN NHÂN DÂN HUYỆN NAM TRỰC', 'BỘ TIÊU CHÍ HUYỆN NÔNG THÔN MỚI – Tháng 11 năm 2023'],
  [
    'huyen-ntm-nang-cao-320-2022',
    '362',
    '2023-11',
    'ỦY BAN NHÂN DÂN HUYỆN NAM TRỰC',
    'BỘ TIÊU CHÍ HUYỆN NÔNG THÔN MỚI NÂNG CAO – Tháng 11 năm 2023',
  ],
  [
    'tinh-hoan-thanh-321-2022',
    '36',
    '2023-11',
    'ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH',
    'QUY ĐỊNH TỈNH HOÀN THÀNH NHIỆM VỤ XÂY DỰNG NÔNG THÔN MỚI\nTháng 11 năm 2023',
  ],
] as const;

/** Every indicator answered well. */
function filled(design: SheetDesign, template: Template): SheetDesign {
  const typed = template.rows.flatMap((row): (readonly [string, string | number])[] => {
    if (row.kind === 'criterion') return [];
    const at = String(rowOf(design, template, row.indicator.code));
    return [
      [`F${at}`, goodResult(row.indicator)],
      [`G${at}`, 'Đạt'],
    ];
  });
  return filledIn(design, Object.fromEntries(typed));
}

describe.each(SHEETS)('%s for %s', (set, unit, period, block, title) => {
  const request = sheetRequest(unit, period, set);
  const design = designSheet(request);
  const texts = design.cells.map(({ value }) => value);

  it('is headed by its unit and says what it reports on', () => {
    expect(texts).toContain(block);
    expect(texts).toContain(`BÁO CÁO KẾT QUẢ THỰC HIỆN ${title}`);
    expect(texts).toContain('TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(Ký, ghi rõ họ tên)');
  });

  it('filled in is sendable, with every indicator read and every criterion met', () => {
    const sheet = sheetOf(filled(design, request.template));
    const { reports } = checkWorkbook([sheet], rulebook);
    const [checked] = reports;
    const blocking = checked?.findings
      .filter(({ severity }) => severity === 'error' || severity === 'explain')
      .map(({ rule, cell }) => `${rule} ${cell ?? ''}`);
    expect(blocking).toEqual([]);
    expect(checked?.report).toMatchObject({ template: set, unit, period });
    expect(checked?.report.criteria.filter(({ selfAssessment }) => selfAssessment !== 'met')).toEqual([]);
    expect(checked?.report.entries).toHaveLength(completenessOf(request.template.set).indicators.held);
  });

  it('is recognised by its rows when its form code is gone', () => {
    const { cells, ...sheet } = sheetOf(filled(design, request.template));
    const [checked] = checkWorkbook(
      [{ ...sheet, cells: cells.filter(({ value }) => typeof value !== 'string' || !value.startsWith('Mã biểu')) }],
      rulebook,
    ).reports;
    expect(checked?.report.template).toBe(set);
  });
});

describe('what the sheets of other kinds hold', () => {
  const at = (set: string, unit: string, key: string, column: string) => {
    const request = sheetRequest(unit, set === 'xa-ntm-1980-2016' ? '2021-09' : '2023-11', set);
    const design = designSheet(request);
    return cellAt(design, `${column}${String(rowOf(design, request.template, key))}`).value;
  };

  it('two figures at once: one requirement under the other', () => {
    expect(at('xa-ntm-1980-2016', '13969', '17.1', 'E')).toBe('a) ≥ 98\nb) ≥ 65');
  });

  it('names: which are known', () => {
    expect(at('xa-ntm-kieu-mau-319-2022', '13969', '4', 'C')).toMatch(/\(ghi tên: Sản xuất, Giáo dục, .*Y tế …\)$/u);
  });

  it('conditions beside the criteria, at the foot, marked where nobody has compared them', () => {
    const foot = (set: string) =>
      designSheet(sheetRequest('362', '2023-11', set)).cells.find(({ value }) => String(value).startsWith('Ghi chú:'))?.value;
    expect(foot('huyen-ntm-320-2022')).toContain('- ĐK3. Có 100% số thị trấn trên địa bàn đạt chuẩn đô thị văn minh');
    expect(foot('huyen-ntm-nang-cao-320-2022')).toContain('cách chia chỉ tiêu ở các tiêu chí 6 đến 9 chưa xác minh');
    expect(foot('huyen-ntm-nang-cao-320-2022')).toMatch(/ĐK2\. Có ít nhất 50% số xã .* \(\*\)/u);
  });

  it('another district’s name on a district’s sheet is found', () => {
    const request = sheetRequest('362', '2023-11', 'huyen-ntm-320-2022');
    const sheet = sheetOf(filled(designSheet(request), request.template));
    const cells = sheet.cells.map((cell) =>
      cell.value === 'ỦY BAN NHÂN DÂN HUYỆN NAM TRỰC' ? { ...cell, value: 'ỦY BAN NHÂN DÂN HUYỆN TRỰC NINH' } : cell,
    );
    expect(checkWorkbook([{ ...sheet, cells }], rulebook).reports[0]?.findings.map(({ rule }) => rule)).toContain('NTM-V002');
  });
});
