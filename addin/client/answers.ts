/** The shapes of the service's answers that the page reads; what an answer has beside is passed over. */
import '../withoutEval.ts';
import { z } from 'zod';
import { impossibleIn } from '../../core/consolidation/possibleTotals.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import { totalsShape } from '../../core/consolidation/totalsSchema.ts';
import { receiptSchema } from '../../core/note/receipt.ts';
import { parseAddress, parseRange } from '../../core/sheet/address.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { pause } from '../pause.ts';

const message = z.object({ vi: z.string(), en: z.string() });

const problem = z.object({
  code: z.string(),
  title: message,
  detail: message,
  sent: z.object({ fingerprint: z.string() }).optional(),
  current: z.object({ version: z.int(), fingerprint: z.string() }).nullish(),
});
export type ProblemAnswer = z.infer<typeof problem>;

const session = z.object({
  token: z.string(),
  expiresAt: z.string(),
  account: z.object({
    name: z.string(),
    unit: z.string().nullable(),
    unitName: z.string().nullable(),
    role: z.enum(['commune', 'district', 'province', 'admin']),
    mustChangePassword: z.boolean(),
  }),
});
export type Session = z.infer<typeof session>;

const remark = z.object({ cell: z.string().nullable(), indicator: z.string().nullable(), text: z.string() });
export type Remark = z.infer<typeof remark>;

const reportState = z.object({
  unit: z.string(),
  name: z.string(),
  state: z.enum(['notSent', 'sent', 'returned']),
  due: z.string().nullable(),
  lateDays: z.int(),
  submission: z.string().nullable(),
  version: z.int(),
  receivedAt: z.string().nullable(),
  returnedAt: z.string().nullable(),
  remarks: z.array(remark),
});
export type ReportState = z.infer<typeof reportState>;

const reports = z.object({
  at: z.string(),
  counts: z.object({ expected: z.int(), sent: z.int(), late: z.int(), returned: z.int(), notSent: z.int() }),
  reports: z.array(reportState),
  reminder: z.string().nullable(),
});
export type ReportsAnswer = z.infer<typeof reports>;

const entry = z.object({
  indicator: z.string(),
  reading: z.looseObject({ kind: z.string() }),
  selfAssessment: z.string().nullable(),
  expectedBy: z.string().nullable(),
  obstacle: z.string().nullable(),
  note: z.string().nullable(),
});
export type EntryAnswer = z.infer<typeof entry>;

const submission = receiptSchema.extend({
  returned: z.object({ at: z.string(), remarks: z.array(remark) }).nullable(),
  report: z.object({ sheet: z.string(), entries: z.array(entry) }),
});
export type SubmissionAnswer = z.infer<typeof submission>;

const cell = z.object({
  at: z.string().refine((at) => parseAddress(at) !== undefined),
  value: z.union([z.number(), z.string(), z.boolean(), z.object({ error: z.string() }), z.null()]),
  format: z.string().exactOptional(),
  formula: z.string().exactOptional(),
  font: z.string().exactOptional(),
});
const sheet: z.ZodType<Sheet> = z.object({
  name: z.string(),
  cells: z.array(cell),
  merges: z.array(z.string().refine((range) => parseRange(range) !== undefined)).exactOptional(),
  hiddenRows: z.array(z.int()).exactOptional(),
  hiddenColumns: z.array(z.string()).exactOptional(),
});

const returned = receiptSchema.extend({ returned: z.object({ at: z.string() }) });

const answers = { problem, session, reports, submission, sheet, returned, receipt: receiptSchema, totals: totalsShape };

/** By what was asked for. */
export type Answers = { readonly [Name in keyof typeof answers]: z.infer<(typeof answers)[Name]> };

/** Null where it is none of that shape, or totals that cannot be true. Those of a whole country take two steps, to be felt in neither. */
export async function parseAnswer<Name extends keyof Answers>(name: Name, value: unknown): Promise<Answers[Name] | null> {
  // Indexed by a name that is not known here, both are unions; they go together by it.
  const parsed = answers[name].safeParse(value);
  if (!parsed.success) return null;
  const answer = parsed.data as Answers[Name];
  if (name !== 'totals') return answer;
  await pause();
  return impossibleIn(answer as Totals).length === 0 ? answer : null;
}
