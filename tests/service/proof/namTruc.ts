/** The district Nam Trực as the product's own data has it, for the replay. */
import { BANDS } from '../../consolidation/reports.ts';
import { NANG_CAO, rulebook } from '../../support/rulebook.ts';
import type { Commune, Province } from './replay.ts';

export const DISTRICT = '362';

export function namTruc(): Province {
  const communes = rulebook.units
    .filter(({ parent }) => parent === DISTRICT)
    .map(({ code, from, to }): Commune => ({ code, district: DISTRICT, from: typeof from === 'string' ? from : from.notAfter, to }));
  const obligations = rulebook.obligations.filter(({ unit, set }) => set === NANG_CAO && communes.some(({ code }) => code === unit));
  return { code: '36', districts: [DISTRICT], communes, obligations, criteria: 19, bands: BANDS };
}
