/**
 * The register of legal documents (data/documents): what sets, thresholds and targets rest on, under every
 * number offices cite it by. A document whose number or date is not known here has none.
 */
import { z } from 'zod';
import { isoDate } from '../criteria/schema.ts';
import { fold } from '../text/fold.ts';

export const documentSchema = z.strictObject({
  /** As printed on it: `318/QĐ-TTg`; null where it is not known. */
  number: z.string().min(1).nullable(),
  date: isoDate.nullable(),
  issuer: z.string().min(1),
  title: z.string().min(1),
  /** Other numbers it is cited by: 3004/KH-UBND for 3004/QĐ-UBND. */
  aliases: z.array(z.string().min(1)).readonly(),
  /** Where number, date and title were seen; empty = nowhere yet. */
  sources: z.array(z.string().min(1)).readonly(),
  note: z.string().optional(),
});
export type LegalDocument = z.infer<typeof documentSchema>;

export const documentFileSchema = z
  .strictObject({ schemaVersion: z.literal(1), id: z.string(), documents: z.array(documentSchema).readonly() })
  .superRefine(({ documents }, context) => {
    const seen = new Map<string, number>();
    documents.forEach((document, index) => {
      for (const key of keysOf(document)) {
        const other = seen.get(key);
        if (other !== undefined && other !== index)
          context.addIssue({ code: 'custom', message: `has number and issuer of documents.${String(other)}`, path: ['documents', index] });
        seen.set(key, index);
      }
    });
  });

function keysOf({ number, aliases, date, issuer }: LegalDocument): readonly string[] {
  return [...(number === null ? [] : [number]), ...aliases].map((one) => `${numberKey(one)} ${date ?? ''} ${fold(issuer)}`);
}

/** A number as it is written: `318 / QĐ - TTg`, `04/2022/qđ-ttg`, `18-NQ/TW`. */
const NUMBER = /\d{1,5}\s*(?:\/\s*\d{4}\s*)?[/-]\s*[\p{L}\d]{1,8}(?:\s*[-/]\s*[\p{L}\d&]{1,12}){1,3}/gu;
const DAY = /(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})/gu;
/** No citation is longer; what is behind it is not looked at. */
const LONGEST = 400;

/** Spaces, case and leading zeros are matters of typing. */
function numberKey(number: string): string {
  return fold(number)
    .replace(/\s+/gu, '')
    .replace(/^0+(?=\d)/u, '');
}

/**
 * The document a text cites, by its number or an alias of it; where several have the number, the one whose date
 * or issuer the text names too. Undefined where none has it, or several and nothing tells them apart.
 *
 * | text                                        | document            |
 * |---------------------------------------------|---------------------|
 * | `318/QĐ-TTg` · `qđ số 318 / QĐ-TTG`         | 318/QĐ-TTg          |
 * | `04/QĐ-TTg`                                 | 04/2022/QĐ-TTg      |
 * | `Quyết định số 23/2022/QĐ-UBND ngày 08/8/2022, Điều 2` | 23/2022/QĐ-UBND |
 */
export function findDocument(documents: readonly LegalDocument[], text: string): LegalDocument | undefined {
  const cited = fold(text.slice(0, LONGEST));
  const numbers = new Set([...cited.matchAll(NUMBER)].map(([number]) => numberKey(number)));
  const found = documents.filter(({ number, aliases }) =>
    [...(number === null ? [] : [number]), ...aliases].some((one) => numbers.has(numberKey(one))),
  );
  if (found.length <= 1) return found[0];
  const days = new Set(
    [...cited.matchAll(DAY)].map(([, day = '', month = '', year = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`),
  );
  const told = found.filter(({ date, issuer }) => (date !== null && days.has(date)) || cited.includes(fold(issuer)));
  return told.length === 1 ? told[0] : undefined;
}
