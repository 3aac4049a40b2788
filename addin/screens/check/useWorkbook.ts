/** The workbook in front of the person: opened, checked, mended, taken back. The last thing asked for wins. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { checkWorkbook } from '../../../core/check.ts';
import { isBlocking } from '../../../core/validation/finding.ts';
import type { Asked } from '../../../core/validation/rule.ts';
import type { RulebookSource } from '../../client/rulebook.ts';
import type { Host, HostWrite } from '../../host/host.ts';
import { messageOf } from '../../trouble.ts';
import { marksOf } from './marks.ts';
import { reportToSelect, selectedReport, type Checked, type CheckState, type Deed, type Step } from './state.ts';

/** Typing goes on for a while; the list follows once it pauses. */
const PAUSE_MS = 800;

export interface Workbook {
  readonly state: CheckState;
  readonly deed: Deed;
  readonly canUndo: boolean;
  readonly showsMarks: boolean;
  /** Opens with `open` and checks what it gives; `file` names it meanwhile. */
  open(file: string, open: () => Promise<Host>): Promise<void>;
  /** Reads and checks anew; null where that failed, and the state says why. */
  again(): Promise<Checked | null>;
  select(sheet: string): void;
  correct(asked: Asked): Promise<void>;
  write(writes: readonly HostWrite[]): Promise<void>;
  undo(): Promise<void>;
  showMarks(on: boolean): Promise<void>;
  close(): void;
}

/** `asked`: what the account says of every sheet. */
export function useWorkbook(rulebookSource: RulebookSource, asked: Asked): Workbook {
  const [state, setState] = useState<CheckState>({ stage: 'idle' });
  const [deed, setDeed] = useState<Deed>({ stage: 'none' });
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [showsMarks, setShowsMarks] = useState(false);
  const turn = useRef(0);
  const current = state.stage === 'checked' ? state : null;

  const check = useCallback(
    async (host: Host, corrected: Asked, before: Checked | null, isNew: boolean): Promise<Checked> => {
      const page = await rulebookSource();
      const reading = await host.readSheets();
      const result = await page.withUnits((rulebook) =>
        checkWorkbook(reading.sheets, rulebook, { ...asked, ...corrected }, reading.hidden),
      );
      if (isNew) turn.current += 1;
      const selected = reportToSelect(result, reading.active, before?.selected ?? null);
      return {
        stage: 'checked',
        file: host.name,
        host,
        reading,
        check: result,
        rulebook: page.rulebook,
        selected,
        asked: corrected,
        turn: turn.current,
      };
    },
    [rulebookSource, asked],
  );

  /** Runs one deed on the open workbook; a failure is said and leaves the list as it was. */
  const act = useCallback(async <T>(work: () => Promise<T>): Promise<T | null> => {
    setDeed({ stage: 'doing' });
    try {
      return await work();
    } catch (error) {
      setDeed({ stage: 'failed', message: messageOf(error) });
      return null;
    }
  }, []);

  const again = useCallback(async (): Promise<Checked | null> => {
    if (!current) return null;
    const next = await act(() => check(current.host, current.asked, current, true));
    if (!next) return null;
    setState(next);
    setDeed({ stage: 'none' });
    return next;
  }, [act, check, current]);

  useMarks(current, showsMarks);
  useFollowing(current, deed, async (now) => {
    const next = await check(now.host, now.asked, now, false);
    setState((held) => (held === now ? next : held));
  });

  const open = useCallback(
    async (file: string, openHost: () => Promise<Host>): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      setState({ stage: 'checking', file });
      setSteps([]);
      setDeed({ stage: 'none' });
      const settled = await openHost()
        .then((host) => check(host, {}, null, false))
        .catch((error: unknown): CheckState => ({ stage: 'failed', file, message: messageOf(error) }));
      if (mine === turn.current) setState(settled);
    },
    [check],
  );

  return {
    state,
    deed,
    canUndo: steps.length > 0,
    showsMarks,
    open,
    again,
    select: (sheet) => setState((held) => (held.stage === 'checked' ? { ...held, selected: sheet } : held)),
    correct: async (corrected) => {
      const next = current && (await act(() => check(current.host, corrected, current, false)));
      if (!next) return;
      setState(next);
      setDeed({ stage: 'none' });
    },
    write: async (writes) => {
      if (!current) return;
      const done = await act(async () => {
        const undo = await current.host.write(writes);
        // What was written can be taken back even if the reading after it fails.
        setSteps((all) => [...all, { undo }]);
        return { undo, next: await check(current.host, current.asked, current, false) };
      });
      if (!done) return;
      setState(done.next);
      setDeed({ stage: 'written', cells: done.undo.cells });
    },
    undo: async () => {
      const last = steps.at(-1);
      if (!current || !last) return;
      const next = await act(async () => {
        await last.undo.revert();
        setSteps((all) => all.filter((one) => one !== last));
        return check(current.host, current.asked, current, false);
      });
      if (!next) return;
      setState(next);
      setDeed({ stage: 'undone', cells: last.undo.cells });
    },
    showMarks: async (on) => {
      setShowsMarks(on);
      if (on || !current) return;
      await act(() => Promise.all(current.check.reports.map(({ report }) => current.host.mark(report.sheet, []))));
      setDeed({ stage: 'none' });
    },
    close: () => {
      turn.current += 1;
      setState({ stage: 'idle' });
      setSteps([]);
      setDeed({ stage: 'none' });
    },
  };
}

/** In the page's own grid the marks always show; into Excel they go only when asked for. */
function useMarks(current: Checked | null, showsMarks: boolean): void {
  useEffect(() => {
    const report = current && selectedReport(current);
    if (!report || (current.host.kind === 'excel' && !showsMarks)) return;
    // A protected sheet takes no marks; the list shows the same.
    void current.host.mark(report.report.sheet, marksOf(report.findings)).catch(() => undefined);
  }, [current, showsMarks]);
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
    const stop = host.onChange(() => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const now = latest.current;
        if (now.current && now.deed.stage !== 'doing') void now.follow(now.current).catch(() => undefined);
      }, PAUSE_MS);
    });
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
