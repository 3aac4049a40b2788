/**
 * What stands under Nội dung tiêu chí, and how it is read back: the indicator's wording, a mark where
 * nobody has compared it with the decision, and below it how to write an indicator of several figures.
 */
import type { Indicator } from '../criteria/schema.ts';
import { printNumber } from '../text/number.ts';
import type { Attended, Body, Plan } from './template.ts';

/** Explained at the sheet's foot: chưa đối chiếu với quyết định. */
export const NOT_COMPARED_SIGN = '(*)';

/** The first line of the content cell. */
export function printWording({ text, sources }: Indicator): string {
  return sources.length === 0 ? `${text} ${NOT_COMPARED_SIGN}` : text;
}

/** The lines below it, for an indicator of several figures or of names; undefined for one figure. */
export function printPartsHint({ parts, names }: Indicator): string | undefined {
  if (names) return `(ghi tên: ${names.map(({ name }) => name).join(', ')} …)`;
  if (!parts) return undefined;
  const named = parts.map(({ key, text, unit }) => `${key}) ${text} (${unit})`).join('\n');
  return `${named}\n(ghi: ${parts.map(({ key }) => `${key} …`).join('; ')})`;
}

/** Below a row that is a district's or a province's own. */
export function printLocalHint({ name }: Body): string {
  return `(chỉ tiêu của ${lowered(name)}; không tính vào tiêu chí)`;
}

/** Below the wording: `(duy trì hằng tháng – huyện Trực Ninh)`. */
export function printAttention({ group, by }: Attended): string {
  return `(${group === 'keepUp' ? 'duy trì hằng tháng' : 'triển khai ngay'} – ${lowered(by.name)})`;
}

/** Below the requirement: `KH huyện Nam Trực 2023: ≥ 95,5`. */
export function printPlan({ by, year, comparator, value }: Plan): string {
  return `KH ${lowered(by.name)} ${String(year)}: ${comparator} ${printNumber(value)}`;
}

/** Inside a sentence: `Huyện Nam Trực` → `huyện Nam Trực`. */
function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The wording alone, of a content cell's text with its line breaks. */
export function parseWording(cellText: string): string {
  const [wording = ''] = cellText.split('\n');
  const trimmed = wording.trimEnd();
  return trimmed.endsWith(NOT_COMPARED_SIGN) ? trimmed.slice(0, -NOT_COMPARED_SIGN.length).trimEnd() : wording;
}
