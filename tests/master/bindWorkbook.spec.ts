import { describe, expect, it } from 'vitest';
import type { Period } from '../../core/calendar/period.ts';
import { bindWorkbook, type WorkbookBinding } from '../../core/master/bindWorkbook.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { BANDS } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';
import { printedSheet } from '../support/printedSheet.ts';
import { unitOf } from '../support/units.ts';
import { tree } from './binding.ts';

const asked = { scope: unitOf(tree, '362'), tree, set: criteriaSet(3), bands: BANDS };
const table = (name: string, title = ''): Sheet => printedSheet(`${title}\nXã | TC1 | TC2 | TC3\nNam Mỹ`, { name });
const notes = printedSheet('Ghi nhớ\nGọi điện cho các xã', { name: 'Ghi nhớ' });

function chosen(binding: WorkbookBinding): string {
  return binding.kind === 'bound' ? binding.sheet.name : binding.kind;
}

describe('a workbook of several sheets', () => {
  it('binds the one sheet that is a master and says of the others why not', () => {
    const binding = bindWorkbook([notes, table('Biểu')], asked);
    expect(chosen(binding)).toBe('Biểu');
    expect(binding).toMatchObject({ binding: { sheet: 'Biểu' }, others: [{ kind: 'unbound', sheet: 'Ghi nhớ' }] });
  });

  it('says of every sheet why it is none', () => {
    expect(bindWorkbook([notes], asked)).toMatchObject({ kind: 'none', sheets: [{ sheet: 'Ghi nhớ' }] });
  });

  it('does not choose between two', () => {
    expect(bindWorkbook([table('Biểu'), table('Biểu (2)')], asked)).toMatchObject({
      kind: 'several',
      reason: { vi: expect.stringContaining('“Biểu”, “Biểu (2)”') },
    });
  });

  it.each([
    ['2023-11', 'Tháng 11'],
    ['2023-10', 'T10'],
    ['2023-12', 'Bản in'],
    ['2023-09', 'otherPeriods'],
    ['2024-11', 'Tháng 11'],
    [undefined, 'Bản in'],
  ])('of months, chooses for %s: %s', (period, name) => {
    const sheets = [table('T10'), table('Tháng 11'), table('Bản in', 'BÁO CÁO THÁNG 12 NĂM 2023')];
    expect(chosen(bindWorkbook(sheets, period === undefined ? asked : { ...asked, period: period as Period }))).toBe(name);
  });

  it('of two kinds of criteria, chooses by the title', () => {
    const sheets = [table('Chung', 'NÔNG THÔN MỚI'), table('NC', 'NÔNG THÔN MỚI NÂNG CAO'), table('KM', 'NÔNG THÔN MỚI KIỂU MẪU')];
    expect(chosen(bindWorkbook(sheets, asked))).toBe('NC');
  });

  it.each([
    ['Biểu', ['Biểu', 'In'], 'Biểu'],
    ['In', ['Biểu', 'In'], 'In'],
    ['TH T10', ['In', 'TH T11'], 'TH T11'],
    ['TH tháng 10/2023', ['In T11', 'TH tháng 11/2023 (2)'], 'TH tháng 11/2023 (2)'],
    ['10.2023', ['Biểu in', '11.2023'], '11.2023'],
    ['TH T10', ['TH T11', 'TH T12'], 'several'],
    ['Đã đổi tên', ['Biểu', 'In'], 'several'],
    ['Đã đổi tên', ['Biểu'], 'Biểu'],
  ])('goes by the sheet a person said, also in the copy for another month: %s of %j is %s', (sheet, names, name) => {
    const sheets = names.map((one) => table(one));
    expect(chosen(bindWorkbook(sheets, { ...asked, sheet }))).toBe(name);
  });

  it('goes by a person’s word before a title’s', () => {
    const sheets = [table('Chung', 'NÔNG THÔN MỚI'), table('NC', 'NÔNG THÔN MỚI NÂNG CAO')];
    expect(chosen(bindWorkbook(sheets, { ...asked, sheet: 'Chung' }))).toBe('Chung');
  });
});
