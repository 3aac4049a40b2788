/** What the page is opened with: where the rulebook stands, and the workbook in front where Excel is there. */
import type { ExcelHost } from './host/excelHost.ts';

export interface Opening {
  /** Address of the rulebook beside the page. */
  readonly rulebook: string;
  /** Null: a plain page, to which files are given. */
  readonly host: ExcelHost | null;
  /** Before every name in this browser's storage; Excel hands one out, elsewhere it is empty. */
  readonly partition: string;
}
