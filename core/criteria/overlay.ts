/**
 * A province's own thresholds and wording over a national set. The set's file stays as it is;
 * the overlay (data/overlays/PROVINCE.json) is laid over it whenever it is used, so filling an
 * item changes the sheet and the check at once.
 */
import { z } from 'zod';
import { comparatorSchema, isoDate, regionSchema, type CriteriaSet, type Indicator, type Threshold } from './schema.ts';

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
      .optional(),
    text: z.string().min(1).optional(),
    /** The decision: number, date, who issued it, where in it. */
    source: z.string().min(1),
  })
  .refine((item) => item.threshold !== undefined || item.text !== undefined, {
    message: 'neither threshold nor text: the item changes nothing',
  });
export type OverlayItem = z.infer<typeof overlayItemSchema>;

export const overlaySchema = z.strictObject({
  schemaVersion: z.literal(1),
  province: z.string(),
  items: z.array(overlayItemSchema).readonly(),
});
export type Overlay = z.infer<typeof overlaySchema>;

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
    ...(indicator.type === 'boolean' && typeof value === 'number' && { type: unit === '%' ? ('percent' as const) : ('number' as const) }),
    thresholds: laidOver(indicator.thresholds, own),
  };
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
