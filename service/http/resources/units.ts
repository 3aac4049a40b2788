/** The units of a day, as the rulebook has them. */
import { z } from 'zod';
import { Problem } from '../../../core/problem.ts';
import { treeOn, type Rulebook } from '../../../core/rulebook.ts';
import type { Unit } from '../../../core/units/schema.ts';
import { isValidOn } from '../../../core/units/validity.ts';
import { vietnamDay } from '../../../core/calendar/vietnamTime.ts';
import { route } from '../route.ts';
import { daySchema, unitCode } from '../schemas.ts';
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
  summary: 'The units of a day, today’s where none is named; of the whole country, or `within` one unit.',
  params: nothing,
  query: z.strictObject({ at: daySchema.optional(), within: unitCode.optional() }),
  body: noBody,
  action: 'lookUp',
  subject: nobody,
  answers: { 200: { kind: 'json', schema: unitsAnswer } },
  problems: ['unknown-unit'],
  run: ({ query }, { rulebook, now }) => {
    const day = query.at ?? vietnamDay(now());
    const units = unitsOn(rulebook, day, query.within).sort((a, b) => (a.code < b.code ? -1 : 1));
    return {
      kind: 'json',
      status: 200,
      value: { at: day, units: units.map(({ code, name, level, parent }) => ({ code, name, level, parent })) },
    };
  },
});

/** @throws Problem `unknown-unit` */
function unitsOn(rulebook: Rulebook, day: string, within: string | undefined): Unit[] {
  const { units } = rulebook;
  const ofDay = (provinces: readonly string[]): Unit[] =>
    provinces.flatMap((province) => units.unitsOf(province).filter((unit) => isValidOn(unit, day)));
  if (within === undefined) return ofDay(units.provinces);
  const tree = treeOn(rulebook, day);
  if (!tree.unit(within)) throw new Problem('unknown-unit', { unit: within, day, near: [] });
  return ofDay(units.provincesOf(within)).filter(({ code }) => tree.isWithin(code, within));
}
