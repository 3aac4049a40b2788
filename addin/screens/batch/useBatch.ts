/** Many files at once: each is checked by itself and gets its line; a bad one is named and stops nothing. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { checkWorkbook, type CheckedReport } from '../../../core/check.ts';
import type { Message } from '../../../core/message.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import type { RulebookSource } from '../../client/rulebook.ts';
import { bytesOf, openFile } from '../../host/fileHost.ts';
import { messageOf } from '../../trouble.ts';
import { noReport } from '../check/noReport.ts';

export type Line =
  | { readonly kind: 'report'; readonly file: File; readonly checked: CheckedReport; readonly sheet: Sheet }
  | { readonly kind: 'notReport' | 'notRead'; readonly file: File; readonly reason: Message };

export type BatchState =
  | { readonly stage: 'none' }
  | { readonly stage: 'checking'; readonly done: number; readonly all: number; readonly lines: readonly Line[] }
  | { readonly stage: 'checked'; readonly lines: readonly Line[]; readonly rulebook: Rulebook };

export interface Batch {
  readonly state: BatchState;
  give(files: readonly File[]): Promise<void>;
  clear(): void;
}

export function useBatch(source: RulebookSource): Batch {
  const [state, setState] = useState<BatchState>({ stage: 'none' });
  const turn = useRef(0);
  const give = useCallback(
    async (files: readonly File[]): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      const lines: Line[] = [];
      const tell = (next: BatchState): void => {
        if (mine === turn.current) setState(next);
      };
      tell({ stage: 'checking', done: 0, all: files.length, lines });
      const page = await source().catch(() => null);
      for (const [index, file] of files.entries()) {
        lines.push(...(await linesOf(file, source)));
        tell({ stage: 'checking', done: index + 1, all: files.length, lines: [...lines] });
        // Between two files the page is drawn and answers clicks.
        await new Promise((resolve) => setTimeout(resolve));
      }
      if (page) tell({ stage: 'checked', lines, rulebook: page.rulebook });
    },
    [source],
  );
  return useMemo(
    () => ({
      state,
      give,
      clear: () => {
        turn.current += 1;
        setState({ stage: 'none' });
      },
    }),
    [state, give],
  );
}

async function linesOf(file: File, source: RulebookSource): Promise<readonly Line[]> {
  try {
    const page = await source();
    const { sheets, hidden } = await openFile(file.name, await bytesOf(file)).readSheets();
    const check = await page.withUnits((rulebook) => checkWorkbook(sheets, rulebook, {}, hidden));
    if (check.reports.length === 0) return [{ kind: 'notReport', file, reason: noReport(check).text }];
    return check.reports.flatMap((checked): Line[] => {
      const sheet = sheets.find(({ name }) => name === checked.report.sheet);
      return sheet ? [{ kind: 'report', file, checked, sheet }] : [];
    });
  } catch (error) {
    return [{ kind: 'notRead', file, reason: messageOf(error) }];
  }
}
