/** The same through files that other programs wrote: 200 by exceljs, 100 by openpyxl; more in proportion with TIEUCHI_DAMAGES. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { chanceOf } from '../../service/sample/random.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { ownFolder } from '../support/folder.ts';
import { exceljsFile } from './exceljsFile.ts';
import { damaged, damages, pickDamages, type Damaged } from './generate.ts';
import { judge } from './judge.ts';

const TIMES = Math.max(1, Math.round(Number(process.env.TIEUCHI_DAMAGES ?? 5000) / 5000));
const LONG = 20 * 60_000;
/** What a file cannot hold: a door that does not see fonts. */
const NOT_IN_FILES = ['D14'];
/** openpyxl writes one font a cell and keeps no values of formulas: none can be stale, and none of another file is there. */
const NOT_BY_OPENPYXL = [...NOT_IN_FILES, 'D05', 'D99', 'D101'];

/** Each damage alone as long as there are any, then five together. */
function draw(count: number, without: readonly string[]): readonly Damaged[] {
  const fitting = damages.filter(({ id }) => !without.includes(id));
  return Array.from({ length: count }, (_, seed) => {
    const alone = fitting[seed % count];
    const asked =
      alone && seed < fitting.length ? [alone] : pickDamages(5, chanceOf(seed, 'files')).filter(({ id }) => !without.includes(id));
    return damaged(2_000_000 + seed, asked);
  });
}

function expectRight(drawn: readonly Damaged[], filed: readonly (readonly Sheet[])[], by: string): void {
  const verdicts = drawn.map((one, index) => ({ one, ...judge(one, filed[index]) }));
  const wrong = verdicts
    .filter(({ right }) => !right)
    .map(
      ({ one, wrong: read, notFound }) => `${String(one.seed)} ${one.done.join('+')}: ${[...read, ...notFound].slice(0, 2).join(' | ')}`,
    );
  console.log(`${by}: ${String(drawn.length - wrong.length)} of ${String(drawn.length)} right`);
  expect(verdicts.flatMap(({ silent }) => silent)).toEqual([]);
  expect(wrong.length / drawn.length, wrong.slice(0, 10).join('\n')).toBeLessThanOrEqual(0.005);
}

const folder = ownFolder();

const sheetsOf = (bytes: Uint8Array): readonly Sheet[] => readWorkbook(bytes).sheets.map(({ sheet }) => sheet);

it('files by exceljs are read right', { timeout: LONG }, async () => {
  const drawn = draw(200 * TIMES, NOT_IN_FILES);
  const filed: (readonly Sheet[])[] = [];
  for (const { sheets } of drawn) filed.push(sheetsOf(await exceljsFile(sheets)));
  expectRight(drawn, filed, 'exceljs');
});

it('files by openpyxl are read right', { timeout: LONG }, () => {
  const drawn = draw(100 * TIMES, NOT_BY_OPENPYXL);
  execFileSync('/usr/bin/python3', [fileURLToPath(new URL('./openpyxl_files.py', import.meta.url)), folder], {
    input: JSON.stringify(drawn.map(({ sheets }) => sheets)),
  });
  expectRight(
    drawn,
    drawn.map((_, index) => sheetsOf(readFileSync(join(folder, `${String(index)}.xlsx`)))),
    'openpyxl',
  );
});
