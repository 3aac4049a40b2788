/** A master at the desk: looked at, written in place or elsewhere, verified; and everything that may stand in the way. */
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fillInPlace, fillMaster, lookAtMaster, type Looked } from '../../../service/desk/fillMaster.ts';
import { writeFileSafely } from '../../../service/files.ts';
import { manifestPathOf, manifestSchema } from '../../../service/desk/masterManifest.ts';
import { verifyMaster } from '../../../service/desk/verifyMaster.ts';
import { whileAlone } from '../../../service/store/fileLock.ts';
import { sha256 } from '../../../service/store/packing.ts';
import { Problem } from '../../../core/problem.ts';
import { patchWorkbook } from '../../../workbook/patch/workbook.ts';
import { ownFolder } from '../../support/folder.ts';
import { isRoot, ownMounts } from '../../support/mounts.ts';
import { totalsOfMonth } from '../../support/namTrucMonth.ts';
import { rulebook } from '../../support/rulebook.ts';

const SAMPLE = fileURLToPath(new URL('../../../data/sample/masters/nam-truc.xlsx', import.meta.url));
const folder = ownFolder();
const mounts = ownMounts();
const totals = totalsOfMonth(1);
let made = 0;

/** The sample master in a folder of its own. */
function newMaster(): string {
  made += 1;
  const own = join(folder, String(made));
  mkdirSync(own);
  const master = join(own, 'bieu.xlsx');
  copyFileSync(SAMPLE, master);
  return master;
}

const besides = (master: string): readonly string[] => readdirSync(join(master, '..')).sort();
const hashOf = (path: string): string => sha256(readFileSync(path));

function problemOf(work: () => unknown): string {
  try {
    work();
    return 'nothing is wrong';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('looking before writing', () => {
  it('shows old → new and what is skipped, and writes nothing', () => {
    const master = newMaster();
    const looked = lookAtMaster({ master, totals, rulebook });
    expect(looked.changes.length).toBeGreaterThan(20);
    expect(looked.changes).toContainEqual({ cell: expect.any(String) as string, before: 'x', after: null });
    expect(looked.skipped.some(({ reason }) => reason.vi.includes('công thức'))).toBe(true);
    expect(looked.before).toBe(hashOf(SAMPLE));
    expect(besides(master)).toEqual(['bieu.xlsx']);
    expect(hashOf(master)).toBe(hashOf(SAMPLE));
  });

  it('writes what was shown, as long as the master is the one that was looked at', async () => {
    const master = newMaster();
    const { before, changes } = lookAtMaster({ master, totals, rulebook });
    expect(fillInPlace({ master, totals, rulebook, ifHash: before }).changes).toEqual(changes);
    expect(problemOf(() => fillInPlace({ master, totals: totalsOfMonth(2), rulebook, ifHash: before }))).toBe('master-changed');
    await expect(verifyMaster({ file: master, rulebook })).resolves.toMatchObject({ state: 'written', differing: [] });
  });
});

describe('writing the master itself', () => {
  it('keeps the version before, and a manifest from each cell to its total and the reports behind it', () => {
    const master = newMaster();
    const { kept, manifest, after } = fillInPlace({ master, totals, rulebook });
    expect(besides(master)).toEqual(['bieu.truoc-1.xlsx', 'bieu.xlsx', 'bieu.xlsx.doi-chieu.json']);
    expect([hashOf(kept ?? ''), hashOf(master)]).toEqual([hashOf(SAMPLE), after]);
    const document = JSON.parse(readFileSync(manifest, 'utf8')) as { cells: object[]; sources: object[] };
    expect(manifestSchema.parse(document)).toMatchObject({ before: hashOf(SAMPLE), after, totals: { period: '2023-11', asOf: null } });
    const [commune] = totals.communes;
    expect(document.cells[0]).toMatchObject({
      cell: expect.stringMatching(/^[A-Z]+\d+$/u) as string,
      total: { row: { kind: 'commune' }, column: { kind: 'criterion', measure: 'met' } },
      units: [expect.any(String)],
    });
    expect(document.sources).toContainEqual({ unit: commune?.unit, submission: null, version: null, fingerprint: commune?.fingerprint });
  });

  it('shows all that will be written before anything is', () => {
    const master = newMaster();
    let shown: unknown;
    const show = (looked: Looked): void => {
      expect([hashOf(master), besides(master).filter((name) => !name.startsWith('.'))]).toEqual([hashOf(SAMPLE), ['bieu.xlsx']]);
      shown = looked.changes;
    };
    expect(fillInPlace({ master, totals, rulebook, show }).changes).toEqual(shown);
  });

  it('writes the file a link leads to, and leaves it to whom it was', async () => {
    const master = newMaster();
    chmodSync(master, 0o640);
    if (isRoot) chownSync(master, 12_345, 23_456);
    const link = join(folder, 'lien-ket.xlsx');
    symlinkSync(master, link);
    const filled = fillInPlace({ master: link, totals, rulebook });
    expect(filled).toMatchObject({ out: master, manifest: `${master}.doi-chieu.json` });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(hashOf(master)).toBe(filled.after);
    const { mode, uid, gid } = statSync(master);
    expect((mode & 0o777).toString(8)).toBe('640');
    if (isRoot) expect([uid, gid]).toEqual([12_345, 23_456]);
    expect(besides(master)).toEqual(['bieu.truoc-1.xlsx', 'bieu.xlsx', 'bieu.xlsx.doi-chieu.json']);
    await expect(verifyMaster({ file: link, rulebook })).resolves.toMatchObject({ state: 'written', differing: [] });
    // Nor is it the master's other name that keeps it from being written over.
    expect(problemOf(() => fillMaster({ master, out: link, totals, rulebook }))).toBe('usage-out-is-input');
    rmSync(link);
  });

  it('gives a workbook of another ending beside it a manifest of its own', () => {
    const master = newMaster();
    const { manifest } = fillInPlace({ master, totals, rulebook });
    expect(manifestPathOf(master.replace('.xlsx', '.xlsm'))).not.toBe(manifest);
  });

  it('has nothing to write the second time, and leaves the file alone', async () => {
    const master = newMaster();
    fillInPlace({ master, totals, rulebook });
    expect(fillInPlace({ master, totals, rulebook })).toMatchObject({ changes: [], kept: null });
    await expect(verifyMaster({ file: master, rulebook })).resolves.toMatchObject({ state: 'written', differing: [] });
  });
});

describe('what stands in the way', () => {
  it('is said, and the master stays: open in Excel, being written, a folder that is not there', () => {
    const master = newMaster();
    const job = { master, totals, rulebook };
    expect(whileAlone(master, () => problemOf(() => fillInPlace(job)))).toBe('master-being-written');
    writeFileSync(join(master, '..', '~$bieu.xlsx'), '');
    expect(problemOf(() => fillInPlace(job))).toBe('file-open-elsewhere');
    expect(lookAtMaster(job).notices.map(({ en }) => en)).toContainEqual(expect.stringContaining('open in another program'));
    expect(problemOf(() => fillMaster({ ...job, out: master }))).toBe('usage-out-is-input');
    expect(problemOf(() => fillMaster({ ...job, out: join(folder, 'khong-co', 'ra.xlsx') }))).toBe('file-not-writable');
    expect(hashOf(master)).toBe(hashOf(SAMPLE));
    expect(besides(master)).toEqual(['bieu.xlsx', '~$bieu.xlsx']);
  });

  it.each(['~$ra.xlsx', '.~lock.ra.xlsx#'])('the lock %s of the program that has the other file open', (lock) => {
    const master = newMaster();
    const out = join(master, '..', 'ra.xlsx');
    writeFileSync(join(master, '..', lock), '');
    expect(problemOf(() => fillMaster({ master, out, totals, rulebook }))).toBe('file-open-elsewhere');
    expect(problemOf(() => writeFileSafely(out, 'x'))).toBe('file-open-elsewhere');
    expect(existsSync(out)).toBe(false);
  });

  it('a folder of that name, or an ending Excel would not open it under; nothing is left behind', () => {
    const master = newMaster();
    mkdirSync(join(master, '..', 'ra.xlsx'));
    for (const [out, code] of [
      ['ra.xlsx', 'file-is-folder'],
      ['ra.xlsm', 'file-ending-wrong'],
      ['ra', 'file-ending-wrong'],
    ] as const)
      expect(problemOf(() => fillMaster({ master, out: join(master, '..', out), totals, rulebook }))).toBe(code);
    expect(besides(master)).toEqual(['bieu.xlsx', 'ra.xlsx']);
  });

  it('a lock is let go of even where the work fails, and leaves no file', () => {
    const master = newMaster();
    expect(
      problemOf(() =>
        whileAlone(master, () => {
          throw new Problem('usage-master-out');
        }),
      ),
    ).toBe('usage-master-out');
    expect(whileAlone(master, () => 'done')).toBe('done');
    expect(besides(master)).toEqual(['bieu.xlsx']);
  });

  it.runIf(isRoot)('a full disk and a read-only folder: a clear answer, and the old file whole', async () => {
    const small = join(folder, 'nho');
    mounts.smallDisk(small, 1);
    const master = join(small, 'bieu.xlsx');
    copyFileSync(SAMPLE, master);
    const space = 1024 * 1024 - 4096 * 40;
    writeFileSync(join(small, 'day'), Buffer.alloc(space));
    let code = problemOf(() => fillInPlace({ master, totals, rulebook }));
    for (let more = 0; code === 'nothing is wrong' && more < 40; more += 1) {
      try {
        writeFileSync(join(small, `day-${String(more)}`), Buffer.alloc(16 * 1024));
      } catch {
        // The disk is full to the last page.
      }
      code = problemOf(() => fillInPlace({ master, totals: totalsOfMonth(more + 2), rulebook }));
    }
    expect(code).toBe('file-not-writable');
    expect(['written', 'before', 'changed']).toContain(
      existsSync(join(small, 'bieu.xlsx.doi-chieu.json')) ? (await verifyMaster({ file: master, rulebook })).state : 'before',
    );
    expect(readdirSync(small).filter((name) => name.endsWith('.tmp'))).toEqual([]);

    const shut = newMaster();
    mounts.readOnly(join(shut, '..'));
    expect(problemOf(() => fillInPlace({ master: shut, totals, rulebook }))).toBe('file-not-writable');
    expect(hashOf(shut)).toBe(hashOf(SAMPLE));
    expect(besides(shut)).toEqual(['bieu.xlsx']);
  });
});

describe('verifying', () => {
  it('names the cells that somebody changed', async () => {
    const master = newMaster();
    const { changes, sheet } = fillInPlace({ master, totals, rulebook });
    const typed = changes.find(({ after }) => after === 'x')?.cell ?? '';
    writeFileSync(master, patchWorkbook(new Uint8Array(readFileSync(master)), [{ sheet, cell: typed, value: null }]).bytes);
    const { state, differing } = await verifyMaster({ file: master, rulebook });
    expect(state).toBe('changed');
    expect(differing).toContainEqual({ cell: typed, holds: null, shouldHold: 'x', formula: null });
  });

  it('goes by totals where there is no manifest, and asks for them where there is neither', async () => {
    const master = newMaster();
    await expect(verifyMaster({ file: master, rulebook })).rejects.toMatchObject({ code: 'master-manifest-missing' });
    const file = join(folder, 'so.json');
    writeFileSync(file, JSON.stringify(totals));
    const { state, differing, compared } = await verifyMaster({ file: master, totals: file, rulebook });
    expect(state).toBe('unknown');
    expect(differing.length).toBeGreaterThan(20);
    expect(compared).toBeGreaterThan(differing.length);
  });
});
