/** Days as numbers, for counting. They are `YYYY-MM-DD` texts everywhere else, and know no time zone. */

const MS_PER_DAY = 86_400_000;

/** Days since 1 January 1970. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
}

export function dayOf(number: number): string {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** `dayAfter('2024-02-28', 1)` → `2024-02-29`; a negative count goes back. */
export function dayAfter(day: string, count: number): string {
  return dayOf(dayNumber(day) + count);
}

/** Saturday or Sunday. Day 0, 1 January 1970, was a Thursday. */
export function isWeekend(day: string): boolean {
  return (dayNumber(day) + 3) % 7 >= 5;
}
