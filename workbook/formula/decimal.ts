/**
 * Numbers as Excel shows and compares them: with fifteen significant digits. Where the sixteenth would decide, we
 * cannot tell what Excel says, and do not.
 */

const DIGITS = 15;

/** `n` decimals, half away from zero, as ROUND has it: of the fifteen digits that count, not of the binary number. */
export function roundTo(value: number, decimals: number, how: 'nearest' | 'up' | 'down'): number | undefined {
  if (!Number.isInteger(decimals) || Math.abs(decimals) > DIGITS || value === 0) return Number.isInteger(decimals) ? 0 : undefined;
  const [mantissa = '', exponent = '0'] = Math.abs(value)
    .toExponential(DIGITS - 1)
    .split('e');
  const digits = mantissa.replace('.', '');
  // Digits to keep: those before the point and `decimals` behind it.
  const kept = Number(exponent) + 1 + decimals;
  if (kept >= DIGITS) return value;
  if (kept < 0) return how === 'up' ? undefined : 0;
  const rest = digits.slice(kept);
  const isUp = how === 'up' ? /[1-9]/.test(rest) : how === 'nearest' && rest >= '5';
  const whole = BigInt(digits.slice(0, kept) || '0') + (isUp ? 1n : 0n);
  return Math.sign(value) * Number(`${String(whole)}e${String(-decimals)}`);
}

/** Sums and differences whose digits cancel out are where programs differ in the last place: undefined then. */
export function certainSum(a: number, b: number): number | undefined {
  const sum = a + b;
  const isCancelled = sum !== 0 && Math.abs(sum) < 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  return isCancelled ? undefined : sum;
}

/** -1, 0, 1; undefined for two numbers that differ only behind the fifteenth digit. */
export function compareNumbers(a: number, b: number): number | undefined {
  if (a === b) return 0;
  if (Math.abs(a - b) < 1e-13 * Math.max(Math.abs(a), Math.abs(b))) return undefined;
  return a < b ? -1 : 1;
}

/** As General shows it within a text; undefined where that takes more than plain digits. */
export function generalText(value: number): string | undefined {
  const size = Math.abs(value);
  if (value !== 0 && (size >= 1e11 || size < 1e-4)) return undefined;
  return String(Number(value.toPrecision(DIGITS)));
}
