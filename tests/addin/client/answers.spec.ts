/** What the page takes for an answer of the service: anything can stand between the two. */
import { describe, expect, test } from 'vitest';
import { parseAnswer } from '../../../addin/client/answers.ts';
import type { Period } from '../../../core/calendar/period.ts';
import { consolidate } from '../../../core/consolidation/consolidate.ts';
import { accepted, BANDS, PERIOD } from '../../consolidation/reports.ts';
import { criteriaSet } from '../../support/criteria.ts';
import { treeOf, unitOf } from '../../support/units.ts';

const tree = treeOf();
const set = criteriaSet(4);
const totals = consolidate({
  scope: unitOf(tree, '362'),
  tree,
  period: PERIOD as Period,
  set,
  expected: [unitOf(tree, '13969')],
  reports: [accepted(set, '13969', '++-?')],
  bands: BANDS,
});

describe('totals', () => {
  test('are taken as the service counts them', async () => {
    expect(await parseAnswer('totals', JSON.parse(JSON.stringify(totals)))).toEqual(totals);
  });

  test('that cannot be true are none', async () => {
    expect(await parseAnswer('totals', { ...totals, counted: 2 })).toBeNull();
  });

  test('of another shape are none', async () => {
    expect(await parseAnswer('totals', { ...totals, counted: '1' })).toBeNull();
    expect(await parseAnswer('totals', null)).toBeNull();
  });
});
