/** A master planned in the pane: whether a person has confirmed how it is understood, and whether that still is all of it. */
import { describe, expect, test } from 'vitest';
import { planMaster, type PlannedMaster } from '../../addin/planning/planMaster.ts';
import { doubtsOf, USUAL_MARKS, usualMark, withSaid } from '../../addin/screens/totals/doubts.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import { confirmationOf } from '../../core/master/confirmationOf.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import { totalsOfMonth } from '../support/namTrucMonth.ts';
import { printedSheet } from '../support/printedSheet.ts';
import { rulebook } from '../support/rulebook.ts';

const totals = totalsOfMonth(1);
const numbers = Array.from({ length: 19 }, (_, criterion) => `TC${String(criterion + 1)}`).join(' | ');
const MASTER = `Xã | ${numbers} | Số TC đạt\nNam Mỹ\nXã Điền Xá`;
const plan = (text: string, ...words: readonly Confirmation[]): PlannedMaster =>
  planMaster([printedSheet(text)], totals, rulebook, { words });
const word = confirmationOf(plan(MASTER).binding);

describe('a master in the pane', () => {
  test('is asked about once: its own word settles it, wherever the columns and rows have gone', () => {
    expect(plan(MASTER).confirmed).toBe('no');
    expect(plan(MASTER, word)).toMatchObject({ confirmed: 'earlier', binding: { moved: [] } });
    const moved = plan(`STT | Xã | ${numbers} | Số TC đạt\n1 | Nam Mỹ\n2 | Xã Điền Xá`, word);
    expect(moved.confirmed).toBe('earlier');
    expect(moved.binding.moved).toContainEqual({ kind: 'column', label: 'TC1', from: 'B', to: 'C' });
    expect(moved.plan.changes.map(({ after }) => after)).toEqual(plan(MASTER).plan.changes.map(({ after }) => after));
  });

  test.each(USUAL_MARKS)('without a mark yet is written with the one a person says: %s', (mark) => {
    const { binding } = plan(MASTER);
    expect(usualMark(binding)).toBe('x');
    const { confirmed, plan: planned } = plan(MASTER, confirmationOf(withSaid(binding, new Set(), mark)));
    expect(confirmed).toBe('earlier');
    const written = planned.changes.filter(({ cell }) => /^[B-T]2$/u.test(cell)).map(({ after }) => after);
    expect(new Set(written)).toEqual(new Set([mark]));
    // And is known by its own cells the month after.
    const filled = `Xã | ${numbers} | Số TC đạt\nNam Mỹ | ${written.join(' | ')}\nXã Điền Xá`;
    expect(plan(filled).binding.mark).toMatchObject({ value: mark, certainty: 'sure' });
  });

  test('is asked about again where something confirmed is gone, and says what', () => {
    const { confirmed, binding } = plan(`Xã | ${numbers} | Số TC đạt\nNam Mỹ\nNam Mỹ\nXã Điền Xá`, word);
    expect(confirmed).toBe('partly');
    expect(binding.unplaced.filter(({ kind }) => kind === 'confirmed')).toHaveLength(1);
  });

  test('is asked about again where something likely came in that nobody has seen', () => {
    const plain = `Xã | ${Array.from({ length: 19 }, (_, at) => String(at + 1)).join(' | ')}\nNam Mỹ`;
    const likely = plan(plain);
    expect(likely.binding.columns.some(({ certainty }) => certainty === 'likely') || likely.binding.mark?.certainty === 'likely').toBe(
      true,
    );
    const said = confirmationOf(likely.binding);
    expect(plan(plain, said).confirmed).toBe('earlier');
    expect(plan(plain, { ...said, columns: said.columns.slice(0, 1), mark: null }).confirmed).toBe('partly');
  });

  test('is asked about as if for the first time where its word no longer lets it be written', () => {
    const twice = { ...word, rows: word.rows.map((row) => ({ ...row, of: 2 })) };
    const { confirmed, plan: planned, binding } = plan(MASTER, twice);
    expect([confirmed, binding.moved]).toEqual(['no', []]);
    expect(planned.notices[0]?.vi).toContain('không còn khớp');
    expect(planned.changes).toEqual(plan(MASTER).plan.changes);
  });

  test('passes over the word on another master, and says so', () => {
    const { confirmed, plan: planned } = plan(MASTER, { ...word, scope: '363' }, { ...word, layout: 'form' });
    expect(confirmed).toBe('no');
    expect(planned.notices.map(({ vi }) => vi)).toContainEqual(expect.stringContaining('của biểu khác'));
  });

  test('says before it is written which communes lose their figures, and which have no row', () => {
    const [silent, ...others] = totals.communes;
    const without = { ...totals, communes: others, missing: [silent?.unit ?? ''] };
    const { plan: planned } = planMaster([printedSheet(`Xã | ${numbers}\n${silent?.name ?? ''} | x | x\nXã Điền Xá`)], without, rulebook);
    expect(planned.notReported).toEqual([silent?.unit]);
    expect(planned.changes).toContainEqual({ cell: 'B2', before: 'x', after: null });
    const { plan: few } = planMaster([printedSheet(`Xã | ${numbers}\nNam Mỹ`)], totals, rulebook);
    expect(few.missingRows).toEqual(totals.communes.map(({ unit }) => unit).filter((unit) => unit !== '13969'));
  });

  test('counts changes from the totals before, and leaves those columns where there are none', () => {
    const compared = printedSheet(`Xã | ${numbers} | Tăng (+), giảm (-) so với kỳ trước\nNam Mỹ`);
    const written = (before: Totals | null): readonly string[] =>
      planMaster([compared], totalsOfMonth(1), rulebook, { before }).plan.changes.map(({ cell }) => cell);
    expect(written(null)).not.toContain('U2');
    expect(written({ ...totals, period: '2023-10' })).toContain('U2');
  });

  test('takes the sheet a person names, where several could be the master', () => {
    const sheets = ['Biểu 1', 'Biểu 2'].map((name) => printedSheet(MASTER, { name }));
    expect(() => planMaster(sheets, totals, rulebook)).toThrow(expect.objectContaining({ code: 'several-master-sheets' }));
    const said = planMaster(sheets, totals, rulebook, { sheet: 'Biểu 2' });
    expect(said.binding.sheet).toBe('Biểu 2');
    expect(planMaster(sheets, totals, rulebook, { words: [confirmationOf(said.binding)] }).binding.sheet).toBe('Biểu 2');
  });

  test('asks about each doubtful column by itself, and writes those that are said yes to', () => {
    const text = `Xã | ${numbers} | Tiêu chí đạt\nNam Mỹ`;
    const asked = plan(text);
    const [doubt, another] = doubtsOf(asked.binding, (unit) => unit);
    expect([doubt?.key, doubt?.words, doubt?.meaning.vi, another]).toEqual(['column U', 'Tiêu chí đạt', 'số tiêu chí đạt', undefined]);
    expect(asked.plan.changes.map(({ cell }) => cell)).not.toContain('U2');
    const yes = plan(text, confirmationOf(withSaid(asked.binding, new Set(['column U']))));
    expect(yes.confirmed).toBe('earlier');
    expect(yes.plan.changes.map(({ cell }) => cell)).toContain('U2');
    expect(doubtsOf(yes.binding, (unit) => unit)).toEqual([]);
  });

  test('may be said yes to where nothing could be written before', () => {
    const text = `KẾ HOẠCH ĐẠT TIÊU CHÍ NÂNG CAO\n\nXã | ${numbers}\nNam Mỹ`;
    const asked = plan(text);
    expect(asked.refused?.vi).toContain('kế hoạch hoặc dự kiến');
    expect(asked.plan.changes).toEqual([]);
    const keys = doubtsOf(asked.binding, (unit) => unit).map(({ key }) => key);
    const yes = plan(text, confirmationOf(withSaid(asked.binding, new Set(keys))));
    expect([yes.refused, yes.plan.changes.length > 0]).toEqual([null, true]);
  });
});
