/**
 * Writes the cases anew: `node tests/corpus/write.ts`. Look at what git says has changed; a reading that changed without
 * reason is the fault these cases are kept for.
 *
 * From each rule its first finding and its first silence; from each damage of the catalogue one sheet, whose answer is held
 * against what was meant before it is written.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Sheet } from '../../core/sheet/sheet.ts';
import type { Example, Rule } from '../../core/validation/rule.ts';
import { rules } from '../../core/validation/rules.ts';
import { catalogue } from '../damage/catalogue.ts';
import { damaged, damages } from '../damage/generate.ts';
import { judge } from '../damage/judge.ts';
import { communeSheet } from '../support/communeSheet.ts';
import { rulebookWith } from '../support/exampleRulebook.ts';
import { NANG_CAO, templateFor } from '../support/rulebook.ts';
import { answerOf, differenceOf, type CaseInput, type SheetCase } from './cases.ts';

const FOLDER = fileURLToPath(new URL('./', import.meta.url));
/** Draws xã Nam Mỹ and nâng cao. */
const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1).filter((seed) => {
  const { template, unit } = damaged(seed, []).draft;
  return template.id === NANG_CAO && unit.code === '13969';
});
const good = communeSheet(templateFor(NANG_CAO)).sheet;

writeJson('good.json', good);
for (const rule of rules as readonly Rule[]) {
  const [finding, silence] = [rule.examples.find(({ finds }) => finds !== null), rule.examples.find(({ finds }) => finds === null)];
  if (finding) writeRuleCase(rule, finding, 'finds');
  if (silence) writeRuleCase(rule, silence, 'passes');
}
const [seed = 1] = SEEDS;
const filled = damaged(seed, []).sheets.at(-1) ?? good;
writeJson('filled.json', filled);
for (const { id, en, vi } of catalogue.flatMap((group) => group.entries)) writeDamageCase(id, `${vi} · ${en}`);

function writeRuleCase(
  rule: Rule,
  { finds: _, asked, beside, hiddenSheet, province, district, set = NANG_CAO, ...changes }: Example,
  kind: 'finds' | 'passes',
): void {
  const own = { ...(province && { province }), ...(district && { district }) };
  const template = templateFor(set, '13969', '2023-11-30', rulebookWith(own));
  const sheet = communeSheet(template, changes).sheet;
  const sheets = beside ? [sheet, communeSheet(template, { given: beside, name: 'Bản sao' }).sheet] : [sheet];
  const input: CaseInput = {
    sheets: sheets.map((one) => differenceOf(one, 'good', good)),
    ...(asked && { asked }),
    ...(hiddenSheet && { hidden: [sheet.name] }),
    ...own,
  };
  writeCase(
    `${rule.id}-${kind}`,
    input,
    sheets,
    `${kind === 'finds' ? 'Thấy' : 'Không nói gì'}: ${rule.why.vi} · ${kind === 'finds' ? 'Finds' : 'Lets pass'}: ${rule.why.en}`,
  );
}

function writeDamageCase(id: string, why: string): void {
  const damage = damages.find((one) => one.id === id);
  const one = SEEDS.map((from) => damaged(from, damage ? [damage] : [])).find(({ done }) => done.length > 0);
  if (!one) throw new Error(`${id} finds no place`);
  const { right, wrong, notFound, silent } = judge(one);
  if (!right) throw new Error(`${id}: ${[...wrong, ...notFound, ...silent].join('; ')}`);
  const sheets = one.sheets.map((sheet): SheetCase => (sheet.cells.length < 10 ? sheet : differenceOf(sheet, 'filled', filled)));
  writeCase(id, { sheets }, one.sheets, why);
}

function writeCase(name: string, input: CaseInput, sheets: readonly Sheet[], why: string): void {
  const folder = `${FOLDER}${name}/`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeJson(`${name}/sheets.json`, input);
  writeJson(`${name}/expected.json`, { why, ...answerOf(input, sheets) });
}

/** A cell, a finding or an entry a line. */
function writeJson(name: string, value: unknown): void {
  const lines = JSON.stringify(value, null, 1)
    .replace(
      /\{\n\s+("(?:at|reading)":(?:[^{}[\]]|\{[^{}]*\}|\[[^[\]]*\])*)\n\s+\}/gu,
      (_, inside: string) => `{ ${inside.replace(/\n\s*/gu, ' ')} }`,
    )
    .replace(/\[\n\s+([^[\]{}]*?)\n\s+\]/gu, (whole, inside: string) =>
      inside.includes('NTM-V') ? whole : `[${inside.replace(/\n\s*/gu, ' ')}]`,
    );
  writeFileSync(`${FOLDER}${name}`, `${lines}\n`);
}
