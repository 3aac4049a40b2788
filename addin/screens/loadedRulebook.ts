/** The rulebook for the screens that cannot begin without it: on its way, there, or why it could not be had and the way to ask again. */
import { useEffect, useState } from 'react';
import type { Message } from '../../core/message.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import type { RulebookSource } from '../client/rulebook.ts';
import { messageOf } from '../trouble.ts';

export type RulebookState =
  | { readonly stage: 'loading' }
  | { readonly stage: 'ready'; readonly rulebook: Rulebook }
  | { readonly stage: 'failed'; readonly message: Message; readonly tryAgain: () => void };

/** `unit`: the account's; null where nobody is signed in, or nobody of a unit. */
export function useLoadedRulebook(source: RulebookSource, unit: string | null): RulebookState {
  const [state, setState] = useState<RulebookState>({ stage: 'loading' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isLate = false;
    const tell = (next: RulebookState): void => {
      if (!isLate) setState(next);
    };
    const tryAgain = (): void => {
      setState({ stage: 'loading' });
      setTurn((count) => count + 1);
    };
    source()
      .then((page) => page.withUnits((own) => (unit === null ? own : withUnitsOf(own, unit))))
      .then(
        (rulebook) => tell({ stage: 'ready', rulebook }),
        (error: unknown) => tell({ stage: 'failed', message: messageOf(error), tryAgain }),
      );
    return () => {
      isLate = true;
    };
  }, [source, unit, turn]);
  return state;
}

function withUnitsOf(rulebook: Rulebook, unit: string): Rulebook {
  rulebook.units.spansOf(unit);
  return rulebook;
}
