/** Where the check of a workbook stands, and what was last done to it. Each is one value, so that the screen cannot contradict itself. */
import type { CheckedReport, WorkbookCheck } from '../../../core/check.ts';
import type { Message } from '../../../core/message.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Asked } from '../../../core/validation/rule.ts';
import type { Host, Undo, WorkbookReading } from '../../host/host.ts';

export interface Checked {
  readonly stage: 'checked';
  readonly file: string;
  readonly host: Host;
  readonly reading: WorkbookReading;
  readonly check: WorkbookCheck;
  readonly rulebook: Rulebook;
  /** The sheet of the report being looked at; null where none is a report. */
  readonly selected: string | null;
  readonly asked: Asked;
  /** Rises with each workbook opened or check asked for by hand: then the result takes the focus. */
  readonly turn: number;
}

export interface Failed {
  readonly stage: 'failed';
  readonly file: string;
  readonly message: Message;
}

export type CheckState = { readonly stage: 'idle' } | { readonly stage: 'checking'; readonly file: string } | Checked | Failed;

export type SettledState = Checked | Failed;

/** What was last done to the open workbook. */
export type Deed =
  | { readonly stage: 'none' }
  | { readonly stage: 'doing'; readonly work: 'reading' | 'writing' | 'marking' }
  | { readonly stage: 'written'; readonly cells: readonly string[] }
  /** `kept`: which cells were typed into since and so stay; null = none. */
  | { readonly stage: 'undone'; readonly cells: readonly string[]; readonly kept: Message | null }
  | { readonly stage: 'failed'; readonly message: Message };

export interface Step {
  readonly undo: Undo;
}

export function selectedReport({ check, selected }: Checked): CheckedReport | null {
  return check.reports.find(({ report }) => report.sheet === selected) ?? null;
}

/** The sheet in front where it is a report; else the one looked at before; else the report of the latest period. */
export function reportToSelect(check: WorkbookCheck, active: string | null, before: string | null): string | null {
  const sheets = check.reports.map(({ report }) => report.sheet);
  const kept = [active, before].find((name) => name !== null && sheets.includes(name));
  if (kept !== undefined) return kept;
  const latest = [...check.reports].sort((a, b) => ((a.report.period ?? '') < (b.report.period ?? '') ? 1 : -1));
  return latest[0]?.report.sheet ?? null;
}
