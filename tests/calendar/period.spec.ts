import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../core/calendar/calendar.ts';
import { cutOffOf } from '../../core/calendar/cutOff.ts';
import { firstDayOf, lastDayOf, monthBefore, monthsOf, parsePeriod, titleOf, type Period } from '../../core/calendar/period.ts';

const must = (text: string): Period => {
  const period = parsePeriod(text);
  if (!period) throw new Error(text);
  return period;
};

describe('periods', () => {
  it.each([
    ['2023-11', '2023-11-01', '2023-11-30', 'Tháng 11 năm 2023'],
    ['2024-02', '2024-02-01', '2024-02-29', 'Tháng 2 năm 2024'],
    ['2023-Q4', '2023-10-01', '2023-12-31', 'Quý IV năm 2023'],
    ['2023-6T', '2023-01-01', '2023-06-30', '6 tháng đầu năm 2023'],
    ['2023-9T', '2023-01-01', '2023-09-30', '9 tháng đầu năm 2023'],
    ['2023', '2023-01-01', '2023-12-31', 'Năm 2023'],
    ['2023-11-16~ra-soat', '2023-11-16', '2023-11-16', 'Kỳ rà soát ngày 16/11/2023'],
  ])('%s runs from %s to %s', (text, first, last, title) => {
    expect([firstDayOf(must(text)), lastDayOf(must(text)), titleOf(must(text))]).toEqual([first, last, title]);
  });
  it.each(['2023-13', '2023-00', '11/2023', '2023-7T', '2023-Q5', '2023-02-30~ra-soat', '', '23'])('“%s” is none', (text) =>
    expect(parsePeriod(text)).toBeUndefined(),
  );
  it('knows the month before, over the turn of the year too', () => {
    expect(monthBefore(must('2023-11'))).toBe('2023-10');
    expect(monthBefore(must('2024-01'))).toBe('2023-12');
    expect(monthBefore(must('2024'))).toBeUndefined();
  });
});

describe('the months a period is made of', () => {
  it.each([
    ['2023-6T', '2023-01', '2023-06', 6],
    ['2023-8T', '2023-01', '2023-08', 8],
    ['2023-9T', '2023-01', '2023-09', 9],
    ['2023-Q4', '2023-10', '2023-12', 3],
    ['2023', '2023-01', '2023-12', 12],
    ['2023-11', '2023-11', '2023-11', 1],
  ])('%s: %s to %s', (text, first, last, count) => {
    const months = monthsOf(must(text));
    expect([months[0], months.at(-1), months.length]).toEqual([first, last, count]);
    expect(months.every((month) => parsePeriod(month) === month)).toBe(true);
  });

  it('are none for a review round', () => {
    expect(monthsOf(must('2023-11-16~ra-soat'))).toEqual([]);
  });
});

describe('cut-off', () => {
  const fifteenth: Calendar = { schemaVersion: 1, id: '36', monthStartsOn: 15, sources: [] };
  const calendarMonth: Calendar = { ...fifteenth, monthStartsOn: 1 };

  it('runs from the 15th of the month before to the 14th', () => {
    expect(cutOffOf(must('2023-11'), fifteenth)).toEqual({ from: '2023-10-15', to: '2023-11-14' });
    expect(cutOffOf(must('2024-01'), fifteenth)).toEqual({ from: '2023-12-15', to: '2024-01-14' });
  });
  it('covers a quarter and a year in the same way', () => {
    expect(cutOffOf(must('2023-Q4'), fifteenth)).toEqual({ from: '2023-09-15', to: '2023-12-14' });
    expect(cutOffOf(must('2023'), fifteenth)).toEqual({ from: '2022-12-15', to: '2023-12-14' });
  });
  it('is the calendar month where the province says so, and the day itself for a review round', () => {
    expect(cutOffOf(must('2023-11'), calendarMonth)).toEqual({ from: '2023-11-01', to: '2023-11-30' });
    expect(cutOffOf(must('2023-11-16~ra-soat'), fifteenth)).toEqual({ from: '2023-11-16', to: '2023-11-16' });
  });
});
