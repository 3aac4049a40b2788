/** What a screen cannot begin without: on its way, there, or why it could not be had and the way to ask again. */
import { useEffect, useState } from 'react';
import type { Message } from '../../core/message.ts';
import { messageOf } from '../trouble.ts';

export type Loaded<T> =
  | { readonly stage: 'loading' }
  | { readonly stage: 'ready'; readonly value: T }
  | { readonly stage: 'failed'; readonly message: Message; readonly tryAgain: () => void };

/** Another `load` is asked at once; what the one before gave stands until it has answered. */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> {
  const [state, setState] = useState<Loaded<T>>({ stage: 'loading' });
  const [turn, setTurn] = useState(0);
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
  return state;
}
