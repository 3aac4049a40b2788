/** Which periods come before a period and are of its kind: what a missing report may be carried over from. */
import { firstDayOf, lastDayOf, parsePeriod, type Period } from './period.ts';

/**
 * | period               | of its kind                      |
 * |----------------------|----------------------------------|
 * | `2023-11`            | months                           |
 * | `2023-Q4`            | quarters                         |
 * | `2023-6T`            | the first six months of years    |
 * | `2023`               | years                            |
 * | `2023-11-16~ra-soat` | ad hoc reports of the same name  |
 */
export function earlierOfItsKind(period: Period): (other: string) => boolean {
  const kind = kindOf(period);
  return (other) => {
    const parsed = parsePeriod(other);
    return parsed !== undefined && kindOf(parsed) === kind && lastDayOf(parsed) < firstDayOf(period);
  };
}

function kindOf(period: Period): string {
  const [, name] = period.split('~');
  if (name !== undefined) return `~${name}`;
  const rest = period.slice(4);
  if (rest.startsWith('-Q')) return 'quarter';
  return /^-\d{2}$/u.test(rest) ? 'month' : rest;
}
