/**
 * Who is signed in, for as long as this window is open: the token lives in the window's own session storage, so that a reload
 * asks for no password and another window sees nothing of it.
 */
import { sessionAnswer, type Session } from './answers.ts';

/** In Excel several add-ins may share an origin's storage; Office gives each its own part of it. */
export function sessionShelf(partition: string): {
  readonly read: (now: number) => Session | null;
  readonly keep: (session: Session | null) => void;
} {
  const key = `${partition}tieu-chi.session`;
  return {
    read: (now) => {
      const session = parse(attempt(() => sessionStorage.getItem(key)));
      return session && Date.parse(session.expiresAt) > now ? session : null;
    },
    keep: (session) => {
      attempt(() => {
        if (session) sessionStorage.setItem(key, JSON.stringify(session));
        else sessionStorage.removeItem(key);
      });
    },
  };
}

function parse(text: string | null | undefined): Session | null {
  if (text === null || text === undefined) return null;
  try {
    const parsed = sessionAnswer.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A browser that keeps nothing (private window, policy) throws: then one signs in after each reload. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
