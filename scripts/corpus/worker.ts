/** Run as a process of its own: patches the files it is told of, twice each, and says what was done. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../core/problem.ts';
import type { CellWrite } from '../../core/sheet/sheet.ts';
import { patchWorkbook, type PatchResult } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import type { Answer, Asked, Patched } from './patcher.ts';
import { createChance, pickWrites } from './targets.ts';

/** Few cells and many; a cell that may not be written (a formula, a merge) is replaced by another this often. */
const COUNTS = [1, 20];
const TRIES = 12;

process.on('message', (asked) => {
  process.send?.(answerTo(asked as Asked));
});

function answerTo({ file, folder, seed }: Asked): Answer {
  try {
    const bytes = new Uint8Array(readFileSync(file));
    return {
      kind: 'patched',
      patched: COUNTS.map((count) => patchCopy(bytes, count, join(folder, `${String(count)}.xlsx`), `${seed}/${String(count)}`)),
    };
  } catch (error) {
    if (error instanceof Problem) return { kind: 'refused', reason: error.code };
    return {
      kind: 'broken',
      reason: error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error),
    };
  }
}

function patchCopy(bytes: Uint8Array, count: number, path: string, seed: string): Patched {
  const { sheets } = readWorkbook(bytes);
  const { writes, result } = patchSome(
    bytes,
    pickWrites(
      sheets.map(({ sheet }) => sheet),
      count * TRIES,
      createChance(seed),
    ),
    count,
  );
  writeFileSync(path, result.bytes);
  // Once more with the same values and formulas: nothing is left to write.
  const again = patchWorkbook(
    result.bytes,
    writes.map((write) => ({ ...write, overFormula: true })),
  );
  if (again.bytes !== result.bytes) throw new Error('a second patch with the same values changed something');
  return { patched: path, writes, changed: result.changed.map(({ part, reason }) => ({ part, reason })) };
}

/** Writes `count` of the candidates, leaving out those the patcher refuses cell by cell. */
function patchSome(
  bytes: Uint8Array,
  candidates: readonly CellWrite[],
  count: number,
): { writes: readonly CellWrite[]; result: PatchResult } {
  let left = candidates;
  for (;;) {
    const writes = left.slice(0, count);
    try {
      return { writes, result: patchWorkbook(bytes, writes) };
    } catch (error) {
      if (!(error instanceof Problem) || !Array.isArray(error.facts.cells)) throw error;
      const refused = new Set(error.facts.cells as readonly string[]);
      left = left.filter(({ sheet, cell }) => !refused.has(`${sheet}!${cell}`));
      if (left.length === 0) throw error;
    }
  }
}
