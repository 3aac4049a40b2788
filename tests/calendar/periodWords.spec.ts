/** Periods as officers read them. */
import { expect, test } from 'vitest';
import { parsePeriod } from '../../core/calendar/period.ts';
import { periodTitle, periodWords } from '../../core/calendar/periodWords.ts';

test.each([
  ['2023-11', 'Tháng 11 năm 2023', 'tháng 11/2023', 'November 2023'],
  ['2023-Q4', 'Quý IV năm 2023', 'quý IV/2023', 'Quarter 4 of 2023'],
  ['2023-6T', '6 tháng đầu năm 2023', '6 tháng đầu năm 2023', 'First 6 months of 2023'],
  ['2023', 'Năm 2023', 'năm 2023', '2023'],
  ['2023-11-16~ra-soat', 'Kỳ rà soát ngày 16/11/2023', 'kỳ rà soát ngày 16/11/2023', 'Review of 16/11/2023'],
  ['2023-11-16~lu-lut', 'Đột xuất ngày 16/11/2023', 'đột xuất ngày 16/11/2023', 'Ad hoc report of 16/11/2023'],
])('%s is %s, in a sentence %s', (text, title, words, en) => {
  const period = parsePeriod(text);
  expect(period && periodTitle(period)).toEqual({ vi: title, en });
  expect(periodWords(text)).toEqual({ vi: words, en });
});

test('what is no period stays as it is', () => {
  expect(periodWords('T11')).toEqual({ vi: 'T11', en: 'T11' });
});
