/**
 * What the product keeps inside a workbook for whoever opens it next, by whichever door: the receipts of the reports sent from it,
 * how a master was confirmed to be understood, when it was last filled and from what. Anybody may have changed it: it is
 * parsed like all input, piece by piece, and what is no piece of ours is passed over.
 */
import { z } from 'zod';
import { confirmationSchema } from '../master/bindingSchema.ts';
import type { Confirmation } from '../master/confirmation.ts';
import { masterFillSchema, type MasterFill } from './fill.ts';
import { receiptSchema, type Receipt } from './receipt.ts';

export interface NotedConfirmation {
  /** When a person said so. */
  readonly at: string;
  readonly confirmation: Confirmation;
}

/** The newest of each first. */
export interface Note {
  readonly receipts: readonly Receipt[];
  readonly confirmations: readonly NotedConfirmation[];
  readonly fills: readonly MasterFill[];
}

const EMPTY: Note = { receipts: [], confirmations: [], fills: [] };

/** A year of months, twice. */
const MOST_RECEIPTS = 24;
/** A workbook with the masters of every set a province reports on. */
const MOST_CONFIRMATIONS = 8;
const MOST_FILLS = 8;
/** Characters of a note: the word on a master of the country's 3 321 communes takes some 350 000. */
const MAX_NOTE = 512 * 1024;

const noteSchema = z.object({
  schemaVersion: z.literal(1),
  receipts: z.array(z.unknown()).catch([]),
  confirmations: z.array(z.unknown()).catch([]),
  fills: z.array(z.unknown()).catch([]),
});
const notedConfirmationSchema = z.object({ at: z.iso.datetime().max(40), confirmation: confirmationSchema });

/** Empty where there is no note, or none of ours. */
export function parseNote(text: string | null): Note {
  if (text === null || text.length > MAX_NOTE) return EMPTY;
  const parsed = noteSchema.safeParse(parseJson(text));
  if (!parsed.success) return EMPTY;
  const { receipts, confirmations, fills } = parsed.data;
  return {
    receipts: known(receiptSchema, receipts, MOST_RECEIPTS),
    confirmations: known(notedConfirmationSchema, confirmations, MOST_CONFIRMATIONS),
    fills: known(masterFillSchema, fills, MOST_FILLS),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function known<T>(schema: z.ZodType<T>, items: readonly unknown[], most: number): readonly T[] {
  return items.slice(0, most).flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}

export function printNote(note: Note): string {
  return JSON.stringify({ schemaVersion: 1, ...note });
}

/** One of each submission. */
export function withReceipt(note: Note, receipt: Receipt): Note {
  const others = note.receipts.filter(({ submission }) => submission !== receipt.submission);
  return { ...note, receipts: [receipt, ...others].slice(0, MOST_RECEIPTS) };
}

export function receiptFor(
  { receipts }: Note,
  about: { readonly unit: string | null; readonly period: string | null; readonly template: string },
): Receipt | null {
  return (
    receipts.find(({ unit, period, template }) => unit === about.unit && period === about.period && template === about.template) ?? null
  );
}

/** One of each unit, set and layout. Where there is no room the oldest go; a word that alone is too long is not kept. */
export function withConfirmation(note: Note, noted: NotedConfirmation): Note {
  const { scope, set, layout } = noted.confirmation;
  const others = note.confirmations.filter(({ confirmation: one }) => one.scope !== scope || one.set !== set || one.layout !== layout);
  let confirmations = [noted, ...others].slice(0, MOST_CONFIRMATIONS);
  while (confirmations.length > 0 && printNote({ ...note, confirmations }).length > MAX_NOTE) confirmations = confirmations.slice(0, -1);
  return { ...note, confirmations };
}

type OfMaster = Pick<MasterFill, 'unit' | 'set'>;

export function fillFor({ fills }: Note, { unit, set }: OfMaster): MasterFill | null {
  return fills.find((fill) => fill.unit === unit && fill.set === set) ?? null;
}

/** In place of the one before, of the same unit and set; null takes it away. */
export function withFill(note: Note, { unit, set }: OfMaster, fill: MasterFill | null): Note {
  const others = note.fills.filter((one) => one.unit !== unit || one.set !== set);
  return { ...note, fills: [...(fill ? [fill] : []), ...others].slice(0, MOST_FILLS) };
}
