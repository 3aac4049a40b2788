/**
 * The figures that the sample masters hold before they are filled: made up for October 2023, so
 * that filling November changes something. Sample, and marked as such on each sheet.
 */

/** Criteria not met, by commune: the communes of Nam Trực that strive for nâng cao. */
export const NAM_TRUC_UNMET: Readonly<Record<string, readonly number[]>> = {
  '13969': [14],
  '13972': [14, 18],
  '13978': [17],
  '13996': [6, 14, 18],
  '14002': [2, 14, 17, 18],
  '14005': [5, 14, 15, 17, 18],
  '14008': [8, 14, 18],
  '14011': [14, 15],
};

/** The same for Trực Ninh's eight. */
export const TRUC_NINH_UNMET: readonly (readonly number[])[] = [
  [14, 18],
  [17, 18],
  [6, 14],
  [14],
  [2, 8, 14, 18],
  [14, 15],
  [5, 14, 17, 18],
  [6, 13, 14, 17, 18],
];

export const CRITERIA: readonly number[] = Array.from({ length: 19 }, (_, at) => at + 1);

export interface Figures {
  readonly communes: number;
  /** Communes that meet each criterion, in order. */
  readonly met: readonly number[];
  /** Communes with 19, 15–18, 10–14, 5–9, fewer than 5 criteria met. */
  readonly bands: readonly number[];
}

export function figuresOf(unmet: readonly (readonly number[])[]): Figures {
  const counts = unmet.map((list) => CRITERIA.length - list.length);
  const within = (from: number, to: number): number => counts.filter((count) => from <= count && count <= to).length;
  return {
    communes: unmet.length,
    met: CRITERIA.map((criterion) => unmet.filter((list) => !list.includes(criterion)).length),
    bands: [within(19, 19), within(15, 18), within(10, 14), within(5, 9), within(0, 4)],
  };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
