/** A master planned in the pane: whether a person has confirmed how it is understood, and whether that still is all of it. */
import { describe, expect, test } from 'vitest';
import { planMaster, type PlannedMaster } from '../../addin/planning/planMaster.ts';
import { confirmationOf } from '../../core/master/confirmationOf.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import { totalsOfMonth } from '../support/namTrucMonth.ts';
import { printedSheet } from '../support/printedSheet.ts';
import { rulebook } from '../support/rulebook.ts';

const totals = totalsOfMonth(1);
const numbers = Array.from({ length: 19 }, (_, criterion) => `TC${String(criterion + 1)}`).join(' | ');
const MASTER = `Xã | ${numbers} | Số TC đạt\nNam Mỹ\nXã Điền Xá`;
const plan = (text: string, ...words: readonly Confirmation[]): PlannedMaster => planMaster([printedSheet(text)], totals, rulebook, words);
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
});
