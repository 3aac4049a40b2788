/** What stands in a cell, and what the officer meant by a row. */
import type { Reading, SelfAssessment } from '../../core/reading/report.ts';
import type { Cell } from '../../core/sheet/sheet.ts';
import type { ColumnKey } from '../../core/template/schema.ts';

/** What a cell is to hold; `compute` is a formula over addresses known only when the sheet is printed. */
export type Body = { -readonly [K in keyof Omit<Cell, 'at'>]: Cell[K] } & {
  compute?: (addressOf: (key: string, column: ColumnKey) => string) => string;
};

export interface Truth {
  reading: Reading;
  selfAssessment: SelfAssessment | null;
  expectedBy: string | null;
  obstacle: string | null;
  note: string | null;
}
