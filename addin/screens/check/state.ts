/** Where the check of a workbook stands, and what was last done to it. Each is one value, so that the screen cannot contradict itself. */
import type { CheckedReport, WorkbookCheck } from '../../../core/check.ts';
import type { Message } from '../../../core/message.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Asked } from '../../../core/validation/rule.ts';
import { isFile, type FileHost, type Host, type Undo, type WorkbookReading } from '../../host/host.ts';

export interface Checked {
  readonly stage: 'checked';
  readonly file: string;
  readonly host: Host;
  readonly reading: WorkbookReading;
  readonly check: WorkbookCheck;
  readonly rulebook: Rulebook;
  /** The sheet of the report being looked at; null where none is a report. */
  readonly selected: string | null;
  /** What was said by hand of this workbook. */
  readonly asked: Asked;
  /** What the account said when it was checked. */
  readonly ofAccount: Asked;
  /** Rises with each workbook opened or check asked for by hand: then the result takes the focus. */
  readonly turn: number;
}

export interface Failed {
  readonly stage: 'failed';
  readonly file: string;
  readonly message: Message;
  /** How to open it once more, where nothing was wrong with it and only something else had not come; null = that would not help. */
  readonly reopen: (() => Promise<Host>) | null;
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

/** Another reading in the place of the one held: what was picked while it was being read stays, and so does another workbook. */
export function replaced(held: CheckState, now: Checked, next: Checked): CheckState {
  if (held.stage !== 'checked' || held.host !== next.host) return held;
  const isPicked = held.selected !== now.selected && next.check.reports.some(({ report }) => report.sheet === held.selected);
  return isPicked ? { ...next, selected: held.selected } : next;
}

export function selectedReport({ check, selected }: Checked): CheckedReport | null {
  return check.reports.find(({ report }) => report.sheet === selected) ?? null;
}

/** The open file with mends that nobody has downloaded yet; null = nothing would be lost with it. */
export function unkeptFile(state: CheckState): FileHost | null {
  return state.stage === 'checked' && isFile(state.host) && state.host.isUnkept() ? state.host : null;
}

/** What a check is for: another look, or the outcome of what was done to the report that is being looked at. */
export type Purpose = 'look' | 'outcome';

/**
 * Which sheet is looked at after a reading; whatever is no report gives way to the next, at last to the report of the latest period.
 *
 * | the reading                                       | first           | next            |
 * |---------------------------------------------------|-----------------|-----------------|
 * | is the first of the workbook                      | sheet in front  |                 |
 * | `look`, another sheet is in front than last time  | sheet in front  | looked at before|
 * | `look`, the same is; `outcome`                    | looked at before| sheet in front  |
 */
export function reportToSelect(
  check: WorkbookCheck,
  active: string | null,
  before: { readonly selected: string | null; readonly active: string | null } | null,
  purpose: Purpose,
): string | null {
  const sheets = check.reports.map(({ report }) => report.sheet);
  const isElsewhere = before === null || (purpose === 'look' && active !== before.active);
  const wanted = isElsewhere ? [active, before?.selected] : [before.selected, active];
  const kept = wanted.find((name) => name !== null && name !== undefined && sheets.includes(name));
  if (kept !== undefined) return kept;
  const latest = [...check.reports].sort((a, b) => ((a.report.period ?? '') < (b.report.period ?? '') ? 1 : -1));
  return latest[0]?.report.sheet ?? null;
}
