/** Due days from the product's own calendars and holidays, whatever the machine's time zone. */
import { afterEach, describe, expect, it } from 'vitest';
import { calendarFor, calendarSchema, type Calendar, type Reporter } from '../../core/calendar/calendar.ts';
import { daysLate, due, isLate } from '../../core/calendar/due.ts';
import { vietnamDay, vietnamTime } from '../../core/calendar/vietnamTime.ts';
import { earlierOfItsKind } from '../../core/calendar/earlier.ts';
import { kindOfDay } from '../../core/calendar/holidays.ts';
import { parsePeriod, type Period } from '../../core/calendar/period.ts';
import { calendarOf } from '../../core/rulebook.ts';
import { rulebook } from '../support/rulebook.ts';

function must(text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw new Error(`not a period: ${text}`);
  return period;
}
const { holidays } = rulebook;
const calendar = (id: string): Calendar => rulebook.calendars.find((one) => one.id === id) ?? expect.fail(`no calendar ${id}`);
const dueOf = (period: string, who: Reporter = 'commune', of = calendar('36')) => due(must(period), of, who, holidays);
const day = (period: string, who: Reporter = 'commune', of = calendar('36')) => dueOf(period, who, of)?.day;

describe('due days', () => {
  it.each([
    ['2023-11', '2023-11-16', 'Tuesday the 14th: Wednesday, Thursday'],
    ['2023-10', '2023-10-17', 'Saturday the 14th: Monday, Tuesday'],
    ['2023-12', '2023-12-18', 'Thursday the 14th: Friday, Monday'],
    ['2024-01', '2024-01-16', 'Sunday the 14th: Monday, Tuesday'],
    ['2023-Q4', '2023-12-18', 'cut off as its last month is'],
    ['2023-6T', '2023-06-16', 'Wednesday the 14th of June: Thursday, Friday'],
    ['2023', '2023-12-18', 'as December'],
    ['2023-11-16~ra-soat', '2023-11-20', 'Thursday the 16th: Friday, Monday'],
    ['2024-04', '2024-04-16', 'Sunday the 14th; Giỗ Tổ is on Thursday the 18th'],
  ])('of a commune for %s: %s (%s)', (period, expected) => {
    expect(day(period)).toBe(expected);
  });

  it('of a district and a province are days of the month', () => {
    expect([day('2023-11', 'district'), day('2023-12', 'province')]).toEqual(['2023-11-20', '2023-12-25']);
    expect(day('2023-11-28~ra-soat', 'district')).toBe('2023-12-20');
    expect(day('2023-12-28~ra-soat', 'district')).toBe('2024-01-20');
  });

  it('of the sectors and of the province of Hà Tĩnh are the 20th and the 25th, as its notice says; its districts have none', () => {
    const haTinh = calendar('42');
    expect([day('2023-11', 'sector', haTinh), day('2023-12', 'province', haTinh)]).toEqual(['2023-11-20', '2023-12-25']);
    expect(dueOf('2023-11', 'district', haTinh)).toBeNull();
    expect(dueOf('2023-11', 'sector', haTinh)?.source).toContain('trước ngày 20');
  });

  it('of a review round are the round’s own, for the units of the office that asked', () => {
    const round = must('2023-04-15~ra-soat');
    expect(due(round, calendarOf(rulebook, '13969', round), 'commune', holidays)).toMatchObject({ day: '2023-04-15', doubt: null });
    expect(due(round, calendarOf(rulebook, '14029', round), 'commune', holidays)?.day).toBe('2023-04-18');
    const trangDinh = must('2021-09-14~ra-soat');
    expect(due(trangDinh, calendarOf(rulebook, '06028', trangDinh), 'commune', holidays)?.day).toBe('2021-09-14');
  });

  it('are none where the calendar says none', () => {
    const { due: _, ...silent } = calendar('36');
    expect(dueOf('2023-11', 'commune', silent)).toBeNull();
  });
});

describe('days off', () => {
  it.each([
    ['2024-01-01', 'off', 'Tết Dương lịch'],
    ['2024-02-10', 'off', 'mùng 1 Tết'],
    ['2024-02-14', 'doubtful', 'dịp Tết Nguyên đán 2024'],
    ['2024-04-18', 'off', 'Giỗ Tổ Hùng Vương'],
    ['2024-04-30', 'off', 'Ngày Chiến thắng'],
    ['2024-09-02', 'off', 'Quốc khánh'],
    ['2024-09-03', 'doubtful', 'Quốc khánh'],
    ['2022-01-03', 'doubtful', 'nghỉ bù Tết Dương lịch'],
    ['2023-05-02', 'doubtful', 'nghỉ bù Ngày Chiến thắng'],
    ['2023-11-18', 'off', 'ngày nghỉ hằng tuần'],
    ['2031-02-05', 'doubtful', 'ngày âm lịch của năm này chưa có ở đây'],
  ])('%s is %s: %s', (when, kind, name) => {
    const found = kindOfDay(when, holidays);
    expect(found.kind).toBe(kind);
    expect(found.kind === 'working' ? '' : found.name).toContain(name);
  });

  it('leaves ordinary days alone, and holidays before the law that names them', () => {
    for (const when of ['2023-11-16', '2024-05-02', '2024-03-20', '2019-01-01'])
      expect(kindOfDay(when, holidays).kind, when).toBe('working');
  });

  it('are passed over, and a due day that may meet one says so', () => {
    const tet = dueOf('2024-02');
    expect(tet?.day).toBe('2024-02-16');
    expect(tet?.doubt?.vi).toContain('chưa xác minh: 15/02/2024 (dịp Tết Nguyên đán 2024), 16/02/2024');
    const newYear = calendarFor({ ...calendar('36'), monthStartsOn: 1 }, []);
    expect(dueOf('2023-12', 'commune', newYear)).toMatchObject({ day: '2024-01-03', doubt: null });
    expect(dueOf('2023-11')?.doubt).toBeNull();
  });
});

describe('a day of the month that nobody works', () => {
  const with25 = (shift?: Calendar['shift']): Calendar => ({ ...calendar('36'), ...(shift ? { shift } : {}) });
  it('stays, in doubt, where the office has not said what becomes of it', () => {
    expect(dueOf('2023-11', 'province')).toMatchObject({ day: '2023-11-25' });
    expect(dueOf('2023-11', 'province')?.doubt?.vi).toContain('25/11/2023 là ngày nghỉ');
  });

  it.each([
    ['later', '2023-11-27'],
    ['earlier', '2023-11-24'],
    ['none', '2023-11-25'],
  ] as const)('moves %s where it has: %s', (to, expected) => {
    expect(dueOf('2023-11', 'province', with25({ to, source: 'Công văn' }))).toMatchObject({ day: expected, doubt: null });
  });
});

describe('a district’s own calendar', () => {
  const own = calendarSchema.parse({
    ...calendar('36'),
    districts: { '362': { monthStartsOn: 1, due: { commune: { dayOfMonth: 28, source: 'Công văn của huyện' } } } },
  });
  it('holds for its communes, and the province’s for what it leaves unsaid', () => {
    const namTruc = calendarFor(own, ['13969', '362', '36']);
    expect([day('2023-11', 'commune', namTruc), day('2023-11', 'district', namTruc)]).toEqual(['2023-12-28', '2023-12-20']);
    expect(day('2023-11', 'commune', calendarFor(own, ['14029', '363', '36']))).toBe('2023-11-16');
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
    expect(isLate(instant, '2023-11-16')).toBe(days > 0);
  });
});

describe('in every time zone', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });
  it.each([
    ['UTC', 0],
    ['Asia/Ho_Chi_Minh', -420],
    ['America/Los_Angeles', 480],
    ['Pacific/Kiritimati', -840],
    ['Europe/Berlin', -60],
  ])('%s (%i minutes) the days and the clock are Vietnam’s', (tz, minutes) => {
    process.env['TZ'] = tz;
    expect(new Date('2024-01-01T00:00:00Z').getTimezoneOffset()).toBe(minutes);
    expect([vietnamDay('2023-12-31T17:00:00.000Z'), vietnamTime('2023-12-31T17:05:00.000Z')]).toEqual(['2024-01-01', '2024-01-01T00:05']);
    expect([day('2023-11'), day('2024-02'), day('2023-10')]).toEqual(['2023-11-16', '2024-02-16', '2023-10-17']);
    expect(daysLate('2023-11-16T17:00:00.000Z', '2023-11-16')).toBe(1);
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
