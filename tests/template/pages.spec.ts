import { describe, expect, it } from 'vitest';
import { spreadOverPages, type Paging } from '../../core/template/pages.ts';
import { heightOf } from '../../core/template/textFit.ts';
import { printOfficialDay } from '../../core/calendar/officialDay.ts';

/** Columns that fill the page at full size: 170 mm of 481,9 points lie between the margins. */
const paging: Paging = {
  headingRow: 1,
  widths: [100],
  marginsMm: { top: 20, bottom: 20, left: 30, right: 15 },
  costOfBreakAfter: (row) => (row === 10 ? 1 : 0),
};
const rows = (count: number, height: number) => Array.from({ length: count }, (_, index) => ({ row: index + 1, height, fixed: false }));

describe('rows over pages', () => {
  it('stay as they are where no page ends badly', () => {
    expect(spreadOverPages(rows(12, 47), paging)).toHaveLength(12);
    expect(spreadOverPages(rows(9, 47), paging).map(({ height }) => height)).toEqual(Array(9).fill(47));
  });

  it('are made a little taller where a page would end with a row that belongs to the next', () => {
    const spread = spreadOverPages(rows(12, 47.25), paging);
    const [heading, ...body] = spread.map(({ height }) => height);
    expect(heading).toBe(47.25);
    expect(new Set(body).size).toBe(1);
    expect(body[0]).toBeGreaterThan(47.25);
    expect(spread.slice(0, 10).reduce((sum, { height }) => sum + height, 0)).toBeGreaterThan(481.9);
  });

  it('never change a row of fixed height', () => {
    const spread = spreadOverPages(
      rows(12, 47.25).map((row) => ({ ...row, fixed: row.row > 9 })),
      paging,
    );
    expect(spread.filter(({ fixed }) => fixed).map(({ height }) => height)).toEqual([47.25, 47.25, 47.25]);
  });
});

describe('a text’s height', () => {
  it('grows line by line with the words that no longer fit', () => {
    const word = (count: number) => heightOf([{ text: Array(count).fill('chuẩn').join(' '), style: 'content' }], 100);
    expect(word(3)).toBe(word(1));
    expect(word(4)).toBeGreaterThan(word(3));
    expect(word(7)).toBeGreaterThan(word(4));
  });

  it('counts an accented letter as its base, and breaks a word wider than the column', () => {
    const height = (text: string) => heightOf([{ text, style: 'content' }], 60);
    expect(height('hoà thuận')).toBe(height('hoa thuân'));
    expect(height('a'.repeat(50))).toBeGreaterThan(height('a'));
  });
});

describe('an official day', () => {
  it.each([
    ['2022-03-08', '08/3/2022'],
    ['2023-11-14', '14/11/2023'],
    ['2024-02-01', '01/02/2024'],
  ])('%s is written %s', (day, written) => {
    expect(printOfficialDay(day)).toBe(written);
  });
});
