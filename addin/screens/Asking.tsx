/** What every question to the service looks like while it is under way, and when it failed. */
import { useCallback, useRef, useState, type JSX } from 'react';
import type { Message } from '../../core/message.ts';
import { useSaying } from '../i18n/language.ts';
import { messageOf } from '../trouble.ts';
import { MessageBar, MessageBarBody, Spinner } from '../ui.ts';
import { useKept } from './kept.ts';
import { useWork } from './work.ts';

export type Asked<T> =
  | { readonly stage: 'idle' }
  | { readonly stage: 'asking' }
  | { readonly stage: 'answered'; readonly answer: T }
  | { readonly stage: 'failed'; readonly message: Message };

const IDLE = { stage: 'idle' } as const;
const ASKING = { stage: 'asking' } as const;

type Ask<T> = (work: () => Promise<T>) => Promise<void>;
/** How a question stands, and how it is put. */
export type Asking<T> = readonly [Asked<T>, Ask<T>];

/** The last question wins. */
export function useAsking<T>(): Asking<T> {
  const { noticed } = useWork().signedIn;
  const [asked, setAsked] = useState<Asked<T>>(IDLE);
  const turn = useRef(0);
  const ask = useCallback(
    (work: () => Promise<T>): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      setAsked(ASKING);
      return answered(
        work,
        (next) => {
          if (mine === turn.current) setAsked(next);
        },
        noticed,
      );
    },
    [noticed],
  );
  return [asked, ask];
}

interface KeptAsked<T> {
  readonly turn: number;
  readonly asked: Asked<T>;
}

const NEVER_ASKED: KeptAsked<never> = { turn: 0, asked: IDLE };

/** As useAsking; the answer is still there when the screen is looked at again (kept.ts), also one that came meanwhile. */
export function useKeptAsking<T>(name: string): Asking<T> {
  const { noticed } = useWork().signedIn;
  const { value, set, latest } = useKept<KeptAsked<T>>(name, NEVER_ASKED);
  const ask = useCallback(
    (work: () => Promise<T>): Promise<void> => {
      const turn = latest().turn + 1;
      set({ turn, asked: ASKING });
      return answered(
        work,
        (asked) => {
          if (latest().turn === turn) set({ turn, asked });
        },
        noticed,
      );
    },
    [noticed, set, latest],
  );
  return [value.asked, ask];
}

async function answered<T>(work: () => Promise<T>, tell: (asked: Asked<T>) => void, noticed: (error: unknown) => void): Promise<void> {
  try {
    tell({ stage: 'answered', answer: await work() });
  } catch (error) {
    noticed(error);
    tell({ stage: 'failed', message: messageOf(error) });
  }
}

export function AskedLine({ asked, label }: { readonly asked: Asked<unknown>; readonly label: string }): JSX.Element | null {
  const saying = useSaying();
  if (asked.stage === 'asking') return <Spinner size="tiny" label={label} />;
  if (asked.stage !== 'failed') return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{saying(asked.message)}</MessageBarBody>
    </MessageBar>
  );
}
