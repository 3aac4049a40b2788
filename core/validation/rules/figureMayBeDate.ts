/** A figure that is the number Excel keeps for a day: `15/11` typed as a ratio, turned into a date, shown as a number again. */
import { printDay } from '../../calendar/period.ts';
import { dayOfSerial } from '../../text/month.ts';
import { eachLine, type Rule } from '../rule.ts';

/** 1/1/2015 and 31/12/2035: days an officer may type. */
const [FIRST, LAST] = [42_005, 49_674];

export const figureMayBeDate = {
  id: 'NTM-V079',
  severity: 'warning',
  why: {
    vi: 'Excel tự đổi 15/11 thành ngày tháng; đổi lại định dạng thì thành số như 45245.',
    en: 'Excel turns 15/11 into a date; formatted back it becomes a number such as 45245.',
  },
  check: eachLine(({ entry: { reading }, indicator }, cells) => {
    if (indicator.type !== 'number' && indicator.type !== 'count') return undefined;
    if (reading.kind !== 'number' || !Number.isInteger(reading.value) || reading.value < FIRST || reading.value > LAST) return undefined;
    return { cell: cells.result, facts: { value: reading.value, day: printDay(dayOfSerial(reading.value) ?? '') } };
  }),
  examples: [
    { given: { '18.5': { result: 45245 } }, finds: { row: '18.5', column: 'result' } },
    { given: { '18.5': { result: 12 } }, finds: null },
  ],
} as const satisfies Rule;
