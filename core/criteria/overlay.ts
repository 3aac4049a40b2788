/**
 * A province's own thresholds and wording over a national set. The set's file stays as it is;
 * the overlay (data/overlays/PROVINCE.json) is laid over it whenever it is used, so filling an
 * item changes the sheet and the check at once.
 */
import { z } from 'zod';
import { comparatorSchema, isoDate, regionSchema, type CriteriaSet, type Indicator, type IndicatorType, type Threshold } from './schema.ts';

export const overlayItemSchema = z
  .strictObject({
    set: z.string(),
    code: z.string(),
    /** The days it holds for; `to` absent or null = until further notice. */
    from: isoDate,
    to: isoDate.nullable().optional(),
    threshold: z
      .strictObject({
        comparator: comparatorSchema.optional(),
        /** In the indicator's unit; `unit` gives another, e.g. where a decision asks a figure for what was met or not. */
        value: z.union([z.number(), z.string()]),
        unit: z.string().optional(),
        region: regionSchema.optional(),
        year: z.int().optional(),
      })
      .refine(({ comparator, value }) => comparator !== 'đạt' || typeof value === 'string', {
        message: '“đạt” asks no figure: give ≥, ≤ or =, or a word',
        path: ['comparator'],
      })
      .refine(({ value, unit }) => unit !== '%' || isShare(value), { message: 'a percentage is 0 to 100', path: ['value'] })
      .optional(),
    text: z.string().min(1).optional(),
    /** The decision: number, date, who issued it, where in it. */
    source: z.string().min(1),
  })
  .refine((item) => item.threshold !== undefined || item.text !== undefined, {
    message: 'neither threshold nor text: the item changes nothing',
  })
  .refine(({ from, to }) => typeof to !== 'string' || from <= to, { message: 'ends before it begins', path: ['to'] });
export type OverlayItem = z.infer<typeof overlayItemSchema>;

export const overlaySchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    province: z.string(),
    items: z.array(overlayItemSchema).readonly(),
  })
  .superRefine(({ items }, context) => {
    for (const [index, other] of doubled(items)) {
      context.addIssue({
        code: 'custom',
        message: `says again, for days in common, what items.${String(other)} says: one of them would be lost`,
        path: ['items', index],
      });
    }
  });
export type Overlay = z.infer<typeof overlaySchema>;

/** A percentage, or a word that stands for none. */
export function isShare(value: number | string): boolean {
  return typeof value === 'string' || (value >= 0 && value <= 100);
}

/** Items that say the same thing of the same indicator, region and year for days in common, each with the one before it. */
function doubled(items: readonly OverlayItem[]): readonly (readonly [number, number])[] {
  const said = items.flatMap(({ set, code, threshold, text, from, to }, index) => {
    const days = { index, from, to: to ?? '9999-12-31' };
    const { region = '', year = '' } = threshold ?? {};
    return [
      ...(threshold ? [{ ...days, key: JSON.stringify([set, code, 'threshold', region, year]) }] : []),
      ...(text === undefined ? [] : [{ ...days, key: JSON.stringify([set, code, 'text']) }]),
    ];
  });
  const found: (readonly [number, number])[] = [];
  for (const same of Map.groupBy(said, ({ key }) => key).values()) {
    let last: (typeof said)[number] | undefined;
    for (const item of same.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.index - b.index))) {
      if (last && item.from <= last.to) found.push([item.index, last.index]);
      if (!last || item.to > last.to) last = item;
    }
  }
  return found;
}

/** The set as it holds in the overlay's province on a day. */
export function applyOverlay(set: CriteriaSet, overlay: Overlay, day: string): CriteriaSet {
  const byCode = new Map<string, OverlayItem[]>();
  for (const item of overlay.items) {
    if (item.set !== set.id || day < item.from || (typeof item.to === 'string' && item.to < day)) continue;
    byCode.set(item.code, [...(byCode.get(item.code) ?? []), item]);
  }
  if (byCode.size === 0) return set;
  const overlaid = (indicator: Indicator): Indicator => generalFirst(byCode.get(indicator.code) ?? []).reduce(overlayIndicator, indicator);
  return { ...set, criteria: set.criteria.map((criterion) => ({ ...criterion, indicators: criterion.indicators.map(overlaid) })) };
}

/** So that an item for one year or region is laid over the one for all. */
function generalFirst(items: readonly OverlayItem[]): readonly OverlayItem[] {
  const rank = ({ threshold }: OverlayItem): number => (threshold?.year === undefined ? 0 : 2) + (threshold?.region === undefined ? 0 : 1);
  return [...items].sort((a, b) => rank(a) - rank(b));
}

function overlayIndicator(indicator: Indicator, { threshold, text, source }: OverlayItem): Indicator {
  const worded = text === undefined ? indicator : { ...indicator, text, sources: [source] };
  if (threshold === undefined) return worded;
  const { comparator, value, unit, region, year } = threshold;
  const own: Threshold = { value, enforce: 'yes', sources: [source], ...(region && { region }), ...(year !== undefined && { year }) };
  return {
    ...worded,
    comparator: comparator ?? (typeof value === 'number' && indicator.comparator === 'đạt' ? '≥' : indicator.comparator),
    ...(unit !== undefined && { unit }),
    ...(typeof value === 'number' && { type: typeIn(unit, indicator) }),
    thresholds: laidOver(indicator.thresholds, own),
  };
}

/** A figure asked in another unit is another kind of figure; one asked for what was met or not is a figure now. */
function typeIn(unit: string | undefined, { type }: Indicator): IndicatorType {
  if (unit === '%') return 'percent';
  return type === 'boolean' || (type === 'percent' && unit !== undefined) ? 'number' : type;
}

/**
 * The province's figure goes before every national one it covers: for all regions where it names
 * none, for all years where it names none. A national figure for a year, in all regions, would be
 * looked up before the province's for a region in all years: so that one is said for the year too.
 */
function laidOver(thresholds: readonly Threshold[], own: Threshold): readonly Threshold[] {
  const kept = thresholds.filter(
    ({ region, year }) => !((own.region === undefined || own.region === region) && (own.year === undefined || own.year === year)),
  );
  const years =
    own.region !== undefined && own.year === undefined
      ? kept.flatMap(({ year, region }) => (year !== undefined && region === undefined ? [year] : []))
      : [];
  return [...kept, own, ...[...new Set(years)].map((year) => ({ ...own, year }))];
}
