/** A result such as “Không” or 0 for an indicator met or not met, which may gainsay the self-assessment. */
import { isFigure } from '../../reading/values.ts';
import { printReading } from '../../reading/print.ts';
import type { Reading } from '../../reading/report.ts';
import { fold } from '../../text/fold.ts';
import { parseNumber } from '../../text/number.ts';
import { eachLine, type Rule } from '../rule.ts';

export const verdictUnclear = {
  id: 'NTM-V040',
  severity: 'warning',
  why: {
    vi: '“Không” có thể là không có trường hợp vi phạm (đạt) hoặc không có công trình (chưa đạt); phần mềm không đoán.',
    en: '“Không” may say no violation (met) or no facility (unmet); the software does not guess.',
  },
  check: eachLine(({ entry: { reading, selfAssessment }, indicator }, cells) => {
    if (isFigure(indicator) || (selfAssessment !== 'met' && selfAssessment !== 'unmet')) return undefined;
    const says = leaningOf(reading);
    if (says === undefined || says === selfAssessment) return undefined;
    return { cell: cells.result, facts: { text: printReading(reading), word: selfAssessment } };
  }),
  examples: [
    { given: { '1.1': { result: 'Không' } }, finds: { row: '1.1', column: 'result' } },
    { given: { '1.1': { result: 0 } }, finds: { row: '1.1', column: 'result' } },
    { given: { '19.2': { result: '02 vụ' } }, finds: { row: '19.2', column: 'result' } },
    {
      given: { '1.1': { result: 'Có', selfAssessment: 'Chưa đạt', obstacle: 'Đang điều chỉnh quy hoạch' } },
      finds: { row: '1.1', column: 'result' },
    },
    { given: { '1.1': { result: 'Có' } }, finds: null },
    { given: { '1.1': { result: 'Quyết định số 12 năm 2021' } }, finds: null },
  ],
} as const satisfies Rule;

/** Which way a short result leans; undefined for a text that says something else. “Không” and a number of cases lean against either way of reading them. */
function leaningOf(reading: Reading): 'met' | 'unmet' | 'either' | undefined {
  if (reading.kind === 'number') return reading.value === 0 ? 'either' : undefined;
  if (reading.kind !== 'text') return undefined;
  const folded = fold(reading.text);
  if (folded === 'có' || folded === '1') return 'met';
  if (/^(?:không|ko|k|0|không có)$/u.test(folded)) return 'either';
  return parseNumber(folded)?.kind === 'number' && /^\d+ (?:vụ|trường hợp|sự cố|người|ca)/u.test(folded) ? 'either' : undefined;
}
