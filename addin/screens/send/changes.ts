/** What a report says otherwise than the version sent before it: by indicator, field by field. */
import { periodWords } from '../../../core/calendar/periodWords.ts';
import { printReading } from '../../../core/reading/print.ts';
import type { Entry, Reading, Report } from '../../../core/reading/report.ts';
import { canonicalJson, fingerprintOf } from '../../../core/reading/fingerprint.ts';
import { WORDS } from '../../../core/template/derived.ts';
import type { EntryAnswer, SubmissionAnswer } from '../../client/answers.ts';
import type { Language } from '../../i18n/language.ts';

export const fields = ['reading', 'selfAssessment', 'expectedBy', 'obstacle', 'note'] as const;
export type FieldName = (typeof fields)[number];

export interface Change {
  readonly indicator: string;
  readonly field: FieldName;
  /** Empty = nothing there. */
  readonly was: string;
  readonly is: string;
}

export function changesSince(before: readonly EntryAnswer[], now: readonly Entry[], language: Language): readonly Change[] {
  const old = new Map(before.map((entry) => [entry.indicator, entry]));
  return now.flatMap((entry) =>
    fields.flatMap((field): Change[] => {
      const was: unknown = old.get(entry.indicator)?.[field] ?? null;
      const is: unknown = entry[field];
      if (canonicalJson(was) === canonicalJson(is)) return [];
      return [{ indicator: entry.indicator, field, was: printed(field, was, language), is: printed(field, is, language) }];
    }),
  );
}

/**
 * True where the rows that the service's answer leaves out (the criteria's own, those of the district or the province) are not as
 * they were: with the indicators of the version before, this report would have that version's fingerprint.
 */
export function changesOtherRows(before: Pick<SubmissionAnswer, 'fingerprint' | 'report'>, now: Report): boolean {
  if (now.fingerprint === before.fingerprint) return false;
  // The service gives an entry's words as core's own.
  return fingerprintOf({ ...now, entries: before.report.entries as readonly EntryAnswer[] as readonly Entry[] }) !== before.fingerprint;
}

function printed(field: FieldName, value: unknown, language: Language): string {
  if (value === null || value === undefined) return '';
  // The service gives readings as core's own; one that is none prints as nothing.
  if (field === 'reading') return printReading(value as Reading);
  if (typeof value !== 'string') return '';
  if (field === 'expectedBy') return periodWords(value)[language];
  return field === 'selfAssessment' && value in WORDS ? WORDS[value as keyof typeof WORDS] : value;
}
