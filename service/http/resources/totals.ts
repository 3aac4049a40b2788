/** Totals of a district or a province from the reports that count, now or as they stood; and where a number comes from. */
import { z } from 'zod';
import { figuresSchema } from '../../../core/consolidation/totalsSchema.ts';
import { askedCriterion } from '../../asked.ts';
import { sourcesOf } from '../../reporting/sources.ts';
import { totalsTable } from '../../reporting/tables.ts';
import { storedReports, storedTotals, type StoredAsked } from '../../totals.ts';
import type { Context } from '../context.ts';
import { route } from '../route.ts';
import { asOfText, criterionText, entrySchema } from '../schemas.ts';
import { askedScope, noBody, nothing, scopeQuery, scopeSubject } from '../shapes.ts';

const stored = { asOf: asOfText.optional(), late: z.enum(['omit', 'carry']).default('omit') };
const totalsQuery = scopeQuery.extend({ ...stored, criterion: criterionText.optional() });
const sourcesQuery = scopeQuery.extend({ ...stored, criterion: criterionText });

export const totalsSchema = figuresSchema.extend({ districts: z.array(figuresSchema).optional() });
/** `quarantined` is the folder's of the desk: a blocked report is not taken here. */
const totalsAnswer = totalsSchema.extend({ quarantined: z.array(z.unknown()).max(0) }).meta({ id: 'Totals' });

export const getTotals = route({
  method: 'get',
  path: '/v1/totals',
  summary: 'Totals, equal to those of `consolidate` of the same reports.',
  params: nothing,
  query: totalsQuery,
  body: noBody,
  action: 'read',
  subject: scopeSubject,
  answers: { 200: { kind: 'json', schema: totalsAnswer, csv: true } },
  problems: ['unknown-period', 'unknown-set', 'unknown-unit', 'unknown-criterion', 'unit-not-above-communes'],
  run: async ({ query }, context) => {
    const asked = askedStored(query, context);
    const totals = await storedTotals(context.store, context.rulebook, asked);
    return {
      kind: 'json',
      status: 200,
      value: { ...totals, quarantined: [] },
      table: () => totalsTable(totals, (unit) => asked.tree.unit(unit)?.name ?? unit),
    };
  },
});

export function askedStored(query: z.infer<typeof totalsQuery>, context: Context): StoredAsked {
  const scope = askedScope({ unit: query.unit, period: query.period, set: query.set }, context);
  const criterion = query.criterion === undefined ? {} : { criterion: askedCriterion(scope.set, query.criterion) };
  return { ...scope, ...criterion, asOf: query.asOf ?? null, late: query.late };
}

const sourcesAnswer = z
  .object({
    unit: z.string(),
    period: z.string(),
    set: z.string(),
    criterion: z.int(),
    asOf: z.string().nullable(),
    late: z.enum(['omit', 'carry']),
    communes: z.array(
      z.object({
        unit: z.string(),
        name: z.string(),
        submission: z.uuid(),
        version: z.int(),
        period: z.string(),
        fingerprint: z.string(),
        selfAssessment: z.enum(['met', 'unmet', 'notAssessed']),
        sheet: z.string(),
        cell: z.string().nullable(),
        indicators: z.array(entrySchema),
      }),
    ),
    missing: z.array(z.string()),
  })
  .meta({ id: 'Sources' });

export const getSources = route({
  method: 'get',
  path: '/v1/totals/sources',
  summary: 'What one criterion’s figures are made of: for each commune the submission, its version and the cells behind it.',
  params: nothing,
  query: sourcesQuery,
  body: noBody,
  action: 'read',
  subject: scopeSubject,
  answers: { 200: { kind: 'json', schema: sourcesAnswer } },
  problems: ['unknown-period', 'unknown-set', 'unknown-unit', 'unknown-criterion'],
  run: async ({ query }, context) => {
    const asked = askedStored(query, context);
    const reports = await storedReports(context.store, context.rulebook, asked);
    return { kind: 'json', status: 200, value: { ...query, asOf: asked.asOf, ...sourcesOf(reports, asked.set, query.criterion) } };
  },
});
