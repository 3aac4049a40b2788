/** `npm run bench`: every benchmark, as a table of figures and ratios, and in bench/results.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchBind } from './bind.bench.ts';
import { benchCheck } from './check.bench.ts';
import { benchConsolidate } from './consolidate.bench.ts';
import { benchEvaluate } from './evaluate.bench.ts';
import { benchLoadRulebook, pageSizes } from './loadRulebook.bench.ts';
import type { Row } from './measure.ts';
import { benchPane } from './pane.bench.ts';
import { benchPatch } from './patch.bench.ts';
import { benchReading, benchReadingInChromium } from './reading.bench.ts';
import { benchService } from './service.bench.ts';

const FOLDER = fileURLToPath(new URL('../../bench/', import.meta.url));

const rows: Row[] = [];
for (const bench of [benchLoadRulebook, benchCheck, benchReading, benchEvaluate, benchConsolidate, benchPatch]) rows.push(...(await bench()));

const heading = ['what', 'ours, ms CPU', 'baseline', 'its ms CPU', 'ratio', 'reach'];
const lines = rows.map(({ name, ms, baseline, baselineMs, ratio, reach }) => [name, ms.toFixed(2), baseline, baselineMs.toFixed(2), ratio.toFixed(2), reach]);
print([heading, ...lines]);

const alone = [...(await benchBind()), ...(await benchReadingInChromium())];
console.log();
print([['alone', 'figure', 'reach'], ...alone.map(({ name, value, unit, reach }) => [name, `${printed(value)} ${unit}`, reach])]);

const pane = await benchPane();
console.log();
print([['pane in the simulated Excel', 'figure', 'reach'], ...pane.map(({ name, value, unit, reach }) => [name, `${printed(value)} ${unit}`, reach])]);

const figures = [...pageSizes(), ...(await benchService())];
console.log();
print([['page and service', 'figure', 'reach'], ...figures.map(({ name, value, unit, reach }) => [name, `${printed(value)} ${unit}`.trim(), reach])]);

mkdirSync(FOLDER, { recursive: true });
const machine = { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? '' };
writeFileSync(join(FOLDER, 'results.json'), `${JSON.stringify({ machine, rows, alone, pane, service: figures }, null, 2)}\n`);

function print(table: readonly (readonly string[])[]): void {
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of table) {
    const cells = line.map((text, column) => text.padEnd(widths[column] ?? 0));
    console.log(cells.join('  ').trimEnd());
  }
}

/** Whole where there is enough to see. */
function printed(value: number): string {
  return Number.isInteger(value) || value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
