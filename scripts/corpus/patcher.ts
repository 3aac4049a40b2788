/** The process that patches, started again whenever a file has brought it down. */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CellWrite } from '../../core/sheet/sheet.ts';

export interface Asked {
  readonly file: string;
  readonly folder: string;
  readonly seed: string;
}

export interface Patched {
  readonly patched: string;
  readonly writes: readonly CellWrite[];
  readonly changed: readonly { readonly part: string; readonly reason: string }[];
}

export type Answer =
  { readonly kind: 'patched'; readonly patched: readonly Patched[] } | { readonly kind: 'refused' | 'broken'; readonly reason: string };

export interface Patcher {
  patch(file: string, seed: string): Promise<Answer>;
  stop(): void;
}

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));
/** Far above what a bounded workbook takes; a file that gets there is a fault to be shown. */
const HEAP_MB = 3_000;

export function startPatcher(folder: string, seconds: number): Patcher {
  mkdirSync(folder, { recursive: true });
  let child: ChildProcess | undefined;
  return {
    patch: (file, seed) =>
      new Promise((resolve) => {
        const worker = (child ??= fork(WORKER, {
          execArgv: [`--max-old-space-size=${String(HEAP_MB)}`],
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        }));
        const finish = (answer: Answer): void => {
          clearTimeout(timer);
          worker.removeAllListeners();
          resolve(answer);
        };
        const lose = (reason: string): void => {
          child = undefined;
          worker.kill('SIGKILL');
          finish({ kind: 'broken', reason });
        };
        const timer = setTimeout(() => lose(`took more than ${String(seconds)} s`), seconds * 1000);
        worker.once('message', (message) => finish(message as Answer));
        worker.once('exit', (code, signal) => lose(`the patcher ended with ${String(code ?? signal)}`));
        worker.once('error', (error) => lose(error.message));
        worker.send({ file, folder, seed } satisfies Asked);
      }),
    stop: () => {
      child?.kill();
    },
  };
}
