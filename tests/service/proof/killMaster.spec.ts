/**
 * Refreshes of a master that are killed at any moment: what lies there afterwards is the workbook before or the one after, whole, as the
 * manifest beside it says, and the next refresh goes through. TIEUCHI_KILLS says how often (100), TIEUCHI_SEED repeats the moments.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { fillInPlace } from '../../../service/desk/fillMaster.ts';
import { verifyMaster } from '../../../service/desk/verifyMaster.ts';
import { chanceOf, type Chance } from '../../../service/sample/random.ts';
import { ownFolder } from '../../support/folder.ts';
import { totalsOfMonth } from '../../support/namTrucMonth.ts';
import { rulebook } from '../../support/rulebook.ts';

const KILLS = Number(process.env['TIEUCHI_KILLS'] ?? 100);
const SEED = Number(process.env['TIEUCHI_SEED'] ?? randomInt(1_000_000_000));
/** One waits for its process to start while the other works. */
const LANES = 2;
/** The kill falls anywhere in the first refreshes; how long those take is the machine's, so the span follows what is seen. */
const FIRST_SPAN_MS = 100;
/** For one kill: a process started, refreshes, everything recomputed. A second or two on a machine of its own, much more on one that others use. */
const KILL_LIMIT_MS = 60_000;
const REFRESHES_IN_SPAN = 3;
const CHILD = fileURLToPath(new URL('../../support/fillAgain.ts', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../../../data/sample/masters/nam-truc.xlsx', import.meta.url));

const folder = ownFolder();
const months = [totalsOfMonth(1), totalsOfMonth(2)];
const files = months.map((totals, at) => {
  const file = join(folder, `thang-${String(at)}.json`);
  writeFileSync(file, JSON.stringify(totals));
  return file;
});

interface Seen {
  kills: number;
  written: number;
  before: number;
  halfWrittenBesides: number;
}

async function lane(number: number, kills: number): Promise<Seen> {
  const own = join(folder, `bieu-${String(number)}`);
  mkdirSync(own);
  const master = join(own, 'bieu.xlsx');
  copyFileSync(SAMPLE, master);
  const chance = chanceOf(SEED, `lane ${String(number)}`);
  const seen: Seen = { kills: 0, written: 0, before: 0, halfWrittenBesides: 0 };
  let span = FIRST_SPAN_MS;
  for (; seen.kills < kills; seen.kills += 1) {
    span = await fillUntilKilled(master, chance, span);
    await check(own, master, seen);
  }
  fillInPlace({ master, totals: totalsOfMonth(3), rulebook });
  await expect(verifyMaster({ file: master, rulebook })).resolves.toMatchObject({ state: 'written', differing: [] });
  expect(readdirSync(own).filter((name) => name.startsWith('.'))).toEqual([]);
  return seen;
}

/** Answers with the span for the next one. */
function fillUntilKilled(master: string, chance: Chance, span: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, master, ...files], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
    });
    let [said, errors] = ['', ''];
    let [readyAt, filledAt] = [0, 0];
    const kill = async (): Promise<void> => {
      readyAt = performance.now();
      await wait(chance.between(0, span, 1));
      child.kill('SIGKILL');
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (filledAt === 0 && said.includes('filled')) filledAt = performance.now();
      if (readyAt === 0 && said.startsWith('ready')) kill().catch(reject);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject);
    child.on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(filledAt === 0 ? span * 2 : (filledAt - readyAt) * REFRESHES_IN_SPAN);
      else reject(new Error(`the process ended by itself: ${errors}`));
    });
  });
}

/** The file is the one that the manifest says was there before, or the one it says was written; and it holds what that says. */
async function check(own: string, master: string, seen: Seen): Promise<void> {
  const names = readdirSync(own);
  seen.halfWrittenBesides += names.filter((name) => name.endsWith('.tmp')).length;
  if (names.includes('bieu.xlsx.doi-chieu.json')) {
    const verified = await verifyMaster({ file: master, rulebook });
    expect(['written', 'before']).toContain(verified.state);
    if (verified.state === 'written') expect(verified.differing).toEqual([]);
    seen[verified.state === 'written' ? 'written' : 'before'] += 1;
  } else {
    // Killed before the first one wrote anything.
    expect(readFileSync(master)).toEqual(readFileSync(SAMPLE));
  }
  for (const name of names) if (name.includes('.truoc-')) rmSync(join(own, name));
}

const LIMIT_MS = 60_000 + KILLS * KILL_LIMIT_MS;

it(`is the old master or the new one after each of ${String(KILLS)} kills (seed ${String(SEED)})`, { timeout: LIMIT_MS }, async () => {
  const all = await Promise.all(Array.from({ length: LANES }, (_, at) => lane(at, Math.ceil(KILLS / LANES))));
  const sum = (of: (seen: Seen) => number): number => all.reduce((total, seen) => total + of(seen), 0);
  console.log(`killMaster: TIEUCHI_KILLS=${String(KILLS)} TIEUCHI_SEED=${String(SEED)} ${JSON.stringify(all)}`);
  expect(sum(({ kills }) => kills)).toBeGreaterThanOrEqual(KILLS);
  // The moments fall on both sides of the write, or the proof proves little.
  expect(sum(({ written }) => written)).toBeGreaterThan(0);
});
