/** When a file of the folder is to be taken: once it is still, and after a failure once its pause is over. Times are this process's own, in milliseconds. */
import type { Left } from './fate.ts';
import type { InboxFile } from './inbox.ts';

/** A file is taken once it has not changed for so long. */
export const QUIET_MS = 2_000;
/** One that cannot be read may be half there: it has this long to become whole. */
const DOUBT_MS = 10_000;
/** Between tries, doubled each time. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/** `take` now · `wait`: being written, open, or in doubt · `pause`: was tried and stays for now. */
export type Turn = 'take' | 'wait' | 'pause';

export interface Pause {
  readonly tries: number;
  readonly seconds: number;
}

export interface Attention {
  /** The files that have gone. */
  forgetAllBut(files: readonly InboxFile[]): readonly string[];
  turnOf(found: InboxFile, now: number): Turn;
  /** True once for each time it is found open. */
  isNewlyOpen(found: InboxFile): boolean;
  /** Whether it has been unreadable for as long as anything takes to be copied. */
  isPastDoubt(found: InboxFile, now: number): boolean;
  /** It stays: when it is tried again. */
  leave(found: InboxFile, why: Left['why'], now: number): Pause;
  drop(file: string): void;
  /** The line is there again: what waited for it is due. */
  lineIsBack(): void;
}

interface Known {
  readonly state: string;
  readonly since: number;
  why: Left['why'] | null;
  tries: number;
  notBefore: number;
  toldOpen: boolean;
}

export function attention(): Attention {
  const known = new Map<string, Known>();
  const knownOf = ({ file, state }: InboxFile, now: number): Known => {
    const before = known.get(file);
    if (before?.state === state) return before;
    const fresh: Known = { state, since: now, why: null, tries: 0, notBefore: 0, toldOpen: false };
    known.set(file, fresh);
    return fresh;
  };
  return {
    forgetAllBut: (files) => {
      const there = new Set(files.map(({ file }) => file));
      const gone = [...known.keys()].filter((file) => !there.has(file));
      for (const file of gone) known.delete(file);
      return gone;
    },
    turnOf: (found, now) => {
      const { since, why, notBefore } = knownOf(found, now);
      if (found.isOpen || now - since < QUIET_MS) return 'wait';
      if (now >= notBefore) return 'take';
      return why === 'unreadable' ? 'wait' : 'pause';
    },
    isNewlyOpen: (found) => {
      const one = known.get(found.file);
      if (!one) return false;
      const isNew = found.isOpen && !one.toldOpen;
      one.toldOpen = found.isOpen;
      return isNew;
    },
    isPastDoubt: (found, now) => now - knownOf(found, now).since >= DOUBT_MS,
    leave: (found, why, now) => {
      const one = knownOf(found, now);
      const pause = why === 'unreadable' ? DOUBT_MS : Math.min(FIRST_PAUSE_MS * 2 ** one.tries, LONGEST_PAUSE_MS);
      one.why = why;
      one.tries += 1;
      one.notBefore = why === 'unreadable' ? one.since + DOUBT_MS : now + pause;
      return { tries: one.tries, seconds: pause / 1000 };
    },
    drop: (file) => {
      known.delete(file);
    },
    lineIsBack: () => {
      for (const one of known.values()) if (one.why === 'line') one.notBefore = 0;
    },
  };
}
