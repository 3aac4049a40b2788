/**
 * A program from outside the project run on a file from outside the office: as a group of processes of its own, within limits of
 * time, memory and what it writes, and ended whole when it exceeds them.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

export interface RunLimits {
  /** By the clock: a busy PC takes ten times as long as an idle one. */
  readonly seconds: number;
  /** Of processor time; not on Windows. */
  readonly cpuSeconds: number;
  /** Of address space, which is several times the memory in use; not on Windows. */
  readonly memoryMb: number;
  /** Of each file it writes; not on Windows. */
  readonly outputMb: number;
}

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  /** Where it runs and keeps what is its own. */
  readonly folder: string;
}

export type RunEnd = 'ended' | 'too-long' | 'not-started';

/** `dash` and `bash` count memory in kB and files in blocks of 512 bytes. */
const WITHIN_LIMITS = 'ulimit -c 0; ulimit -t "$1"; ulimit -v "$2"; ulimit -f "$3"; shift 3; exec "$@"';

/** How it ended; what it made is for the caller to look at, since programs end well without having made anything. */
export function runLimited(program: Program, limits: RunLimits): Promise<RunEnd> {
  const child = start(program, limits);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      endGroup(child);
      resolve('too-long');
    }, limits.seconds * 1000);
    const settle = (end: RunEnd): void => {
      clearTimeout(timer);
      resolve(end);
    };
    child.on('error', () => {
      settle('not-started');
    });
    child.on('exit', () => {
      // What it may have left running goes with it.
      endGroup(child);
      settle('ended');
    });
  });
}

function start({ file, args, folder }: Program, { cpuSeconds, memoryMb, outputMb }: RunLimits): ChildProcess {
  if (process.platform === 'win32') return spawn(file, args, { cwd: folder, stdio: 'ignore', windowsHide: true });
  const limits = [cpuSeconds, memoryMb * 1024, outputMb * 2048].map(String);
  // Nothing of our own surroundings, which may hold a token.
  const env = { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' };
  return spawn('/bin/sh', ['-c', WITHIN_LIMITS, 'sh', ...limits, file, ...args], { cwd: folder, env, stdio: 'ignore', detached: true });
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // The group has ended by itself.
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ESRCH') throw error;
  }
}
