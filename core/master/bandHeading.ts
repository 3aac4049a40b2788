/** Headings of bands, as offices write them: “19 tiêu chí”, “15–18 TC”, “Từ 10 đến 14”, “Dưới 5”, “<5”. */
import type { Band } from '../consolidation/bands.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

const LEAD = /^(?:số )?(?:xã|xã thị trấn|xã, thị trấn|đơn vị)? ?(?:đạt )?(?:từ )?/u;
const TAIL = / ?(?:tc|tiêu chí)(?: ntm)?(?= |$)/u;

/**
 * The band a heading names, by its limits, not by its label; undefined where it names none of them.
 * `count` = criteria of the set: an open end reaches to it. The text is a headingKey.
 */
export function bandHeadingOf(key: string, bands: readonly Band[], count: number): Band | undefined {
  const span = spanOf(key.replace(LEAD, '').replace(TAIL, '').trim(), count);
  if (!span) return undefined;
  return bands.find(({ from, to }) => from === span.from && Math.min(to, count) === Math.min(span.to, count));
}

/**
 * | text                              | span       |
 * |-----------------------------------|------------|
 * | `15-18` `15–18` `15 đến 18`       | 15 to 18   |
 * | `10 đến dưới 15`                  | 10 to 14   |
 * | `<5` `dưới 5`                     | 0 to 4     |
 * | `≥15` `15 trở lên`                | 15 and on  |
 * | `19` `19/19`                      | 19 alone   |
 */
function spanOf(text: string, count: number): Span | undefined {
  const between = /^(\d{1,2}) ?(?:-|–|—|~|đến|tới) ?(dưới |<)?(\d{1,2})$/u.exec(text);
  if (between) return { from: Number(between[1]), to: Number(between[3]) - (between[2] === undefined ? 0 : 1) };
  const below = /^(?:<|dưới|ít hơn) ?(\d{1,2})$/u.exec(text);
  if (below) return { from: 0, to: Number(below[1]) - 1 };
  const upTo = /^(?:(?:≤|<=|không quá|tối đa) ?(\d{1,2})|(\d{1,2}) trở xuống)$/u.exec(text);
  if (upTo) return { from: 0, to: Number(upTo[1] ?? upTo[2]) };
  const atLeast = /^(?:(?:≥|>=|ít nhất) ?(\d{1,2})|(\d{1,2}) trở lên)$/u.exec(text);
  if (atLeast) return { from: Number(atLeast[1] ?? atLeast[2]), to: count };
  const above = /^(?:>|trên) ?(\d{1,2})$/u.exec(text);
  if (above) return { from: Number(above[1]) + 1, to: count };
  const alone = /^(\d{1,2})(?:\/(\d{1,2}))?$/u.exec(text);
  if (alone && (alone[2] === undefined || Number(alone[2]) === count)) return { from: Number(alone[1]), to: Number(alone[1]) };
  return undefined;
}
