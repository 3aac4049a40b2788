/**
 * Disks for a spec file, which only root can mount: a small one in memory, and folders made read-only. Where root may not mount either
 * it is an error: a test that does not run proves nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { afterAll } from 'vitest';

export const isRoot = process.geteuid?.() === 0;

export interface Mounts {
  smallDisk(place: string, megabytes: number): void;
  readOnly(place: string): void;
  unmount(place: string): void;
}

/** All is unmounted after the file's tests. To be called after `ownFolder`: hooks run from the last to the first. */
export function ownMounts(): Mounts {
  const mounted = new Set<string>();
  const unmount = (place: string): void => {
    run('umount', place);
    mounted.delete(place);
  };
  afterAll(() => {
    for (const place of mounted) unmount(place);
  });
  return {
    smallDisk: (place, megabytes) => {
      mkdirSync(place);
      run('mount', '-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', place);
      mounted.add(place);
    },
    readOnly: (place) => {
      run('mount', '--bind', place, place);
      mounted.add(place);
      run('mount', '-o', 'remount,bind,ro', place);
    },
    unmount,
  };
}

function run(command: string, ...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr} (as root these tests need the right to mount)`);
}
