/** Names in a watched folder: what is left alone, and names that fit where they go. */
import { describe, expect, it } from 'vitest';
import { isIgnored, numberedName, printName } from '../../../service/watch/places.ts';

describe('a name', () => {
  it.each([
    ['bao cao.xlsx', false],
    ['BAO CAO.XLS', false],
    ['anh.pdf', false],
    ['.an.xlsx', true],
    ['~$bao cao.xlsx', true],
    ['.~lock.bao cao.xlsx#', true],
    ['bao cao.xlsx.CRDOWNLOAD', true],
    ['bao cao.part', true],
    ['Unconfirmed.tmp', true],
    ['bao cao.xlsx.txt', true],
    ['Thumbs.db', true],
    ['bao cao.part.xlsx', false],
  ])('%s: left alone %s', (name, expected) => {
    expect(isIgnored(name)).toBe(expected);
  });

  it.each([
    ['bc.xlsx', 1, 'bc.xlsx'],
    ['bc.xlsx', 2, 'bc (2).xlsx'],
    ['bc', 3, 'bc (3)'],
    ['xã. Nam Mỹ tháng 11', 2, 'xã. Nam Mỹ tháng 11 (2)'],
  ])('%s, the %dth time: %s', (name, number, expected) => {
    expect(numberedName(name, number)).toBe(expected);
  });

  it('leaves room for its number and its result, and no letter is cut in two', () => {
    const long = numberedName(`${'ộ'.repeat(80)}.xlsx`, 12);
    expect(Buffer.byteLength(`${long}.txt`)).toBeLessThan(255);
    expect(long).toMatch(/^ộ{66} \(12\)\.xlsx$/u);
  });

  it('is printed on one line, in the order it is written', () => {
    expect(printName('a\n\u202eb\u0007.xlsx')).toBe('a��b�.xlsx');
  });
});
