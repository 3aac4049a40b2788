/**
 * Sends what waits, in order, once. Before the first attempt the id of the send is chosen and kept: whatever happens after
 * (a cut line, a closed window, a killed browser), the next attempt is the same send and gets the same receipt.
 *
 * | the answer                         | the report                       | the rest of the queue |
 * |------------------------------------|----------------------------------|-----------------------|
 * | a receipt                          | settled, its receipt kept        | goes on               |
 * | no network, nonsense, server fault | waits                            | waits                 |
 * | session ended, nobody signed in    | waits                            | waits                 |
 * | another unit's account is signed in| waits                            | goes on               |
 * | refused (blocked, a newer version) | stays, with the service's reason | goes on               |
 */
import { submissionId } from '../../core/submissionId.ts';
import { Trouble } from '../trouble.ts';
import type { Receipt } from '../../core/note/receipt.ts';
import type { Session } from './answers.ts';
import { keyOf, type OutboxStore, type Queued } from './outboxStore.ts';
import { Refusal, type ServiceClient } from './service.ts';

export interface Sent {
  readonly queued: Queued;
  readonly receipt: Receipt;
}

export interface Round {
  readonly sent: readonly Sent[];
  /** How many the service will not take. */
  readonly refused: number;
  /** Why the round stopped before the end; null = it came through. */
  readonly stopped: Trouble | null;
}

/** True where the last that waits for a unit's period is this very report: pressed again, it is not put in again. */
export function isLastWaiting(all: readonly Queued[], { about, fingerprint }: Pick<Queued, 'about' | 'fingerprint'>): boolean {
  const last = all.filter((one) => keyOf(one.about) === keyOf(about)).at(-1);
  return last !== undefined && last.fingerprint === fingerprint && last.refused === null;
}

/** Only one round at a time in all windows of this browser. */
const LOCK = 'tieu-chi.outbox';

export async function sendWaiting(store: OutboxStore, service: ServiceClient, session: Session): Promise<Round> {
  return exclusively(async () => {
    const sent: Sent[] = [];
    let refused = 0;
    for (const { seq } of await store.all()) {
      // Looked at when its turn comes: what was sent before it may be the version it carries on from.
      const queued = await store.one(seq);
      if (!queued || queued.refused || queued.about.unit !== session.account.unit) continue;
      try {
        sent.push({ queued, receipt: await sendOne(queued, store, service, session) });
      } catch (error) {
        if (error instanceof Refusal && isFinal(error)) {
          const { code, current } = error.problem;
          await store.put({ ...queued, refused: { code, text: error.text, current: current?.version ?? null } });
          refused += 1;
        } else if (error instanceof Trouble) return { sent, refused, stopped: error };
        else throw error;
      }
    }
    return { sent, refused, stopped: null };
  });
}

async function sendOne(queued: Queued, store: OutboxStore, service: ServiceClient, session: Session): Promise<Receipt> {
  const { about, sheet } = queued;
  const attempt = queued.attempt ?? firstAttempt(queued);
  if (!queued.attempt) await store.put({ ...queued, attempt });
  const receipt = await service.send(session, { ...attempt, sheet, about });
  await store.settle(queued.seq, receipt);
  return receipt;
}

/**
 * The report carries on from the version that was shown to whoever sent it; nothing else is replaced unasked:
 *
 * | was shown                                | stands there now      | the service            |
 * |------------------------------------------|-----------------------|------------------------|
 * | a version, or that there is none         | what was shown        | takes it               |
 * | a version, or that there is none         | a newer one           | refuses                |
 * | nothing: many files, nobody signed in yet| none                  | takes it               |
 * | nothing                                  | this very report      | gives its receipt again|
 * | nothing                                  | another, or a returned| refuses                |
 */
function firstAttempt({ about, fingerprint, queuedAt, seenVersion }: Queued): NonNullable<Queued['attempt']> {
  const baseVersion = seenVersion ?? 0;
  // Under the id of a first send, one that was returned or replaced since would pass for received: with nothing shown it is a send of its own.
  const what = seenVersion === null ? [fingerprint, queuedAt].join('\n') : fingerprint;
  return { id: submissionId({ ...about, fingerprint: what, baseVersion }), baseVersion };
}

/** A service that is busy or being mended will take it later; whatever else it says, it says again. */
function isFinal({ problem: { code } }: Refusal): boolean {
  return !['internal-error', 'too-many-attempts', 'password-must-change'].includes(code) && !code.startsWith('store-');
}

async function exclusively<T>(work: () => Promise<T>): Promise<T> {
  // Absent in a page without https or localhost, whatever the type says: there one window must do.
  const locks = navigator.locks as LockManager | undefined;
  return locks ? locks.request(LOCK, work) : work();
}
