/** `tieuchi serve`: the page, served from this machine. */
import { Problem } from '../../../core/problem.ts';
import type { Command, ExitStatus } from '../command.ts';

const DEFAULT_PORT = 3000;

export const serve: Command = {
  name: 'serve',
  usage: '[--host H] [--port N]',
  does: {
    vi: 'Mở trang kiểm tra báo cáo trên máy này (mặc định http://127.0.0.1:3000).',
    en: 'Serves the page that checks reports from this machine (http://127.0.0.1:3000 unless told otherwise).',
  },
  options: { host: { type: 'string' }, port: { type: 'string' } },
  files: 0,
  run: async (given, output): Promise<ExitStatus> => {
    const { start } = await import('../../http/serve.ts');
    const host = given.text('host') ?? '127.0.0.1';
    const port = Number(given.text('port') ?? DEFAULT_PORT);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new Problem('port-not-free', { host, port: given.text('port'), reason: '0–65535' });
    const served = await start(host, port).catch((error: unknown) => {
      if (error instanceof Error && 'syscall' in error) throw new Problem('port-not-free', { host, port, reason: error.message });
      throw error;
    });
    output.line(`Tiêu Chí: ${served.url}  (Ctrl+C để dừng / to stop)`);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => {
          resolve();
        });
    });
    await served.close();
    return 0;
  },
};
