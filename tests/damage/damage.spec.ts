/**
 * Sheets damaged as officers' sheets are, read against what was meant. TIEUCHI_DAMAGES=N draws N in memory instead of
 * 5 000. What must never be: a reading that differs from what was meant, with nothing that says so.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../service/sample/random.ts';
import { catalogue } from './catalogue.ts';
import { damaged, damages, pickDamages, type Damaged } from './generate.ts';
import { judge } from './judge.ts';
import { DAMAGES_PAGE, damagesPage } from './page.ts';

const DRAWN = Number(process.env.TIEUCHI_DAMAGES ?? 5000);
/** Two in five sheets have one damage, the others five. */
const SINGLES = Math.ceil((DRAWN * 0.4) / damages.length);
const COMBINED = DRAWN - SINGLES * damages.length;
const LONG = 20 * 60_000;

interface Tally {
  drawn: number;
  right: number;
  readonly silent: string[];
  readonly wrong: string[];
}

function judged(tally: Tally, one: Damaged): void {
  const { right, silent, wrong, notFound } = judge(one);
  const name = `${String(one.seed)} ${one.done.join('+')}`;
  tally.drawn += 1;
  if (right) tally.right += 1;
  else tally.wrong.push(`${name}: ${[...wrong, ...notFound].slice(0, 2).join(' | ')}`);
  for (const what of silent) tally.silent.push(`${name}: ${what}`);
}

const fresh = (): Tally => ({ drawn: 0, right: 0, silent: [], wrong: [] });

describe('the catalogue', () => {
  it('is what docs/damages.md says (node tests/damage/page.ts writes it anew)', () => {
    expect(readFileSync(DAMAGES_PAGE, 'utf8')).toBe(damagesPage());
  });

  const entries = catalogue.flatMap((group) => group.entries);

  it('numbers at least sixty damages, each once and in order, and the generator does each of them', () => {
    expect(entries.length).toBeGreaterThanOrEqual(60);
    expect(entries.map(({ id }) => id)).toEqual(entries.map((_, index) => `D${String(index + 1).padStart(2, '0')}`));
    expect(damages.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
  });

  it.each(entries.map((entry) => [entry.id, entry] as const))('%s does what it says', (id, { right, rules }) => {
    const damage = damages.find((one) => one.id === id);
    const drawn = Array.from({ length: 30 }, (_, seed) => damaged(seed + 1, damage ? [damage] : [])).find(({ done }) => done.length > 0);
    if (!drawn) return expect.fail('never found a place');
    const expected = drawn.draft.expects.flatMap((one) => one.rules).filter((rule) => rule !== 'unrecognised');
    expect(new Set(rules)).toEqual(new Set(expected.length === 0 && right === 'readSaid' ? rules : expected));
    if (right === 'found') expect(drawn.draft.lost.size).toBeGreaterThan(0);
    else expect(drawn.draft.lost.size).toBe(0);
  });
});

it('a sheet without damage is right', () => {
  const tally = fresh();
  for (let seed = 1; seed <= 20; seed += 1) judged(tally, damaged(seed, []));
  expect(tally.wrong).toEqual([]);
});

it('one damage: every one that can be read is read right, every other is found', { timeout: LONG }, () => {
  const tally = fresh();
  for (const damage of damages) {
    for (let seed = 1; seed <= SINGLES; seed += 1) {
      const one = damaged(seed, [damage]);
      if (one.done.length > 0) judged(tally, one);
    }
  }
  console.log(`one damage: ${String(tally.right)} of ${String(tally.drawn)} right, ${String(tally.silent.length)} silently wrong`);
  expect(tally.silent).toEqual([]);
  expect(tally.wrong).toEqual([]);
});

it('five together: at least 99.5 % right, none silently wrong', { timeout: LONG }, () => {
  const tally = fresh();
  for (let seed = 1; seed <= COMBINED; seed += 1) judged(tally, damaged(1_000_000 + seed, pickDamages(5, chanceOf(seed, 'five'))));
  console.log(
    `five damages: ${String(tally.right)} of ${String(tally.drawn)} right (${((tally.right / tally.drawn) * 100).toFixed(2)} %), ${String(tally.silent.length)} silently wrong`,
  );
  expect(tally.silent).toEqual([]);
  expect(tally.right / tally.drawn, tally.wrong.slice(0, 10).join('\n')).toBeGreaterThanOrEqual(0.995);
});
