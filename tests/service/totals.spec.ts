/**
 * Totals of the store against a naive oracle: any history of sends, corrections and returns over two months, looked at
 * at any moment, with and without carrying over.
 */
import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Period } from '../../core/calendar/period.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import { treeOn } from '../../core/rulebook.ts';
import { newToken } from '../../service/accounts/tokens.ts';
import { openStore } from '../../service/store/sqliteStore.ts';
import type { Store } from '../../service/store/store.ts';
import { storedTotals } from '../../service/totals.ts';
import { averageInHundredths, countSigns, type Sent } from '../consolidation/oracle.ts';
import { accepted } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';
import { ownFolder } from '../support/folder.ts';
import { rulebook as own } from '../support/rulebook.ts';
import { bookOf, unitOf, unitsOf } from '../support/units.ts';

const units = unitsOf('90 Tỉnh Mẫu', {
  '901 Huyện Một': ['90001 Xã Một', '90002 Xã Hai', '90003 Xã Ba'],
  '902 Huyện Hai': ['90004 Xã Bốn', '90005 Xã Năm'],
});
const codes = ['90001', '90002', '90003', '90004', '90005'];
const PERIODS = ['2023-10', '2023-11'] as const;
const ACCOUNT = randomUUID();
/** Each history is one of another set, so that one store holds them all. */
const HISTORIES = 1_000;

const event = fc.record({
  unit: fc.constantFrom(...codes),
  period: fc.constantFrom(...PERIODS),
  kind: fc.constantFrom('send', 'send', 'send', 'return'),
  signs: fc.array(fc.constantFrom('+', '+', '+', '-', '?'), { minLength: 19, maxLength: 19 }).map((signs) => signs.join('')),
});
type Happened = (typeof event extends fc.Arbitrary<infer T> ? T : never) & { readonly at: string };

const history = fc.record({
  events: fc.array(event, { maxLength: 24 }),
  asOf: fc.nat({ max: 24 }),
  late: fc.constantFrom('omit', 'carry'),
});

const folder = ownFolder();
let store: Store;
beforeAll(async () => {
  store = await openStore(folder);
  await store.addAccounts(
    [
      {
        id: ACCOUNT,
        name: 'mẫu',
        unit: '90',
        unitFrom: '2021-01-01',
        role: 'province',
        passwordHash: null,
        tokenHash: newToken().hash,
        mustChangePassword: false,
      },
    ],
    { account: null, at: instant(0) },
  );
});
afterAll(() => store.close());

function instant(minute: number): string {
  return new Date(Date.UTC(2023, 10, 1, 0, minute)).toISOString();
}

/** Plays the history into the store. */
async function play(set: CriteriaSet, events: readonly Happened[]): Promise<void> {
  for (const { unit, period, kind, signs, at } of events) {
    const key = { unit, template: set.id, period };
    const versions = await store.versionsOf(key);
    const actor = { account: ACCOUNT, at };
    const last = versions.toSorted((a, b) => a.version - b.version).at(-1);
    if (kind === 'return') {
      if (last) await store.returnToSender(last.id, [{ cell: null, indicator: null, text: 'Xem lại' }], actor);
      continue;
    }
    const { report, explanations } = accepted(set, unit, signs, { template: set.id, period });
    const meant = { ...report, fingerprint: `sha256:${createHash('sha256').update(signs).digest('hex')}` };
    await store.submit(
      {
        id: randomUUID(),
        ...key,
        baseVersion: last?.version ?? 0,
        fingerprint: meant.fingerprint,
        sheet: { name: 'x', cells: [] },
        report: meant,
        explanations,
      },
      actor,
    );
  }
}

interface Naive {
  readonly sent: readonly Sent[];
  readonly carried: readonly string[];
  readonly returned: readonly string[];
}

/** The last event of a unit and month up to a moment says how it stands; a send of the same again after a return is a new one. */
function naive(events: readonly Happened[], until: string, late: string): Naive {
  const standing = (unit: string, period: string): { readonly signs: string; readonly isReturned: boolean } | null => {
    let now: { readonly signs: string; readonly isReturned: boolean } | null = null;
    for (const one of events) {
      if (one.unit !== unit || one.period !== period || one.at > until) continue;
      if (one.kind === 'send') now = { signs: one.signs, isReturned: false };
      else if (now !== null) now = { signs: now.signs, isReturned: true };
    }
    return now;
  };
  const [sent, carried, returned]: [Sent[], string[], string[]] = [[], [], []];
  for (const unit of codes) {
    const [before, current] = [standing(unit, '2023-10'), standing(unit, '2023-11')];
    const district = unit < '90004' ? '901' : '902';
    if (current?.isReturned === true) returned.push(unit);
    if (current && !current.isReturned) sent.push({ unit, district, signs: current.signs });
    else if (late === 'carry' && before && !before.isReturned) {
      sent.push({ unit, district, signs: before.signs });
      carried.push(unit);
    }
  }
  return { sent, carried, returned };
}

function expectLike(totals: Totals, { sent, carried, returned }: Naive, within: readonly string[]): void {
  const here = sent.filter(({ unit }) => within.includes(unit));
  expect(totals).toMatchObject({
    expected: within.length,
    counted: here.length,
    missing: within.filter((unit) => !here.some((one) => one.unit === unit)),
    carried: carried.filter((unit) => within.includes(unit)),
    returned: returned.filter((unit) => within.includes(unit)),
    complete: here.length === within.length,
  });
  for (const { criterion, met, unmet, notAssessed } of totals.criteria) {
    expect([met, unmet, notAssessed]).toEqual(['+', '-', '?'].map((sign) => countSigns(here, criterion, sign)));
  }
  const average = averageInHundredths(here);
  expect(totals.average).toBe(average === null ? null : Number(average) / 100);
}

describe('totals of what is stored', () => {
  it('equal the oracle’s at any moment of any history, in the whole and in each district', async () => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(history, async ({ events: drawn, asOf, late }) => {
        made += 1;
        const set: CriteriaSet = { ...criteriaSet(19), id: `mau-${String(made)}` };
        const obligations = codes.map((unit) => ({
          unit,
          set: set.id,
          from: '2023-01-01',
          to: null,
          source: 'mẫu',
          provenance: 'sample' as const,
        }));
        const rulebook: Rulebook = { ...own, sets: [set], units: bookOf(units), obligations };
        const tree = treeOn(rulebook, '2023-11-30');
        const events = drawn.map((one, at) => ({ ...one, at: instant(at + 1) }));
        await play(set, events);
        const asked = { unit: unitOf(tree, '90'), tree, period: '2023-11' as Period, set, late };
        for (const moment of [null, instant(asOf)]) {
          const totals = await storedTotals(store, rulebook, { ...asked, asOf: moment });
          const expected = naive(events, moment ?? instant(1_000), late);
          expect(totals).toMatchObject({ asOf: moment, late });
          expectLike(totals, expected, codes);
          for (const district of totals.districts ?? [])
            expectLike(
              district,
              expected,
              codes.filter((unit) => (unit < '90004' ? '901' : '902') === district.unit),
            );
        }
      }),
      { numRuns: HISTORIES },
    );
  }, 120_000);
});
