/** When a file of a watched folder is taken. Times are milliseconds of the watching process. */
import { expect, it } from 'vitest';
import { attention } from '../../../service/watch/attention.ts';
import type { InboxFile } from '../../../service/watch/inbox.ts';

const file = (changes: Partial<InboxFile> = {}): InboxFile => ({
  file: 'bc.xlsx',
  kind: 'plain',
  state: '1 1 1',
  changedMs: 0,
  isOpen: false,
  ...changes,
});

it('takes a file once it has been still for two seconds and is not open', () => {
  const minds = attention();
  expect(minds.turnOf(file(), 1_000)).toBe('wait');
  expect(minds.turnOf(file({ state: '2 2 1' }), 2_900)).toBe('wait');
  expect(minds.turnOf(file({ state: '2 2 1' }), 4_800)).toBe('wait');
  expect(minds.turnOf(file({ state: '2 2 1', isOpen: true }), 5_000)).toBe('wait');
  expect([1, 2].map(() => minds.isNewlyOpen(file({ state: '2 2 1', isOpen: true })))).toEqual([true, false]);
  expect(minds.turnOf(file({ state: '2 2 1' }), 5_000)).toBe('take');
});

it('doubles the pause up to ten minutes, and ends it when the line is back', () => {
  const minds = attention();
  minds.turnOf(file(), 0);
  const pauses = Array.from({ length: 9 }, () => minds.leave(file(), 'line', 10_000).seconds);
  expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600]);
  expect([minds.turnOf(file(), 609_999), minds.turnOf(file(), 610_000)]).toEqual(['pause', 'take']);
  minds.lineIsBack();
  expect(minds.turnOf(file(), 11_000)).toBe('take');
});

it('gives one that cannot be read ten seconds to become whole, anew with each change', () => {
  const minds = attention();
  minds.turnOf(file(), 0);
  minds.leave(file(), 'unreadable', 2_500);
  expect([minds.turnOf(file(), 9_900), minds.isPastDoubt(file(), 9_900)]).toEqual(['wait', false]);
  expect([minds.turnOf(file(), 10_000), minds.isPastDoubt(file(), 10_000)]).toEqual(['take', true]);
  expect([minds.turnOf(file({ state: '9 9 1' }), 10_100), minds.isPastDoubt(file({ state: '9 9 1' }), 10_100)]).toEqual(['wait', false]);
});

it('names the files that have gone', () => {
  const minds = attention();
  minds.turnOf(file(), 0);
  expect([minds.forgetAllBut([file()]), minds.forgetAllBut([]), minds.forgetAllBut([])]).toEqual([[], ['bc.xlsx'], []]);
});
