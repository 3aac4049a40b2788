/** Answers and figures that were read for sure but are spelled otherwise than the form asks: one mend puts them all right. */
import { WORDS } from '../../template/derived.ts';
import { saysNone } from '../../text/answers.ts';
import { fold, tidy } from '../../text/fold.ts';
import type { Mend } from '../finding.ts';
import { reportedCells, type ReportedCell } from '../reportedCells.ts';
import type { Line, Rule } from '../rule.ts';

export const spelledOtherwise = {
  id: 'NTM-V081',
  severity: 'info',
  why: {
    vi: 'Ghi thống nhất thì biểu lọc, đếm được bằng Excel và người đọc không phải đoán.',
    en: 'Spelled alike, the sheet can be filtered and counted in Excel, and nobody has to guess.',
  },
  check: (subject) => {
    if (subject.recognised.heading.verdicts) return [];
    const lines = new Map(subject.lines.map((line) => [line.indicator.code, line]));
    const fix = reportedCells(subject).flatMap((cell) => mendOf(cell, lines.get(cell.where.indicator ?? '')) ?? []);
    const [first] = fix;
    return first ? [{ cell: first.cell, facts: { count: fix.length }, fix }] : [];
  },
  examples: [
    { given: { '14.1': { selfAssessment: 'x' } }, finds: { row: '14.1', column: 'selfAssessment' } },
    { given: { '14.4': { result: '95,5 %' } }, finds: { row: '14.4', column: 'result' } },
    { given: { '14.4': { result: '95,5', selfAssessment: 'ĐẠT' } }, finds: null },
  ],
} as const satisfies Rule;

function mendOf({ key, cell }: ReportedCell, line: Line | undefined): Mend | undefined {
  if (!line || typeof cell.value !== 'string' || cell.formula !== undefined) return undefined;
  const { selfAssessment, reading } = line.entry;
  if (key === 'selfAssessment' && selfAssessment !== null && fold(cell.value) !== fold(WORDS[selfAssessment])) {
    return { cell: cell.at, value: WORDS[selfAssessment] };
  }
  const isExact = reading.kind === 'number' && reading.comparator === undefined && !reading.approximate;
  // “Không có” is how the form itself asks for a count of nothing.
  if (key !== 'result' || !isExact || saysNone(cell.value) || /^-?\d+(?:,\d+)?$/u.test(tidy(cell.value))) return undefined;
  return { cell: cell.at, value: reading.value, format: 'General' };
}
