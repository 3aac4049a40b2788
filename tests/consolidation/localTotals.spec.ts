/** Rows that a district asks for beside the set: totalled by themselves, from the sheets to the printed totals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastDayOf, parsePeriod } from '../../core/calendar/period.ts';
import { checkWorkbook } from '../../core/check.ts';
import { consolidate } from '../../core/consolidation/consolidate.ts';
import { localTotals } from '../../core/consolidation/localTotals.ts';
import type { AcceptedReport } from '../../core/consolidation/totals.ts';
import { totalsSchema } from '../../core/consolidation/totalsSchema.ts';
import type { LocalEntry } from '../../core/reading/report.ts';
import { treeOn } from '../../core/rulebook.ts';
import { sheetOf } from '../../core/template/design.ts';
import { designSheet } from '../../core/template/designSheet.ts';
import { printTotals } from '../../service/cli/printTotals.ts';
import { NANG_CAO, rulebook } from '../support/rulebook.ts';
import { filledIn, rowOf, sheetRequest } from '../support/sheetFor.ts';

const period = parsePeriod('2024-06') ?? expect.fail('no period');
const tree = treeOn(rulebook, lastDayOf(period));
const unit = (code: string) => tree.unit(code) ?? expect.fail(`no unit ${code}`);
const set = rulebook.sets.find(({ id }) => id === NANG_CAO) ?? expect.fail('no set');

/** A sheet of Trực Ninh with every indicator met and 15.1.a as said. */
function reportOf(code: string, assessed: string): AcceptedReport {
  const request = sheetRequest(code, '2024-06');
  const design = designSheet(request);
  const typed = request.template.rows.flatMap((row) =>
    row.kind === 'criterion'
      ? []
      : [[`G${String(rowOf(design, request.template, row.indicator.code))}`, row.indicator.code === '15.1.a' ? assessed : 'Đạt'] as const],
  );
  const [checked] = checkWorkbook([sheetOf(filledIn(design, Object.fromEntries(typed)))], rulebook).reports;
  return { report: checked?.report ?? expect.fail('not recognised'), explanations: [], submission: null };
}

const expected = ['14029', '14032', '14035'].map(unit);
const totalsOf = (scope: string, criterion?: number) =>
  consolidate({
    scope: unit(scope),
    tree,
    period,
    set,
    expected,
    reports: [reportOf('14035', ''), reportOf('14029', 'Đạt'), reportOf('14032', 'Chưa đạt')],
    bands: [],
    ...(criterion === undefined ? {} : { criterion }),
  });

describe('a district’s rows in the totals', () => {
  it('are counted by themselves, and its communes meet all nineteen criteria all the same', () => {
    const totals = totalsOf('363');
    expect(totals.local?.map(({ by, code }) => `${by} ${code}`)).toEqual(['363 15.1.a', '363 15.2.a', '363 15.2.b', '363 19.2.a']);
    expect(totals.local?.[0]).toMatchObject({
      met: 1,
      unmet: 1,
      notAssessed: 1,
      metBy: ['14029'],
      unmetBy: ['14032'],
      notAssessedBy: ['14035'],
    });
    expect(totals.communes.map(({ metCount }) => metCount)).toEqual([19, 19, 19]);
    expect(totals.average).toBe(19);
  });

  it('are the province’s too, in its own sum and in the district’s', () => {
    const { local, districts } = totalsOf('36');
    expect(local).toEqual(totalsOf('363').local);
    expect(districts?.find((one) => one.unit === '363')?.local).toEqual(local);
    expect(districts?.find((one) => one.unit === '362')).not.toHaveProperty('local');
  });

  it('are left out where another criterion is asked for', () => {
    expect(totalsOf('363', 15).local?.map(({ code }) => code)).toEqual(['15.1.a', '15.2.a', '15.2.b']);
    expect(totalsOf('363', 1)).not.toHaveProperty('local');
  });

  it('come back from a file, and not with a count that its list contradicts', () => {
    const totals = totalsOf('363');
    expect(totalsSchema.parse(JSON.parse(JSON.stringify(totals)))).toEqual(totals);
    const [first, ...rest] = totals.local ?? [];
    for (const wrong of [
      { ...first, met: 2 },
      { ...first, metBy: ['13969'] },
      { ...first, met: 2, metBy: ['14029', '14029'] },
    ]) {
      expect(totalsSchema.safeParse({ ...totals, local: [wrong, ...rest] }).success).toBe(false);
    }
  });

  it('are printed with their district', () => {
    const printed = printTotals(totalsOf('363'), tree, []).join('\n');
    expect(printed).toMatch(/Chỉ tiêu riêng của huyện, tỉnh[^]*Huyện Trực Ninh\s+│?\s*15\.1\.a/u);
  });
});

describe('rows of several districts', () => {
  const entry = (by: string, code: string, selfAssessment: LocalEntry['selfAssessment']): LocalEntry => ({
    by,
    indicator: code,
    reading: { kind: 'blank' },
    selfAssessment,
    selfAssessmentText: '',
    expectedBy: null,
    obstacle: null,
    note: null,
    likeLastPeriod: false,
    cells: { result: 'F1', selfAssessment: 'G1', expectedBy: null, obstacle: null, note: null },
  });

  it('of one code are two rows, in the order of unit and code', () => {
    const rows = localTotals(
      [
        { unit: '2', local: [entry('363', '15.1.a', 'met'), entry('363', '9.a', 'met')] },
        { unit: '1', local: [entry('362', '15.1.a', 'unmet')] },
      ],
      null,
    );
    expect(rows.map(({ by, code, met, unmet }) => [by, code, met, unmet])).toEqual([
      ['362', '15.1.a', 0, 1],
      ['363', '9.a', 1, 0],
      ['363', '15.1.a', 1, 0],
    ]);
  });

  it('count every commune that holds them once (property)', () => {
    const held = fc.array(fc.record({ by: fc.constantFrom('362', '363'), said: fc.constantFrom('met', 'unmet', 'notAssessed', null) }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(held, (communes) => {
        const rows = localTotals(
          communes.map(({ by, said }, index) => ({ unit: String(index), local: [entry(by, '15.1.a', said)] })),
          null,
        );
        for (const { by, met, unmet, notAssessed } of rows) {
          const of = communes.filter((one) => one.by === by);
          expect([met, unmet]).toEqual(['met', 'unmet'].map((word) => of.filter(({ said }) => said === word).length));
          expect(met + unmet + notAssessed).toBe(of.length);
        }
        expect(rows.reduce((sum, row) => sum + row.met + row.unmet + row.notAssessed, 0)).toBe(communes.length);
      }),
    );
  });
});
