/** Runs the specs by vitest, shows its own report, and counts from its JSON. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { add, NOTHING, ONE_FAILED, say, type Counts } from './counts.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** The part of vitest's JSON report (the shape of jest's) that is counted. */
const runSchema = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});
export type SpecRun = z.infer<typeof runSchema>;

/** `args` go to vitest: a folder or a part of a file's name narrows the run. */
export async function runSpecs(args: readonly string[]): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'tieuchi-test-'));
  try {
    const report = join(folder, 'report.json');
    await vitest(['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args]);
    const text = await readFile(report, 'utf8').catch(() => null);
    if (text === null) {
      say('✗ vitest ended without a report');
      return ONE_FAILED;
    }
    return countSpecs(runSchema.parse(JSON.parse(text)), say);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * | in the report                                  | counts as              |
 * |------------------------------------------------|------------------------|
 * | a test passed                                  | passed                 |
 * | a test failed, was skipped or left to do       | failed, named          |
 * | a file that failed outside its tests           | failed, named          |
 * | no success though every test passed (an error  | one failed             |
 * | outside all files), or no test at all          |                        |
 */
export function countSpecs(run: SpecRun, tell: (line: string) => void): Counts {
  const { passed, failed } = run.testResults.map((file) => countFile(file, tell)).reduce(add, NOTHING);
  if (failed > 0 || (passed > 0 && run.success)) return { passed, failed };
  tell(passed === 0 ? '✗ no test was run' : '✗ vitest failed outside the tests');
  return { passed, failed: 1 };
}

function countFile({ name, status, assertionResults }: SpecRun['testResults'][number], tell: (line: string) => void): Counts {
  const passed = assertionResults.filter((test) => test.status === 'passed').length;
  const failed = assertionResults.length - passed;
  for (const test of assertionResults) {
    if (test.status === 'passed' || test.status === 'failed') continue;
    tell(`✗ NOT RUN (${test.status}), counted as failed: ${name} › ${test.fullName}`);
  }
  if (status !== 'failed' || failed > 0) return { passed, failed };
  tell(`✗ failed outside its tests: ${name}`);
  return { passed, failed: 1 };
}

function vitest(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(top, 'node_modules', 'vitest', 'vitest.mjs'), ...args], {
      cwd: top,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', () => {
      resolve();
    });
  });
}
