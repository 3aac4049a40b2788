/** Many files at once: each is checked by itself and gets its line; a bad one is named and stops nothing. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { checkWorkbook, type CheckedReport } from '../../../core/check.ts';
import type { Message } from '../../../core/message.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import type { PageRulebook, RulebookSource } from '../../client/rulebook.ts';
import { bytesOf, openFile } from '../../host/fileHost.ts';
import { messageOf } from '../../trouble.ts';
import { noReport } from '../check/noReport.ts';

export type Line =
  | { readonly kind: 'report'; readonly file: File; readonly checked: CheckedReport; readonly sheet: Sheet }
  | { readonly kind: 'notReport' | 'notRead'; readonly file: File; readonly reason: Message };

export type BatchState =
  | { readonly stage: 'none' }
  | { readonly stage: 'checking'; readonly files: readonly File[]; readonly done: number }
  | { readonly stage: 'checked'; readonly files: readonly File[]; readonly lines: readonly Line[]; readonly rulebook: Rulebook }
  /** None could be checked: the criteria sets are not there. */
  | { readonly stage: 'failed'; readonly files: readonly File[]; readonly message: Message };

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
      const tell = (next: BatchState): void => {
        if (mine === turn.current) setState(next);
      };
      tell({ stage: 'checking', files, done: 0 });
      try {
        const page = await source();
        const lines: Line[] = [];
        for (const [index, file] of files.entries()) {
          lines.push(...(await linesOf(file, page)));
          tell({ stage: 'checking', files, done: index + 1 });
          // Between two files the page is drawn and answers clicks.
          await new Promise((resolve) => setTimeout(resolve));
        }
        tell({ stage: 'checked', files, lines, rulebook: page.rulebook });
      } catch (error) {
        tell({ stage: 'failed', files, message: messageOf(error) });
      }
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

async function linesOf(file: File, page: PageRulebook): Promise<readonly Line[]> {
  try {
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
