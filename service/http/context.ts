/** What every resource is handed: the store, the rulebook, the clock. Nothing of it is a global, so that a spec starts as many services as it likes. */
import type { Logger } from 'pino';
import type { Rulebook } from '../../core/rulebook.ts';
import type { Account, Actor, Instant, Store } from '../store/store.ts';
import type { Metrics } from './metrics.ts';

export interface Context {
  readonly store: Store;
  readonly rulebook: Rulebook;
  readonly log: Logger;
  readonly metrics: Metrics;
  now(): Instant;
  newId(): string;
  /** True once the service has been told to stop. */
  isStopping(): boolean;
}

export function actorOf(account: Account, context: Context): Actor {
  return { account: account.id, at: context.now() };
}
