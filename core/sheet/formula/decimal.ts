/**
 * Numbers as Excel shows and compares them: with fifteen significant digits. Where the sixteenth would decide, we
 * cannot tell what Excel says, and do not.
 */
import { cannotTell } from './value.ts';

const DIGITS = 15;

/** `n` decimals, half away from zero, as ROUND has it: of the fifteen digits that count, not of the binary number. */
export function roundTo(value: number, decimals: number, how: 'nearest' | 'up' | 'down'): number {
  if (!Number.isInteger(decimals)) return cannotTell();
  if (value === 0) return 0;
  if (Math.abs(decimals) > DIGITS) return cannotTell();
  const [mantissa = '', exponent = '0'] = Math.abs(value)
    .toExponential(DIGITS - 1)
    .split('e');
  const digits = mantissa.replace('.', '');
  // Digits to keep: those before the point and `decimals` behind it.
  const kept = Number(exponent) + 1 + decimals;
  if (kept >= DIGITS) return value;
  const rest = digits.slice(Math.max(0, kept));
  const isUp = how === 'up' ? /[1-9]/.test(rest) : how === 'nearest' && kept >= 0 && rest >= '5';
  const whole = BigInt(digits.slice(0, Math.max(0, kept)) || '0') + (isUp ? 1n : 0n);
  return Math.sign(value) * Number(`${String(whole)}e${String(-decimals)}`) + 0;
}

/** Sums and differences whose digits cancel out are where programs differ in the last place. */
export function certainSum(a: number, b: number): number {
  return withoutCancelling(a + b, Math.max(Math.abs(a), Math.abs(b)));
}

/** Neumaier's sum: right to the last digit, whatever the order. */
export function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  let largest = 0;
  for (const number of numbers) {
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
    largest = Math.max(largest, Math.abs(number));
  }
  return withoutCancelling(sum + lost, largest);
}

function withoutCancelling(sum: number, largest: number): number {
  const isCancelled = sum !== 0 && Math.abs(sum) < 1e-9 * largest;
  return isCancelled ? cannotTell() : finite(sum);
}

/** Numbers too large or too small are an error or a nought in Excel. */
export function finite(value: number): number {
  return value === 0 || (Math.abs(value) < 1e300 && Math.abs(value) > 1e-300) ? value + 0 : cannotTell();
}

/** -1, 0, 1; two numbers that differ only behind the fifteenth digit are not told apart. */
export function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  if (Math.abs(a - b) < 1e-13 * Math.max(Math.abs(a), Math.abs(b))) return cannotTell();
  return a < b ? -1 : 1;
}

/** The greatest whole number below; one that is whole but for its last digit is so to some programs only. */
export function wholeOf(value: number): number {
  const near = Math.round(value);
  return value === near || compareNumbers(value, near) === 0 ? value : Math.floor(value);
}

/** As General shows it within a text; undefined where that takes more than plain digits. */
export function generalText(value: number): string | undefined {
  const size = Math.abs(value);
  if (value !== 0 && (size >= 1e11 || size < 1e-4)) return undefined;
  return String(Number(value.toPrecision(DIGITS)));
}
