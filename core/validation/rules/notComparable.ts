/** Đạt under an enforced requirement that the result cannot be compared with: nobody has checked it. */
import { printRequirement } from '../../criteria/print.ts';
import { reaches } from '../../criteria/requirement.ts';
import { printReading } from '../../reading/print.ts';
import type { Reading } from '../../reading/report.ts';
import { isFigure } from '../../reading/values.ts';
import { eachLine, type Rule } from '../rule.ts';

export const notComparable = {
  id: 'NTM-V039',
  severity: 'warning',
  why: {
    vi: 'Kết quả ghi bằng chữ khác hoặc gồm nhiều ý thì phần mềm chưa so sánh được với mức yêu cầu.',
    en: 'A result in other words or of several parts cannot be compared with the requirement here.',
  },
  check: eachLine(({ entry, requirement, indicator }, cells) => {
    if (entry.selfAssessment !== 'met' || requirement.standing !== 'enforced') return undefined;
    if (isSaidElsewhere(entry.reading, isFigure(indicator)) || reaches(requirement, entry.reading) !== undefined) return undefined;
    return { cell: cells.result, facts: { value: printReading(entry.reading), requirement: printRequirement(requirement) } };
  }),
  examples: [
    {
      given: { '5.4': { result: 'Đã được công nhận' } },
      province: [{ code: '5.4', value: 'Mức độ 2' }],
      finds: { row: '5.4', column: 'result' },
    },
    { given: { '5.4': { result: '' } }, province: [{ code: '5.4', value: 'Mức độ 2' }], finds: { row: '5.4', column: 'result' } },
    { given: { '5.1': { result: 'a 100; b 1' } }, province: [{ code: '5.1', value: 100 }], finds: { row: '5.1', column: 'result' } },
    { given: { '5.4': { result: 'Mức độ 2' } }, province: [{ code: '5.4', value: 'Mức độ 2' }], finds: null },
    { given: { '5.4': { result: 'Đã được công nhận' } }, finds: null },
  ],
} as const satisfies Rule;

/** Other rules speak of what cannot be read, and of words or nothing where a figure is due. */
function isSaidElsewhere({ kind }: Reading, isFigure: boolean): boolean {
  if (kind === 'unreadable' || kind === 'ambiguous') return true;
  return isFigure && (kind === 'word' || kind === 'blank' || kind === 'notAssessed');
}
