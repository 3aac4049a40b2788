/**
 * A person's word on how a master is understood, kept by what headings and labels say and not by where they stand, so
 * that it outlives inserted rows and columns, renamed and copied sheets and next month's copy. Small plain JSON.
 */
import { foldName } from '../text/fold.ts';
import type { ColumnMeaning, MasterLayout, RowMeaning } from './binding.ts';

export interface Confirmation {
  readonly kind: 'confirmation';
  readonly schemaVersion: 1;
  readonly scope: string;
  readonly set: string;
  readonly layout: MasterLayout;
  /** The sheet's name when it was confirmed. */
  readonly sheet: string;
  readonly columns: readonly ConfirmedColumn[];
  readonly rows: readonly ConfirmedRow[];
  readonly mark: { readonly value: string | number; readonly unmet: string | number | null } | null;
}

/** `nth` of the `of` columns that had this heading, from the left, 1-based. */
export interface ConfirmedColumn {
  readonly heading: string;
  readonly nth: number;
  readonly of: number;
  /** Where it stood, to say what has moved. */
  readonly column: string;
  readonly meaning: ColumnMeaning;
}

/** `nth` of the `of` rows that had this label below the same district, from the top, 1-based. */
export interface ConfirmedRow {
  readonly label: string;
  readonly under: string | null;
  readonly nth: number;
  readonly of: number;
  readonly row: number;
  readonly meaning: RowMeaning;
}

export function columnKey(heading: string): string {
  return foldName(heading);
}

export function rowKey({ label, under }: { readonly label: string; readonly under: string | null }): string {
  return `${under ?? ''}\n${foldName(label)}`;
}

export interface Placed<T> {
  readonly one: T;
  readonly nth: number;
  readonly of: number;
}

/** Each with its place among those of the same key, in the order given. */
export function placed<T>(all: readonly T[], keyOf: (one: T) => string): readonly Placed<T>[] {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return all.map((one) => {
    const key = keyOf(one);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return { one, nth, of: counts.get(key) ?? 1 };
  });
}
