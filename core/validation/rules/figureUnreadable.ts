/** A result that can be read neither as a figure nor as words: an error value, a date, digits with no one meaning. */
import { parseNumber, printNumber, clean } from '../../text/number.ts';
import type { Mend } from '../finding.ts';
import { eachLine, type Rule } from '../rule.ts';

export const figureUnreadable = {
  id: 'NTM-V005',
  severity: 'error',
  why: {
    vi: 'Ô không đọc được thì không được đoán: số liệu sai còn tệ hơn thiếu.',
    en: 'A cell that cannot be read is not guessed at: a wrong figure is worse than none.',
  },
  check: eachLine(({ entry: { reading }, indicator }, cells) => {
    if (reading.kind !== 'unreadable') return undefined;
    const fix = indicator.type === 'percent' ? ratioMend(reading.text, cells.result) : undefined;
    return { cell: cells.result, facts: { text: reading.text, unit: indicator.unit }, ...(fix ? { fix } : {}) };
  }),
  examples: [
    { given: { '14.1': { result: '95,5 hoặc 96' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '14.1': { result: 45245, format: 'dd/mm/yyyy' } }, finds: { row: '14.1', column: 'result' } },
    { given: { '10': { result: '66.000 nghìn đồng' } }, finds: { row: '10', column: 'result' } },
    { given: { '14.1': { result: '95,5 %' } }, finds: null },
    { given: { '14.1': { result: '95,6 (nam 95,2; nữ 96,0)' } }, finds: null },
  ],
} as const satisfies Rule;

/** `380/400` where a percentage is due: the mend offers it. */
function ratioMend(text: string, cell: string): readonly Mend[] | undefined {
  // Excel makes a day of `11/12`, and shows it as 11/12/2023.
  const ratio = parseNumber(text.replace(/^(\d{1,2}\/\d{1,2})\/\d{4}$/u, '$1'));
  if (ratio?.kind !== 'ratio' || ratio.whole === 0 || ratio.part > ratio.whole) return undefined;
  return [{ cell, value: printNumber(clean(Math.round((ratio.part / ratio.whole) * 10_000) / 100)) }];
}
