/**
 * The checks that are not specs: types, lint, format, the walls between the rooms, what
 * nobody uses, and the build. They run two at a time; what one says is shown when it failed.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { add, NOTHING, ONE_FAILED, ONE_PASSED, say, type Counts } from './counts.ts';

export interface Check {
  readonly name: string;
  /** A script for Node, from the top, and what it is given. */
  readonly run: readonly [script: string, ...args: readonly string[]];
}

const top = fileURLToPath(new URL('../../', import.meta.url));
const TSC = 'node_modules/typescript/bin/tsc';
/** The rooms with code, and the tools' own files. */
const ROOMS = ['core', 'workbook', 'service', 'addin', 'scripts', 'tests', 'webpack.config.js', 'vitest.config.ts', 'eslint.config.js'];

/** The longest first, so that two at a time end together. */
export const checks: readonly Check[] = [
  { name: 'lint', run: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'] },
  { name: 'types', run: [TSC, '--noEmit', '-p', '.'] },
  { name: 'types of core (no Node, no DOM)', run: [TSC, '--noEmit', '-p', 'core/tsconfig.json'] },
  { name: 'build', run: ['node_modules/webpack-cli/bin/cli.js'] },
  { name: 'format', run: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'] },
  { name: 'rooms', run: ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', ...ROOMS] },
  { name: 'unused', run: ['node_modules/knip/bin/knip.js', '--no-progress'] },
];

export async function runChecks(list: readonly Check[]): Promise<Counts> {
  const waiting = list.values();
  const work = async (): Promise<Counts> => {
    let counts = NOTHING;
    // One iterator is shared by the workers: each takes the next check when it is free.
    for (const check of waiting) counts = add(counts, await runCheck(check));
    return counts;
  };
  const workers = Math.min(2, availableParallelism());
  return (await Promise.all(Array.from({ length: workers }, work))).reduce(add, NOTHING);
}

async function runCheck({ name, run }: Check): Promise<Counts> {
  const start = performance.now();
  const { code, output } = await outputOf(run);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0) say(output);
  return code === 0 ? ONE_PASSED : ONE_FAILED;
}

function outputOf(args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: top, stdio: ['ignore', 'pipe', 'pipe'] });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output: Buffer.concat(pieces).toString('utf8') });
    });
  });
}
