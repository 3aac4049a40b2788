/** What a screen cannot begin without: on its way, there, or why it could not be had and the way to ask again. */
import { useEffect, useState } from 'react';
import type { Message } from '../../core/message.ts';
import { messageOf } from '../trouble.ts';

export type Loaded<T> =
  | { readonly stage: 'loading' }
  | { readonly stage: 'ready'; readonly value: T }
  | { readonly stage: 'failed'; readonly message: Message; readonly tryAgain: () => void };

/**
 * Another `load` is asked at once; what the one before gave stands until it has answered. What could not be had is asked for again, without
 * a word, when the browser says that the network is back, and with every other `sign` that it may be.
 */
export function useLoaded<T>(load: () => Promise<T>, sign: string): Loaded<T> {
  const [state, setState] = useState<Loaded<T>>({ stage: 'loading' });
  const [turn, setTurn] = useState(0);
  const [seen, setSeen] = useState(sign);
  const hasFailed = state.stage === 'failed';
  if (seen !== sign) {
    setSeen(sign);
    if (hasFailed) setTurn(turn + 1);
  }
  useEffect(() => {
    let isLate = false;
    const tell = (next: Loaded<T>): void => {
      if (!isLate) setState(next);
    };
    const tryAgain = (): void => {
      setState({ stage: 'loading' });
      setTurn((count) => count + 1);
    };
    load().then(
      (value) => tell({ stage: 'ready', value }),
      (error: unknown) => tell({ stage: 'failed', message: messageOf(error), tryAgain }),
    );
    return () => {
      isLate = true;
    };
  }, [load, turn]);
  useEffect(() => {
    if (!hasFailed) return;
    const askAgain = (): void => setTurn((count) => count + 1);
    addEventListener('online', askAgain);
    return () => removeEventListener('online', askAgain);
  }, [hasFailed]);
  return state;
}
