/** The outbox's shelf where the browser keeps nothing: it lasts as long as the page, and the page says so. */
import type { Receipt } from '../../core/note/receipt.ts';
import { isAfter, keyOf, type OutboxStore, type Queued } from './outboxStore.ts';

export function memoryStore(): OutboxStore {
  const waiting = new Map<number, Queued>();
  const receipts = new Map<string, Receipt>();
  let last = 0;
  return {
    add: (one) => {
      last += 1;
      const queued = { ...one, seq: last };
      waiting.set(last, queued);
      return Promise.resolve(queued);
    },
    one: (seq) => Promise.resolve(waiting.get(seq) ?? null),
    all: () => Promise.resolve([...waiting.values()]),
    put: (queued) => Promise.resolve(void waiting.set(queued.seq, queued)),
    remove: (seq) => Promise.resolve(void waiting.delete(seq)),
    settle: (seq, receipt) => {
      waiting.delete(seq);
      for (const one of waiting.values()) if (isAfter(one, receipt)) waiting.set(one.seq, { ...one, seenVersion: receipt.version });
      receipts.set(keyOf(receipt), receipt);
      return Promise.resolve();
    },
    keep: (receipt) => Promise.resolve(void receipts.set(keyOf(receipt), receipt)),
    receipt: (about) => Promise.resolve(receipts.get(keyOf(about)) ?? null),
  };
}
