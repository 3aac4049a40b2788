/** Who has sent their report, how late, whose was returned, who has not sent; with a reminder to copy. */
import { z } from 'zod';
import { reminderText } from '../../reporting/reminder.ts';
import { reportStates } from '../../reporting/states.ts';
import { statesTable } from '../../reporting/tables.ts';
import { route } from '../route.ts';
import { daySchema, instantSchema, messageSchema, remarkSchema } from '../schemas.ts';
import { askedScope, noBody, nothing, scopeQuery, scopeSubject } from '../shapes.ts';

export const reportsSchema = z
  .object({
    unit: z.string(),
    period: z.string(),
    set: z.string(),
    at: instantSchema,
    counts: z.object({ expected: z.int(), sent: z.int(), late: z.int(), returned: z.int(), notSent: z.int() }),
    reports: z.array(
      z.object({
        unit: z.string(),
        name: z.string(),
        state: z.enum(['notSent', 'sent', 'returned']),
        due: daySchema.nullable(),
        dueDoubt: messageSchema.nullable(),
        lateDays: z.int(),
        submission: z.uuid().nullable(),
        version: z.int(),
        receivedAt: instantSchema.nullable(),
        returnedAt: instantSchema.nullable(),
        remarks: z.array(remarkSchema),
      }),
    ),
    reminder: z.string().nullable(),
  })
  .meta({ id: 'Reports' });

export const getReports = route({
  method: 'get',
  path: '/v1/reports',
  summary: 'Each unit that owes the report: sent, late, returned, not sent with its due day; and a reminder to copy.',
  params: nothing,
  query: scopeQuery,
  body: noBody,
  action: 'read',
  subject: scopeSubject,
  answers: { 200: { kind: 'json', schema: reportsSchema, csv: true } },
  problems: ['unknown-period', 'unknown-set', 'unknown-unit'],
  run: async ({ query }, context) => {
    const scope = askedScope(query, context);
    const at = context.now();
    const reports = await reportStates(context.store, context.rulebook, scope, at);
    const value = { ...query, at, counts: countsOf(reports), reports, reminder: reminderText(scope, reports, at) };
    return { kind: 'json', status: 200, value, table: () => statesTable(reports) };
  },
});

function countsOf(reports: Awaited<ReturnType<typeof reportStates>>): z.infer<typeof reportsSchema>['counts'] {
  const count = (state: 'notSent' | 'sent' | 'returned'): number => reports.filter((one) => one.state === state).length;
  const late = reports.filter(({ lateDays }) => lateDays > 0).length;
  return { expected: reports.length, sent: count('sent'), late, returned: count('returned'), notSent: count('notSent') };
}
