/** Many files at once: each is checked by itself and gets its line; a bad one is named and stops nothing. The last thing asked for wins. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Message } from '../../../core/message.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Asked } from '../../../core/validation/rule.ts';
import type { RulebookSource } from '../../client/rulebook.ts';
import { later } from '../../later.ts';
import { messageOf } from '../../trouble.ts';
import type { FileRead, Line } from './lines.ts';

/** `asked`: what the account said of every sheet as these were given or last checked. */
interface Given {
  readonly files: readonly File[];
  readonly asked: Asked;
}

export type BatchState =
  | { readonly stage: 'none' }
  | (Given & { readonly stage: 'checking'; readonly done: number })
  | (Given & {
      readonly stage: 'checked';
      /** One for each file. */
      readonly reads: readonly FileRead[];
      readonly lines: readonly Line[];
      readonly rulebook: Rulebook;
    })
  /** They could not be checked: the network did not give the criteria sets, the units, or a part of the page. */
  | (Given & { readonly stage: 'failed'; readonly message: Message });

export interface Batch {
  readonly state: BatchState;
  give(files: readonly File[]): Promise<void>;
  clear(): void;
}

/** `asked`: what the account says of every sheet; when it is another's, those given are checked anew. */
export function useBatch(source: RulebookSource, asked: Asked): Batch {
  const [state, setState] = useState<BatchState>({ stage: 'none' });
  const turn = useRef(0);
  /** `known`: what the files were read as before; the lines then stand until there are new ones. */
  const check = useCallback(
    async (files: readonly File[], known: readonly FileRead[] | null): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      const tell = (next: BatchState): void => {
        if (mine === turn.current) setState(next);
      };
      if (!known) tell({ stage: 'checking', files, asked, done: 0 });
      try {
        const page = await source();
        const { linesOf, readGiven } = await later(() => import(/* webpackChunkName: "work" */ './lines.ts'));
        const reads: FileRead[] = [];
        const lines: Line[] = [];
        for (const [index, file] of files.entries()) {
          const read = known?.[index] ?? (await readGiven(file));
          reads.push(read);
          lines.push(...(await linesOf(read, page, asked)));
          if (!known) tell({ stage: 'checking', files, asked, done: index + 1 });
          // Between two files the page is drawn and answers clicks.
          await new Promise((resolve) => setTimeout(resolve));
          if (mine !== turn.current) return;
        }
        tell({ stage: 'checked', files, asked, reads, lines, rulebook: page.rulebook });
      } catch (error) {
        tell({ stage: 'failed', files, asked, message: messageOf(error) });
      }
    },
    [source, asked],
  );
  useAccountChange(state, asked, check);
  const give = useCallback((files: readonly File[]) => check(files, null), [check]);
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

type Check = (files: readonly File[], known: readonly FileRead[] | null) => Promise<void>;

/** Somebody signs in, out, or in as another while files are in front, or being checked. */
function useAccountChange(state: BatchState, asked: Asked, check: Check): void {
  useEffect(() => {
    if (state.stage === 'none' || state.asked === asked) return;
    void check(state.files, state.stage === 'checked' ? state.reads : null);
  }, [state, asked, check]);
}
