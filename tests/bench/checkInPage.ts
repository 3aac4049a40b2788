/** The check of one sheet, timed: in Node and, bundled by reading.bench.ts, in Chromium. */
import { checkWorkbook } from '../../core/check.ts';
import { parseRulebook, type RulebookFiles } from '../../core/rulebookFiles.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';

const RUNS = 40;

/** Median of the second half of the runs, in milliseconds: what an officer waits who checks again after a mend. */
export function timeCheck(files: RulebookFiles, sheet: Sheet): number {
  const rulebook = parseRulebook(files);
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    checkWorkbook([sheet], rulebook);
    return performance.now() - start;
  });
  return times.slice(RUNS / 2).sort((a, b) => a - b)[RUNS / 4] ?? Number.NaN;
}

Object.assign(globalThis, { timeCheck });
