/**
 * A process that fills one master over and over with two months' totals in turn, to be killed at any moment:
 * `node fillAgain.ts MASTER TOTALS TOTALS`. Says `filled` after each time.
 */
import { readFileSync } from 'node:fs';
import { totalsSchema } from '../../core/consolidation/totalsSchema.ts';
import { fillInPlace } from '../../service/desk/fillMaster.ts';
import { loadRulebook } from '../../service/rulebook.ts';

const [master = '', ...files] = process.argv.slice(2);
const rulebook = loadRulebook();
const months = files.map((file) => totalsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
process.stdout.write('ready\n');
for (let time = 0; ; time += 1) {
  const totals = months[time % months.length];
  if (!totals) throw new Error('no totals');
  fillInPlace({ master, totals, rulebook });
  process.stdout.write('filled\n');
}
