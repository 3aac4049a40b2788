/** Columns added, renamed, merged, hidden: what is read, and that nothing is left unread in silence. */
import { describe, expect, it } from 'vitest';
import { checkDocument, checkWorkbook, type CheckedReport } from '../../core/check.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { columnKeys } from '../../core/template/schema.ts';
import { communeSheet, type Changes } from '../support/communeSheet.ts';
import { NANG_CAO, rulebook, templateFor } from '../support/rulebook.ts';

const template = templateFor(NANG_CAO);

function checked(sheet: Sheet, hidden: readonly string[] = []): CheckedReport {
  return checkWorkbook([sheet], rulebook, {}, new Set(hidden)).reports[0] ?? expect.fail('not recognised');
}

/** Findings of the rules of columns, with their cells. */
function columnFindings({ findings }: CheckedReport): readonly string[] {
  return findings.filter(({ rule }) => /^NTM-V03[456]$/u.test(rule)).map(({ rule, cell }) => `${rule} ${cell ?? '–'}`);
}

const check = (changes: Changes): CheckedReport => checked(communeSheet(template, changes).sheet);

describe('this month’s column beside the last one’s', () => {
  it('blocks the report and names both heading cells, whichever is filled', () => {
    const { findings, outcome } = check({ added: [{ heading: 'Kết quả', rows: { '14.1': 91 } }] });
    const finding = findings.find(({ rule }) => rule === 'NTM-V034');
    expect(outcome).toBe('blocked');
    expect(finding?.cell).toBe('L8');
    expect(finding?.message.vi).toContain('F8 và L8');
  });

  it('is one finding a heading, for every column an entry is read from', () => {
    const added = ['Kết quả', 'Kết quả', 'Đánh giá', 'Dự kiến đạt', 'Vướng mắc', 'Giải trình'].map((heading) => ({ heading }));
    expect(columnFindings(check({ added }))).toEqual(['NTM-V034 L8', 'NTM-V034 N8', 'NTM-V034 O8', 'NTM-V034 P8', 'NTM-V034 Q8']);
  });

  it('is found under one heading merged over both', () => {
    const { sheet } = communeSheet(template, { added: [{ heading: '', rows: { '14.1': 'đã đối chiếu' } }] });
    expect(columnFindings(checked({ ...sheet, merges: ['K8:L8'] }))).toEqual(['NTM-V034 L8']);
    expect(columnFindings(checked({ ...communeSheet(template).sheet, merges: ['K8:P8'] }))).toEqual([]);
  });

  it('is said not to be read when its heading is another', () => {
    const result = check({ added: [{ heading: 'Kết quả tháng 11', rows: { '14.1': 91 } }] });
    expect(columnFindings(result)).toEqual(['NTM-V036 L8']);
    expect(result.findings.find(({ rule }) => rule === 'NTM-V036')?.message.vi).toContain('L “Kết quả tháng 11”');
  });
});

describe('a column the sheet lacks', () => {
  const without = columnKeys.filter((key) => key !== 'expectedBy' && key !== 'obstacle' && key !== 'note');

  it('has no cells: not those of the result', () => {
    const result = check({ columns: without, given: { '14.2': { selfAssessment: 'Chưa đạt' } } });
    const { reports } = checkDocument('x', { reports: [result], unrecognised: [] }) as { reports: { entries: { cells: object }[] }[] };
    expect(reports[0]?.entries[0]?.cells).toEqual({ result: 'F10', selfAssessment: 'G10', expectedBy: null, obstacle: null, note: null });
    expect(result.findings.find(({ rule }) => rule === 'NTM-V016')).toMatchObject({ cell: null, indicator: '14.2' });
  });

  it('is said once each, with the filled columns whose headings are unknown', () => {
    const result = check({
      headings: { obstacle: 'Lý do', expectedBy: 'Bao giờ xong' },
      given: { '14.2': { obstacle: 'Chưa có bác sĩ' } },
    });
    const messages = result.findings.filter(({ rule }) => rule === 'NTM-V036').map(({ message }) => message.vi);
    expect(messages).toHaveLength(2);
    for (const message of messages) expect(message).toContain('I “Lý do”');
    expect(messages.join(' ')).not.toContain('Bao giờ xong');
  });

  it('is found under the headings offices write instead', () => {
    const headings = { obstacle: 'KHÓ KHĂN', expectedBy: 'Dự kiến', note: 'Giải  trình' };
    const result = check({ headings, given: { '14.2': { selfAssessment: 'Chưa đạt', obstacle: 'Chưa có bác sĩ', note: 'a' } } });
    expect(result.report.entries.find(({ indicator }) => indicator === '14.2')).toMatchObject({ obstacle: 'Chưa có bác sĩ', note: 'a' });
    expect(columnFindings(result)).toEqual([]);
  });
});

describe('what is hidden', () => {
  it('is said of each filled column and of the sheet, and the meaning stays', () => {
    const { sheet } = communeSheet(template, { hiddenColumns: ['result', 'selfAssessment', 'obstacle'] });
    const result = checked(sheet, [sheet.name]);
    expect(columnFindings(result)).toEqual(['NTM-V035 A6', 'NTM-V035 F8', 'NTM-V035 G8']);
    expect(result.report.fingerprint).toBe(check({}).report.fingerprint);
    expect(result.outcome).toBe('sendable');
  });
});

it('a sheet with ten thousand columns under one heading is checked in a moment', () => {
  const added = Array.from({ length: 10_000 }, () => ({ heading: 'Kết quả', rows: { '14.1': 1 } }));
  const { sheet } = communeSheet(template, { added });
  const merges = Array.from({ length: 20_000 }, () => 'L8:XFD8');
  const start = performance.now();
  const { findings } = checked({ ...sheet, merges });
  expect(performance.now() - start).toBeLessThan(2000);
  expect(findings.find(({ rule }) => rule === 'NTM-V034')?.facts.others).toHaveLength(6);
});
