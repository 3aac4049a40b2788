/** The month that an account begins with: one in which it owes something, whatever provinces' units are at hand beside its own. */
import { describe, expect, it } from 'vitest';
import { pageRulebook } from '../../addin/client/pageRulebook.ts';
import { owedIn, startingPeriod } from '../../addin/screens/useScope.ts';
import { parsePeriod, type Period } from '../../core/calendar/period.ts';
import { readRulebookFiles } from '../../service/rulebook.ts';
import { rulebook } from '../support/rulebook.ts';

const month = (text: string): Period => parsePeriod(text) ?? expect.fail(text);

describe('the month in front', () => {
  it.each([
    ['362', '2023-11', '2023-11'],
    // Its communes were merged by the middle of 2025.
    ['362', '2026-11', '2025-06'],
    ['13969', '2026-11', '2024-08'],
    // Another province's obligations end later.
    ['180', '2026-11', '2021-12'],
    ['06004', '2023-11', '2021-12'],
    // Owed until the 14th of February.
    ['37', '2026-11', '2026-01'],
    // What is owed later is no month to begin with.
    ['37', '2023-11', '2023-11'],
  ])('of %s in %s is %s', (unit, today, expected) => {
    expect(startingPeriod(rulebook, unit, month(today), null)).toBe(expected);
  });

  it('is the open report’s; of a quarter, its last', () => {
    expect(startingPeriod(rulebook, '362', month('2026-11'), '2023-10')).toBe('2023-10');
    expect(startingPeriod(rulebook, '362', month('2026-11'), '2023-Q4')).toBe('2023-12');
  });

  it('needs the units of no other province, nor do the sets owed in it', async () => {
    const files = Object.fromEntries(Object.entries(readRulebookFiles()).filter(([, content]) => typeof content !== 'function'));
    const units = Object.fromEntries(rulebook.units.provinces.map((province) => [province, `${province}.json`]));
    const page = await pageRulebook({ files, units }, (file) => Promise.resolve(file === '36.json' ? rulebook.units.file('36') : null));
    const today = month('2026-11');
    expect(startingPeriod(page.rulebook, '362', today, null)).toBe('2025-06');
    const sets = (all: typeof rulebook): readonly string[] => owedIn(all, '362', month('2025-06')).map(({ set }) => set.id);
    expect(sets(page.rulebook)).toEqual(sets(rulebook));
  });
});
