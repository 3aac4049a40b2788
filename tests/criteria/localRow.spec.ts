/** Slips of the pen in the rows, bodies and calendars of a province's files. */
import { describe, expect, it } from 'vitest';
import { clashingRows, localRowSchema, type LocalRow } from '../../core/criteria/localRow.ts';
import { applyOverlay, overlaySchema } from '../../core/criteria/overlay.ts';
import { Problem } from '../../core/problem.ts';
import { parseRulebook } from '../../core/rulebookFiles.ts';
import { readRulebookFiles } from '../../service/rulebook.ts';
import { NANG_CAO, rulebook } from '../support/rulebook.ts';

const files = readRulebookFiles();
const row = (changes: object = {}): object => ({
  set: NANG_CAO,
  by: '363',
  code: '15.1.a',
  from: '2024-01-01',
  to: '2024-12-31',
  text: 'Số hóa kết quả giải quyết TTHC',
  type: 'percent',
  unit: '%',
  comparator: '≥',
  value: 75,
  source: 'Kế hoạch',
  ...changes,
});
const issueWith = (path: string, content: object): string => {
  try {
    parseRulebook({ ...files, [path]: content });
  } catch (error) {
    if (error instanceof Problem) return `${String(error.facts['file'])}: ${String(error.facts['issue'])}`;
    throw error;
  }
  return 'nothing';
};
const overlay = (more: object): object => ({ schemaVersion: 1, province: '36', items: [], ...more });

describe('a row of a district is refused that', () => {
  it.each([
    ['has a national code', row({ code: '15.1' }), 'rows.0.code: not a code like 15.1.a'],
    ['stands under nothing', row({ code: '15.9.a' }), 'rows.0.code: xa-ntm-nang-cao-318-2022 has no criterion or indicator 15.9'],
    ['is of a set that is not there', row({ set: 'x' }), 'rows.0.set: there is no set x'],
    ['asks more than all', row({ value: 750 }), 'rows.0.value: a percentage is 0 to 100'],
    ['asks a word of a percentage', row({ value: 'Đạt' }), 'rows.0.value: a percentage, a number and a count ask a number'],
    ['ends before it begins', row({ to: '2023-01-01' }), 'rows.0.to: ends before it begins'],
    ['is asked by a unit of another province', row({ by: '180' }), 'there is no unit 180'],
  ])('%s', (_, wrong, issue) => {
    expect(issueWith('overlays/36.json', overlay({ rows: [wrong] }))).toContain(issue);
  });

  it('has the code of another on the same sheet and day, its own or the province’s', () => {
    const clash = (...rows: readonly object[]): number => clashingRows(rows.map((one): LocalRow => localRowSchema.parse(one))).length;
    expect(clash(row(), row({ from: '2024-06-01', to: null }))).toBe(1);
    expect(clash(row(), row({ by: '36' }))).toBe(1);
    expect(clash(row({ by: '36' }), row({ from: '2024-06-01' }))).toBe(1);
    expect(clash(row(), row({ by: '362' }), row({ code: '15.1.b' }), row({ from: '2025-01-01', to: '2025-12-31' }))).toBe(0);
  });

  it('may stand below a criterion as a whole', () => {
    expect(issueWith('overlays/36.json', overlay({ rows: [row({ code: '15.a' })] }))).toBe('nothing');
  });
});

describe('an overlay or a calendar is refused that', () => {
  it.each([
    [
      'overlays/36.json',
      overlay({ bodies: [{ set: NANG_CAO, code: '99.1', name: 'Sở', from: '2024-01-01', source: 'QĐ' }] }),
      'has no indicator 99.1',
    ],
    [
      'overlays/36.json',
      overlay({ items: [{ set: NANG_CAO, code: '14.1', from: '2024-01-01', threshold: { value: 96, part: 'z' }, source: 'QĐ' }] }),
      'has no part z',
    ],
    [
      'calendars/36.json',
      { schemaVersion: 1, id: '36', monthStartsOn: 15, sources: [], districts: { '180': { monthStartsOn: 1 } } },
      'there is no unit 180',
    ],
    [
      'calendars/36.json',
      {
        schemaVersion: 1,
        id: '36',
        monthStartsOn: 15,
        sources: [],
        rounds: [{ period: '2023-11', unit: '362', reporter: 'commune', due: '2023-11-20', source: 'CV' }],
      },
      'rounds.0.period: not a review round',
    ],
  ])('%s: %o', (path, content, issue) => {
    expect(issueWith(path, content)).toContain(issue);
  });
});

describe('a body that a province makes responsible', () => {
  it('is the indicator’s from its first to its last day, with its source', () => {
    const bodies = [
      { set: NANG_CAO, code: '14.1', name: 'Bảo hiểm xã hội huyện', from: '2023-01-01', to: '2023-12-31', source: 'Quyết định phân công' },
    ];
    const own = overlaySchema.parse({ schemaVersion: 1, province: '36', items: [], bodies });
    const set = rulebook.sets.find(({ id }) => id === NANG_CAO) ?? expect.fail('no set');
    const named = (day: string) =>
      applyOverlay(set, own, day)
        .criteria.flatMap(({ indicators }) => indicators)
        .find(({ code }) => code === '14.1')
        ?.bodies?.filter(({ sources }) => sources.includes('Quyết định phân công'))
        .map(({ name }) => name) ?? [];
    expect([named('2022-12-31'), named('2023-06-30'), named('2024-01-01')]).toEqual([[], ['Bảo hiểm xã hội huyện'], []]);
  });
});
