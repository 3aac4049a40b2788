/**
 * A province's own thresholds and wording over a national set, and the bodies it makes responsible. The
 * set's file stays as it is; the overlay (data/overlays/PROVINCE.json) is laid over it whenever it is used, so
 * filling an item changes the sheet and the check at once. Rows that the province or its districts add
 * stand in the same file and beside the set (localRow.ts).
 */
import { z } from 'zod';
import { attentionSchema } from './attention.ts';
import { clashingRows, holdsOn, localRowSchema } from './localRow.ts';
import {
  communeGroupSchema,
  comparatorSchema,
  isoDate,
  regionSchema,
  type CriteriaSet,
  type Indicator,
  type IndicatorType,
  type Threshold,
} from './schema.ts';

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
        communeGroup: communeGroupSchema.optional(),
        year: z.int().optional(),
        /** Of an indicator with several figures: the key of the one it is asked of. */
        part: z.string().optional(),
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
    /** Who took it over from the decision and when (ISO 8601); absent where the file was written by hand. */
    confirmed: z.strictObject({ by: z.string().nullable(), at: z.string() }).optional(),
  })
  .refine((item) => item.threshold !== undefined || item.text !== undefined, {
    message: 'neither threshold nor text: the item changes nothing',
  })
  .refine(({ from, to }) => typeof to !== 'string' || from <= to, { message: 'ends before it begins', path: ['to'] });
export type OverlayItem = z.infer<typeof overlayItemSchema>;

/** Who answers for an indicator in the province: a sở, a phòng, the commune's officer. */
const overlayBodySchema = z
  .strictObject({
    set: z.string(),
    code: z.string(),
    name: z.string().min(1),
    from: isoDate,
    to: isoDate.nullable().optional(),
    source: z.string().min(1),
  })
  .refine(({ from, to }) => typeof to !== 'string' || from <= to, { message: 'ends before it begins', path: ['to'] });

export const overlaySchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    province: z.string(),
    items: z.array(overlayItemSchema).readonly(),
    rows: z.array(localRowSchema).readonly().optional(),
    bodies: z.array(overlayBodySchema).readonly().optional(),
    attention: z.array(attentionSchema).readonly().optional(),
  })
  .superRefine(({ items, rows = [] }, context) => {
    for (const [index, other] of clashingRows(rows)) {
      context.addIssue({
        code: 'custom',
        message: `has, for days in common, the code of rows.${String(other)}: a commune's sheet would hold it twice`,
        path: ['rows', index],
      });
    }
    for (const [index, other] of doubled(items)) {
      context.addIssue({
        code: 'custom',
        message: `says again, for days in common, what items.${String(other)} says: one of them would be lost`,
        path: ['items', index],
      });
    }
  });
export type Overlay = z.infer<typeof overlaySchema>;
type OverlayBody = z.infer<typeof overlayBodySchema>;

/** A percentage, or a word that stands for none. */
export function isShare(value: number | string): boolean {
  return typeof value === 'string' || (value >= 0 && value <= 100);
}

/** What an item says something of: at most one item may, on a day. */
export function saidBy({ set, code, threshold, text }: Pick<OverlayItem, 'set' | 'code' | 'threshold' | 'text'>): readonly string[] {
  const { region = '', communeGroup = '', year = '', part = '' } = threshold ?? {};
  return [
    ...(threshold ? [JSON.stringify([set, code, 'threshold', region, communeGroup, year, part])] : []),
    ...(text === undefined ? [] : [JSON.stringify([set, code, 'text'])]),
  ];
}

/** Items that say the same thing of the same indicator, region and year for days in common, each with the one before it. */
function doubled(items: readonly OverlayItem[]): readonly (readonly [number, number])[] {
  const said = items.flatMap((item, index) => saidBy(item).map((key) => ({ key, index, from: item.from, to: item.to ?? LAST_DAY })));
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

/** Until further notice. */
export const LAST_DAY = '9999-12-31';

/** The set as it holds in the overlay's province on a day. */
export function applyOverlay(set: CriteriaSet, overlay: Overlay, day: string): CriteriaSet {
  const holds = (item: OverlayItem | OverlayBody): boolean => item.set === set.id && holdsOn(item, day);
  const items = Map.groupBy(overlay.items.filter(holds), ({ code }) => code);
  const bodies = Map.groupBy((overlay.bodies ?? []).filter(holds), ({ code }) => code);
  if (items.size + bodies.size === 0) return set;
  const overlaid = (indicator: Indicator): Indicator =>
    withBodies(generalFirst(items.get(indicator.code) ?? []).reduce(overlayIndicator, indicator), bodies.get(indicator.code) ?? []);
  return { ...set, criteria: set.criteria.map((criterion) => ({ ...criterion, indicators: criterion.indicators.map(overlaid) })) };
}

function withBodies(indicator: Indicator, own: readonly OverlayBody[]): Indicator {
  if (own.length === 0) return indicator;
  const bodies = own.map(({ name, from, to, source }) => ({ name, from, ...(typeof to === 'string' && { to }), sources: [source] }));
  return { ...indicator, bodies: [...(indicator.bodies ?? []), ...bodies] };
}

/** So that an item for one year or region is laid over the one for all. */
function generalFirst(items: readonly OverlayItem[]): readonly OverlayItem[] {
  const rank = ({ threshold }: OverlayItem): number =>
    (threshold?.year === undefined ? 0 : 2) + (threshold?.region === undefined && threshold?.communeGroup === undefined ? 0 : 1);
  return [...items].sort((a, b) => rank(a) - rank(b));
}

function overlayIndicator(indicator: Indicator, { threshold, text, source }: OverlayItem): Indicator {
  const worded = text === undefined ? indicator : { ...indicator, text, sources: [source] };
  if (threshold === undefined) return worded;
  const { comparator, value, unit, region, communeGroup, year, part } = threshold;
  const own: Threshold = {
    value,
    enforce: 'yes',
    sources: [source],
    ...(region && { region }),
    ...(communeGroup && { communeGroup }),
    ...(year !== undefined && { year }),
    ...(part !== undefined && { part }),
  };
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
  const isWide = own.region === undefined && own.communeGroup === undefined;
  const kept = thresholds.filter(({ region, communeGroup, year, part }) => {
    const place = isWide || (own.region === region && own.communeGroup === communeGroup);
    return !(part === own.part && place && (own.year === undefined || own.year === year));
  });
  const years =
    !isWide && own.year === undefined
      ? kept.flatMap(({ year, region, communeGroup, part }) =>
          year !== undefined && region === undefined && communeGroup === undefined && part === own.part ? [year] : [],
        )
      : [];
  // A dated figure is looked up before others: where the nation's are dated, the province's is too, from ever.
  const dated = kept.some(({ from, to }) => from !== undefined || to !== undefined) ? { from: '0001-01-01' } : {};
  return [...kept, { ...own, ...dated }, ...[...new Set(years)].map((year) => ({ ...own, ...dated, year }))];
}
