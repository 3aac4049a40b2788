import { describe, expect, it } from 'vitest';
import { earlierOfItsKind } from '../../core/calendar/earlier.ts';
import { daysLate, dueDay, vietnamDay, vietnamTime } from '../../core/calendar/due.ts';
import { parsePeriod, type Period } from '../../core/calendar/period.ts';
import { calendarSchema } from '../../core/calendar/cutOff.ts';
import { rulebook } from '../support/rulebook.ts';

function must(text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw new Error(`not a period: ${text}`);
  return period;
}
const namDinh = rulebook.calendars.find(({ id }) => id === '36') ?? calendarSchema.parse({});

describe('due days', () => {
  it.each([
    ['2023-11', '2023-11-16', 'Tuesday the 14th: Wednesday, Thursday'],
    ['2023-10', '2023-10-17', 'Saturday the 14th: Monday, Tuesday'],
    ['2023-12', '2023-12-18', 'Thursday the 14th: Friday, Monday'],
    ['2024-01', '2024-01-16', 'Sunday the 14th: Monday, Tuesday'],
    ['2023-Q4', '2023-12-18', 'cut off as its last month is'],
    ['2023-11-16~ra-soat', '2023-11-20', 'Thursday the 16th: Friday, Monday'],
  ])('of a commune for %s: %s (%s)', (period, day) => {
    expect(dueDay(must(period), namDinh, 'commune')).toBe(day);
  });

  it('of a district and a province are days of the month', () => {
    expect([dueDay(must('2023-11'), namDinh, 'district'), dueDay(must('2023-11'), namDinh, 'province')]).toEqual([
      '2023-11-20',
      '2023-11-25',
    ]);
    expect(dueDay(must('2023-11-28~ra-soat'), namDinh, 'district')).toBe('2023-12-20');
    expect(dueDay(must('2023-12-28~ra-soat'), namDinh, 'district')).toBe('2024-01-20');
  });

  it('are none where the calendar says none', () => {
    const { due: _, ...silent } = namDinh;
    expect(dueDay(must('2023-11'), silent, 'commune')).toBeNull();
  });
});

describe('lateness', () => {
  it.each([
    ['2023-11-16T16:59:59.999Z', 0],
    ['2023-11-16T17:00:00.000Z', 1],
    ['2023-11-26T02:00:00.000Z', 10],
    ['2023-12-16T02:00:00.000Z', 30],
    ['2023-11-01T02:00:00.000Z', 0],
  ])('at %s is %i days, counted in Vietnam', (instant, days) => {
    expect(daysLate(instant, '2023-11-16')).toBe(days);
  });
  it('keeps Vietnam’s clock on every machine', () => {
    expect([vietnamDay('2023-12-31T17:00:00.000Z'), vietnamTime('2023-12-31T17:05:00.000Z')]).toEqual(['2024-01-01', '2024-01-01T00:05']);
  });
});

describe('earlier periods of the kind', () => {
  it.each([
    ['2023-11', '2023-10', true],
    ['2023-11', '2022-12', true],
    ['2023-11', '2023-11', false],
    ['2023-11', '2023-12', false],
    ['2023-11', '2023-Q3', false],
    ['2023-11', '2022', false],
    ['2023-Q4', '2023-Q3', true],
    ['2023-6T', '2022-6T', true],
    ['2023-9T', '2023-6T', false],
    ['2023', '2022', true],
    ['2023-11-16~ra-soat', '2023-06-01~ra-soat', true],
    ['2023-11-16~ra-soat', '2023-06-01~dot-xuat', false],
    ['2023-11', 'sai', false],
  ])('%s: %s – %s', (period, other, is) => {
    expect(earlierOfItsKind(must(period))(other)).toBe(is);
  });
});
