/** What every question to the service looks like while it is under way, and when it failed. */
import { useCallback, useRef, useState, type JSX } from 'react';
import type { Message } from '../../core/message.ts';
import { useSaying } from '../i18n/language.ts';
import { messageOf } from '../trouble.ts';
import { MessageBar, MessageBarBody, Spinner } from '../ui.ts';
import { useWork } from './work.ts';

export type Asked<T> =
  | { readonly stage: 'idle' }
  | { readonly stage: 'asking' }
  | { readonly stage: 'answered'; readonly answer: T }
  | { readonly stage: 'failed'; readonly message: Message };

/** The last question wins. */
export function useAsking<T>(): readonly [Asked<T>, (work: () => Promise<T>) => Promise<void>] {
  const { signedIn } = useWork();
  const { noticed } = signedIn;
  const [asked, setAsked] = useState<Asked<T>>({ stage: 'idle' });
  const turn = useRef(0);
  const ask = useCallback(
    async (work: () => Promise<T>): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      const tell = (next: Asked<T>): void => {
        if (mine === turn.current) setAsked(next);
      };
      tell({ stage: 'asking' });
      try {
        tell({ stage: 'answered', answer: await work() });
      } catch (error) {
        noticed(error);
        tell({ stage: 'failed', message: messageOf(error) });
      }
    },
    [noticed],
  );
  return [asked, ask];
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
