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
import { addressOf, columnLetters, columnNumber, parseAddress } from '../../core/sheet/address.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { correctedBindingSchema } from '../../core/master/bindingSchema.ts';
import { confirm } from '../../core/master/confirm.ts';
import { confirmationOf } from '../../core/master/confirmationOf.ts';
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

const matrices = seedsOf(MATRICES).map((seed) => ({ seed, master: generateMatrix(seed, world) }));

describe('masters with units for rows', () => {
  it('are of every layout', () => {
    expect([...new Set(matrices.map(({ master }) => master.layout))].sort()).toEqual([
      'district',
      'province by commune',
      'province by district',
    ]);
  });

  it('are never bound as what they are not', () => {
    const wrong = matrices.flatMap(({ master }) => wrongIn(boundOf(master.sheet, master.scope), master));
    expect(wrong).toEqual([]);
  });

  it('are understood: of what was drawn, all but a few parts would be written', () => {
    const found = matrices.map(({ master }) => foundIn(boundOf(master.sheet, master.scope), master));
    const sum = (of: 'due' | 'found'): number => found.reduce((all, one) => all + one[of], 0);
    expect(sum('found') / sum('due')).toBeGreaterThan(0.97);
  });

  it('have columns of difficulties: empty, as printed and in the office’s own words, which are not written over', () => {
    const found = matrices.flatMap(({ master }) =>
      boundOf(master.sheet, master.scope).columns.flatMap(({ column, meaning, certainty }) =>
        meaning.kind === 'difficulties' ? [`${master.columns.get(column) ?? 'own words'}: ${certainty}`] : [],
      ),
    );
    expect([...new Set(found)].sort()).toEqual(['difficulties: likely', 'own words: doubtful']);
    expect(found.length).toBeGreaterThan(MATRICES / 5);
  });

  it('hold, once written, what the totals say of what was drawn there, and nothing is left to write', () => {
    const wrong = matrices.flatMap(({ seed, master }) => writtenWrong(master, totalsOfEverybody(seed, master.scope, november, world)));
    expect(wrong).toEqual([]);
  });
});

/** Three rows above, one within the block, a column of the office's own in front, another name. */
function changed({ sheet }: GeneratedMaster, inside: number): Sheet {
  const move = (at: string): string => {
    const { row = 1, column = 1 } = parseAddress(at) ?? {};
    return addressOf(row + 3 + (row >= inside ? 1 : 0), column + 1);
  };
  return {
    name: 'Bản chép',
    cells: sheet.cells.map((cell) => ({ ...cell, at: move(cell.at) })),
    merges: (sheet.merges ?? []).map((range) => range.split(':').map(move).join(':')),
  };
}

describe('a confirmed master that was changed since', () => {
  it('is still bound as it was drawn; everything that moved is said, nothing is asked again', () => {
    for (const { master } of matrices) {
      const before = boundOf(master.sheet, master.scope);
      const word = confirmationOf(correctedBindingSchema.parse(JSON.parse(JSON.stringify(before))));
      const [, second] = [...master.rows.keys()];
      const inside = second ?? 1;
      const after = confirm(boundOf(changed(master, inside), master.scope), word, tree);
      const shifted: GeneratedMaster = {
        ...master,
        columns: new Map([...master.columns].map(([column, is]) => [columnLetters(columnNumber(column) + 1), is])),
        rows: new Map([...master.rows].map(([row, is]) => [row + 3 + (row >= inside ? 1 : 0), is])),
      };
      expect(wrongIn(after, shifted)).toEqual([]);
      expect(foundIn(after, shifted).found).toBe(foundIn(before, master).found);
      expect(after.unplaced.filter(({ kind }) => kind === 'confirmed')).toEqual([]);
      expect(after.moved.filter(({ kind }) => kind === 'row')).toHaveLength(word.rows.length);
      expect(after.moved.filter(({ kind }) => kind === 'column')).toHaveLength(word.columns.length);
    }
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
