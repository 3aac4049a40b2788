/** What a refresh wrote and from what, for whoever checks a downloaded master: `tieuchi master verify FILE --manifest MANIFEST.json`. */
import { z } from 'zod';
import { Problem } from '../../../core/problem.ts';
import { manifestOf } from '../../refreshManifest.ts';
import { route } from '../route.ts';
import { noBody } from '../shapes.ts';
import { byId, masterSubject, mustFindMaster, versionText } from './masters.ts';
import { cellSchema, sourceSchema } from './refreshes.ts';
import { totalsSchema } from './totals.ts';

const manifestAnswer = z
  .object({
    kind: z.literal('masterManifest'),
    schemaVersion: z.literal(1),
    sheet: z.string(),
    before: z.string(),
    after: z.string(),
    cells: z.array(cellSchema.omit({ submissions: true }).extend({ units: z.array(z.string()) })),
    sources: z.array(sourceSchema),
    totals: totalsSchema,
    totalsBefore: totalsSchema.nullable(),
    confirmation: z.looseObject({ kind: z.literal('confirmation') }).nullable(),
  })
  .meta({ id: 'Manifest' });

export const getManifest = route({
  method: 'get',
  path: '/v1/masters/{id}/manifest',
  summary: 'The manifest of the last refresh, or of the one that made a version, as it lies beside a master filled at the desk.',
  params: byId,
  query: z.strictObject({ version: versionText.optional() }),
  body: noBody,
  action: 'read',
  subject: masterSubject,
  answers: { 200: { kind: 'json', schema: manifestAnswer } },
  problems: ['master-unknown', 'master-refresh-unknown'],
  run: async ({ params: { id }, query: { version } }, context) => {
    await mustFindMaster(id, context);
    const refreshes = await context.store.refreshes(id);
    const refresh = version === undefined ? refreshes.at(-1) : refreshes.find((one) => one.version === version);
    if (!refresh) throw new Problem('master-refresh-unknown', { master: id, version });
    return { kind: 'json', status: 200, value: manifestOf(refresh) };
  },
});
