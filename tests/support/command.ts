/** The command line run as a person runs it: a process of its own, killed at a limit. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const WALL = 5;
/** Clock ticks a second in /proc (USER_HZ). */
const TICKS = 100;
const MAIN = fileURLToPath(new URL('../../service/cli/main.ts', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** Peak of its resident memory in MB, as last seen. */
  readonly peakMb: number;
  readonly killedFor: 'time' | 'memory' | null;
}

export interface Limits {
  /** Of processor time: the clock of a busy machine is not the command's fault, so the wall stands further back. */
  readonly seconds?: number;
  readonly mb?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export function tieuchi(
  words: readonly string[],
  { seconds = 60, mb = Number.POSITIVE_INFINITY, env = {}, cwd = process.cwd() }: Limits = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...words], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err, peakMb] = ['', '', 0];
    let killedFor: Ran['killedFor'] = null;
    const kill = (why: NonNullable<Ran['killedFor']>): void => {
      killedFor ??= why;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(
      () => {
        kill('time');
      },
      seconds * WALL * 1000,
    );
    const watch = setInterval(() => {
      peakMb = Math.max(peakMb, peakOf(child.pid));
      if (peakMb > mb) kill('memory');
      if (cpuSecondsOf(child.pid) > seconds) kill('time');
    }, 20);
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      clearInterval(watch);
      resolve({ status, out, err, peakMb, killedFor });
    });
  });
}

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/u.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0; // The process has just ended.
  }
}

function cpuSecondsOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .replace(/^.*\) /u, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return 0; // The process has just ended.
  }
}
