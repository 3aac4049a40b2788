/** Recognising and checking sheets as officers send them: of 100 rows, of 2 000, badly shuffled. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { checkWorkbook } from '../../core/check.ts';
import type { RulebookFiles } from '../../core/rulebookFiles.ts';
import { addressOf } from '../../core/sheet/address.ts';
import type { Cell, Sheet } from '../../core/sheet/sheet.ts';
import { readRulebookFiles } from '../../service/rulebook.ts';
import { damaged, damages } from '../damage/generate.ts';
import { launchChromium } from '../support/chromium.ts';
import { rulebook } from '../support/rulebook.ts';
import { timeCheck } from './checkInPage.ts';
import { against, type Figure, type Row } from './measure.ts';

const OFTEN = { rounds: 20, runs: 10 };

/** Nâng cao, 89 rows, for the same unit. */
function draw(...ids: readonly string[]): Sheet {
  const asked = damages.filter(({ id }) => ids.includes(id));
  const sheet = Array.from({ length: 20 }, (_, seed) => damaged(seed + 1, asked)).find(({ draft }) => draft.rows.length > 80)?.sheets.at(-1);
  if (!sheet) throw new Error('no sheet drawn');
  return sheet;
}

/** The same with so many rows of the office's own below it. */
function lengthened(sheet: Sheet, rows: number): Sheet {
  const last = Math.max(...sheet.cells.map(({ at }) => Number(at.replace(/\D/gu, ''))));
  const added = Array.from({ length: rows }, (_, index): readonly Cell[] => [
    { at: addressOf(last + 2 + index, 1), value: index + 1 },
    { at: addressOf(last + 2 + index, 3), value: `Hộ gia đình thứ ${String(index)} tham gia mô hình của thôn` },
    { at: addressOf(last + 2 + index, 6), value: index % 97 },
  ]);
  return { ...sheet, cells: [...sheet.cells, ...added.flat()] };
}

export async function benchReading(): Promise<readonly Row[]> {
  const [good, shuffled, oldFont] = [draw(), draw('D64', 'D67'), draw('D01')];
  const long = lengthened(good, 1_911);
  const check = (sheet: Sheet) => (): unknown => checkWorkbook([sheet], rulebook);
  const baseline = { name: 'the good sheet', work: check(good) };
  return [
    await against('recognise + validate, 89 rows', check(good), { name: 'JSON, parsed and written', work: () => JSON.parse(JSON.stringify(good)) as unknown }, '≤ 5 ms for 100 rows', OFTEN),
    await against('… badly shuffled, without codes', check(shuffled), baseline, '≤ 20 ms', OFTEN),
    await against('… in a TCVN3 font', check(oldFont), baseline, '', OFTEN),
    await against('… 2 000 rows', check(long), baseline, 'in proportion: ≤ 22', { rounds: 10, runs: 3 }),
  ];
}

/** The same check of the same sheet, in Node and in Chromium, in turns. */
export async function benchReadingInChromium(): Promise<readonly Figure[]> {
  const [files, sheet] = [wholeRulebook(), draw()];
  const bundled = await build({
    entryPoints: [fileURLToPath(new URL('./checkInPage.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundled.outputFiles[0]?.text ?? '' });
    const turns: { readonly node: number; readonly chromium: number }[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const node = timeCheck(files, sheet);
      const chromium = await page.evaluate(
        ([given, one]) => (globalThis as unknown as { timeCheck: typeof timeCheck }).timeCheck(given, one),
        [files, sheet] as const,
      );
      turns.push({ node, chromium });
    }
    const middle = (of: (turn: (typeof turns)[number]) => number): number => turns.map(of).sort((a, b) => a - b)[2] ?? Number.NaN;
    return [
      { name: 'recognise + validate, 89 rows, in Chromium', value: middle(({ chromium }) => chromium), unit: 'ms', reach: '' },
      { name: '… Chromium / Node, in turns', value: middle(({ node, chromium }) => chromium / node), unit: '×', reach: '≤ 3' },
    ];
  } finally {
    await browser.close();
  }
}

/** Every file as JSON, the provinces' units among them. */
function wholeRulebook(): RulebookFiles {
  return Object.fromEntries(
    Object.entries(readRulebookFiles()).map(([path, content]) => [path, typeof content === 'function' ? (content as () => unknown)() : content]),
  );
}
