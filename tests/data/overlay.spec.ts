import { describe, expect, it } from 'vitest';
import { requirementOf, type Place } from '../../core/criteria/requirement.ts';
import type { Indicator } from '../../core/criteria/schema.ts';
import { templatesFor } from '../../core/rulebook.ts';
import { parseRulebook } from '../../core/rulebookFiles.ts';
import { readRulebookFiles } from '../../service/rulebook.ts';

const SET = 'xa-ntm-nang-cao-318-2022';
const SOURCE = 'Điều 2 Quyết định số 24/2022/QĐ-UBND ngày 09/8/2022 của UBND tỉnh Nam Định';
const DELTA_2023: Place = { region: 'DBSH', year: 2023 };
const files = readRulebookFiles();

/** An indicator as it stands for a unit when the province's overlay holds the items. */
function indicatorWith(code: string, items: readonly object[], day = '2023-11-30', unit: string | null = '13969'): Indicator {
  const overlay = { schemaVersion: 1, province: '36', items: items.map((item) => ({ set: SET, code, from: '2023-01-01', source: SOURCE, ...item })) };
  const rulebook = parseRulebook({ ...files, 'overlays/36.json': overlay });
  const template = templatesFor(rulebook, unit, day).find(({ id }) => id === SET);
  return template?.set.criteria.flatMap((criterion) => criterion.indicators).find((one) => one.code === code) ?? expect.fail(`no ${code}`);
}

describe('Quyết định số 23/2022/QĐ-UBND of Nam Định', () => {
  const rulebook = parseRulebook(files);
  const KIEU_MAU = 'xa-ntm-kieu-mau-319-2022';
  const income = (unit: string, day: string) => {
    const set = templatesFor(rulebook, unit, day).find(({ id }) => id === KIEU_MAU)?.set ?? expect.fail('no sheet');
    const indicator = set.criteria.flatMap(({ indicators }) => indicators).find(({ code }) => code === '2') ?? expect.fail('no indicator');
    return requirementOf(indicator, { region: 'DBSH', year: Number(day.slice(0, 4)), day });
  };

  it.each([
    ['2022-12-31', 72],
    ['2023-11-30', 83],
    ['2024-06-30', 93],
    ['2025-06-30', 103],
  ])('asks of a commune kiểu mẫu on %s an income of %i', (day, value) => {
    expect(income('13984', day)).toMatchObject({ standing: 'enforced', comparator: '≥', threshold: value });
    expect(income('13984', day).sources.join()).toContain('23/2022/QĐ-UBND');
  });

  it('holds from its first day, and in no other province', () => {
    expect(income('13984', '2022-08-19').threshold).not.toBe(72);
    expect(income('06004', '2023-11-30').threshold).not.toBe(83);
  });
});

describe('a province’s overlay', () => {
  it('changes threshold and wording at once, each with its source', () => {
    const indicator = indicatorWith('10', [{ threshold: { value: 75 }, text: 'Thu nhập bình quân đầu người/năm' }]);
    expect(indicator.text).toBe('Thu nhập bình quân đầu người/năm');
    expect(indicator.sources).toEqual([SOURCE]);
    expect(requirementOf(indicator, DELTA_2023)).toMatchObject({ standing: 'enforced', threshold: 75, comparator: '≥', sources: [SOURCE] });
  });

  it('goes before the national figure of a region or a year it covers', () => {
    const all = indicatorWith('18.1', [{ threshold: { value: 70 } }]);
    expect(requirementOf(all, DELTA_2023).threshold).toBe(70);
    const year = indicatorWith('10', [{ threshold: { value: 75, year: 2023 } }]);
    expect(requirementOf(year, DELTA_2023)).toMatchObject({ standing: 'enforced', threshold: 75 });
    expect(requirementOf(year, { region: 'DBSH', year: 2024 }).standing).toBe('unknown');
    const region = indicatorWith('10', [{ threshold: { value: 60, region: 'TDMNPB' } }]);
    expect(requirementOf(region, { region: 'TDMNPB', year: 2023 }).threshold).toBe(60);
    expect(requirementOf(region, DELTA_2023).standing).toBe('unknown');
  });

  it('lets the item for one year stand over the one for all, in whatever order they are written', () => {
    const indicator = indicatorWith('10', [{ threshold: { value: 84, year: 2024 } }, { threshold: { value: 75 } }]);
    expect(requirementOf(indicator, DELTA_2023).threshold).toBe(75);
    expect(requirementOf(indicator, { region: 'DBSH', year: 2024 }).threshold).toBe(84);
  });

  it('can ask a figure for what the decision asks to be met', () => {
    const indicator = indicatorWith('15.1', [{ threshold: { value: 75, unit: '%' } }]);
    expect(indicator).toMatchObject({ type: 'percent', unit: '%' });
    expect(requirementOf(indicator, DELTA_2023)).toMatchObject({ standing: 'enforced', comparator: '≥', threshold: 75 });
  });

  it('holds from its first to its last day, in its own province', () => {
    const items = [{ from: '2023-06-01', to: '2023-12-31', threshold: { value: 96 } }];
    const asked = (day: string, unit: string | null = '13969') => requirementOf(indicatorWith('14.1', items, day, unit), DELTA_2023).threshold;
    expect(['2023-05-31', '2023-06-01', '2023-12-31', '2024-01-01'].map((day) => asked(day))).toEqual([95, 96, 96, 95]);
    expect(asked('2023-11-30', null)).toBe(95);
  });
});
