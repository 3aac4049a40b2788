/** A line between a client and a service that can be cut, heal, and lose the answer to what it has carried. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface WeakLine {
  readonly url: string;
  /** Where it leads; null: cut. */
  lead(url: string | null): void;
  /** The next send is carried, and its answer lost. */
  loseAnswer(): void;
  close(): void;
}

export async function weakLine(): Promise<WeakLine> {
  let target: URL | null = null;
  let loses = false;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('close', () => open.delete(client)).on('error', () => undefined);
    if (!target) {
      client.destroy();
      return;
    }
    const service = connect(Number(target.port), target.hostname);
    let isLost = false;
    client.on('data', (data) => {
      if (loses && data.toString('latin1').startsWith('PUT ')) [isLost, loses] = [true, false];
      service.write(data);
    });
    service.on('data', (data) => {
      if (isLost) client.destroy();
      else client.write(data);
    });
    service.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => service.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    lead: (url) => {
      target = url === null ? null : new URL(url);
      for (const client of open) client.destroy();
    },
    loseAnswer: () => {
      loses = true;
    },
    close: () => {
      for (const client of open) client.destroy();
      server.close();
    },
  };
}
