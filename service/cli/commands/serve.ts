/** `tieuchi serve`: the page and the service, from this machine. */
import { Problem } from '../../../core/problem.ts';
import { readFileWhole } from '../../files.ts';
import type { ServiceParts } from '../../http/serve.ts';
import { loadRulebook } from '../../rulebook.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Store } from '../../store/store.ts';
import type { Command, ExitStatus, Given } from '../command.ts';
import type { Output } from '../output.ts';
import { dataFolderOf, dataOption } from '../withStore.ts';

const DEFAULT_PORT = 3000;

export const serve: Command = {
  name: 'serve',
  usage: '[--host H] [--port N] [--data DIR] [--cert FILE.pem --key FILE.pem]',
  does: {
    vi: 'Mở dịch vụ nhận báo cáo và trang kiểm tra trên máy này (mặc định http://127.0.0.1:3000); --data là thư mục giữ mọi dữ liệu.',
    en: 'Serves the page and takes reports on this machine (http://127.0.0.1:3000 unless told otherwise); --data is the folder that holds everything.',
  },
  options: { host: { type: 'string' }, port: { type: 'string' }, cert: { type: 'string' }, key: { type: 'string' }, ...dataOption },
  files: 0,
  run: async (given, output): Promise<ExitStatus> => {
    const address = readAddress(given);
    const [{ start }, { openStore }, { createLog }] = await Promise.all([
      import('../../http/serve.ts'),
      import('../../store/sqliteStore.ts'),
      import('../../http/log.ts'),
    ]);
    const log = createLog();
    const store = await openStore(dataFolderOf(given), {
      note: (event) => {
        log.warn(event);
      },
    });
    const rulebook = await rulebookOf(store, dataFolderOf(given));
    const service = await startOrClose(start, store, { ...address, store, rulebook, log });
    // Before the address is told: who reads it may stop us at once.
    const stopped = stopSignal();
    tellAddress(output, service.url, given);
    await stopped;
    await service.close();
    return 0;
  },
};

/** @throws Problem `port-not-free`, `usage-cert-needs-key`, or of the files */
function readAddress(given: Given): Pick<ServiceParts, 'host' | 'port' | 'tls'> {
  const host = given.text('host') ?? '127.0.0.1';
  const port = Number(given.text('port') ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Problem('port-not-free', { host, port: given.text('port'), reason: '0–65535' });
  const [cert, key] = [given.text('cert'), given.text('key')];
  if ((cert === undefined) !== (key === undefined)) throw new Problem('usage-cert-needs-key');
  return {
    host,
    port,
    ...(cert === undefined || key === undefined ? {} : { tls: { cert: readFileWhole(cert), key: readFileWhole(key) } }),
  };
}

/** With what was confirmed at this service, and its own forms. A wrong file is said before anything is served. */
async function rulebookOf(store: Store, data: string): Promise<Rulebook> {
  try {
    return loadRulebook(undefined, await store.confirmedOverlays(), data);
  } catch (error) {
    await store.close();
    throw error;
  }
}

type Start = (parts: ServiceParts) => Promise<{ readonly url: string; close(): Promise<void> }>;

async function startOrClose(start: Start, store: Store, parts: ServiceParts): ReturnType<Start> {
  try {
    return await start(parts);
  } catch (error) {
    await store.close();
    if (!(error instanceof Error) || !('code' in error) || error instanceof Problem) throw error;
    throw new Problem('port-not-free', { host: parts.host, port: parts.port, reason: String(error.code) });
  }
}

function tellAddress(output: Output, url: string, given: Given): void {
  output.line(`Tiêu Chí: ${url}  (Ctrl+C để dừng / to stop)`);
  output.line(`Dữ liệu / data: ${dataFolderOf(given)}`);
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}
