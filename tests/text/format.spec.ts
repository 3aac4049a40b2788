/** What number formats make of numbers. */
import { describe, expect, it } from 'vitest';
import { readNumberFormat } from '../../core/text/format.ts';

describe('a number format', () => {
  it.each([
    [undefined, 66_000, 1, true, ''],
    ['General', 66_000, 1, true, ''],
    ['@', 66_000, 1, true, ''],
    ['0.0', 66.5, 1, true, ''],
    ['#,##0', 66_000, 1, true, ''],
    ['#,##0.00;[Red](#,##0.00)', -5, 1, true, ''],
    ['_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', 66_000, 1, true, ''],
    ['# ?/?', 0.5, 1, true, ''],
    ['0.00E+00', 66_000, 1, true, ''],
    ['#,##0,', 66_000, 1000, true, ''],
    ['#,##0.0,,', 66_000_000, 1_000_000, true, ''],
    ['#,##0,.0', 66_000, 1000, true, ''],
    ['0,"k"', 66_000, 1000, true, 'k'],
    ['#,##0;-#,##0,', -66_000, 1000, true, ''],
    ['[>=1000]#,##0,;0', 66_000, 1000, true, ''],
    ['0" nghìn đồng"', 66_500, 1, true, 'nghìn đồng'],
    ['0\\ \\%', 95, 1, true, '%'],
    ['#,##0\\ [$₫-42A]', 66_500, 1, true, '₫'],
    [';;;', 66, 1, false, ''],
    ['"Đạt"', 66, 1, false, 'Đạt'],
  ] as const)('%s of %d', (format, value, scale, digits, words) => {
    expect(readNumberFormat(format, value)).toEqual({ scale, digits, words });
  });

  it('of any text is read, whatever its length', () => {
    expect(readNumberFormat(`"${'['.repeat(50_000)}`, 1).digits).toBe(false);
    expect(readNumberFormat(','.repeat(50_000), 1).digits).toBe(false);
  });
});
