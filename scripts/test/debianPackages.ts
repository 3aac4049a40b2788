/**
 * The programs that the specs hold our workbooks against: LibreOffice, openpyxl, XlsxWriter,
 * poppler, and Chromium for the page. As root on Debian they are installed; elsewhere the
 * missing ones are named, and the specs that need them fail.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { NOTHING, ONE_FAILED, ONE_PASSED, say, type Counts } from './counts.ts';

const PACKAGES = [
  'chromium',
  'libreoffice-calc-nogui',
  'python3',
  'python3-openpyxl',
  'python3-xlsxwriter',
  'poppler-utils',
  'openssl',
  // Times New Roman's and Calibri's measures, and every Vietnamese letter.
  'fonts-liberation2',
  'fonts-crosextra-carlito',
  'fonts-noto-core',
];

/** Counts as one test where packages are missing and may be installed; as none otherwise. */
export function installDebianPackages(): Counts {
  if (!existsSync('/etc/debian_version')) {
    say(`Not Debian: the tests need what these Debian packages hold: ${PACKAGES.join(' ')}`);
    return NOTHING;
  }
  const missing = PACKAGES.filter((name) => !isInstalled(name));
  if (missing.length === 0) return NOTHING;
  if (process.env.TIEUCHI_NO_APT === '1' || process.getuid?.() !== 0) {
    say(`Missing Debian packages: ${missing.join(' ')}. The tests that need them will fail.`);
    if (process.getuid?.() !== 0) say(`Install them with: sudo apt-get install --no-install-recommends ${missing.join(' ')}`);
    return NOTHING;
  }
  say(`Installing Debian packages (about two minutes when all are missing): ${missing.join(' ')}`);
  const done = apt('update') && apt('install', '-y', '--no-install-recommends', ...missing);
  say(`${done ? '✓' : '✗'} Debian packages`);
  return done ? ONE_PASSED : ONE_FAILED;
}

function isInstalled(name: string): boolean {
  const { status, stdout } = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' });
  return status === 0 && stdout === 'installed';
}

/** Shows what apt-get said only when it failed. */
function apt(...args: readonly string[]): boolean {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync('apt-get', ['-q', ...args], {
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status === 0) return true;
  say(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return false;
}
