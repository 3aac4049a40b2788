/** Whether a unit written beside a figure is the one that is asked. */
import type { Indicator } from '../criteria/schema.ts';
import { fold } from '../text/fold.ts';

/**
 * A unit written after the figure must be the indicator's own: `66 nghìn` for triệu đồng is
 * not 66. `%` belongs to percentages only; a count takes a noun.
 */
export function fitsUnit(written: string, indicator: Pick<Indicator, 'type' | 'unit'>): boolean {
  if (written === '') return true;
  if (indicator.type === 'percent') return written === '%' || written === 'phần trăm';
  if (written.includes('%')) return false;
  const own = fold(indicator.unit);
  const plain = written
    .replace(/^(?:trđ|tr\.đ|tr)(?=$|\/)/u, 'triệu đồng')
    .replace(/^triệu(?! đồng)/u, 'triệu đồng')
    .replace('m2', 'm²');
  // Whole words only: a lone “t” may be triệu, tỷ or tấn.
  const begins = own === plain || (own.startsWith(plain) && /[ /]/u.test(own.charAt(plain.length)));
  return (
    begins || (indicator.type === 'count' && /^\p{L}+(?: \p{L}+){0,2}$/u.test(plain) && !/^(?:nghìn|ngàn|triệu|tỷ|chục|trăm)/u.test(plain))
  );
}
