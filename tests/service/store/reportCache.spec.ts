/** What is kept parsed: bounded by its size, the least used first out. */
import { describe, expect, it } from 'vitest';
import { reportCache, type Parsed } from '../../../service/store/reportCache.ts';
import { report } from '../../support/submissions.ts';

const parsed = (): Parsed => ({ report, explanations: [] });

describe('the reports kept parsed', () => {
  it('are the very ones that were given, until there is no room', () => {
    const cache = reportCache(100);
    const [first, second, third] = [parsed(), parsed(), parsed()];
    cache.set('1', first, 40);
    cache.set('2', second, 60);
    expect([cache.get('1'), cache.get('2')]).toEqual([first, second]);
    expect(cache.get('1')).toBe(first);
    cache.set('3', third, 1);
    expect([cache.get('1'), cache.get('2'), cache.get('3')]).toEqual([first, undefined, third]);
  });

  it('make room for a large one, as many as it takes', () => {
    const cache = reportCache(100);
    for (const id of ['1', '2', '3', '4']) cache.set(id, parsed(), 25);
    cache.set('5', parsed(), 60);
    expect(['1', '2', '3', '4', '5'].filter((id) => cache.get(id))).toEqual(['4', '5']);
  });

  it('are not one that is larger than all the room, and the rest comes back as it is read again', () => {
    const cache = reportCache(100);
    cache.set('1', parsed(), 50);
    cache.set('2', parsed(), 101);
    expect(['1', '2'].filter((id) => cache.get(id))).toEqual([]);
    cache.set('1', parsed(), 100);
    expect(cache.get('1')).toBeDefined();
  });

  it('are counted once when given twice', () => {
    const cache = reportCache(100);
    cache.set('1', parsed(), 50);
    for (let time = 0; time < 5; time += 1) cache.set('2', parsed(), 50);
    expect(['1', '2'].filter((id) => cache.get(id))).toEqual(['1', '2']);
  });
});
