/** How a master is understood, and a person's word on it: kept with the master, found again in its later versions. */
import { z } from 'zod';
import { Problem } from '../../../core/problem.ts';
import { answerSchema } from '../../../core/master/bindingSchema.ts';
import { confirmationOf } from '../../../core/master/confirmationOf.ts';
import { askedPeriod, askedSet } from '../../asked.ts';
import { bindAsked } from '../../desk/planMaster.ts';
import { actorOf } from '../context.ts';
import { route } from '../route.ts';
import { periodText } from '../schemas.ts';
import { noBody, nothing } from '../shapes.ts';
import { baseVersionText, byId, masterDocument, masterSchema, masterSubject, mustFindMaster } from './masters.ts';

export const getBinding = route({
  method: 'get',
  path: '/v1/masters/{id}/binding',
  summary: 'How the master is understood: which row is which unit, which column which total, how sure, and what a person has confirmed.',
  params: byId,
  query: nothing,
  body: noBody,
  action: 'read',
  subject: masterSubject,
  answers: { 200: { kind: 'json', schema: masterSchema } },
  problems: ['master-unknown'],
  run: async ({ params: { id } }, context) => ({ kind: 'json', status: 200, value: masterDocument(await mustFindMaster(id, context)) }),
});

export const putBinding = route({
  method: 'put',
  path: '/v1/masters/{id}/binding',
  summary: 'A person’s word on how the master is understood: the binding as it was answered, corrected, or the small document kept of it.',
  params: byId,
  query: z.strictObject({ period: periodText.optional(), baseVersion: baseVersionText.optional() }),
  body: { kind: 'json', schema: answerSchema },
  action: 'master',
  subject: masterSubject,
  answers: { 200: { kind: 'json', schema: masterSchema } },
  problems: [
    'master-unknown',
    'master-moved-on',
    'binding-of-another',
    'binding-criterion-unknown',
    'no-master-sheet',
    'several-master-sheets',
  ],
  run: async ({ account, params: { id }, query, body }, context) => {
    const { store, rulebook } = context;
    const master = await mustFindMaster(id, context);
    const baseVersion = query.baseVersion ?? master.version;
    const bytes = baseVersion === master.version ? await store.masterBytes(id, baseVersion) : undefined;
    if (!bytes) throw new Problem('master-moved-on', { master: id, current: master.version });
    const confirmation = body.kind === 'confirmation' ? body : confirmationOf(body);
    const period = query.period === undefined ? {} : { period: askedPeriod(query.period) };
    const { binding } = bindAsked(bytes, { unit: master.unit, set: askedSet(rulebook, master.set), confirmation, ...period }, rulebook);
    const stored = await store.confirmMaster({ master: id, binding, confirmation, baseVersion }, actorOf(account, context));
    if (stored.kind === 'stale') throw new Problem('master-moved-on', { master: id, current: stored.master?.version ?? 0 });
    return { kind: 'json', status: 200, value: masterDocument(stored.master) };
  },
});
