/** `npm run bench`: every benchmark, as a table of figures and ratios, and in bench/results.json. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchCheck } from './check.bench.ts';
import { benchConsolidate } from './consolidate.bench.ts';
import type { Row } from './measure.ts';
import { benchPatch } from './patch.bench.ts';

const FOLDER = fileURLToPath(new URL('../../bench/', import.meta.url));

const rows: Row[] = [];
for (const bench of [benchCheck, benchConsolidate, benchPatch]) rows.push(...(await bench()));

const heading = ['what', 'ours, ms CPU', 'baseline', 'its ms CPU', 'ratio', 'reach'];
const lines = rows.map(({ name, ms, baseline, baselineMs, ratio, reach }) => [name, ms.toFixed(2), baseline, baselineMs.toFixed(2), ratio.toFixed(2), reach]);
const widths = heading.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
for (const line of [heading, ...lines]) console.log(line.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ').trimEnd());

mkdirSync(FOLDER, { recursive: true });
const machine = { node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model ?? '' };
writeFileSync(join(FOLDER, 'results.json'), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
