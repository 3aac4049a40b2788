/** Many files at once: each is checked by itself and gets its line; a bad one is named and stops nothing. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Message } from '../../../core/message.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { RulebookSource } from '../../client/rulebook.ts';
import { later } from '../../later.ts';
import { messageOf } from '../../trouble.ts';
import type { Line } from './lines.ts';

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
        const { linesOf } = await later(() => import(/* webpackChunkName: "work" */ './lines.ts'));
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
