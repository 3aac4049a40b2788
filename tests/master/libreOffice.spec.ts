/** Masters with formulas of their own, filled, then computed anew by LibreOffice: its totals are ours. One run for all of them. */
import { describe, expect, it } from 'vitest';
import { lastDayOf } from '../../core/calendar/period.ts';
import { bandsFor } from '../../core/consolidation/bands.ts';
import { bind } from '../../core/master/bind.ts';
import type { Binding } from '../../core/master/binding.ts';
import { planWrites } from '../../core/master/plan.ts';
import { verifyCells } from '../../core/master/verify.ts';
import { treeOn } from '../../core/rulebook.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { askedPeriod, askedSet } from '../../service/asked.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { throughLibreOffice } from '../support/libreOffice.ts';
import { NANG_CAO, rulebook } from '../support/rulebook.ts';
import { unitOf } from '../support/units.ts';
import { workbookOf } from '../support/workbookOf.ts';
import { totalsOfEverybody } from './generator/everybody.ts';
import { generateMatrix } from './generator/matrix.ts';

const set = askedSet(rulebook, NANG_CAO);
const november = askedPeriod('2023-11');
const tree = treeOn(rulebook, lastDayOf(november));
const bands = bandsFor(rulebook.bands, set.criteria.length);
const world = { tree, set, bands };
const SEEDS = Array.from({ length: 12 }, (_, at) => at + 1);

function boundOf(sheet: Sheet, scope: string): Binding {
  const binding = bind(sheet, unitOf(tree, scope), tree, set, bands);
  if (binding.kind === 'unbound') throw new Error(binding.reason.vi);
  return binding;
}

describe('LibreOffice’s totals', () => {
  it('equal ours in every cell of a dozen masters, formulas and all', { timeout: 300_000 }, async () => {
    const masters = SEEDS.map((seed) => {
      const master = generateMatrix(seed, world, { formulas: true });
      return {
        ...master,
        sheet: { ...master.sheet, name: `Biểu ${String(seed)}` },
        totals: totalsOfEverybody(seed, master.scope, november, world),
      };
    });
    const bytes = await workbookOf(...masters.map(({ sheet }) => sheet));
    const sheets = readWorkbook(bytes).sheets.map(({ sheet }) => sheet);
    const writes = masters.flatMap(({ sheet: { name }, scope, totals }) => {
      const sheet = sheets.find((one) => one.name === name);
      return sheet ? planWrites(boundOf(sheet, scope), totals, sheet).writes : [];
    });
    expect(new Set(writes.map(({ sheet }) => sheet)).size).toBe(SEEDS.length);
    const computed = readWorkbook(throughLibreOffice(patchWorkbook(bytes, writes).bytes, 'xlsx')).sheets.map(({ sheet }) => sheet);
    let formulas = 0;
    for (const {
      sheet: { name },
      scope,
      totals,
    } of masters) {
      const sheet = computed.find((one) => one.name === name);
      if (!sheet) throw new Error(`LibreOffice lost ${name}`);
      const binding = boundOf(sheet, scope);
      const { differing, notComputed, compared } = verifyCells(binding, totals, sheet);
      expect([name, differing, notComputed]).toEqual([name, [], []]);
      expect(compared).toBeGreaterThan(50);
      formulas += sheet.cells.filter(({ formula }) => formula !== undefined).length;
    }
    expect(formulas).toBeGreaterThan(200);
  });
});
