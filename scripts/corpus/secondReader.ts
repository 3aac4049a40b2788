/** The Python process that reads originals and patched copies with openpyxl and compares them. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Patched } from './patcher.ts';

export interface Comparison {
  readonly faults: readonly string[];
  /** Why openpyxl does not read the original; null when it does. */
  readonly unread: string | null;
}

export interface SecondReader {
  compare(pair: Patched & { readonly base: string }): Promise<Comparison>;
  stop(): void;
}

const SCRIPT = fileURLToPath(new URL('second_reader.py', import.meta.url));

interface Running {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  readonly lines: Interface;
}

export function startSecondReader(seconds: number): SecondReader {
  let running: Running | undefined;
  // One pair at a time: an answer belongs to the question before it.
  let last: Promise<unknown> = Promise.resolve();
  const ask = (pair: unknown): Promise<Comparison> =>
    new Promise((resolve) => {
      const { process: python, lines } = (running ??= start());
      const finish = (comparison: Comparison): void => {
        clearTimeout(timer);
        python.removeAllListeners();
        lines.removeAllListeners();
        resolve(comparison);
      };
      const lose = (reason: string): void => {
        running = undefined;
        python.kill('SIGKILL');
        finish({ faults: [`second reader: ${reason}`], unread: null });
      };
      const timer = setTimeout(() => lose(`took more than ${String(seconds)} s`), seconds * 1000);
      lines.once('line', (line) => finish(JSON.parse(line) as Comparison));
      python.once('exit', (code, signal) => lose(`ended with ${String(code ?? signal)}`));
      python.once('error', (error) => lose(error.message));
      python.stdin.write(`${JSON.stringify(pair)}\n`);
    });
  return {
    compare: (pair) => {
      const answer = last.then(() => ask(pair));
      last = answer;
      return answer;
    },
    stop: () => {
      running?.process.kill();
    },
  };
}

function start(): Running {
  const python = spawn('/usr/bin/python3', [SCRIPT], { stdio: ['pipe', 'pipe', 'ignore'] });
  return { process: python, lines: createInterface({ input: python.stdout }) };
}
