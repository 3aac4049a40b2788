/** A figure so far from every threshold anybody has written down that it may be given in another unit. */
import { eachLine, type Rule } from '../rule.ts';

/** Nghìn for triệu and tỷ for triệu are a thousand apart; a true result is hardly twenty times its threshold. */
const FAR = 20;

export const figureFar = {
  id: 'NTM-V037',
  severity: 'warning',
  why: {
    vi: 'Thu nhập ghi theo nghìn đồng hoặc tỷ đồng thay cho triệu đồng làm sai số tổng hợp một nghìn lần.',
    en: 'An income in thousands or billions where millions are due makes the totals wrong by a thousand times.',
  },
  check: eachLine(({ entry: { reading }, indicator }, cells) => {
    if (indicator.type !== 'number' || reading.kind !== 'number' || reading.value <= 0) return undefined;
    // Unverified thresholds serve for the size of things only; they are neither shown nor do they decide.
    const known = indicator.thresholds.map(({ value }) => value).filter((value) => typeof value === 'number' && value > 0) as number[];
    if (known.length === 0) return undefined;
    const isFar = reading.value > Math.max(...known) * FAR || reading.value * FAR < Math.min(...known);
    return isFar ? { cell: cells.result, facts: { value: reading.value, unit: indicator.unit } } : undefined;
  }),
  examples: [
    { given: { '10': { result: 66500 } }, finds: { row: '10', column: 'result' } },
    { given: { '10': { result: 0.0665 } }, finds: { row: '10', column: 'result' } },
    { given: { '10': { result: 66.5 } }, finds: null },
  ],
} as const satisfies Rule;
