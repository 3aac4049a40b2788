/**
 * Who is signed in, for as long as this window is open: the token lives in the window's own session storage, so that a reload
 * asks for no password and another window sees nothing of it.
 */
import { answerReader } from './answerReader.ts';
import type { Session } from './answers.ts';

export interface SessionShelf {
  /** Null: nobody, or no longer. */
  read(now: number): Promise<Session | null>;
  keep(session: Session): void;
  clear(): void;
  /** Clears it where it is this token's: somebody else's stays. */
  forget(token: string | null): void;
}

/** In Excel several add-ins may share an origin's storage; Office gives each its own part of it. */
export function sessionShelf(partition: string): SessionShelf {
  const key = `${partition}tieu-chi.session`;
  const stored = (): unknown => attempt(() => JSON.parse(sessionStorage.getItem(key) ?? 'null') as unknown) ?? null;
  const clear = (): void => {
    attempt(() => {
      sessionStorage.removeItem(key);
    });
  };
  return {
    read: async (now) => {
      const kept = stored();
      if (kept === null) return null;
      const parse = await answerReader().catch(() => null);
      const session = (await parse?.('session', kept)) ?? null;
      return session && Date.parse(session.expiresAt) > now ? session : null;
    },
    keep: (session) => {
      attempt(() => {
        sessionStorage.setItem(key, JSON.stringify(session));
      });
    },
    clear,
    forget: (token) => {
      const kept = stored();
      if (typeof kept === 'object' && kept !== null && 'token' in kept && kept.token === token) clear();
    },
  };
}

/** A browser that keeps nothing (private window, policy) throws: then one signs in after each reload. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
