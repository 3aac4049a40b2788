/**
 * Totals of the store against the replay: many small provinces with late, returned, corrected and repeated reports, in any order of
 * arrival, asked as of any instant. The seed is printed; TIEUCHI_SEED repeats a run.
 */
import { createHash, randomInt } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../core/calendar/period.ts';
import type { CriteriaSet } from '../../../core/criteria/schema.ts';
import { treeOn, type Rulebook } from '../../../core/rulebook.ts';
import type { Unit } from '../../../core/units/schema.ts';
import { chanceOf, type Chance } from '../../../service/sample/random.ts';
import { openStore } from '../../../service/store/sqliteStore.ts';
import type { Store } from '../../../service/store/store.ts';
import { storedTotals } from '../../../service/totals.ts';
import { accepted, BANDS } from '../../consolidation/reports.ts';
import { criteriaSet } from '../../support/criteria.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO, rulebook, templateFor } from '../../support/rulebook.ts';
import { sent, startService, type RunningService } from '../../support/service.ts';
import { changesFor, drawBelow, drawSigns } from '../../support/signedSheet.ts';
import { by, OFFICER, SUPERVISOR, withAccounts } from '../../support/submissions.ts';
import { bookOf } from '../../support/units.ts';
import { namTruc } from './namTruc.ts';
import {
  expectedCommunes,
  lastDay,
  replayedTotals,
  standing,
  type Commune,
  type Happening,
  type Province,
  type Question,
} from './replay.ts';

const PROVINCES = 1_000;
const QUESTIONS = 5;
/** Their commits are shared, as those of offices that send at the same time. */
const TOGETHER = 50;
const MONTHS = ['2023-09', '2023-10', '2023-11', '2023-12'] as const;
/** A quarter's report stands beside the months' and is never carried into one. */
const PERIODS = [...MONTHS, '2023-11', '2023-12', '2023-Q3'] as const;
const SEED = Number(process.env['TIEUCHI_SEED'] ?? randomInt(1_000_000_000));

const folder = ownFolder();
let store: Store;
beforeAll(async () => {
  store = await withAccounts(await openStore(join(folder, 'data')));
});
afterAll(() => store.close());

/** Codes are the same in every province: only the set keeps one's reports from another's. */
function drawProvince(chance: Chance): Province {
  const districts = ['901', '902', '903'].slice(0, drawBelow(chance, 4));
  const anyDistrict = (): string | null => districts[drawBelow(chance, districts.length)] ?? null;
  const communes = Array.from({ length: 2 + drawBelow(chance, 5) }, (_, at): readonly Commune[] => {
    const code = String(90_001 + at);
    const district = anyDistrict();
    if (!chance.happens(0.15)) return [{ code, district, from: '2021-01-01', to: null }];
    // The unit ends with October; the code may be another's from then on.
    const ended: Commune = { code, district, from: '2021-01-01', to: '2023-10-31' };
    return chance.happens(0.5) ? [ended, { code, district: anyDistrict(), from: '2023-11-01', to: null }] : [ended];
  }).flat();
  const obligations = [...new Set(communes.map(({ code }) => code))].flatMap((unit) => {
    if (chance.happens(0.1)) return [];
    return [{ unit, from: chance.oneOf(['2023-01-01', '2023-01-01', '2023-11-01']), to: chance.oneOf([null, null, null, '2023-11-30']) }];
  });
  const criteria = chance.oneOf([4, 4, 10, 19]);
  return { code: '90', districts, communes, obligations, criteria, bands: criteria === 19 ? BANDS : [] };
}

function setOf(province: Province, index: number): CriteriaSet {
  return { ...criteriaSet(province.criteria), id: `bo-thu-${String(index)}` };
}

function rulebookOf(province: Province, set: CriteriaSet): Rulebook {
  const span = { from: '2021-01-01', to: null };
  const units: readonly Unit[] = [
    { code: province.code, name: 'Tỉnh thử', level: 'province', parent: null, ...span },
    ...province.districts.map((code): Unit => ({ code, name: `Huyện ${code}`, level: 'district', parent: province.code, ...span })),
    ...province.communes.map(({ code, district, from, to }): Unit => ({
      code,
      name: `Xã ${code}`,
      level: 'commune',
      parent: district ?? province.code,
      from,
      to,
    })),
  ];
  const obligations = province.obligations.map((one) => ({ ...one, set: set.id, source: 'thử', provenance: 'sample' as const }));
  const bands = { schemaVersion: 1 as const, sources: [], scales: [{ criteria: 19, bands: BANDS }] };
  return {
    sets: [set],
    layouts: [],
    forms: [],
    overlays: [],
    units: bookOf(units),
    calendars: [],
    obligations,
    bands,
    holidays: rulebook.holidays,
    targets: [],
    documents: [],
  };
}

/** Something is sent, corrected, sent again on a weak line, sent on a stale base, or returned; what was stored is noted. */
async function live(province: Province, set: CriteriaSet, chance: Chance): Promise<readonly Happening[]> {
  const happenings: Happening[] = [];
  const versions = new Map<string, number>();
  let second = 0;
  for (let step = 0; step < province.communes.length * 4; step += 1) {
    // Several things happen within one instant.
    second += drawBelow(chance, 3);
    const unit = province.communes[drawBelow(chance, province.communes.length)]?.code ?? '';
    const period = chance.oneOf(PERIODS);
    const { at } = by(null, second);
    const now = standing(happenings, unit, period);
    const key = `${unit} ${period}`;
    const version = versions.get(key) ?? 0;
    if (typeof now === 'object' && chance.happens(0.3)) {
      expect((await store.returnToSender(now.id, [], by(SUPERVISOR, second))).kind).toBe('returned');
      happenings.push({ kind: 'returned', at, id: now.id });
      continue;
    }
    const id = uuidOf(`${set.id} ${String(step)}`);
    const signs = drawSigns(chance, province.criteria);
    const { report, explanations } = accepted(set, unit, signs, { period });
    const submission = {
      id,
      unit,
      template: set.id,
      period,
      fingerprint: `sha256:${sha256(id)}`,
      sheet: { name: period, cells: [] },
      report,
      explanations,
    };
    if (chance.happens(0.1))
      expect((await store.submit({ ...submission, baseVersion: version + 1 }, by(OFFICER, second))).kind).toBe('stale');
    const answer = await store.submit({ ...submission, baseVersion: version }, by(OFFICER, second));
    expect(answer).toMatchObject({ kind: 'stored', submission: { id, version: version + 1 } });
    if (chance.happens(0.1))
      expect((await store.submit({ ...submission, baseVersion: version }, by(OFFICER, second + 1))).kind).toBe('same');
    versions.set(key, version + 1);
    happenings.push({ kind: 'sent', at, id, unit, period, signs });
  }
  return happenings;
}

function drawQuestion(province: Province, happenings: readonly Happening[], chance: Chance): Question {
  const some = happenings[drawBelow(chance, happenings.length)]?.at ?? '';
  const between = new Date(Date.parse(some) + 500).toISOString();
  return {
    unit: [province.code, ...province.districts][drawBelow(chance, province.districts.length + 1)] ?? province.code,
    period: chance.oneOf([...MONTHS, '2023-11', '2023-12', '2024-01']),
    asOf: chance.oneOf([null, null, null, some, some, between, between, '2023-11-14T01:59:59.999Z']),
    late: chance.oneOf(['omit', 'carry']),
  };
}

async function answered(rulebook: Rulebook, set: CriteriaSet, { unit: code, period: text, asOf, late }: Question): Promise<object> {
  const period = parsePeriod(text);
  const tree = treeOn(rulebook, lastDay(text));
  const unit = tree.unit(code);
  if (!period || !unit) throw new Error(`no unit ${code} in ${text}`);
  return storedTotals(store, rulebook, { unit, tree, period, set, asOf, late });
}

async function compare(index: number): Promise<void> {
  const chance = chanceOf(SEED, `province ${String(index)}`);
  const province = drawProvince(chance);
  const set = setOf(province, index);
  const rulebook = rulebookOf(province, set);
  const happenings = await live(province, set, chance);
  for (let number = 0; number < QUESTIONS; number += 1) {
    const question = drawQuestion(province, happenings, chance);
    const totals = await answered(rulebook, set, question);
    seen(totals);
    expect(totals, `seed ${String(SEED)}, province ${String(index)}, ${JSON.stringify(question)}`).toMatchObject(
      replayedTotals(province, happenings, question),
    );
  }
}

/** So that a generator that has gone lame is noticed. */
const met = { carried: 0, returned: 0, missing: 0, complete: 0 };

function seen(totals: object): void {
  const { carried, returned, missing, complete, counted } = totals as Record<string, readonly string[]> & {
    complete: boolean;
    counted: number;
  };
  if (carried?.length) met.carried += 1;
  if (returned?.length) met.returned += 1;
  if (missing?.length && counted > 0) met.missing += 1;
  if (complete && counted > 0) met.complete += 1;
}

/** The same over HTTP: real sheets, sent by the communes, returned by the district. */
async function liveOverHttp(service: RunningService, province: Province, chance: Chance): Promise<readonly Happening[]> {
  const { set } = templateFor(NANG_CAO);
  const units = [...new Set(province.obligations.map(({ unit }) => unit))];
  const district = await service.addAccount('Huyện Nam Trực', 'district', '362');
  const tokens = new Map(await Promise.all(units.map(async (unit) => [unit, await service.addAccount(unit, 'commune', unit)] as const)));
  const versions = new Map<string, number>();
  const happenings: Happening[] = [];
  for (let step = 0; step < units.length * 6; step += 1) {
    const { at } = by(null, step);
    service.setNow(at);
    const unit = units[drawBelow(chance, units.length)] ?? '';
    const period = chance.oneOf(['2023-10', '2023-11']);
    const now = standing(happenings, unit, period);
    if (typeof now === 'object' && chance.happens(0.4)) {
      const remarks = [{ text: 'Xem lại' }];
      expect((await service.ask('POST', `v1/submissions/${now.id}/return`, { token: district, json: { remarks } })).status).toBe(200);
      happenings.push({ kind: 'returned', at, id: now.id });
      continue;
    }
    const key = `${unit} ${period}`;
    const version = versions.get(key) ?? 0;
    const id = uuidOf(`http ${String(step)}`);
    const signs = drawSigns(chance, 19);
    const json = sent(unit, changesFor(set, signs), version, period);
    const answer = await service.ask('PUT', `v1/submissions/${id}`, { token: tokens.get(unit) ?? '', json });
    const isExpected = expectedCommunes(province, { unit: '362', period }).some(({ code }) => code === unit);
    if (!isExpected) {
      expect([answer.status, answer.body['code']]).toEqual([422, 'unit-not-obliged']);
      continue;
    }
    expect(answer, answer.text).toMatchObject({ status: 201, body: { version: version + 1 } });
    versions.set(key, version + 1);
    happenings.push({ kind: 'sent', at, id, unit, period, signs });
  }
  return happenings;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function uuidOf(text: string): string {
  const hex = sha256(`${String(SEED)} ${text}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

describe('totals of the store', () => {
  it(
    `agree with the replay in ${String(PROVINCES)} small provinces, as of any instant, with and without carrying`,
    { timeout: 300_000 },
    async () => {
      console.log(`totals: TIEUCHI_SEED=${String(SEED)}`);
      for (let from = 0; from < PROVINCES; from += TOGETHER)
        await Promise.all(Array.from({ length: TOGETHER }, (_, at) => compare(from + at)));
      for (const [what, times] of Object.entries(met)) expect(times, what).toBeGreaterThan(PROVINCES / 10);
    },
  );

  it('agree with the replay over HTTP too', async () => {
    const chance = chanceOf(SEED, 'over HTTP');
    const province = namTruc();
    const service = await startService(join(folder, 'http'));
    const happenings = await liveOverHttp(service, province, chance);
    const token = await service.addAccount('Tỉnh Nam Định', 'province', '36');
    for (let number = 0; number < 24; number += 1) {
      const { asOf, late } = drawQuestion(province, happenings, chance);
      const question = { unit: '362', period: chance.oneOf(['2023-10', '2023-11', '2023-12']), asOf, late } as const;
      const query = new URLSearchParams({
        unit: question.unit,
        period: question.period,
        set: NANG_CAO,
        late,
        ...(asOf === null ? {} : { asOf }),
      });
      const { status, body } = await service.ask('GET', `v1/totals?${query.toString()}`, { token });
      expect(status).toBe(200);
      expect(body, `seed ${String(SEED)}, ${query.toString()}`).toMatchObject(replayedTotals(province, happenings, question));
    }
    await service.service.close();
  });
});
