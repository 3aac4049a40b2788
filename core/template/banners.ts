/** Banners: texts over several columns, above and below the table. */
import { addressOf } from '../sheet/address.ts';
import type { CellDesign, RowDesign, RunDesign } from './design.ts';
import type { StyleKey } from './styles.ts';

export interface Banner {
  readonly row: number;
  readonly side: 'left' | 'right' | 'whole';
  readonly style: StyleKey;
  readonly value?: string;
  readonly runs?: readonly RunDesign[];
  /** In points; the tallest of a row counts. */
  readonly height: number;
}

/** The unit's block stands over the first four columns; signatures stand under the first and the last four. */
const SIDE = 4;

export function bannerCell({ row, side, style, value, runs }: Banner, columns: number): CellDesign {
  const at = addressOf(row, firstColumn(side, style, columns));
  return { at, style, ...(value !== undefined && { value }), ...(runs && { runs }) };
}

export function bannerMerge({ row, side, style }: Banner, columns: number): string {
  return `${addressOf(row, firstColumn(side, style, columns))}:${addressOf(row, side === 'left' ? SIDE : columns)}`;
}

function firstColumn(side: Banner['side'], style: StyleKey, columns: number): number {
  if (side !== 'right') return 1;
  return style === 'signature' ? Math.max(SIDE + 1, columns - SIDE + 1) : SIDE + 1;
}

export function bannerRows(banners: readonly Banner[]): readonly RowDesign[] {
  const heights = new Map<number, number>();
  for (const { row, height } of banners) heights.set(row, Math.max(height, heights.get(row) ?? 0));
  return [...heights].map(([row, height]) => ({ row, height, fixed: true }));
}
