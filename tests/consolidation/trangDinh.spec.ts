/**
 * Tràng Định in September 2021, on the set of 2016–20 (1980/QĐ-TTg): what its office wrote of Tân Minh and Quốc Khánh,
 * from the sheets to the district's outstanding list.
 */
import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '../../core/check.ts';
import { bandsFor } from '../../core/consolidation/bands.ts';
import { consolidate } from '../../core/consolidation/consolidate.ts';
import { lastDayOf, parsePeriod } from '../../core/calendar/period.ts';
import { treeOn } from '../../core/rulebook.ts';
import { acceptedOf } from '../../service/desk/folder.ts';
import { communeSheet } from '../support/communeSheet.ts';
import { rulebook, templateFor } from '../support/rulebook.ts';
import { changesFor } from '../support/signedSheet.ts';

const SET = 'xa-ntm-1980-2016';
const period = parsePeriod('2021-09') ?? expect.fail('no period');
const day = lastDayOf(period);
const tree = treeOn(rulebook, day);
const unit = (code: string) => tree.unit(code) ?? expect.fail(`no unit ${code}`);
const template = templateFor(SET, '06028', day);

/** A commune's own sheet with these criteria not met, checked. */
function reported(code: string, unmet: readonly number[]) {
  const signs = template.set.criteria.map(({ no }) => (unmet.includes(no) ? '-' : '+')).join('');
  const { name } = unit(code);
  const { sheet } = communeSheet(template, {
    ...changesFor(template.set, signs),
    formCode: `Mã biểu: ${SET}/1 · ${code} · ${period}`,
    title: 'BÁO CÁO KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI – Tháng 9 năm 2021',
    unitName: `ỦY BAN NHÂN DÂN ${name.toUpperCase()}`,
  });
  const checked = checkWorkbook([sheet], rulebook).reports[0] ?? expect.fail('no report');
  expect([checked.outcome, checked.report.template], name).toEqual(['sendable', SET]);
  return acceptedOf(checked);
}

const communes = [
  ['06028', 'Xã Tân Minh', [16, 17]],
  ['06004', 'Xã Quốc Khánh', [3, 5, 6, 7, 8, 10, 17]],
  ['06043', 'Xã Đào Viên', [2, 3, 5, 6, 9, 10, 11, 13, 17]],
] as const;

describe('Tràng Định, September 2021', () => {
  const totals = consolidate({
    scope: unit('180'),
    tree,
    period,
    set: template.set,
    expected: communes.map(([code]) => unit(code)),
    reports: communes.map(([code, , unmet]) => reported(code, unmet)),
    bands: bandsFor(rulebook.bands, template.set.criteria.length),
  });

  it.each([
    ['Xã Tân Minh', 17, '16, 17'],
    ['Xã Quốc Khánh', 12, '3, 5, 6, 7, 8, 10, 17'],
  ])('%s meets %i and still owes %s', (name, metCount, outstanding) => {
    expect(totals.communes.find((commune) => commune.name === name)).toMatchObject({ metCount, outstanding });
  });

  it('reaches the year’s aim of 13 criteria a commune on average with a third commune at ten', () => {
    expect(totals.communes.map(({ metCount }) => metCount).sort()).toEqual([10, 12, 17]);
    expect(totals.average).toBe(13);
    expect(totals.bands).toEqual([
      { label: '19', count: 0 },
      { label: '15–18', count: 1 },
      { label: '10–14', count: 2 },
      { label: '5–9', count: 0 },
      { label: '<5', count: 0 },
    ]);
  });

  it('counts môi trường (17) unmet in all three', () => {
    expect(totals.criteria.find(({ criterion }) => criterion === 17)).toMatchObject({ met: 0, unmet: 3 });
  });
});
