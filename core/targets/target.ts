/**
 * Targets: what a unit is to reach in which year, by which document (data/targets/PROVINCE.json). A plan is
 * revised within its year; the revision before stays, so that a report of an earlier day is compared with what
 * was planned on that day.
 */
import { z } from 'zod';
import { comparatorSchema, isoDate } from '../criteria/schema.ts';

/** `≈`: “khoảng 20 thôn”. */
const aimSchema = z.enum(['≥', '=', '≈']);
const share = z.number().min(0).max(100);

/**
 * | kind        | what is to be reached                                                           | value       |
 * |-------------|---------------------------------------------------------------------------------|-------------|
 * | `units`     | so many units below meet the set; `ofYear`: within the year, the others apart   | a count     |
 * | `share`     | such a part of the units named in `of` meets the set                            | a percentage |
 * | `average`   | criteria met per commune                                                        | a count     |
 * | `gain`      | criteria each commune meets more than a year before                             | a count     |
 * | `itself`    | the unit itself meets the set                                                   | –           |
 * | `indicator` | a figure for one indicator, shown beside the requirement, deciding nothing      | in its unit |
 */
export const measureSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('units'),
    aim: aimSchema,
    value: z.int().nonnegative(),
    /** As the document names them: `xã`, `thị trấn`, `thôn, xóm, TDP`. */
    of: z.string().min(1),
    ofYear: z.literal(true).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('share'), aim: aimSchema, value: share, of: z.string().min(1) }),
  z.strictObject({ kind: z.literal('average'), aim: aimSchema, value: z.number().nonnegative() }),
  z.strictObject({ kind: z.literal('gain'), aim: aimSchema, value: z.int().positive() }),
  z.strictObject({ kind: z.literal('itself') }),
  z.strictObject({ kind: z.literal('indicator'), code: z.string(), comparator: comparatorSchema, value: z.number(), unit: z.string() }),
]);
export type Measure = z.infer<typeof measureSchema>;

export const targetSchema = z.strictObject({
  unit: z.string(),
  /** The criteria set's id; a set may be aimed at whose criteria are not known here. */
  set: z.string(),
  /** To be reached by its end. */
  year: z.int().min(2000).max(2100),
  measure: measureSchema,
  /** 1, 2, 3 … of the same unit, set, year and measure. */
  revision: z.int().positive(),
  /** The first day on which this revision was the plan. */
  from: isoDate,
  /** Number of the document as data/documents has it; null where it is not known. */
  document: z.string().nullable(),
  source: z.string().min(1),
});
export type Target = z.infer<typeof targetSchema>;

export const targetFileSchema = z
  .strictObject({ schemaVersion: z.literal(1), province: z.string(), items: z.array(targetSchema).readonly() })
  .superRefine(({ items }, context) => {
    for (const index of outOfTurn(items)) {
      context.addIssue({
        code: 'custom',
        message: 'revisions of one target are numbered 1, 2, 3 … in the order of their first days',
        path: ['items', index],
      });
    }
  });

/** What revisions of one target have in common. */
function seriesOf({ unit, set, year, measure }: Target): string {
  const what = measure.kind === 'indicator' ? measure.code : 'of' in measure ? [measure.of, 'ofYear' in measure] : '';
  return JSON.stringify([unit, set, year, measure.kind, what]);
}

function outOfTurn(items: readonly Target[]): readonly number[] {
  const numbered = items.map((target, index) => ({ ...target, index }));
  return [...Map.groupBy(numbered, seriesOf).values()].flatMap((series) => {
    const inOrder = series.sort((a, b) => a.revision - b.revision);
    return inOrder.flatMap(({ revision, from, index }, at) =>
      revision === at + 1 && (at === 0 || (inOrder[at - 1]?.from ?? '') < from) ? [] : [index],
    );
  });
}

/** The targets as they stood on a day: of each the revision that was the plan then, in the order of the file. */
export function targetsOn(targets: readonly Target[], day: string): readonly Target[] {
  const latest = new Map<string, Target>();
  for (const target of targets) {
    if (target.from > day) continue;
    const key = seriesOf(target);
    const before = latest.get(key);
    if (!before || before.revision < target.revision) latest.set(key, target);
  }
  const there = new Set(latest.values());
  return targets.filter((target) => there.has(target));
}
