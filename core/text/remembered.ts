/**
 * Headings, wordings and answers are the same in every sheet, and cleaning them is most of a check's work: what was
 * cleaned once is remembered, within bounds. The answer is the same as without.
 */

const MOST_KEPT = 4_096;
/** Longer ones are an officer's own words, which do not come again. */
const LONGEST_KEPT = 600;

/** The same pure function, faster for texts that come again. */
export function remembered<T extends object | string>(clean: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST_KEPT) return clean(text);
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const cleaned = clean(text);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(text, cleaned);
    return cleaned;
  };
}
