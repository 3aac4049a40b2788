/**
 * What the product writes into a workbook for itself: the receipts of the reports sent from it, so that the proof travels with
 * the file. Anybody may have changed it; it is parsed like all input.
 */
import { z } from 'zod';
import { receiptAnswer, type Receipt } from './answers.ts';

/** A year of months, twice. */
const MOST_RECEIPTS = 24;

const noteSchema = z.object({ schemaVersion: z.literal(1), receipts: z.array(receiptAnswer) });

/** None where there is no note, or none of ours. */
export function parseNote(text: string | null): readonly Receipt[] {
  if (text === null) return [];
  try {
    const parsed = noteSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.receipts : [];
  } catch {
    return [];
  }
}

/** The newest first; one of each submission. */
export function noteWith(receipts: readonly Receipt[], receipt: Receipt): string {
  const others = receipts.filter(({ submission }) => submission !== receipt.submission);
  return JSON.stringify({ schemaVersion: 1, receipts: [receipt, ...others].slice(0, MOST_RECEIPTS) });
}

export function receiptFor(
  receipts: readonly Receipt[],
  about: { readonly unit: string | null; readonly period: string | null; readonly template: string },
): Receipt | null {
  return (
    receipts.find(({ unit, period, template }) => unit === about.unit && period === about.period && template === about.template) ?? null
  );
}
