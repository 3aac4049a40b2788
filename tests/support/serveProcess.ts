/** `tieuchi serve` as a process of its own, to be stopped, killed and measured. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../service/cli/main.ts', import.meta.url));

export interface ServeProcess {
  readonly pid: number;
  /** The address, with its slash at the end, once it listens. Rejects when it ends before. */
  readonly ready: Promise<string>;
  /** Its exit status; null when it was killed. */
  readonly ended: Promise<number | null>;
  /** SIGKILL: no word of goodbye. Done when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM: as an administrator stops it. */
  stop(): Promise<number | null>;
  /** Its log so far: standard error. */
  log(): string;
}

export interface ServeOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Beside the data unless told otherwise. */
  readonly logFile?: string;
}

const running = new Set<ChildProcess>();

/** For the end of a spec file: what a failed test has left running. */
export async function killServers(): Promise<void> {
  for (const child of running) child.kill('SIGKILL');
  await Promise.all([...running].map((child) => once(child, 'exit')));
}

/** The log goes to a file, not through a pipe that this process would have to empty. */
export function serveProcess(data: string, { env = {}, logFile = `${data}.log` }: ServeOptions = {}): ServeProcess {
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, [MAIN, 'serve', '--data', data, '--port', '0'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', log],
  });
  closeSync(log);
  running.add(child);
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (status) => {
      running.delete(child);
      resolve(status);
    });
  });
  return {
    pid: child.pid ?? 0,
    ready: addressOf(child, child.stdout, logFile),
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    log: () => readFileSync(logFile, 'utf8'),
  };
}

function addressOf(child: ChildProcess, stdout: Readable | null, logFile: string): Promise<string> {
  const address = new Promise<string>((resolve, reject) => {
    let out = '';
    const tooEarly = (status: number | null): void => {
      reject(new Error(`serve ended with ${String(status)} before it listened; its log is ${logFile}`));
    };
    child.once('error', reject).once('exit', tooEarly);
    stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const [url] = /https?:\/\/\S+\/(?=\s)/u.exec(out) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  // Whoever kills it while it starts does not wait for the address.
  address.catch(() => undefined);
  return address;
}
