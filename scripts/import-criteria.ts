/**
 * Makes data/criteria from a folder of gathered facts:
 *
 *   node scripts/import-criteria.ts FACTS
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CriteriaSet } from '../core/criteria/schema.ts';
import { criteriaSetOf } from './import/criteria.ts';
import { criteriaFacts } from './import/criteriaFacts.ts';
import { SETS } from './import/criteriaSets.ts';
import { factsFolder, writeData } from './import/folders.ts';

const folder = factsFolder('import-criteria.ts');
for (const id of Object.keys(SETS)) {
  const facts = criteriaFacts.parse(JSON.parse(readFileSync(join(folder, 'criteria', `${id}.json`), 'utf8')));
  const set = criteriaSetOf(facts);
  writeData(`criteria/${id}.json`, set);
  const indicators = set.criteria.flatMap((criterion) => criterion.indicators);
  console.log(`${id}: ${String(set.criteria.length)} criteria, ${String(indicators.length)} indicators`);
  const asked = facts.criteria
    .flatMap((criterion) => criterion.indicators)
    .filter(({ enforce, code }) => enforce === 'yes' && !decides(set, code));
  const figures = asked.filter(({ type }) => type !== 'boolean').map(({ code }) => code);
  console.log(
    `  asked to decide though nobody has seen the target, so after-confirmation: ${figures.join(', ') || 'no figure'}; ${String(asked.length - figures.length)} that are met or not`,
  );
}

function decides({ criteria }: CriteriaSet, code: string): boolean {
  const indicator = criteria.flatMap((criterion) => criterion.indicators).find((one) => one.code === code);
  return indicator?.thresholds.some(({ enforce }) => enforce === 'yes') ?? false;
}
