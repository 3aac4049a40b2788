/**
 * `npm run corpus -- DIR [--seed N]`: proves the patcher on workbooks that nobody here made. Every workbook of the
 * folder gets one cell written, and in a second copy twenty; another reader (openpyxl, and the bare XML) then
 * compares all parts of the package and all other cells. Prints how many came out clean, were refused and
 * why, or broke; ends with status 1 when any broke. Each file is patched in a process of its own kind
 * that is ended when it takes too long, so no file can stop the others.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startPatcher, type Patched } from './corpus/patcher.ts';
import { printSummary, type Verdict } from './corpus/report.ts';
import { startSecondReader } from './corpus/secondReader.ts';

const WORKBOOK = /\.(xls[xmb]?|xlt[xm]?|xlam)$/i;
/** A crash, an endless loop and a machine asleep look alike; patching takes a hundredth of this. */
const PATCH_SECONDS = 60;
/** openpyxl is given a minute to load the original, and what follows is as long again. */
const READ_SECONDS = 300;
const WRONG_USAGE = 64;
const DEFAULT_SEED = '20231120';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string', default: DEFAULT_SEED } } });
const [given] = positionals;
if (given === undefined) {
  console.error('Cách dùng / usage: npm run corpus -- DIR [--seed N]');
  process.exit(WRONG_USAGE);
}
const folder = resolve(process.env.INIT_CWD ?? '.', given);
// `~$name.xlsx` is Excel's note that the file is open, no workbook.
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && WORKBOOK.test(entry.name) && !basename(entry.name).startsWith('~$'))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
if (files.length === 0) {
  console.error(`Không có sổ nào trong / no workbooks in ${folder}`);
  process.exit(WRONG_USAGE);
}

const work = mkdtempSync(join(tmpdir(), 'tieuchi-corpus-'));
const verdicts: Verdict[] = [];
try {
  const waiting = [...files];
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, (_, lane) => runLane(waiting, join(work, String(lane)))));
} finally {
  rmSync(work, { recursive: true, force: true });
}
printSummary(verdicts.sort((a, b) => a.file.localeCompare(b.file)));
process.exitCode = verdicts.some(({ kind }) => kind === 'broken') ? 1 : 0;

async function runLane(waiting: string[], outFolder: string): Promise<void> {
  const patcher = startPatcher(outFolder, PATCH_SECONDS);
  const reader = startSecondReader(READ_SECONDS);
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const verdict = { file: relative(folder, file), ...(await verdictOn(file)) };
    verdicts.push(verdict);
    if (verdict.kind === 'broken') console.log(`broken   ${verdict.file}: ${verdict.reason}`);
  }
  patcher.stop();
  reader.stop();

  async function verdictOn(file: string): Promise<Omit<Verdict, 'file'>> {
    const answer = await patcher.patch(file, `${values.seed}/${relative(folder, file)}`);
    if (answer.kind !== 'patched') return answer;
    const notes = await Promise.all(answer.patched.map((patched: Patched) => reader.compare({ base: file, ...patched })));
    const faults = notes.flatMap((note) => note.faults);
    if (faults.length > 0) return { kind: 'broken', reason: faults.slice(0, 5).join('; ') };
    const unread = notes.find((note) => note.unread !== null)?.unread ?? undefined;
    return {
      kind: 'clean',
      reason: '',
      cells: answer.patched.reduce((sum, { writes }) => sum + writes.length, 0),
      ...(unread === undefined ? {} : { unread }),
    };
  }
}
