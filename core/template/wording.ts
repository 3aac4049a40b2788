/**
 * What stands under Nội dung tiêu chí, and how it is read back: the indicator's wording, a mark where
 * nobody has compared it with the decision, and below it how to write an indicator of several figures.
 */
import type { Indicator } from '../criteria/schema.ts';

/** Explained at the sheet's foot: chưa đối chiếu với quyết định. */
export const NOT_COMPARED_SIGN = '(*)';

/** The first line of the content cell. */
export function printWording({ text, sources }: Indicator): string {
  return sources.length === 0 ? `${text} ${NOT_COMPARED_SIGN}` : text;
}

/** The lines below it; undefined for an indicator of one figure. */
export function printPartsHint({ parts }: Indicator): string | undefined {
  if (!parts) return undefined;
  const named = parts.map(({ key, text, unit }) => `${key}) ${text} (${unit})`).join('\n');
  return `${named}\n(ghi: ${parts.map(({ key }) => `${key} …`).join('; ')})`;
}

/** The wording alone, of a content cell's text with its line breaks. */
export function parseWording(cellText: string): string {
  const [wording = ''] = cellText.split('\n');
  const trimmed = wording.trimEnd();
  return trimmed.endsWith(NOT_COMPARED_SIGN) ? trimmed.slice(0, -NOT_COMPARED_SIGN.length).trimEnd() : wording;
}
