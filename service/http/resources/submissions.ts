/** Reports as they are sent: checked with the same rules as everywhere, kept for good, answered by a receipt. */
import { z } from 'zod';
import { lastDayOf } from '../../../core/calendar/period.ts';
import { reportContent } from '../../../core/check.ts';
import { Problem } from '../../../core/problem.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Unit } from '../../../core/units/schema.ts';
import { askedPeriod, askedUnit } from '../../asked.ts';
import { acceptReport } from '../../acceptReport.ts';
import { ProblemWith } from '../../problemWith.ts';
import type { StoredReport, Submission, Submitted } from '../../store/store.ts';
import { actorOf, type Context } from '../context.ts';
import { route, type Reply, type Subject } from '../route.ts';
import { instantSchema, periodText, receiptSchema, remarkSchema, reportSchema, setId, sheetSchema, unitCode, uuid } from '../schemas.ts';
import { isSheet } from '../sheetShape.ts';
import { checkSheetSize } from '../sheetSize.ts';
import { askedScope, noBody, nothing, receiptOf } from '../shapes.ts';

const byId = z.strictObject({ uuid });

const besideSheet = z.strictObject({
  about: z.strictObject({ template: setId, unit: unitCode, period: periodText }),
  baseVersion: z.int().min(0).max(1_000_000),
});
export const sentSchema = besideSheet.extend({ sheet: sheetSchema }).meta({ id: 'Sent' });

/** True of what `sentSchema` takes. */
export function isSent(value: unknown): value is z.infer<typeof sentSchema> {
  if (typeof value !== 'object' || value === null || !('sheet' in value)) return false;
  const { sheet, ...beside } = value;
  return isSheet(sheet) && besideSheet.safeParse(beside).success;
}

const submissionSchema = receiptSchema
  .extend({ returned: z.object({ at: instantSchema, remarks: z.array(remarkSchema) }).nullable(), report: reportSchema })
  .meta({ id: 'Submission' });

export const putSubmission = route({
  method: 'put',
  path: '/v1/submissions/{uuid}',
  summary: 'Sends a report. The same id and content again is the same receipt (200); content equal to the current version too.',
  params: byId,
  query: nothing,
  body: { kind: 'json', schema: sentSchema, check: checkSheetSize, takes: isSent },
  action: 'submit',
  subject: ({ body: { about } }, context): Subject => {
    const { unit, tree } = askedScope({ unit: about.unit, period: about.period, set: about.template }, context);
    return { unit: unit.code, tree };
  },
  answers: { 200: { kind: 'json', schema: receiptSchema }, 201: { kind: 'json', schema: receiptSchema } },
  problems: ['request-wrong', 'submission-id-taken', 'report-blocked', 'sheet-not-recognised', 'unit-not-obliged'],
  run: async ({ account, params, body }, context) => {
    const { sheet, about, baseVersion } = body;
    const accepted = acceptReport(sheet, about, context.rulebook);
    const { fingerprint } = accepted.report;
    const key = { unit: about.unit, template: about.template, period: about.period };
    const submitted = await context.store.submit(
      { id: params.uuid, ...key, baseVersion, fingerprint, sheet, ...accepted },
      actorOf(account, context),
    );
    return answerSubmitted(submitted, { submission: params.uuid, ...key, baseVersion, fingerprint }, context);
  },
});

/** What was sent, for the body of a conflict: both versions stand in it. */
interface Sent {
  readonly submission: string;
  readonly unit: string;
  readonly template: string;
  readonly period: string;
  readonly baseVersion: number;
  readonly fingerprint: string;
}

function answerSubmitted(submitted: Submitted, sent: Sent, { metrics, rulebook }: Context): Reply {
  metrics.countSubmission(submitted.kind === 'stored' || submitted.kind === 'same' ? submitted.kind : 'conflict');
  switch (submitted.kind) {
    case 'stored':
      return { kind: 'json', status: 201, value: receiptOf(submitted.submission) };
    case 'same':
      return { kind: 'json', status: 200, value: receiptOf(submitted.submission) };
    case 'otherContent': {
      const { submission } = submitted;
      // The id may be another unit's: then nothing of it is told.
      const current = ownerOf(submission, rulebook) === ownerOf(sent, rulebook) ? receiptOf(submission) : null;
      throw new ProblemWith(new Problem('submission-id-taken', { submission: sent.submission }), { sent, current });
    }
    case 'stale': {
      const current = submitted.current ? receiptOf(submitted.current) : null;
      throw new ProblemWith(new Problem('base-version-stale', { sent: sent.baseVersion, current: current?.version ?? 0 }), {
        sent,
        current,
      });
    }
  }
}

function ownerOf({ unit, period }: Pick<Sent, 'unit' | 'period'>, { units }: Rulebook): Unit | undefined {
  return units.unitOn(unit, lastDayOf(askedPeriod(period)));
}

/** The report's unit, on its period's last day. */
export async function submissionSubject({ params }: { readonly params: { readonly uuid: string } }, context: Context): Promise<Subject> {
  const { unit, period } = (await mustFind(params.uuid, context)).submission;
  return { unit, tree: askedUnit(context.rulebook, unit, askedPeriod(period)).tree };
}

async function mustFind(id: string, { store }: Context): Promise<StoredReport> {
  const stored = await store.submission(id);
  if (!stored) throw new Problem('submission-unknown', { submission: id });
  return stored;
}

/** Receipt, report and remarks. */
export function submissionDocument({
  submission,
  report,
}: StoredReport): z.infer<typeof receiptSchema> & { readonly returned: unknown; readonly report: object } {
  return { ...receiptOf(submission), returned: returnedOf(submission), report: reportContent(report) };
}

export function returnedOf({ returned }: Submission): { readonly at: string; readonly remarks: readonly object[] } | null {
  return returned && { at: returned.at, remarks: returned.remarks };
}

export const getSubmission = route({
  method: 'get',
  path: '/v1/submissions/{uuid}',
  summary: 'One version of a report: its receipt, what it says, and the remarks it was returned with.',
  params: byId,
  query: nothing,
  body: noBody,
  action: 'read',
  subject: submissionSubject,
  answers: { 200: { kind: 'json', schema: submissionSchema } },
  problems: ['submission-unknown'],
  run: async ({ params }, context) => ({ kind: 'json', status: 200, value: submissionDocument(await mustFind(params.uuid, context)) }),
});

export const getSubmissionSheet = route({
  method: 'get',
  path: '/v1/submissions/{uuid}/sheet',
  summary: 'The sheet exactly as it was sent.',
  params: byId,
  query: nothing,
  body: noBody,
  action: 'read',
  subject: submissionSubject,
  answers: { 200: { kind: 'json', schema: sheetSchema } },
  problems: ['submission-unknown'],
  run: async ({ params }, { store }) => {
    const sheet = await store.sheetOf(params.uuid);
    if (!sheet) throw new Problem('submission-unknown', { submission: params.uuid });
    return { kind: 'json', status: 200, value: sheet };
  },
});
