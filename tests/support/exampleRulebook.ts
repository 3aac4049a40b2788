/** The rulebook that a rule's example is checked with. */
import { overlaySchema } from '../../core/criteria/overlay.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import type { Example } from '../../core/validation/rule.ts';
import { NANG_CAO, rulebook } from './rulebook.ts';

/** The product's own, with thresholds that Nam Định would have decided and rows that huyện Nam Trực would have added. */
export function rulebookWith({ province = [], district = [] }: Pick<Example, 'province' | 'district'>): Rulebook {
  if (province.length + district.length === 0) return rulebook;
  const rows = district.map((row) => ({
    ...row,
    set: NANG_CAO,
    by: '362',
    from: '2023-01-01',
    to: '2023-12-31',
    type: 'percent',
    unit: '%',
    comparator: '≥',
    source: 'Kế hoạch của huyện',
  }));
  const items = province.map(({ code, value }) => ({
    set: NANG_CAO,
    code,
    from: '2022-01-01',
    threshold: { value },
    source: 'QĐ của UBND tỉnh',
  }));
  return { ...rulebook, overlays: [overlaySchema.parse({ schemaVersion: 1, province: '36', items, rows })] };
}
