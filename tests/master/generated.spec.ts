/** Masters drawn from a seed in the offices' layouts: whatever would be written is what it was drawn as. TIEUCHI_SEED draws others. */
import { lastDayOf } from '../../core/calendar/period.ts';
import { bandsFor } from '../../core/consolidation/bands.ts';
import { consolidate } from '../../core/consolidation/consolidate.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import { bind } from '../../core/master/bind.ts';
import type { Binding } from '../../core/master/binding.ts';
import { planWrites } from '../../core/master/plan.ts';
import { treeOn } from '../../core/rulebook.ts';
import { askedPeriod, askedSet } from '../../service/asked.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { chanceOf } from '../../service/sample/random.ts';
import { describe, expect, it } from 'vitest';
import { accepted } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';
import { shown, valueAt, written } from '../support/printedSheet.ts';
import { NANG_CAO, rulebook } from '../support/rulebook.ts';
import { unitOf } from '../support/units.ts';
import { totalsOfEverybody } from './generator/everybody.ts';
import { generateForm } from './generator/forms.ts';
import { generateMatrix } from './generator/matrix.ts';
import { foundIn, wrongIn, type GeneratedMaster } from './generator/truth.ts';
import { expectedCell } from './generator/oracle.ts';

const FIRST_SEED = Number(process.env['TIEUCHI_SEED'] ?? 1);
const MATRICES = 60;
const FORMS = 20;
const seedsOf = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => FIRST_SEED + at);

const november = askedPeriod('2023-11');
const tree = treeOn(rulebook, lastDayOf(november));
const set = askedSet(rulebook, NANG_CAO);
const bands = bandsFor(rulebook.bands, set.criteria.length);
const world = { tree, set, bands };

function boundOf(sheet: Sheet, scope: string): Binding {
  const binding = bind(sheet, unitOf(tree, scope), tree, set, bands);
  if (binding.kind === 'unbound') throw new Error(binding.reason.vi);
  return binding;
}

describe('masters with units for rows', () => {
  const masters = seedsOf(MATRICES).map((seed) => ({ seed, master: generateMatrix(seed, world) }));

  it('are of every layout', () => {
    expect([...new Set(masters.map(({ master }) => master.layout))].sort()).toEqual([
      'district',
      'province by commune',
      'province by district',
    ]);
  });

  it('are never bound as what they are not', () => {
    const wrong = masters.flatMap(({ master }) => wrongIn(boundOf(master.sheet, master.scope), master));
    expect(wrong).toEqual([]);
  });

  it('are understood: of what was drawn, all but a few parts would be written', () => {
    const found = masters.map(({ master }) => foundIn(boundOf(master.sheet, master.scope), master));
    const sum = (of: 'due' | 'found'): number => found.reduce((all, one) => all + one[of], 0);
    expect(sum('found') / sum('due')).toBeGreaterThan(0.97);
  });

  it('hold, once written, what the totals say of what was drawn there, and nothing is left to write', () => {
    const wrong = masters.flatMap(({ seed, master }) => writtenWrong(master, totalsOfEverybody(seed, master.scope, november, world)));
    expect(wrong).toEqual([]);
  });
});

function writtenWrong(master: GeneratedMaster, totals: Totals): readonly string[] {
  const { writes } = planWrites(boundOf(master.sheet, master.scope), totals, master.sheet);
  const after = written(master.sheet, writes);
  const again = planWrites(boundOf(after, master.scope), totals, after).writes;
  return [
    ...writes.flatMap(({ cell }) => {
      const due = expectedCell(master, cell, totals);
      const holds = valueAt(after, cell);
      return due === holds ? [] : [`${master.name}: ${cell} holds ${shown(holds)}, should hold ${String(due)}`];
    }),
    ...again.map(({ cell }) => `${master.name}: ${cell} is written again`),
  ];
}

describe('forms of 2026–30', () => {
  const ten = { ...criteriaSet(10), title: 'Bộ tiêu chí quốc gia về nông thôn mới', shortTitle: 'NÔNG THÔN MỚI' };
  const bandsOfTen = bandsFor(rulebook.bands, 10);
  const scope = unitOf(tree, '36');
  const communes = tree.communesOf('36').slice(0, 40);
  const groups = new Map(communes.map(({ code }, at) => [code, (['1', '2', '3'] as const)[at % 3] ?? '1']));
  const half = askedPeriod('2026-6T');
  const masters = seedsOf(FORMS).map((seed) => ({ seed, master: generateForm(seed, { scope: '36', set: ten, bands: bandsOfTen }) }));
  const boundForm = (sheet: Sheet): Binding => {
    const binding = bind(sheet, scope, tree, ten, bandsOfTen);
    if (binding.kind === 'unbound') throw new Error(binding.reason.vi);
    return binding;
  };

  it('are of both kinds, and never bound as what they are not', () => {
    expect([...new Set(masters.map(({ master }) => master.layout))].sort()).toEqual(['form by group', 'form of bands']);
    expect(masters.flatMap(({ master }) => wrongIn(boundForm(master.sheet), master))).toEqual([]);
  });

  it('are understood whole', () => {
    for (const { master } of masters) {
      const { due, found } = foundIn(boundForm(master.sheet), master);
      expect([master.name, found]).toEqual([master.name, due]);
    }
  });

  it('hold, once written, the counts of each group, and nothing is left to write', () => {
    for (const { seed, master } of masters) {
      const chance = chanceOf(seed, 'form reports');
      const signs = (): string => ten.criteria.map(() => chance.oneOf(['+', '+', '+', '-'])).join('');
      const reports = communes.flatMap(({ code }) => (chance.happens(0.9) ? [accepted(ten, code, signs(), { period: half })] : []));
      const totals = consolidate({ scope, tree, period: half, set: ten, expected: communes, reports, bands: bandsOfTen, groups });
      const { writes } = planWrites(boundForm(master.sheet), totals, master.sheet);
      expect(writes.length).toBeGreaterThan(3);
      const after = written(master.sheet, writes);
      for (const { cell } of writes)
        expect([master.name, cell, valueAt(after, cell)]).toEqual([master.name, cell, expectedCell(master, cell, totals)]);
      expect(planWrites(boundForm(after), totals, after).writes).toEqual([]);
    }
  });
});
