/** Rows placed by code, wording and order together. */
import { describe, expect, it } from 'vitest';
import { checkWorkbook, type CheckedReport } from '../../core/check.ts';
import type { Cell, Sheet } from '../../core/sheet/sheet.ts';
import { communeSheet, type Changes } from '../support/communeSheet.ts';
import { NANG_CAO, rulebook, templateFor } from '../support/rulebook.ts';

const template = templateFor(NANG_CAO);
const good = communeSheet(template);
const LONG = 'Tỷ lệ hộ gia đình thực hiện thu gom, xử lý nước thải sinh hoạt bằng biện pháp phù hợp';

function checked(sheet: Sheet): CheckedReport {
  return checkWorkbook([sheet], rulebook).reports[0] ?? expect.fail('not recognised');
}
const check = (changes: Changes): CheckedReport => checked(communeSheet(template, changes).sheet);
const reading = ({ report }: CheckedReport, code: string) => report.entries.find(({ indicator }) => indicator === code)?.reading;
const found = ({ findings }: CheckedReport, rule: string) => findings.filter((finding) => finding.rule === rule);

/** The rows of the table in reverse, cells and all. */
function reversed(sheet: Sheet): Sheet {
  const last = Math.max(...sheet.cells.map(({ at }) => Number(at.replace(/\D/gu, ''))));
  const turned = ({ at, ...cell }: Cell): Cell => {
    const row = Number(at.replace(/\D/gu, ''));
    return { at: row <= 8 ? at : at.replace(/\d+/u, String(last + 9 - row)), ...cell };
  };
  return { ...sheet, cells: sheet.cells.map(turned) };
}

describe('a row', () => {
  it('is found wherever it stands', () => {
    const result = checked(reversed(communeSheet(template, { given: { '14.4': { result: 71.5 } } }).sheet));
    expect(reading(result, '14.4')).toEqual({ kind: 'number', value: 71.5 });
    expect(result.report.entries.every(({ cells }) => cells !== null)).toBe(true);
  });

  it.each([
    ['1.1 ', '1.1'],
    ['1,1', '1.1'],
    ['TC 1.1', '1.1'],
    ['1.1.', '1.1'],
    ['01.1', '1.1'],
  ])('with the code “%s” is %s', (code, indicator) => {
    const result = check({ given: { '1.1': { code } } });
    expect(found(result, 'NTM-V028')).toEqual([]);
    expect(result.report.entries.find((entry) => entry.indicator === indicator)?.cells).not.toBeNull();
  });

  it('with a wording like no other’s and no code is placed by it, and said', () => {
    const result = check({ given: { '17.4': { code: '', content: LONG, result: 44 } } });
    expect(found(result, 'NTM-V028')).toMatchObject([{ indicator: '17.4', facts: { by: 'likeness' }, fix: [{ value: '17.4' }, {}] }]);
    expect(reading(result, '17.4')).toEqual({ kind: 'number', value: 44 });
  });

  it('whose code and wording speak of two indicators is neither, and is named with both', () => {
    const other = template.set.criteria.flatMap(({ indicators }) => indicators).find(({ code }) => code === '17.5')?.text ?? '';
    const result = check({ given: { '17.4': { content: `${other.slice(0, -12)} của xã`, result: 44 } } });
    expect(reading(result, '17.4')).toEqual({ kind: 'blank' });
    expect(found(result, 'NTM-V004').map(({ indicator }) => indicator)).toEqual(['17.4']);
    expect(found(result, 'NTM-V026')[0]?.facts.nearest).toEqual(expect.arrayContaining(['17.4', '17.5']));
  });

  it('repeated and left empty gives way to the one that is filled', () => {
    const { sheet, rowOf } = communeSheet(template, { twice: ['14.4'], given: { '14.4': { result: 72 } } });
    const first = rowOf('14.4');
    const emptied = { ...sheet, cells: sheet.cells.filter(({ at }) => !new RegExp(`^[FG]${String(first)}$`, 'u').test(at)) };
    expect(reading(checked(emptied), '14.4')).toEqual({ kind: 'number', value: 72 });
    expect(found(checked(emptied), 'NTM-V011')).toEqual([]);
  });
});

it('a badly shuffled sheet is placed in a moment', () => {
  const sheet = reversed(good.sheet);
  const noCodes = { ...sheet, cells: sheet.cells.filter(({ at }) => !/^A(?:9|\d\d)/u.test(at)) };
  checked(noCodes);
  const before = process.cpuUsage();
  for (let times = 0; times < 10; times += 1) checked(noCodes);
  const { user, system } = process.cpuUsage(before);
  // The reach is 20 ms; a machine in use is given room.
  expect((user + system) / 10_000).toBeLessThan(60);
});
