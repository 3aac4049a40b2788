/** Signing in and out, and where that stands. */
import { useCallback, useMemo, useState } from 'react';
import type { Message } from '../../../core/message.ts';
import type { Session } from '../../client/answers.ts';
import { SessionEnded, type ServiceClient } from '../../client/service.ts';
import { sessionShelf } from '../../client/session.ts';
import { isTrouble, messageOf } from '../../trouble.ts';

export type SignInState =
  /** `why`: what went wrong, or why one has to sign in again. */
  | { readonly stage: 'out'; readonly why: Message | null }
  | { readonly stage: 'signingIn' }
  /** A first password must be changed before anything else. */
  | {
      readonly stage: 'mustChange';
      readonly session: Session;
      readonly password: string;
      readonly isBusy: boolean;
      readonly why: Message | null;
    }
  | { readonly stage: 'in'; readonly session: Session };

export interface SignedIn {
  readonly state: SignInState;
  /** Null unless signed in and free to act. */
  readonly session: Session | null;
  signIn(name: string, password: string): Promise<void>;
  change(next: string): Promise<void>;
  signOut(): void;
  /** To be told of every failure: a session that has ended signs out and says so. */
  noticed(error: unknown): void;
}

export function useSession(service: ServiceClient, partition: string): SignedIn {
  const shelf = useMemo(() => sessionShelf(partition), [partition]);
  const [state, setState] = useState<SignInState>(() => {
    const session = shelf.read(Date.now());
    return session && !session.account.mustChangePassword ? { stage: 'in', session } : { stage: 'out', why: null };
  });
  const take = useCallback(
    (session: Session, password: string): void => {
      if (session.account.mustChangePassword) {
        setState({ stage: 'mustChange', session, password, isBusy: false, why: null });
        return;
      }
      shelf.keep(session);
      setState({ stage: 'in', session });
    },
    [shelf],
  );
  const out = useCallback(
    (why: Message | null): void => {
      shelf.keep(null);
      setState({ stage: 'out', why });
    },
    [shelf],
  );
  return useMemo(
    () => ({
      state,
      session: state.stage === 'in' ? state.session : null,
      signIn: async (name, password) => {
        setState({ stage: 'signingIn' });
        try {
          take(await service.signIn(name, password), password);
        } catch (error) {
          out(messageOf(error));
        }
      },
      change: async (next) => {
        if (state.stage !== 'mustChange' || state.isBusy) return;
        setState({ ...state, isBusy: true });
        try {
          take(await service.changePassword(state.session, state.password, next), next);
        } catch (error) {
          if (isTrouble(error, 'session-ended')) out(error.text);
          else setState({ ...state, why: messageOf(error) });
        }
      },
      signOut: () => out(null),
      noticed: (error) => {
        if (!(error instanceof SessionEnded)) return;
        // A late answer to whoever was signed in before is nothing to the one who is now.
        if (shelf.read(Date.now())?.token === error.token) shelf.keep(null);
        setState((now) => (now.stage === 'in' && now.session.token === error.token ? { stage: 'out', why: error.text } : now));
      },
    }),
    [state, service, take, out, shelf],
  );
}
