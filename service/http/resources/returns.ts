/** A report sent back by the office above, with remarks on its cells: it no longer counts, and the next version carries on from it. */
import { z } from 'zod';
import { parseAddress } from '../../../core/sheet/address.ts';
import { Problem } from '../../../core/problem.ts';
import { askedSet } from '../../asked.ts';
import { ProblemWith } from '../../problemWith.ts';
import type { Remark, Returned, Submission } from '../../store/store.ts';
import { actorOf, type Context } from '../context.ts';
import { MAX_REMARK_TEXT, MAX_REMARKS } from '../limits.ts';
import { route, type Reply } from '../route.ts';
import { instantSchema, receiptSchema, remarkSchema, uuid } from '../schemas.ts';
import { nothing, receiptOf } from '../shapes.ts';
import { returnedOf, submissionSubject } from './submissions.ts';

const remarkSent = z.strictObject({
  cell: z
    .string()
    .refine((cell) => parseAddress(cell) !== undefined && !cell.includes('$'), 'is not an A1 address')
    .nullable()
    .default(null),
  indicator: z.string().max(20).nullable().default(null),
  text: z
    .string()
    .trim()
    .min(1)
    .max(MAX_REMARK_TEXT)
    .refine((text) => text.isWellFormed(), 'is not well-formed Unicode'),
});
const sentSchema = z.strictObject({ remarks: z.array(remarkSent).min(1).max(MAX_REMARKS) }).meta({ id: 'Remarks' });
const answerSchema = receiptSchema
  .extend({ returned: z.object({ at: instantSchema, remarks: z.array(remarkSchema) }) })
  .meta({ id: 'ReturnedReceipt' });

export const returnSubmission = route({
  method: 'post',
  path: '/v1/submissions/{uuid}/return',
  summary: 'Returns a report to its sender with remarks on cells; the version no longer counts.',
  params: z.strictObject({ uuid }),
  query: nothing,
  body: { kind: 'json', schema: sentSchema },
  action: 'return',
  subject: submissionSubject,
  answers: { 200: { kind: 'json', schema: answerSchema } },
  problems: ['submission-unknown', 'submission-not-current', 'remark-indicator-unknown'],
  run: async ({ account, params, body: { remarks } }, context) => {
    await checkIndicators(params.uuid, remarks, context);
    return answerReturned(params.uuid, await context.store.returnToSender(params.uuid, remarks, actorOf(account, context)), remarks);
  },
});

async function checkIndicators(id: string, remarks: readonly Remark[], { store, rulebook }: Context): Promise<void> {
  const stored = await store.submission(id);
  const template = stored?.submission.template ?? '';
  const national = askedSet(rulebook, template).criteria.flatMap(({ indicators }) => indicators.map(({ code }) => code));
  const known = new Set([...national, ...(stored?.report.local ?? []).map(({ indicator }) => indicator)]);
  const unknown = remarks.find(({ indicator }) => indicator !== null && !known.has(indicator));
  if (unknown) throw new Problem('remark-indicator-unknown', { indicator: unknown.indicator ?? '', set: template });
}

/** The same return again is the same return. */
function answerReturned(id: string, result: Returned, remarks: readonly Remark[]): Reply {
  switch (result.kind) {
    case 'unknown':
      throw new Problem('submission-unknown', { submission: id });
    case 'notCurrent':
      throw new ProblemWith(new Problem('submission-not-current', { submission: id, current: result.current.version }), {
        current: receiptOf(result.current),
      });
    case 'already':
      if (sameRemarks(result.submission.returned?.remarks ?? [], remarks)) return returnedReply(result.submission);
      throw new Problem('submission-already-returned', { submission: id });
    case 'returned':
      return returnedReply(result.submission);
  }
}

function returnedReply(submission: Submission): Reply {
  return { kind: 'json', status: 200, value: { ...receiptOf(submission), returned: returnedOf(submission) } };
}

function sameRemarks(a: readonly Remark[], b: readonly Remark[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ cell, indicator, text }, at) => cell === b[at]?.cell && indicator === b[at].indicator && text === b[at].text)
  );
}
