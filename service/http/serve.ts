/** Opens the service on an address and closes it again. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { appOf } from './app.ts';

export interface Service {
  /** With its slash at the end, e.g. `http://127.0.0.1:3000/`. */
  readonly url: string;
  /** Ends open connections too; done when the port is free. */
  close(): Promise<void>;
}

/** Where `npm run build` puts the page. */
const BUILT_PAGE = fileURLToPath(new URL('../../dist/addin/', import.meta.url));

/** `port` 0 takes a free one. Rejects with Node's own error (`EADDRINUSE`, `EACCES`) where the address cannot be had. */
export function start(host: string, port: number, page: string = BUILT_PAGE): Promise<Service> {
  const server = createServer(appOf(page));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      // A listening TCP server's address is never a pipe's name.
      resolve({ url: urlOf(server.address() as AddressInfo), close });
    });
  });
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${String(port)}/`;
}
