/** Opens the service on an address, over HTTP or HTTPS, and closes it again: what is under way is finished, then the store is closed. */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import { Problem } from '../../core/problem.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import type { Instant, Store } from '../store/store.ts';
import { appOf } from './app.ts';
import type { Context } from './context.ts';
import { STOP_SECONDS } from './limits.ts';
import { createMetrics } from './metrics.ts';

export interface Service {
  /** With its slash at the end, e.g. `http://127.0.0.1:3000/`. */
  readonly url: string;
  /** Takes no more requests, finishes those under way, closes the store; done when the port is free. */
  close(): Promise<void>;
}

export interface ServiceParts {
  readonly store: Store;
  readonly rulebook: Rulebook;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where `npm run build` puts the page, unless told otherwise. */
  readonly page?: string;
  readonly tls?: { readonly cert: Uint8Array; readonly key: Uint8Array };
  /** Silent unless told otherwise. */
  readonly log?: Logger;
  readonly now?: () => Instant;
}

const BUILT_PAGE = fileURLToPath(new URL('../../dist/addin/', import.meta.url));

/**
 * Rejects with Node's own error (`EADDRINUSE`, `EACCES`) where the address cannot be had; the store is then the
 * caller's to close. @throws Problem `certificate-wrong`
 */
export async function start({
  store,
  rulebook,
  host,
  port,
  page = BUILT_PAGE,
  tls,
  log = pino({ level: 'silent' }),
  now = clock,
}: ServiceParts): Promise<Service> {
  let stopping = false;
  const context: Context = { store, rulebook, log, now, metrics: createMetrics(), newId: randomUUID, isStopping: () => stopping };
  const server = serverOf(appOf(page, context), tls);
  const address = await listen(server, host, port);
  log.info({ event: 'started', port: address.port });
  return {
    url: urlOf(address, tls ? 'https' : 'http'),
    close: async () => {
      stopping = true;
      await stop(server);
      await store.close();
      context.metrics.registry.clear();
      log.info({ event: 'stopped' });
    },
  };
}

function clock(): Instant {
  return new Date().toISOString();
}

function serverOf(app: ReturnType<typeof appOf>, tls: ServiceParts['tls']): Server {
  if (!tls) return createServer(app);
  try {
    return createSecureServer({ cert: Buffer.from(tls.cert), key: Buffer.from(tls.key) }, app);
  } catch (error) {
    throw new Problem('certificate-wrong', { reason: error instanceof Error ? error.message : String(error) });
  }
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      // A listening TCP server's address is never a pipe's name.
      resolve(server.address() as AddressInfo);
    });
  });
}

/** Idle connections end at once, busy ones after their answer; what still runs at the limit is cut. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => {
      server.closeAllConnections();
    }, STOP_SECONDS * 1000);
    server.close(() => {
      clearTimeout(limit);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function urlOf({ address, family, port }: AddressInfo, scheme: 'http' | 'https'): string {
  return `${scheme}://${family === 'IPv6' ? `[${address}]` : address}:${String(port)}/`;
}
