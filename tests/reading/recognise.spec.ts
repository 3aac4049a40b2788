/** What recognition tolerates, and what it refuses to guess. */
import { describe, expect, it } from 'vitest';
import { checkWorkbook, type CheckedReport } from '../../core/check.ts';
import { columnKeys } from '../../core/template/schema.ts';
import { communeSheet, type Changes } from '../support/communeSheet.ts';
import { NANG_CAO, NTM, rulebook, templateFor } from '../support/rulebook.ts';

const template = templateFor(NANG_CAO);

function check(changes: Changes, asked = {}): CheckedReport {
  const { reports, unrecognised } = checkWorkbook([communeSheet(template, changes).sheet], rulebook, asked);
  const [report] = reports;
  if (!report) throw new Error(unrecognised.map(({ reason }) => reason.en).join());
  return report;
}

const good = check({});

describe('a sheet is known', () => {
  it('by its form code: template, unit and period', () => {
    expect(good.report).toMatchObject({ template: NANG_CAO, unit: '13969', period: '2023-11', version: 1 });
    expect(good.report.entries).toHaveLength(75);
    expect(good.report.criteria).toHaveLength(19);
  });

  it('without a form code, by its title, its block and its rows', () => {
    expect(check({ formCode: null }).report).toMatchObject({
      template: NANG_CAO,
      unit: '13969',
      period: '2023-11',
      fingerprint: good.report.fingerprint,
    });
  });

  it('of the other set in spite of titles that begin alike', () => {
    const { reports } = checkWorkbook([communeSheet(templateFor(NTM), { formCode: null }).sheet], rulebook);
    expect(reports[0]?.report.template).toBe(NTM);
  });

  it('not at all when it has no heading row, or other rows below it', () => {
    const none = checkWorkbook([{ name: 'Hướng dẫn', cells: [{ at: 'A1', value: 'Cách điền' }] }], rulebook);
    expect(none.reports).toEqual([]);
    expect(none.unrecognised[0]?.reason.vi).toContain('tiêu đề');
    const without = template.rows
      .slice(0, 60)
      .map((row) => (row.kind === 'criterion' ? `TC ${String(row.criterion.no)}` : row.indicator.code));
    expect(checkWorkbook([communeSheet(template, { without, formCode: null, title: 'x' }).sheet], rulebook).reports).toEqual([]);
  });
});

describe('the meaning stays', () => {
  it('when the columns are in another order', () => {
    expect(check({ columns: [...columnKeys].reverse() }).report.fingerprint).toBe(good.report.fingerprint);
  });

  it('when the sheet is renamed or has rows hidden', () => {
    expect(check({ name: 'Sheet1 (2)', hidden: ['2.1', '2.2'] }).report.fingerprint).toBe(good.report.fingerprint);
  });

  it('when a code became a number: 17.10 reads 17.1', () => {
    const { report, findings } = check({ given: { '17.10': { code: 17.1, result: 33 } } });
    expect(report.entries.find(({ indicator }) => indicator === '17.10')?.reading).toEqual({ kind: 'number', value: 33 });
    expect(findings.find(({ rule }) => rule === 'NTM-V028')).toMatchObject({ indicator: '17.10', fix: [{ value: '17.10', format: '@' }] });
  });

  it('changes with a figure, a word, a remark, a month, and with words on a criterion’s row', () => {
    const prints = [
      good,
      check({ given: { '14.4': { result: 71 } } }),
      check({ given: { '14.4': { selfAssessment: 'Chưa đánh giá' } } }),
      check({ given: { '14.4': { obstacle: 'Thiếu máy tính' } } }),
      check({ given: { '14.4': { expectedBy: '12/2023' } } }),
      check({ given: { '14.4': { note: 'Có văn bản' } } }),
      check({ given: { 'TC 14': { obstacle: 'Thiếu máy tính' } } }),
    ].map(({ report }) => report.fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
  });
});

describe('criteria', () => {
  const outcome = (changes: Changes): string | undefined =>
    check(changes).report.criteria.find(({ criterion }) => criterion === 14)?.selfAssessment;

  it.each([
    ['met when all its indicators are', {}, 'met'],
    ['unmet when one is not', { '14.2': { selfAssessment: 'Chưa đạt' }, '14.3': { selfAssessment: '…' } }, 'unmet'],
    ['not assessed when one is not and none is unmet', { '14.2': { selfAssessment: '-' } }, 'notAssessed'],
    ['not assessed when one cannot be read', { '14.2': { selfAssessment: 'Đ/K' } }, 'notAssessed'],
    ['computed, whatever is typed on their row', { 'TC 14': { selfAssessment: 'Chưa đạt' } }, 'met'],
  ] as const)('are %s', (_, given, expected) => {
    expect(outcome({ given })).toBe(expected);
  });

  it('leave Không áp dụng out where the decision provides it', () => {
    const { report, outcome: all } = check({ given: { '17.9': { selfAssessment: 'Không áp dụng' } } });
    expect(report.criteria.find(({ criterion }) => criterion === 17)?.selfAssessment).toBe('met');
    expect(all).toBe('sendable');
  });

  it('whose formula was saved without a value are computed all the same', () => {
    const { sheet, ...printed } = communeSheet(template);
    const at = printed.cellOf('TC 14', 'selfAssessment');
    const emptied = { ...sheet, cells: sheet.cells.map((cell) => (cell.at === at ? { ...cell, value: null } : cell)) };
    const [checked] = checkWorkbook([emptied], rulebook).reports;
    expect(checked?.outcome).toBe('sendable');
    expect(checked?.report.fingerprint).toBe(good.report.fingerprint);
  });
});

describe('readings', () => {
  it.each([
    ['14.1', '95,5 %', undefined, { kind: 'number', value: 95.5 }],
    ['14.1', 0.955, '0.0%', { kind: 'number', value: 95.5 }],
    ['14.1', 0.289, '0.0%', { kind: 'number', value: 28.9 }],
    [
      '14.1',
      '95,6 (nam 95,2; nữ 96,0)',
      undefined,
      {
        kind: 'parts',
        value: 95.6,
        bothSexes: true,
        parts: [
          { key: 'nam', value: 95.2 },
          { key: 'nữ', value: 96 },
        ],
      },
    ],
    ['14.1', 'Nam: 95,2%; Nữ: 96%', undefined, { kind: 'parts', value: null }],
    ['14.1', '1.234', undefined, { kind: 'ambiguous', candidates: [1234, 1.234] }],
    ['14.1', 'Không', undefined, { kind: 'unreadable' }],
    ['14.1', 'Đạt', undefined, { kind: 'word', word: 'met' }],
    ['14.1', '15/19', undefined, { kind: 'unreadable' }],
    ['14.1', 45245, 'd/m/yyyy', { kind: 'unreadable', text: '15/11/2023' }],
    ['18.5', 'Không', undefined, { kind: 'number', value: 0 }],
    ['18.5', '1.234 vụ', undefined, { kind: 'number', value: 1234 }],
    ['10', '66,5 triệu đồng/người/năm', undefined, { kind: 'number', value: 66.5 }],
    ['10', '66,5 triệu', undefined, { kind: 'number', value: 66.5 }],
    ['10', '66.500 nghìn đồng', undefined, { kind: 'unreadable' }],
    [
      '5.1',
      'a 100; b 1',
      undefined,
      {
        kind: 'parts',
        bothSexes: false,
        parts: [
          { key: 'a', value: 100 },
          { key: 'b', value: 1 },
        ],
      },
    ],
    ['1.1', 'x', undefined, { kind: 'word', word: 'met' }],
    ['1.1', 'Đã phê duyệt năm 2021', undefined, { kind: 'text' }],
    ['1.1', 'Không', undefined, { kind: 'text', text: 'Không' }],
    ['5.4', 'Mức độ 2', undefined, { kind: 'text', text: 'Mức độ 2' }],
    ['14.1', '…', undefined, { kind: 'notAssessed' }],
  ] as const)('%s: %s (%s)', (code, result, format, reading) => {
    const { report } = check({ given: { [code]: format === undefined ? { result } : { result, format } } });
    expect(report.entries.find(({ indicator }) => indicator === code)?.reading).toMatchObject(reading);
  });
});
