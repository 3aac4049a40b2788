/** Chance with a seed: the same seed gives the same sample on every machine. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  /** In [from, to], to that many decimals. */
  between(from: number, to: number, decimals: number): number;
  oneOf<T>(items: readonly [T, ...T[]]): T;
}

/** Mulberry32, seeded by a number and a text. */
export function chanceOf(seed: number, text: string): Chance {
  let state = seed | 0;
  for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    happens: (probability) => next() < probability,
    between: (from, to, decimals) => Number((from + next() * (to - from)).toFixed(decimals)),
    oneOf: (items) => items[Math.floor(next() * items.length)] ?? items[0],
  };
}
