/** `tieuchi watch` as a process of its own, to be stopped and killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../service/cli/main.ts', import.meta.url));

export interface WatchProcess {
  /** Its lines so far. */
  out(): string;
  err(): string;
  kill(): Promise<void>;
  stop(): Promise<number | null>;
}

const running = new Set<ChildProcess>();

/** For the end of a spec file: what a failed test has left running. */
export async function killWatchers(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  await Promise.all([...running].map((child) => once(child, 'exit')));
}

export function watchProcess(folder: string, url: string, token: string): WatchProcess {
  const child = spawn(process.execPath, [MAIN, 'watch', folder, '--to', url], {
    env: { ...process.env, TIEUCHI_TOKEN: token },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (status) => {
      running.delete(child);
      resolve(status);
    });
  });
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    return ended;
  };
  return {
    out: () => out,
    err: () => err,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}
