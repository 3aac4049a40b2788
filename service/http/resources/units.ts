/** The units of a day, as the rulebook has them. */
import { z } from 'zod';
import { isValidOn } from '../../../core/units/unitTree.ts';
import { vietnamDay } from '../../../core/calendar/due.ts';
import { route } from '../route.ts';
import { daySchema } from '../schemas.ts';
import { nobody, noBody, nothing } from '../shapes.ts';

const unitsAnswer = z
  .object({
    at: daySchema,
    units: z.array(
      z.object({ code: z.string(), name: z.string(), level: z.enum(['province', 'district', 'commune']), parent: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Units' });

export const getUnits = route({
  method: 'get',
  path: '/v1/units',
  summary: 'The units of a day; today’s where none is named.',
  params: nothing,
  query: z.strictObject({ at: daySchema.optional() }),
  body: noBody,
  action: 'lookUp',
  subject: nobody,
  answers: { 200: { kind: 'json', schema: unitsAnswer } },
  problems: [],
  run: ({ query }, { rulebook, now }) => {
    const day = query.at ?? vietnamDay(now());
    const units = rulebook.units.filter((unit) => isValidOn(unit, day)).sort((a, b) => (a.code < b.code ? -1 : 1));
    return {
      kind: 'json',
      status: 200,
      value: { at: day, units: units.map(({ code, name, level, parent }) => ({ code, name, level, parent })) },
    };
  },
});
