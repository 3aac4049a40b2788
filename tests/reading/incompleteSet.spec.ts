/** A set that lacks indicators is reported on all the same: each criterion by the word on its own row. */
import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '../../core/check.ts';
import { consolidate } from '../../core/consolidation/consolidate.ts';
import { bandsFor } from '../../core/consolidation/bands.ts';
import { parsePeriod } from '../../core/calendar/period.ts';
import { acceptedOf } from '../../service/desk/folder.ts';
import { communeSheet, type Changes } from '../support/communeSheet.ts';
import { rulebook, templateFor } from '../support/rulebook.ts';
import { NAM_DINH, treeOf, unitOf } from '../support/units.ts';

const TOWN = 'do-thi-van-minh-04-2022';
const check = (changes: Changes = {}, set = TOWN, day = '2023-11-30') =>
  checkWorkbook([communeSheet(templateFor(set, '13969', day), changes).sheet], rulebook).reports[0] ?? expect.fail('no report');
const outcomes = (changes: Changes): string =>
  check(changes)
    .report.criteria.map(({ selfAssessment }) => ({ met: '+', unmet: '-', notAssessed: '?' })[selfAssessment])
    .join('');

describe('đô thị văn minh, of whose 52 indicators one is known', () => {
  it('has a row for each of its nine criteria, and one for 4.1', () => {
    expect(templateFor(TOWN).rows.map(({ kind, criterion }) => `${kind} ${String(criterion.no)}`)).toEqual([
      ...[1, 2, 3, 4].map((no) => `criterion ${String(no)}`),
      'indicator 4',
      ...[5, 6, 7, 8, 9].map((no) => `criterion ${String(no)}`),
    ]);
  });

  it('counts each criterion by its own word', () => {
    expect(check().outcome).toBe('sendable');
    expect(outcomes({})).toBe('+++++++++');
    expect(outcomes({ given: { 'TC 2': { selfAssessment: 'Chưa đạt' }, 'TC 7': { selfAssessment: '…' } } })).toBe('+-++++?++');
    expect(outcomes({ given: { 'TC 9': { selfAssessment: 'Không áp dụng' } } })).toBe('++++++++?');
  });

  it('lets no criterion be met whose known indicator is not', () => {
    const unmet = { '4.1': { selfAssessment: 'Chưa đạt', obstacle: 'Đang xử lý' } };
    expect(outcomes({ given: unmet })).toBe('+++-+++++');
    expect(check({ given: unmet }).findings.map(({ rule }) => rule)).toContain('NTM-V015');
    expect(outcomes({ given: { 'TC 4': { selfAssessment: 'Chưa đạt' } } })).toBe('+++-+++++');
  });

  it('is another report when one word is another', () => {
    const prints = [{}, { given: { 'TC 2': { selfAssessment: 'Chưa đạt' } } }, { given: { 'TC 3': { selfAssessment: 'Chưa đạt' } } }];
    expect(new Set(prints.map((changes) => check(changes).report.fingerprint)).size).toBe(3);
  });

  it('of a whole set the word typed on a criterion changes no fingerprint', () => {
    const whole = (changes: Changes) => check(changes, 'xa-ntm-nang-cao-318-2022').report.fingerprint;
    expect(whole({ given: { 'TC 14': { selfAssessment: 'Đạt' } } })).toBe(whole({}));
  });

  it('is totalled like every other', () => {
    const accepted = acceptedOf(check({ given: { 'TC 2': { selfAssessment: 'Chưa đạt', obstacle: 'Đường nội thị đang làm' } } }));
    const { set } = templateFor(TOWN);
    const tree = treeOf(NAM_DINH);
    const period = parsePeriod('2023-11') ?? expect.fail('no period');
    const totals = consolidate({
      scope: unitOf(tree, '362'),
      tree,
      period,
      set,
      expected: [unitOf(tree, '13969')],
      reports: [accepted],
      bands: bandsFor(rulebook.bands, set.criteria.length),
    });
    expect(totals.communes).toMatchObject([{ metCount: 8, outstanding: '2' }]);
    expect(totals.average).toBe(8);
  });
});

it('51/2025’s ten criteria are reported by their names alone', () => {
  const template = templateFor('xa-ntm-51-2025', null, '2026-03-31');
  const { sheet } = communeSheet(template, {
    formCode: 'Mã biểu: xa-ntm-51-2025/1 · 13969 · 2026-03',
    title: 'BÁO CÁO – Tháng 3 năm 2026',
    given: { 'TC 8': { selfAssessment: 'Chưa đạt', obstacle: 'Bãi rác đang đóng cửa' } },
  });
  const [checked] = checkWorkbook([sheet], rulebook).reports;
  expect(checked?.report.criteria.filter(({ selfAssessment }) => selfAssessment !== 'met')).toEqual([
    { criterion: 8, selfAssessment: 'unmet' },
  ]);
  expect(checked?.report.entries).toEqual([]);
});
