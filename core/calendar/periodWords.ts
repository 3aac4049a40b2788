/** A period in a person's words, in both languages. */
import type { Message } from '../message.ts';
import { parsePeriod, printDay, titleOf, type Period } from './period.ts';

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** As a title: `Tháng 11 năm 2023`, `November 2023`. */
export function periodTitle(period: Period): Message {
  return { vi: titleOf(period), en: english(period) };
}

/** Inside a sentence: `tháng 11/2023`, `quý IV/2023`; what is no period stays as it is. */
export function periodWords(text: string): Message {
  const period = parsePeriod(text);
  if (!period) return { vi: text, en: text };
  const title = titleOf(period);
  return { vi: (title.charAt(0).toLowerCase() + title.slice(1)).replace(/^(.*\d|.* [IV]+) năm (\d{4})$/u, '$1/$2'), en: english(period) };
}

function english(period: Period): string {
  const [head = '', name] = period.split('~');
  const [year = '', rest = '', day] = head.split('-');
  if (day !== undefined) return `${name === 'ra-soat' ? 'Review' : 'Ad hoc report'} of ${printDay(head)}`;
  if (rest === '') return year;
  if (rest.startsWith('Q')) return `Quarter ${rest.slice(1)} of ${year}`;
  if (rest.endsWith('T')) return `First ${rest.slice(0, -1)} months of ${year}`;
  return `${ENGLISH_MONTHS[Number(rest) - 1] ?? rest} ${year}`;
}
