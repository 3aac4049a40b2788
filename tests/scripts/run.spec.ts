/** The first command on a new machine goes through scripts/run.mjs: it must say what it does and pass on what it is told. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const run = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));

function start(args: readonly string[], before = ''): { status: number | null; stdout: string; stderr: string } {
  const preload = before === '' ? [] : ['--import', `data:text/javascript,${encodeURIComponent(before)}`];
  return spawnSync(process.execPath, [...preload, run, ...args], { encoding: 'utf8' });
}

/** As if the machine were another one. */
const oldNodeOn = (platform: string): string => `
  Object.defineProperty(process.versions, 'node', { value: '20.11.1' });
  Object.defineProperty(process, 'platform', { value: ${JSON.stringify(platform)} });`;

describe('the way into every npm script', () => {
  test.each(['win32', 'darwin'])('says in two languages which Node to install on %s with an older one, and ends', (platform) => {
    const { status, stdout, stderr } = start(['tieuchi', '--help'], oldNodeOn(platform));
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('Hãy cài Node 24 LTS từ https://nodejs.org');
    expect(stderr).toContain('Install Node 24 LTS from https://nodejs.org');
    expect(stderr).toContain('20.11.1');
  });

  test('names its commands when asked for another, with the exit status of wrong usage', () => {
    const { status, stderr } = start(['tieu-chi']);
    expect(status).toBe(64);
    expect(stderr).toContain('start|test|build|corpus|bench|pictures|lint|format|tieuchi|manifest|certs');
  });

  test('adds nothing to the output of a command and passes its exit status on', () => {
    const version = start(['lint', '--version']);
    expect(version).toMatchObject({ status: 0, stderr: '' });
    expect(version.stdout).toMatch(/^v\d+\.\d+\.\d+\n$/u);
    expect(start(['lint', '--no-such-option']).status).toBe(2);
  });
});
