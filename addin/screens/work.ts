/** What every screen works with: the open workbook, who is signed in, what waits to be sent. */
import { createContext, useContext } from 'react';
import type { Period } from '../../core/calendar/period.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import type { KeptStates } from './keptStates.ts';
import type { RulebookSource } from '../client/rulebook.ts';
import type { ServiceClient } from '../client/service.ts';
import type { ExcelHost } from '../host/excelHost.ts';
import type { PlannedChange } from '../../core/master/plan.ts';
import type { MasterFill } from '../../core/note/fill.ts';
import type { Host, Undo } from '../host/host.ts';
import type { Batch } from './batch/useBatch.ts';
import type { Workbook } from './check/useWorkbook.ts';
import type { Outbox } from './send/useOutbox.ts';
import type { SignedIn } from './signIn/useSession.ts';
import type { Loaded } from './useLoaded.ts';

export type TabName = 'check' | 'send' | 'forms' | 'status' | 'totals';

export interface LastPicked {
  /** Whose account picked it. */
  readonly unit: string;
  readonly period: Period;
  /** Empty: none in particular. */
  readonly set: string;
}

/** Cells written into a master that one click takes back. */
export interface LastWriting {
  readonly host: Host;
  readonly totals: Totals;
  readonly at: string;
  /** The changes of the plan that was written. */
  readonly changes: readonly PlannedChange[];
  readonly undo: Undo;
  /** What the workbook said of the filling before; undefined where it took no word of this one. */
  readonly before: MasterFill | null | undefined;
}

export interface Work {
  readonly rulebook: RulebookSource;
  /** Of the rulebook's file, for a thread that reads its own. */
  readonly rulebookAddress: string;
  /** The rulebook itself, for screens that cannot begin without it. */
  readonly known: Loaded<Rulebook>;
  readonly service: ServiceClient;
  /** The open workbook of Excel; null in a plain page. */
  readonly excel: (Host & ExcelHost) | null;
  readonly workbook: Workbook;
  readonly signedIn: SignedIn;
  readonly outbox: Outbox;
  readonly batch: Batch;
  /** The month it is. */
  readonly today: Period;
  /** What was picked last, on whichever tab: it is not asked again on the next. */
  readonly picked: LastPicked | null;
  readonly pick: (picked: LastPicked) => void;
  /** What screens keep while others are looked at (kept.ts). */
  readonly kept: KeptStates;
  /** What was written last into a master, until it is taken back; null = nothing. */
  readonly writing: LastWriting | null;
  readonly setWriting: (writing: LastWriting | null) => void;
  /** A file is held over the page. */
  readonly isOver: boolean;
  /** Where one file goes that is let go over the page while a master is wanted; null = it is a report to check. */
  readonly takeMasters: (taker: ((file: File) => void) | null) => void;
  /** What is looked at was sent by somebody else: nothing is written into it. */
  readonly isReadOnly: boolean;
  /** Totals added up from files dropped here. */
  readonly ownTotals: Totals | null;
  readonly give: (files: readonly File[]) => void;
  /** Opens one of the many; the list of them stays. */
  readonly openOne: (file: File) => void;
  /** Forgets the many files, and the totals made of them. */
  readonly clearBatch: () => void;
  readonly showTotals: (totals: Totals | null) => void;
  readonly show: (tab: TabName) => void;
}

export const WorkContext = createContext<Work | null>(null);

export function useWork(): Work {
  const work = useContext(WorkContext);
  if (!work) throw new Error('a screen outside the workspace');
  return work;
}
