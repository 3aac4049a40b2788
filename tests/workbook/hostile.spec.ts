/** Hostile files, each read in a process of its own: an answer within two seconds and 200 MB, and the right one. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../core/problem.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { hostileFiles } from './hostileFiles.ts';

const SECONDS = 2;
const MEGABYTES = 200;
const answerSchema = z.object({ ended: z.string(), cpuMs: z.number(), maxRssMb: z.number() });
const script = new URL('readFile.ts', import.meta.url).pathname;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tieuchi-hostile-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a hostile file is answered in time, in little memory, with its reason', () => {
  test.each(hostileFiles)('$name', async ({ bytes, code }) => {
    const path = join(folder, `${code}-${String(Math.trunc(performance.now() * 1000))}.xlsx`);
    writeFileSync(path, bytes());
    // The clock of a busy machine is not the file's fault: processor time is measured, and the wall stands further back.
    const { stdout } = await promisify(execFile)(process.execPath, [script, path], { timeout: SECONDS * 5000, killSignal: 'SIGKILL' });
    const { ended, cpuMs, maxRssMb } = answerSchema.parse(JSON.parse(stdout));
    expect(ended).toBe(code);
    expect(cpuMs).toBeLessThan(SECONDS * 1000);
    expect(maxRssMb).toBeLessThan(MEGABYTES);
  });
});

test.each(
  hostileFiles.filter(
    ({ code }) => code.startsWith('workbook-is') || code.includes('duplicate') || code.includes('order') || code === 'workbook-doctype',
  ),
)('the patcher refuses too: $name', ({ bytes, code }) => {
  expect(codeOf(() => patchWorkbook(bytes(), [{ sheet: 'S', cell: 'A1', value: 2 }]))).toBe(code);
});

test('every reason says in both languages what it is and what to do', () => {
  for (const { bytes, code, name } of hostileFiles.filter((file) => !/(GB|MB|million|000)/.test(file.name))) {
    const problem = problemOf(() => patchWorkbook(bytes(), [{ sheet: 'S', cell: 'A1', value: 2 }]));
    if (problem?.code !== code) continue;
    expect(problem.text.vi, name).toMatch(/[ạ-ỹ].*\. .*\.$/u);
    expect(`${problem.text.vi}${problem.text.en}`, name).not.toContain('?');
  }
});

function problemOf(work: () => unknown): Problem | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

function codeOf(work: () => unknown): string | undefined {
  return problemOf(work)?.code;
}
