/** What was done, by whom and when: the rows of one's subtree, newest first. */
import { z } from 'zod';
import { lastDayOf, parsePeriod } from '../../../core/calendar/period.ts';
import { treeOn } from '../../../core/rulebook.ts';
import type { Account, AuditEntry } from '../../store/store.ts';
import { mayAct } from '../access.ts';
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
    const found = await context.store.audit(codesAround(account, context), query.before ?? null, query.limit);
    const entries = found.filter((entry) => isSeenBy(account, entry, context));
    const last = found.at(-1);
    return { kind: 'json', status: 200, value: { entries, before: found.length === query.limit && last ? last.seq : null } };
  },
});

/** Every code of the account's province in any era, for a first look; null: all, for an administrator. */
function codesAround({ unit, role }: Account, { rulebook: { units } }: Context): ReadonlySet<string> | null {
  if (role === 'admin') return null;
  return new Set(units.provincesOf(unit ?? '').flatMap((province) => units.unitsOf(province).map(({ code }) => code)));
}

/** What says on which day a row's code is the unit it is about. */
const aboutSchema = z.looseObject({
  period: z.string().optional(),
  day: z.string().nullish(),
  unitFrom: z.string().nullish(),
  item: z.looseObject({ from: z.string() }).optional(),
});

/**
 * Whether what was done is about a unit of the account's subtree, on the day that it was about: its period's last, the
 * first of an account's unit or of an overlay's item, the one whose names a master was bound with.
 */
function isSeenBy(account: Account, { unit, details }: AuditEntry, { rulebook }: Context): boolean {
  if (account.role === 'admin') return true;
  const about = aboutSchema.safeParse(details).data;
  const period = parsePeriod(about?.period ?? '');
  const day = period ? lastDayOf(period) : (about?.day ?? about?.unitFrom ?? about?.item?.from);
  return day !== undefined && mayAct(account, 'audit', unit, treeOn(rulebook, day));
}
