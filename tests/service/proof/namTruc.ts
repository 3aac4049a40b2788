/** The district Nam Trực as the product's own data has it, for the replay. */
import { BANDS } from '../../consolidation/reports.ts';
import { firstDay, lastDay } from '../../../core/units/validity.ts';
import { NANG_CAO, rulebook } from '../../support/rulebook.ts';
import type { Commune, Province } from './replay.ts';

export const DISTRICT = '362';

export function namTruc(): Province {
  const communes = rulebook.units
    .unitsOf('36')
    .filter(({ parent }) => parent === DISTRICT)
    .map((unit): Commune => ({ code: unit.code, district: DISTRICT, from: firstDay(unit), to: lastDay(unit) }));
  const obligations = rulebook.obligations.filter(({ unit, set }) => set === NANG_CAO && communes.some(({ code }) => code === unit));
  return { code: '36', districts: [DISTRICT], communes, obligations, criteria: 19, bands: BANDS };
}
