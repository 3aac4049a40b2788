/** A master filled with a period's totals: what was written, and from which submissions; every refresh is kept. */
import { z } from 'zod';
import { lookAtStoredMaster, refreshMaster } from '../../refreshMaster.ts';
import { actorOf } from '../context.ts';
import { route } from '../route.ts';
import { asOfText, instantSchema, messageSchema, periodText } from '../schemas.ts';
import { noBody, nothing } from '../shapes.ts';
import { byId, masterSubject, mustFindMaster } from './masters.ts';
import { askedStored } from './totals.ts';

const plain = z.union([z.string(), z.number(), z.null()]);
const totalSchema = z.object({ row: z.looseObject({ kind: z.string(), unit: z.string() }), column: z.looseObject({ kind: z.string() }) });
export const cellSchema = z.object({
  cell: z.string(),
  before: z.unknown(),
  after: plain,
  total: totalSchema.nullable().optional(),
  submissions: z.array(z.uuid()),
});
export const sourceSchema = z.object({
  unit: z.string(),
  submission: z.uuid(),
  period: z.string(),
  version: z.int(),
  fingerprint: z.string(),
});
const saidSchema = z.array(z.object({ cell: z.string(), reason: messageSchema }));
const unplacedSchema = z.array(z.looseObject({ kind: z.string(), reason: messageSchema }));
const grownSchema = z.array(z.object({ unit: z.string(), row: z.int() }));
const lookSchema = z
  .object({
    master: z.string(),
    version: z.int(),
    sha256: z.string(),
    period: z.string(),
    asOf: instantSchema.nullable(),
    sheet: z.string(),
    changes: z.array(cellSchema),
    grown: grownSchema,
    skipped: saidSchema,
    assumed: saidSchema,
    missingRows: z.array(z.string()),
    notReported: z.array(z.string()),
    notObliged: z.array(z.string()),
    unplaced: unplacedSchema,
    notices: z.array(messageSchema),
  })
  .meta({ id: 'MasterPlan' });
const refreshSchema = z
  .object({
    master: z.string(),
    version: z.int(),
    period: z.string(),
    at: instantSchema,
    asOf: instantSchema.nullable(),
    sheet: z.string(),
    changes: z.array(cellSchema),
    grown: grownSchema,
    sources: z.array(sourceSchema),
    skipped: saidSchema,
    assumed: saidSchema,
    missingRows: z.array(z.string()),
    notReported: z.array(z.string()),
    notObliged: z.array(z.string()),
    unplaced: unplacedSchema,
    notices: z.array(messageSchema),
    changed: z.array(z.looseObject({ part: z.string(), why: messageSchema })),
  })
  .meta({ id: 'Refresh' });

const refreshQuery = z.strictObject({
  period: periodText,
  asOf: asOfText.optional(),
  late: z.enum(['omit', 'carry']).default('omit'),
  grow: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .pipe(z.boolean())
    .meta({ type: 'boolean' }),
});

/** Why a period's totals cannot be written into a master. */
const whyNot = [
  'unknown-period',
  'unknown-unit',
  'no-master-sheet',
  'several-master-sheets',
  'master-not-understood',
  'master-of-other-periods',
] as const;

export const getPlan = route({
  method: 'get',
  path: '/v1/masters/{id}/plan',
  summary: 'What a refresh would write, old → new, and what it would not and why. Nothing is written.',
  params: byId,
  query: refreshQuery,
  body: noBody,
  action: 'read',
  subject: masterSubject,
  answers: { 200: { kind: 'json', schema: lookSchema } },
  problems: ['master-unknown', ...whyNot],
  run: async ({ params: { id }, query: { grow, ...query } }, context) => {
    const master = await mustFindMaster(id, context);
    const asked = askedStored({ ...query, unit: master.unit, set: master.set }, context);
    return { kind: 'json', status: 200, value: await lookAtStoredMaster(context.store, context.rulebook, master, asked, grow) };
  },
});

export const postRefresh = route({
  method: 'post',
  path: '/v1/masters/{id}/refreshes',
  summary: 'Writes a period’s totals into the master as its next version (201); with nothing to write the version stays (200).',
  params: byId,
  query: refreshQuery.extend({
    ifHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  body: noBody,
  action: 'master',
  subject: masterSubject,
  answers: { 200: { kind: 'json', schema: refreshSchema }, 201: { kind: 'json', schema: refreshSchema } },
  problems: ['master-unknown', 'master-moved-on', ...whyNot],
  run: async ({ account, params: { id }, query: { ifHash, grow, ...query } }, context) => {
    const master = await mustFindMaster(id, context);
    const asked = askedStored({ ...query, unit: master.unit, set: master.set }, context);
    const { isNew, ...value } = await refreshMaster(context.store, context.rulebook, master, asked, actorOf(account, context), {
      ifHash,
      grow,
    });
    return { kind: 'json', status: isNew ? 201 : 200, value };
  },
});

export const getRefreshes = route({
  method: 'get',
  path: '/v1/masters/{id}/refreshes',
  summary: 'Every refresh of a master: each cell written, what it held, and the submissions it comes from.',
  params: byId,
  query: nothing,
  body: noBody,
  action: 'read',
  subject: masterSubject,
  answers: {
    200: {
      kind: 'json',
      schema: z
        .object({
          refreshes: z.array(
            z.object({
              version: z.int(),
              period: z.string(),
              at: instantSchema,
              asOf: instantSchema.nullable(),
              cells: z.array(cellSchema),
              sources: z.array(sourceSchema),
            }),
          ),
        })
        .meta({ id: 'Refreshes' }),
    },
  },
  problems: ['master-unknown'],
  run: async ({ params: { id } }, { store }) => {
    const refreshes = await store.refreshes(id);
    return {
      kind: 'json',
      status: 200,
      value: {
        refreshes: refreshes.map(({ version, period, at, totals, cells, sources = [] }) => ({
          version,
          period,
          at,
          asOf: totals.asOf,
          cells,
          sources,
        })),
      },
    };
  },
});
