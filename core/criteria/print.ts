/** Requirements in words, as sheets and findings print them: `≥ 95`, `Không`, `Đạt`. */
import { printOfficialDay } from '../calendar/officialDay.ts';
import type { Message } from '../message.ts';
import { printNumber } from '../text/number.ts';
import type { Asked, Requirement, Standing } from './requirement.ts';
import type { CriteriaSet } from './schema.ts';

export const UNKNOWN_REQUIREMENT = 'theo QĐ của tỉnh – chưa xác nhận';
export const NOT_COMPARED: Message = { vi: 'chưa đối chiếu với quyết định', en: 'not yet compared with the decision' };
const UNKNOWN_PART = 'chưa xác nhận';

/**
 * | asked                  | printed                              |
 * |------------------------|--------------------------------------|
 * | one figure, or a level | `≥ 95` · `Không` · `≥ Khá`… as given |
 * | nothing known          | UNKNOWN_REQUIREMENT                  |
 * | two figures            | `a) ≥ 95; b) chưa xác nhận`          |
 */
export function printRequirement(requirement: Requirement): string {
  const { parts, standing } = requirement;
  if (standing === 'unknown') return UNKNOWN_REQUIREMENT;
  if (!parts) return printAsked(requirement) ?? UNKNOWN_REQUIREMENT;
  return parts
    .map((part) => `${part.key}) ${printAsked(part) ?? UNKNOWN_PART}${isLessSure(part, standing) ? ' (chưa đối chiếu)' : ''}`)
    .join('; ');
}

/** Said at the part itself, as the whole does not say it. */
function isLessSure(part: Asked, standing: Standing): boolean {
  return part.standing === 'toConfirm' && standing === 'enforced';
}

function printAsked({ comparator, threshold }: Asked): string | undefined {
  if (threshold === null) return undefined;
  if (typeof threshold === 'string') return threshold;
  if (comparator === '=' && threshold === 0) return 'Không';
  return `${comparator} ${printNumber(threshold)}`;
}

/** `Quyết định số 318/QĐ-TTg ngày 08/3/2022`; where no decision is known, that it is not. */
export function printDecision({ decision }: Pick<CriteriaSet, 'decision'>): string {
  return decision === null
    ? 'quyết định của tỉnh, huyện (chưa rõ số)'
    : `Quyết định số ${decision.number} ngày ${printOfficialDay(decision.date)}`;
}
