/** Times as a person in Vietnam reads them. */
import { vietnamTime } from '../../core/calendar/vietnamTime.ts';
import { parsePeriod, printDay, type Period } from '../../core/calendar/period.ts';

/** `09:05 ngày 14/11/2023` without the word: `09:05 14/11/2023`. */
export function printTime(instant: string): string {
  if (Number.isNaN(Date.parse(instant))) return instant;
  const [day = '', time = ''] = vietnamTime(instant).split('T');
  return `${time} ${printDay(day)}`;
}

/** The month it is in Vietnam. */
export function monthAt(instant: string): Period {
  const period = parsePeriod(vietnamTime(instant).slice(0, 7));
  if (!period) throw new Error(`no month at ${instant}`);
  return period;
}
