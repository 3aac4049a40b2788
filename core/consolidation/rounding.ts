/**
 * Quotients as offices round them: half up, decided on whole numbers. In floating point 17.425
 * is a little less than itself and would round down.
 */

/**
 * numerator / denominator, half up to `decimals` places; e.g. (349, 20, 2) → 17.45. Both are whole
 * and not negative, the denominator not zero: anything else is the caller's error.
 */
export function roundedQuotient(numerator: number, denominator: number, decimals: number): number {
  const scale = 10 ** decimals;
  const twice = 2 * numerator * scale;
  if (
    !Number.isSafeInteger(numerator) ||
    !Number.isSafeInteger(twice) ||
    !Number.isSafeInteger(denominator) ||
    numerator < 0 ||
    denominator <= 0
  ) {
    throw new Error(`cannot divide ${String(numerator)} by ${String(denominator)} exactly`);
  }
  const double = twice + denominator;
  return (double - (double % (2 * denominator))) / (2 * denominator) / scale;
}
