/**
 * What became of a file is written beside its new place first and flushed, then the file is moved: killed in between, the file
 * lies where it was and is simply taken again. Nothing is deleted and nothing written over.
 */
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../../core/problem.ts';
import { writeFlushed } from '../files.ts';
import { ASIDE, numberedName, OWN, RESULT_ENDING, SENT } from './places.ts';
import { isResult } from './resultText.ts';

/** Makes the folders that are missing. @throws Problem `folder-not-readable`, `watch-place-wrong` */
export function preparePlaces(folder: string): void {
  if (!lstatSync(folder, { throwIfNoEntry: false })) throw new Problem('folder-not-readable', { folder });
  for (const name of [SENT, ASIDE, OWN]) {
    const place = join(folder, name);
    try {
      mkdirSync(place, { recursive: true });
    } catch (error) {
      throw new Problem('watch-place-wrong', { place, reason: codeOf(error) });
    }
    // A link would lead the files elsewhere, and another disk cannot be moved to in one step.
    if (!lstatSync(place).isDirectory()) throw new Problem('watch-place-wrong', { place, reason: 'liên kết / a link' });
  }
}

/**
 * Where the file lies now, below the folder; null where it was gone already. `result` is the text's; `mark` stands in it and is the
 * content's own, so that a result left by a program that was killed is known again.
 */
export function moveWithResult(
  folder: string,
  file: string,
  place: typeof SENT | typeof ASIDE,
  result: string,
  mark: string,
): string | null {
  const below = dirname(file);
  mkdirSync(join(folder, place, below), { recursive: true });
  for (let number = 1; ; number += 1) {
    const target = join(place, below, numberedName(file.slice(file.lastIndexOf('/') + 1), number));
    if (existsAt(join(folder, target)) || !reserve(join(folder, target + RESULT_ENDING), result, mark)) continue;
    if (!move(join(folder, file), join(folder, target))) {
      // Unless another program that watches has just moved it there.
      if (!existsAt(join(folder, target))) rmSync(join(folder, target + RESULT_ENDING), { force: true });
      return null;
    }
    dropNote(folder, file);
    return target.replaceAll('\\', '/');
  }
}

/** False where another result stands there. */
function reserve(path: string, result: string, mark: string): boolean {
  try {
    writeFileSync(path, '', { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (!isLeftOver(path, mark)) return false;
  }
  try {
    writeFlushed(path, result);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  return true;
}

/** Of a program that was killed before it had moved this very file. */
function isLeftOver(path: string, mark: string): boolean {
  if (!isPlain(path)) return false;
  const text = readFileSync(path, 'utf8');
  return text === '' || (mark !== '' && isResult(text) && text.includes(mark));
}

function move(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Beside a file that stays: why it does. Not where a person's own text has the name. */
export function writeNote(folder: string, file: string, text: string): void {
  const path = join(folder, file + RESULT_ENDING);
  if (existsAt(path) && !isOwnNote(path)) return;
  try {
    writeFileSync(path, text);
  } catch {
    // A name too long for the ending, or a folder that can only be read: the line on the screen says the same.
  }
}

export function dropNote(folder: string, file: string): void {
  const path = join(folder, file + RESULT_ENDING);
  if (existsSync(path) && isOwnNote(path)) rmSync(path, { force: true });
}

function isOwnNote(path: string): boolean {
  return isPlain(path) && isResult(readFileSync(path, 'utf8'));
}

function isPlain(path: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat !== undefined && stat.isFile() && stat.size <= MOST_BYTES_OF_A_RESULT;
}

/** A thousand findings of a thousand characters; anything longer was not written here. */
const MOST_BYTES_OF_A_RESULT = 4 * 1024 * 1024;

/** A link that leads nowhere is there too. */
function existsAt(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
