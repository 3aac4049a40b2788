/**
 * What waits to be sent, and the rounds of sending: after each report put in, when the network comes back, when somebody signs
 * in, and every minute while something waits.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Message } from '../../../core/message.ts';
import type { Receipt } from '../../../core/note/receipt.ts';
import { isLastWaiting, sendWaiting, type Sent } from '../../client/outbox.ts';
import type { OutboxStore, Queued, Waiting } from '../../client/outboxStore.ts';
import type { About, ServiceClient } from '../../client/service.ts';
import { messageOf, type Trouble } from '../../trouble.ts';
import type { SignedIn } from '../signIn/useSession.ts';

/** Browsers do not always say that a network is back. */
const RETRY_MS = 60_000;

export interface Stopped {
  /** The network is away: nothing else is amiss. */
  readonly isOffline: boolean;
  readonly text: Message;
}

export interface Outbox {
  readonly waiting: readonly Queued[];
  readonly isSending: boolean;
  /** Why the last round stopped; null = it came through, or nobody is signed in any more. */
  readonly stopped: Stopped | null;
  /** False: this browser keeps nothing, and what waits is lost with the page. */
  readonly isKept: boolean;
  /** Rises with each round after which the service holds something else, or was seen to. */
  readonly rounds: number;
  add(waiting: Omit<Waiting, 'queuedAt' | 'attempt' | 'refused'>): Promise<void>;
  /** A round now; what it sent. */
  flush(): Promise<readonly Sent[]>;
  /** Sends a refused report as the version after the one that the refusal named; where yet another has come, that is asked again. */
  sendOver(queued: Queued): Promise<void>;
  discard(queued: Queued): Promise<void>;
  receipt(about: About): Promise<Receipt | null>;
  keep(receipt: Receipt): Promise<void>;
}

export interface Kept {
  readonly store: OutboxStore;
  readonly isKept: boolean;
}

export function useOutbox(opening: Promise<Kept>, service: ServiceClient, signedIn: SignedIn): Outbox {
  const [waiting, setWaiting] = useState<readonly Queued[]>([]);
  const [isKept, setKept] = useState(true);
  const [isSending, setSending] = useState(false);
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const [rounds, setRounds] = useState(0);
  const { session, noticed } = signedIn;
  const turns = useRef<Promise<unknown>>(Promise.resolve());

  /** What waited when this window last looked: another may have sent it since. */
  const known = useRef<readonly Queued[]>([]);

  const look = useCallback(async (): Promise<void> => {
    const { store, isKept: lasts } = await opening;
    known.current = await store.all();
    setWaiting(known.current);
    setKept(lasts);
  }, [opening]);

  const round = useCallback(async (): Promise<readonly Sent[]> => {
    if (!session) return [];
    setSending(true);
    try {
      const { store } = await opening;
      const { sent, refused, stopped: why } = await sendWaiting(store, service, session);
      setStopped(stoppedBy(why));
      if (why) noticed(why);
      if (sent.length > 0 || refused > 0 || hasMoved(known.current, await store.all())) setRounds((count) => count + 1);
      return sent;
    } catch (error) {
      setStopped({ isOffline: false, text: messageOf(error) });
      return [];
    } finally {
      setSending(false);
      await look();
    }
  }, [opening, service, session, noticed, look]);

  /** One round after another: the second finds what the first left. */
  const flush = useCallback((): Promise<readonly Sent[]> => {
    const next = turns.current.then(round, round);
    turns.current = next;
    return next;
  }, [round]);

  useRounds(
    flush,
    waiting.some(({ refused }) => !refused),
  );
  useEffect(() => {
    void look();
  }, [look]);

  return useMemo(
    () => ({
      waiting,
      isSending,
      stopped,
      isKept,
      rounds,
      flush,
      add: async (one) => {
        const { store } = await opening;
        if (isLastWaiting(await store.all(), one)) return;
        await store.add({ ...one, queuedAt: new Date().toISOString(), attempt: null, refused: null });
        await look();
      },
      sendOver: async (queued) => {
        await (await opening).store.put({ ...queued, seenVersion: queued.refused?.current ?? null, attempt: null, refused: null });
        await flush();
      },
      discard: async ({ seq }) => {
        await (await opening).store.remove(seq);
        await look();
      },
      receipt: async (about) => (await opening).store.receipt(about),
      keep: async (receipt) => (await opening).store.keep(receipt),
    }),
    [waiting, isSending, stopped, isKept, rounds, flush, opening, look],
  );
}

/** True where what waited is sent, or refused. */
function hasMoved(before: readonly Queued[], now: readonly Queued[]): boolean {
  return before.some((one) => !now.some(({ seq, refused }) => seq === one.seq && (refused === null) === (one.refused === null)));
}

function stoppedBy(why: Trouble | null): Stopped | null {
  return why === null || why.code === 'session-ended' ? null : { isOffline: why.code === 'no-network', text: why.text };
}

function useRounds(flush: () => Promise<unknown>, hasWaiting: boolean): void {
  useEffect(() => {
    const go = (): void => void flush();
    // At once: somebody has signed in, or the page was opened with reports waiting.
    go();
    addEventListener('online', go);
    return () => removeEventListener('online', go);
  }, [flush]);
  useEffect(() => {
    if (!hasWaiting) return;
    const timer = setInterval(() => void flush(), RETRY_MS);
    return () => clearInterval(timer);
  }, [flush, hasWaiting]);
}
