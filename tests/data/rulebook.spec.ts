import { mkdtempSync, writeFileSync } from 'node:fs';
import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePeriod, type Period } from '../../core/calendar/period.ts';
import { bandOf, bandsFor } from '../../core/consolidation/bands.ts';
import { Problem } from '../../core/problem.ts';
import { calendarOf, placeOf, templatesFor, treeOn } from '../../core/rulebook.ts';
import { parseRulebook } from '../../core/rulebookFiles.ts';
import { obligedUnits } from '../../core/units/obligation.ts';
import { lastDay } from '../../core/units/validity.ts';
import { defaultRulebookFolder, loadRulebook, readRulebookFiles } from '../../service/rulebook.ts';

const rulebook = loadRulebook();
const files = readRulebookFiles();
const NANG_CAO = 'xa-ntm-nang-cao-318-2022';
const period = (text: string): Period => parsePeriod(text) ?? expect.fail(`not a period: ${text}`);
const setOf = (id: string) => rulebook.sets.find((set) => set.id === id) ?? expect.fail(`no set ${id}`);
const problemOf = (act: () => unknown): Problem => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return expect.fail('nothing was refused');
};

describe('the criteria sets of 318/QĐ-TTg', () => {
  it.each([
    ['xa-ntm-318-2022', 19, 57],
    [NANG_CAO, 19, 75],
  ])('%s has %i criteria and %i indicators', (id, criteria, indicators) => {
    const set = setOf(id);
    expect(set.criteria.map((criterion) => criterion.no)).toEqual(Array.from({ length: criteria }, (_, index) => index + 1));
    expect(set.criteria.flatMap((criterion) => criterion.indicators)).toHaveLength(indicators);
  });

  it('nâng cao has one indicator alone in criteria 4, 7, 9, 10 and 11', () => {
    const single = setOf(NANG_CAO).criteria.filter((criterion) => criterion.indicators.length === 1);
    expect(single.map((criterion) => criterion.no)).toEqual([4, 7, 9, 10, 11]);
  });

  it('lets no threshold decide that nobody has seen', () => {
    const deciding = rulebook.sets.flatMap((set) => set.criteria.flatMap((criterion) => criterion.indicators.flatMap(({ thresholds }) => thresholds.filter(({ enforce }) => enforce === 'yes'))));
    expect(deciding.length).toBeGreaterThan(0);
    expect(deciding.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });

  it('says one threshold for one part, region and year', () => {
    for (const set of rulebook.sets) {
      for (const { code, thresholds } of set.criteria.flatMap((criterion) => criterion.indicators)) {
        const keys = thresholds.map(({ part, region, year }) => `${part ?? ''}/${region ?? ''}/${String(year ?? '')}`);
        expect(new Set(keys).size, `${set.id} ${code}`).toBe(keys.length);
      }
    }
  });

  it('keeps where each region’s figure of 18.1 was seen', () => {
    const indicator = setOf(NANG_CAO).criteria.flatMap((criterion) => criterion.indicators).find(({ code }) => code === '18.1');
    expect(indicator?.thresholds.map(({ region, value, sources }) => [region, value, sources.length])).toEqual([
      ['DBSH', 65, 1],
      ['BTB', 55, 1],
    ]);
    expect(indicator?.thresholds[0]?.sources[0]).toContain('Trực Ninh');
  });

  it('asks both sexes, and lets Không áp dụng stand, where the decision says so', () => {
    const indicators = setOf(NANG_CAO).criteria.flatMap((criterion) => criterion.indicators);
    expect(indicators.filter(({ bothSexes }) => bothSexes).map(({ code }) => code)).toEqual(['12.1', '12.2', '14.1', '14.2', '14.3']);
    expect(indicators.filter(({ ifAny }) => ifAny).map(({ code }) => code)).toEqual(['17.9']);
    expect(indicators.filter(({ parts }) => parts).map(({ code }) => code)).toEqual(['2.2', '5.1']);
  });
});

describe('the units of Nam Định', () => {
  it.each([
    ['362', '2024-08-31', 20],
    ['362', '2024-09-01', 18],
    ['363', '2023-11-30', 21],
    ['36', '2024-08-31', 226],
    ['36', '2024-09-01', 175],
    ['36', '2025-07-01', 0],
    ['37', '2025-07-01', 129],
  ])('%s has on %s %i communes', (code, day, count) => {
    expect(treeOn(rulebook, day).communesOf(code)).toHaveLength(count);
  });

  it('a code is another unit after it was renamed', () => {
    expect(treeOn(rulebook, '2024-08-31').unit('13972')?.name).toBe('Xã Điền Xá');
    expect(treeOn(rulebook, '2024-09-01').unit('13972')?.name).toBe('Xã Nam Điền');
    expect(treeOn(rulebook, '2024-09-01').unit('13969')).toBeUndefined();
  });
});

describe('who reports on what', () => {
  const names = (set: string, of: string, scope: string): readonly string[] => {
    const when = period(of);
    const tree = treeOn(rulebook, `${of}-28`);
    return obligedUnits(rulebook.obligations, set, when, tree, scope).map((unit) => unit.name);
  };

  it('eight communes of Nam Trực work for nâng cao in November 2023', () => {
    expect(names(NANG_CAO, '2023-11', '362')).toEqual(['Xã Nam Mỹ', 'Xã Điền Xá', 'Xã Nam Thắng', 'Xã Nam Hùng', 'Xã Nam Dương', 'Xã Nam Thanh', 'Xã Nam Lợi', 'Xã Bình Minh']);
  });

  it('Tân Thịnh was the ninth until it left the list, and keeps up xã NTM since', () => {
    expect(names(NANG_CAO, '2023-10', '362')).toContain('Xã Tân Thịnh');
    expect(names('xa-ntm-318-2022', '2023-10', '362')).not.toContain('Xã Tân Thịnh');
    expect(names('xa-ntm-318-2022', '2023-11', '362')).toContain('Xã Tân Thịnh');
  });

  it('the other eleven keep up xã NTM, three are on kiểu mẫu, the town on đô thị văn minh', () => {
    expect(names('xa-ntm-318-2022', '2023-11', '362')).toHaveLength(11);
    expect(names('xa-ntm-kieu-mau-319-2022', '2023-11', '362')).toEqual(['Xã Nam Mỹ', 'Xã Nam Thắng', 'Xã Hồng Quang']);
    expect(names('do-thi-van-minh-04-2022', '2023-11', '362')).toEqual(['Thị trấn Nam Giang']);
  });

  it('the province adds Trực Ninh’s first eight, which are sample', () => {
    expect(names(NANG_CAO, '2023-11', '36')).toHaveLength(16);
    const sample = rulebook.obligations.filter(({ provenance, to }) => provenance === 'sample' && to === '2025-06-30').map(({ unit }) => unit);
    expect(sample).toEqual(['14029', '14032', '14035', '14038', '14041', '14044', '14047', '14050']);
  });

  it('five communes of what was Nam Trực report to Ninh Bình from 1/7/2025, as a sample', () => {
    expect(names(NANG_CAO, '2025-07', '37')).toEqual(['Xã Nam Trực', 'Xã Nam Ninh', 'Xã Nam Minh']);
    expect(names('xa-ntm-318-2022', '2025-07', '37')).toEqual(['Xã Nam Hồng', 'Xã Nam Đồng']);
    expect(names(NANG_CAO, '2025-06', '37')).toEqual([]);
    expect(names(NANG_CAO, '2025-07', '36')).toEqual([]);
    expect(rulebook.obligations.filter(({ from }) => from >= '2025-07-01').every(({ provenance }) => provenance === 'sample')).toBe(true);
  });

  it('Quốc Khánh and Tân Minh of Tràng Định report on the set of 2016 in September 2021', () => {
    expect(names('xa-ntm-1980-2016', '2021-09', '180')).toEqual(['Xã Quốc Khánh', 'Xã Tân Minh']);
  });

  it('no obligation outlives its unit, whose code may be used again', () => {
    const outliving = rulebook.obligations.filter(({ unit, from, to }) => {
      const held = rulebook.units.unitOn(unit, from);
      const end = held && lastDay(held);
      return !held || (end !== null && end !== undefined && (to === null || to > end));
    });
    expect(outliving).toEqual([]);
  });
});

describe('what the rulebook says for a unit', () => {
  it('Nam Mỹ lies in the Red River delta and counts months from the 15th', () => {
    expect(placeOf(rulebook, '13969', period('2023-11'))).toEqual({ region: 'DBSH', communeGroup: null, year: 2023, day: '2023-11-30' });
    expect(calendarOf(rulebook, '13969', period('2023-11')).monthStartsOn).toBe(15);
  });

  it.each([
    ['2016-11-30', []],
    ['2022-03-07', ['xa-ntm-1980-2016']],
    ['2023-11-30', ['xa-ntm-318-2022', NANG_CAO, 'xa-ntm-kieu-mau-319-2022', 'do-thi-van-minh-04-2022']],
    ['2026-02-14', ['xa-ntm-318-2022', NANG_CAO, 'xa-ntm-kieu-mau-319-2022', 'do-thi-van-minh-04-2022']],
    ['2026-02-15', ['xa-ntm-51-2025', 'do-thi-van-minh-04-2022']],
  ])('on %s knows the commune’s and the town’s sets of that day: %j', (day, ids) => {
    const known = templatesFor(rulebook, null, day).filter(({ set }) => set.level === 'commune' || set.level === 'town');
    expect(known.map(({ id }) => id)).toEqual(ids);
  });

  it('knows the district’s sets until there are no districts', () => {
    const ids = (day: string) => templatesFor(rulebook, null, day).flatMap(({ id, set }) => (set.level === 'district' ? [id] : []));
    expect(ids('2025-06-30')).toHaveLength(3);
    expect(ids('2025-07-01')).toEqual([]);
  });

  it.each([
    [19, 19, '19'],
    [19, 18, '15–18'],
    [19, 10, '10–14'],
    [19, 9, '5–9'],
    [19, 4, '<5'],
    [19, 0, '<5'],
    [10, 10, '10'],
    [10, 9, '5–9'],
    [10, 4, '<5'],
  ])('of %i criteria, %i met fall into %s', (criteria, met, label) => {
    expect(bandOf(bandsFor(rulebook.bands, criteria), met)).toBe(label);
  });
});

describe('a file of the rulebook', () => {
  it('names no file it was gathered from', () => {
    const folder = defaultRulebookFolder();
    const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.json$|NOTICE$/.test(path) && !path.startsWith('sample'));
    expect(texts.length).toBeGreaterThan(7);
    for (const path of texts) expect(readFileSync(join(folder, path), 'utf8'), path).not.toMatch(/seed|\.txt|unverified/i);
  });

  it('is refused with its name and what is wrong in it', () => {
    const spoiled = { ...files, 'calendars/36.json': { schemaVersion: 1, id: '36', monthStartsOn: 31, sources: [] } };
    const { code, facts, text } = problemOf(() => parseRulebook(spoiled));
    expect(code).toBe('rulebook-file-wrong');
    expect(facts).toMatchObject({ file: 'calendars/36.json' });
    expect(text.vi).toContain('monthStartsOn');
  });

  it.each([
    ['of another name than it holds', { 'calendars/37.json': files['calendars/36.json'] }, 'calendars/37.json'],
    ['in no folder of the rulebook', { 'criterai/x.json': {} }, 'criterai/x.json'],
    ['with bands that leave a number out', { 'bands.json': { schemaVersion: 1, sources: [], scales: [{ criteria: 2, bands: [{ label: '2', from: 2, to: 2 }] }] } }, 'bands.json'],
    ['with an overlay of an indicator that is not there', { 'overlays/36.json': overlay({ code: '14.9', threshold: { value: 96 } }) }, 'overlays/36.json'],
    ['with a word where a figure is asked', { 'overlays/36.json': overlay({ code: '14.1', threshold: { value: '96' } }) }, 'overlays/36.json'],
    ['with an overlay that changes nothing', { 'overlays/36.json': overlay({ code: '14.1' }) }, 'overlays/36.json'],
    ['with an obligation of a unit nobody knows', { 'obligations/36.json': { schemaVersion: 1, province: '36', items: [{ unit: '99999', set: NANG_CAO, from: '2023-01-01', to: null, source: 's', provenance: 'document' }] } }, 'obligations/36.json'],
  ])('%s is refused', (_, changed: Record<string, unknown>, file) => {
    const { code, facts } = problemOf(() => parseRulebook({ ...files, ...changed }));
    expect([code, facts['file']]).toEqual(['rulebook-file-wrong', file]);
  });

  it('that is no JSON is refused with its name, and so is a folder that is not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rulebook-'));
    writeFileSync(join(folder, 'bands.json'), '{"schemaVersion": 1,');
    expect(problemOf(() => loadRulebook(folder)).facts).toMatchObject({ file: 'bands.json' });
    expect(problemOf(() => loadRulebook(join(folder, 'none'))).code).toBe('rulebook-not-found');
  });
});

function overlay(item: Record<string, unknown>): unknown {
  return { schemaVersion: 1, province: '36', items: [{ set: NANG_CAO, from: '2023-01-01', source: 'Quyết định của tỉnh', ...item }] };
}
