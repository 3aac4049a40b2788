/** Requirements in words, as sheets and findings print them: `≥ 95`, `Không`, `Đạt`. */
import type { Message } from '../message.ts';
import { printNumber } from '../text/number.ts';
import type { Requirement } from './requirement.ts';

export const UNKNOWN_REQUIREMENT = 'theo QĐ của tỉnh – chưa xác nhận';
export const NOT_COMPARED: Message = { vi: 'chưa đối chiếu với quyết định', en: 'not yet compared with the decision' };

export function printRequirement({ comparator, threshold, standing }: Requirement): string {
  if (standing === 'unknown' || threshold === null) return UNKNOWN_REQUIREMENT;
  if (typeof threshold === 'string') return threshold;
  if (comparator === '=' && threshold === 0) return 'Không';
  return `${comparator} ${printNumber(threshold)}`;
}
