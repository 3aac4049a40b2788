/** The workbook in front of the person: opened, checked, mended, taken back. The last thing asked for wins. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Message } from '../../../core/message.ts';
import { isBlocking } from '../../../core/validation/finding.ts';
import type { Asked } from '../../../core/validation/rule.ts';
import type { Remark } from '../../client/answers.ts';
import type { RulebookSource } from '../../client/rulebook.ts';
import { keepsMarks, type FileHost, type Host, type HostWrite, type WorkbookReading } from '../../host/host.ts';
import { HalfWritten } from '../../host/meanwhile.ts';
import { later } from '../../later.ts';
import { isTrouble, isUnavailable, messageOf } from '../../trouble.ts';
import { takeBack } from '../takeBack.ts';
import { useLeavingTheWindow } from '../useLeavingTheWindow.ts';
import { marksOf } from './marks.ts';
import { rowLabels } from './rowLabels.ts';
import {
  replaced,
  reportToSelect,
  selectedReport,
  unkeptFile,
  type Checked,
  type CheckState,
  type Deed,
  type Failed,
  type Purpose,
  type Step,
} from './state.ts';

/** Typing goes on for a while; the list follows once it pauses. */
const PAUSE_MS = 800;

export interface Workbook {
  readonly state: CheckState;
  readonly deed: Deed;
  /** Asked before mends are lost; null = nothing is. */
  readonly leaving: Leaving | null;
  readonly canUndo: boolean;
  readonly showsMarks: boolean;
  /** Opens with `open` and checks what it gives; `file` names it meanwhile. */
  open(file: string, open: () => Promise<Host>): Promise<void>;
  /** Reads and checks anew; null where no workbook is open. */
  again(): Promise<Checked | Failed | null>;
  /** The same for what is about to be done with the report looked at, which stays the one. */
  reread(): Promise<Checked | Failed | null>;
  select(sheet: string): void;
  correct(asked: Asked): Promise<void>;
  write(writes: readonly HostWrite[]): Promise<void>;
  undo(): Promise<void>;
  showMarks(on: boolean): Promise<void>;
  /** What the office above says of cells of the open report: shown among the marks. */
  showRemarks(remarks: readonly Remark[]): void;
  close(): void;
}

/** The open file is to give way, and holds mends that were not downloaded. */
export interface Leaving {
  readonly host: FileHost;
  /** The file to be opened instead; null = it is only closed. */
  readonly next: string | null;
  readonly go: () => void;
  readonly stay: () => void;
}

/** `asked`: what the account says of every sheet. */
export function useWorkbook(rulebookSource: RulebookSource, asked: Asked): Workbook {
  const [state, setState] = useState<CheckState>({ stage: 'idle' });
  const [deed, setDeed] = useState<Deed>({ stage: 'none' });
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const [showsMarks, setShowsMarks] = useState(false);
  const [remarks, showRemarks] = useState<readonly Remark[]>(NO_REMARKS);
  const turn = useRef(0);
  const current = state.stage === 'checked' ? state : null;

  const check = useCallback(
    async (host: Host, corrected: Asked, before: Checked | null, purpose: Purpose): Promise<Checked> => {
      const page = await rulebookSource();
      const reading = await host.readSheets();
      const { checkWorkbook } = await later(() => import(/* webpackChunkName: "work" */ '../../../core/check.ts'));
      const result = await page.withUnits((rulebook) =>
        checkWorkbook(reading.sheets, rulebook, { ...asked, ...corrected }, reading.hidden),
      );
      return {
        stage: 'checked',
        file: host.name,
        host,
        reading,
        check: result,
        rulebook: page.rulebook,
        selected: reportToSelect(result, reading.active, before && { selected: before.selected, active: before.reading.active }, purpose),
        asked: corrected,
        ofAccount: asked,
        turn: turn.current,
      };
    },
    [rulebookSource, asked],
  );

  /** Runs one deed on the open workbook; a failure is said and leaves the list as it was. */
  const act = useCallback(async <T>(doing: Doing, work: () => Promise<T>): Promise<Done<T>> => {
    setDeed({ stage: 'doing', work: doing });
    try {
      return { stage: 'done', value: await work() };
    } catch (error) {
      const failed = { stage: 'failed', message: messageOf(error) } as const;
      setDeed(failed);
      return failed;
    }
  }, []);

  const readFor = useCallback(
    async (purpose: Purpose): Promise<Checked | Failed | null> => {
      if (!current) return null;
      const next = await act('reading', async () => {
        const checked = await check(current.host, current.asked, current, purpose);
        if (purpose === 'look') turn.current += 1;
        return { ...checked, turn: turn.current };
      });
      if (next.stage === 'failed') return { ...next, file: current.file, reopen: null };
      setState((held) => replaced(held, current, next.value));
      setDeed({ stage: 'none' });
      return next.value;
    },
    [act, check, current],
  );

  useAccountChange(current, deed, asked, async (now) => {
    const next = await act('reading', () => check(now.host, now.asked, now, 'outcome'));
    if (next.stage === 'failed') return;
    setState((held) => replaced(held, now, next.value));
    setDeed({ stage: 'none' });
  });
  useLeavingTheWindow(current?.host);
  useMarks(current, showsMarks, remarks, setDeed);
  useMarksFound(current?.host, setShowsMarks);
  useFollowing(current, deed, async (now) => {
    const next = await check(now.host, now.asked, now, 'look');
    setState((held) => (held.stage === 'checked' && held.reading === now.reading ? replaced(held, now, next) : held));
  });

  const openNow = useCallback(
    async (file: string, openHost: () => Promise<Host>): Promise<void> => {
      turn.current += 1;
      setLeaving(null);
      const mine = turn.current;
      setState({ stage: 'checking', file });
      setSteps([]);
      showRemarks(NO_REMARKS);
      setDeed({ stage: 'none' });
      const settled = await openHost()
        .then((host) => check(host, {}, null, 'look'))
        .catch((error: unknown): CheckState => ({
          stage: 'failed',
          file,
          message: messageOf(error),
          reopen: isUnavailable(error) ? openHost : null,
        }));
      if (mine === turn.current) setState(settled);
    },
    [check],
  );
  const closeNow = useCallback((): Promise<void> => {
    turn.current += 1;
    setLeaving(null);
    setState({ stage: 'idle' });
    setSteps([]);
    showRemarks(NO_REMARKS);
    setDeed({ stage: 'none' });
    return Promise.resolve();
  }, []);
  /** Mends that nobody has downloaded go with the file only when that is said. */
  const leaveFor = useCallback(
    async (next: string | null, go: () => Promise<void>): Promise<void> => {
      const unkept = unkeptFile(state);
      if (unkept) setLeaving({ host: unkept, next, go: () => void go(), stay: () => setLeaving(null) });
      else await go();
    },
    [state],
  );
  const open = useCallback(
    (file: string, openHost: () => Promise<Host>): Promise<void> => leaveFor(file, () => openNow(file, openHost)),
    [leaveFor, openNow],
  );

  return {
    state,
    leaving,
    deed,
    canUndo: steps.length > 0,
    showsMarks,
    open,
    again: () => readFor('look'),
    reread: () => readFor('outcome'),
    select: (sheet) => setState((held) => (held.stage === 'checked' ? { ...held, selected: sheet } : held)),
    correct: async (corrected) => {
      if (!current) return;
      const next = await act('reading', () => check(current.host, corrected, current, 'outcome'));
      if (next.stage === 'failed') return;
      setState((held) => replaced(held, current, next.value));
      setDeed({ stage: 'none' });
    },
    write: async (writes) => {
      if (!current) return;
      const done = await act('writing', async () => {
        const expecting = writes.map((write) => ({ ...write, expected: seenIn(current.reading, write) }));
        const undo = await current.host.write(expecting, rowLabels(current.reading, writes)).catch((error: unknown) => {
          if (error instanceof HalfWritten) setSteps((all) => [...all, { undo: error.undo }]);
          throw error;
        });
        // What was written can be taken back even if the reading after it fails.
        setSteps((all) => [...all, { undo }]);
        return { undo, next: await check(current.host, current.asked, current, 'outcome') };
      });
      if (done.stage === 'failed') return;
      setState((held) => replaced(held, current, done.value.next));
      setDeed({ stage: 'written', cells: done.value.undo.cells });
    },
    undo: async () => {
      const last = steps.at(-1);
      if (!current || !last) return;
      const done = await act('writing', async () => {
        const kept = await takeBack(last.undo);
        setSteps((all) => all.filter((one) => one !== last));
        return { kept, next: await check(current.host, current.asked, current, 'outcome') };
      });
      if (done.stage === 'failed') return;
      setState((held) => replaced(held, current, done.value.next));
      setDeed({ stage: 'undone', cells: last.undo.cells, kept: done.value.kept });
    },
    showMarks: async (on) => {
      if (!current) return;
      const done = await act('marking', () => (on ? mark(current, remarks) : unmark(current.host)));
      if (done.stage === 'failed') return;
      setShowsMarks(on);
      setDeed({ stage: 'none' });
    },
    showRemarks,
    close: () => void leaveFor(null, closeNow),
  };
}

type Doing = Extract<Deed, { stage: 'doing' }>['work'];
type Done<T> = { readonly stage: 'done'; readonly value: T } | { readonly stage: 'failed'; readonly message: Message };

/** One value, so that an effect is not run for another empty list. */
const NO_REMARKS: readonly Remark[] = [];

/** What the write was decided on; null = the cell was empty. */
function seenIn({ sheets }: WorkbookReading, { sheet, cell }: HostWrite): NonNullable<HostWrite['expected']> | null {
  return sheets.find(({ name }) => name === sheet)?.cells.find(({ at }) => at === cell) ?? null;
}

async function mark(current: Checked, remarks: readonly Remark[]): Promise<void> {
  const one = selectedReport(current);
  if (one) await current.host.mark(one.report.sheet, marksOf(one.findings, remarks));
}

/** Wherever ours are: a sheet marked last time may be none of today's reports. */
async function unmark(host: Host): Promise<void> {
  for (const sheet of keepsMarks(host) ? await host.markedSheets() : []) await host.mark(sheet, []);
}

/** In the page's own grid the marks always show; into Excel they go only when asked for. */
function useMarks(current: Checked | null, showsMarks: boolean, remarks: readonly Remark[], tell: (deed: Deed) => void): void {
  useEffect(() => {
    if (!current || (current.host.kind === 'excel' && !showsMarks)) return;
    mark(current, remarks).catch((error: unknown) => {
      // Somebody goes on typing: the list follows that, and the marks with it.
      if (!isTrouble(error, 'excel-editing')) tell({ stage: 'failed', message: messageOf(error) });
    });
  }, [current, showsMarks, remarks, tell]);
}

/** A pane that was closed while the marks were on left them in the workbook: the switch then stands where they are. */
function useMarksFound(host: Host | undefined, setShowsMarks: (on: boolean) => void): void {
  useEffect(() => {
    if (!host || !keepsMarks(host)) return;
    let isLate = false;
    host.markedSheets().then(
      (sheets) => {
        if (!isLate) setShowsMarks(sheets.length > 0);
      },
      // Excel is busy: the switch asks when it is used.
      () => undefined,
    );
    return () => {
      isLate = true;
    };
  }, [host, setShowsMarks]);
}

/** Somebody signs in, out, or in as another: whose the sheets are may be another's now. Asked once; a reading that fails is said. */
function useAccountChange(current: Checked | null, deed: Deed, asked: Asked, recheck: (now: Checked) => Promise<void>): void {
  const tried = useRef<{ readonly current: Checked; readonly asked: Asked } | null>(null);
  const latest = useRef(recheck);
  useEffect(() => {
    latest.current = recheck;
  });
  useEffect(() => {
    if (!current || current.ofAccount === asked || deed.stage === 'doing') return;
    if (tried.current?.current === current && tried.current.asked === asked) return;
    tried.current = { current, asked };
    void latest.current(current);
  }, [current, asked, deed]);
}

/** Follows edits made in Excel. Events are hints: what is true is read anew, and a reading that fails is left to the button. */
function useFollowing(current: Checked | null, deed: Deed, follow: (now: Checked) => Promise<void>): void {
  const latest = useRef({ current, deed, follow });
  useEffect(() => {
    latest.current = { current, deed, follow };
  });
  const host = current?.host;
  useEffect(() => {
    if (host?.kind !== 'excel') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isFollowing = false;
    const followSoon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const now = latest.current;
        if (!now.current) return;
        if (isFollowing || now.deed.stage === 'doing') {
          // What is under way may have read the cell before it was typed into.
          followSoon();
          return;
        }
        isFollowing = true;
        void now
          .follow(now.current)
          .catch(() => undefined)
          .finally(() => (isFollowing = false));
      }, PAUSE_MS);
    };
    const stop = host.onChange(followSoon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [host]);
}

/** True where the report may be sent. */
export function isSendable(checked: Checked): boolean {
  const report = selectedReport(checked);
  return report !== null && !report.findings.some(isBlocking);
}
