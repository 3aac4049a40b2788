/**
 * Who is signed in, for as long as this window is open: the token lives in the window's own session storage, so that a reload
 * asks for no password and another window sees nothing of it. Read before anything is drawn, so its shape is looked at here: what
 * reads the service's answers comes later.
 */
import type { Session } from './answers.ts';

/** In Excel several add-ins may share an origin's storage; Office gives each its own part of it. */
export function sessionShelf(partition: string): {
  /** Null: nobody, or no longer. */
  readonly read: (now: number) => Session | null;
  readonly keep: (session: Session | null) => void;
} {
  const key = `${partition}tieu-chi.session`;
  return {
    read: (now) => {
      const kept = attempt(() => JSON.parse(sessionStorage.getItem(key) ?? 'null') as unknown);
      return isSession(kept) && Date.parse(kept.expiresAt) > now ? kept : null;
    },
    keep: (session) => {
      attempt(() => {
        if (session) sessionStorage.setItem(key, JSON.stringify(session));
        else sessionStorage.removeItem(key);
      });
    },
  };
}

/** By field, as the service gives it. */
type Fields<T> = { readonly [Name in keyof T]: (value: unknown) => value is T[Name] };

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

const ACCOUNT: Fields<Session['account']> = {
  name: isText,
  unit: isTextOrNull,
  unitName: isTextOrNull,
  role: (value) => value === 'commune' || value === 'district' || value === 'province' || value === 'admin',
  mustChangePassword: (value) => typeof value === 'boolean',
};
const SESSION: Fields<Session> = { token: isText, expiresAt: isText, account: (value) => has(ACCOUNT, value) };

function isSession(value: unknown): value is Session {
  return has(SESSION, value);
}

function has<T>(fields: Fields<T>, value: unknown): value is T {
  if (typeof value !== 'object' || value === null) return false;
  const found = new Map<string, unknown>(Object.entries(value));
  return Object.entries<(field: unknown) => boolean>(fields).every(([name, is]) => is(found.get(name)));
}

/** A browser that keeps nothing (private window, policy) throws: then one signs in after each reload. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
