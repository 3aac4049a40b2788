/**
 * The totals once more, by counting in the plainest way: every number by its own loop over the
 * signs of the reports, with nothing of core/consolidation in it. Slow, and meant to be.
 */
export interface Sent {
  readonly unit: string;
  readonly district: string;
  /** `+`, `-`, `?` for each criterion, in the order of their numbers from 1. */
  readonly signs: string;
}

export function countSigns(sent: readonly Sent[], criterion: number, sign: string): number {
  let count = 0;
  for (const one of sent) if (one.signs[criterion - 1] === sign) count += 1;
  return count;
}

export function unitsWith(sent: readonly Sent[], criterion: number, sign: string): readonly string[] {
  const units: string[] = [];
  for (const one of sent) if (one.signs[criterion - 1] === sign) units.push(one.unit);
  return units.sort();
}

export function metIn(signs: string): number {
  return signs.split('+').length - 1;
}

/** The average in hundredths, half up, in whole numbers of any size. */
export function averageInHundredths(sent: readonly Sent[]): bigint | null {
  if (sent.length === 0) return null;
  let sum = 0n;
  for (const one of sent) for (const sign of one.signs) if (sign === '+') sum += 1n;
  const thousandths = (sum * 1000n) / BigInt(sent.length);
  return thousandths % 10n >= 5n ? thousandths / 10n + 1n : thousandths / 10n;
}

export function inBand(sent: readonly Sent[], from: number, to: number): number {
  let count = 0;
  for (const one of sent) {
    const met = metIn(one.signs);
    if (met >= from && met <= to) count += 1;
  }
  return count;
}

export function notMet(signs: string): string {
  const numbers: string[] = [];
  for (let at = 0; at < signs.length; at += 1) if (signs[at] !== '+') numbers.push(String(at + 1));
  return numbers.join(', ');
}
