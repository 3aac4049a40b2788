/** Vietnam keeps one time, UTC+7 without summer time, so days are counted in it on every machine. */

const VIETNAM_AHEAD_MS = 7 * 3_600_000;

/** The day in Vietnam at an instant (ISO 8601). */
export function vietnamDay(instant: string): string {
  return vietnamTime(instant).slice(0, 10);
}

/** `2023-11-14T09:05`, as a clock in Vietnam shows it. */
export function vietnamTime(instant: string): string {
  return new Date(Date.parse(instant) + VIETNAM_AHEAD_MS).toISOString().slice(0, 16);
}
