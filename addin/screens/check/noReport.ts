/** What is said of a workbook that can be read but holds no report. */
import type { WorkbookCheck } from '../../../core/check.ts';
import { Problem } from '../../../core/problem.ts';

export function noReport({ unrecognised }: WorkbookCheck): Problem {
  return new Problem('no-report-sheet', { sheets: unrecognised.map(({ sheet }) => sheet) });
}
