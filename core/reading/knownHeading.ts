/** The heading of a sheet in the words of the layout that knows most of them: offices' own forms are known beside ours. */
import type { Grid } from '../sheet/grid.ts';
import type { Layout } from '../template/schema.ts';
import { findHeading, type Heading } from './heading.ts';

export interface KnownHeading {
  readonly heading: Heading;
  readonly layout: Layout;
}

/**
 * Of layouts that know equally many of the headings by their words, one whose columns are all there, else the first; undefined
 * where none finds a heading.
 */
export function findKnownHeading(grid: Grid, layouts: readonly Layout[]): KnownHeading | undefined {
  let best: KnownHeading | undefined;
  for (const layout of layouts) {
    const heading = findHeading(grid, layout);
    if (heading && (!best || fitOf({ heading, layout }) > fitOf(best))) best = { heading, layout };
  }
  return best;
}

function fitOf({ heading: { columns, byMeaning }, layout }: KnownHeading): number {
  const known = Object.keys(columns).length - byMeaning.length;
  return known + (known === layout.columns.length ? WHOLE : 0);
}

/** Less than one heading more. */
const WHOLE = 0.5;
