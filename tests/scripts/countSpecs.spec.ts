/** The count line is what others judge a change by: what did not run must never pass for passed. */
import { describe, expect, test } from 'vitest';
import { countSpecs, type SpecRun } from '../../scripts/test/specs.ts';

type File = SpecRun['testResults'][number];

function file(status: string, ...tests: readonly string[]): File {
  return { name: 'tests/a.spec.ts', status, assertionResults: tests.map((state, i) => ({ fullName: `test ${String(i)}`, status: state })) };
}

function count(success: boolean, ...testResults: File[]): { passed: number; failed: number; told: string } {
  const told: string[] = [];
  const counts = countSpecs({ success, testResults }, (line) => told.push(line));
  return { ...counts, told: told.join('\n') };
}

describe('counting a run of the specs', () => {
  test('adds up what passed and failed over all files', () => {
    expect(count(false, file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed'))).toMatchObject({ passed: 3, failed: 1 });
  });

  test.each(['skipped', 'pending', 'todo', 'disabled'])('counts a %s test as failed and names it', (state) => {
    const { passed, failed, told } = count(true, file('passed', 'passed', state));
    expect({ passed, failed }).toEqual({ passed: 1, failed: 1 });
    expect(told).toContain(`NOT RUN (${state})`);
    expect(told).toContain('tests/a.spec.ts › test 1');
  });

  test('counts a file that failed before its tests as one failure', () => {
    expect(count(false, file('passed', 'passed'), file('failed'))).toMatchObject({ passed: 1, failed: 1 });
  });

  test('counts a run without tests as failed', () => {
    expect(count(true)).toMatchObject({ passed: 0, failed: 1, told: '✗ no test was run' });
  });

  test('counts an error outside all tests as failed though each test passed', () => {
    expect(count(false, file('passed', 'passed'))).toMatchObject({ passed: 1, failed: 1, told: '✗ vitest failed outside the tests' });
  });
});
