/** What was done, by whom and when: the rows of one's subtree, newest first. */
import { z } from 'zod';
import { vietnamDay } from '../../../core/calendar/due.ts';
import { latestUnit } from '../../asked.ts';
import type { Account } from '../../store/store.ts';
import type { Context } from '../context.ts';
import { MAX_AUDIT_ROWS } from '../limits.ts';
import { route, type Subject } from '../route.ts';
import { instantSchema } from '../schemas.ts';
import { noBody, nothing } from '../shapes.ts';

const whole = (most: number): z.ZodType<number> =>
  z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'is not a number')
    .transform(Number)
    .pipe(z.number().max(most))
    .meta({ type: 'integer' });

const auditAnswer = z
  .object({
    entries: z.array(
      z.object({
        seq: z.int(),
        at: instantSchema,
        account: z.string().nullable(),
        action: z.string(),
        unit: z.string().nullable(),
        subject: z.string(),
        details: z.record(z.string(), z.unknown()),
        hash: z.string(),
      }),
    ),
    /** Where the next page begins; null at the end. */
    before: z.int().nullable(),
  })
  .meta({ id: 'Audit' });

export const getAudit = route({
  method: 'get',
  path: '/v1/audit',
  summary: 'The audit of one’s subtree, newest first; `before` asks for the next page.',
  params: nothing,
  query: z.strictObject({ before: whole(Number.MAX_SAFE_INTEGER).optional(), limit: whole(MAX_AUDIT_ROWS).default(100) }),
  body: noBody,
  action: 'audit',
  subject: ({ account }): Subject => ({ unit: account.unit, tree: null }),
  answers: { 200: { kind: 'json', schema: auditAnswer } },
  problems: [],
  run: async ({ account, query }, context) => {
    const entries = await context.store.audit(unitsSeenBy(account, context), query.before ?? null, query.limit);
    const last = entries.at(-1);
    return { kind: 'json', status: 200, value: { entries, before: entries.length === query.limit && last ? last.seq : null } };
  },
});

/** All for an administrator; else the unit and all below it, as it was last. */
function unitsSeenBy({ unit, role }: Account, { rulebook, now }: Context): ReadonlySet<string> | null {
  if (role === 'admin') return null;
  const { tree } = latestUnit(rulebook, unit ?? '', vietnamDay(now()));
  return new Set(rulebook.units.map(({ code }) => code).filter((code) => tree.isWithin(code, unit ?? '')));
}
