/** Every case of this folder, held against its answer. `node tests/corpus/write.ts` writes them anew. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { rules } from '../../core/validation/rules.ts';
import { answerOf, sheetOf, type CaseAnswer, type CaseInput } from './cases.ts';

const FOLDER = fileURLToPath(new URL('./', import.meta.url));
const readJson = (name: string): unknown => JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8'));
const bases = { good: readJson('good.json') as Sheet, filled: readJson('filled.json') as Sheet };
const cases = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

it('there are at least 150, a failing and a passing one for each rule', () => {
  expect(cases.length).toBeGreaterThanOrEqual(150);
  for (const { id } of rules) {
    expect(cases).toContain(`${id}-finds`);
    // The standing notice of what is not verified has nothing to let pass.
    if (id !== 'NTM-V032') expect(cases).toContain(`${id}-passes`);
  }
});

describe('case', () => {
  it.each(cases)('%s', (name) => {
    const input = readJson(`${name}/sheets.json`) as CaseInput;
    const { why, ...expected } = readJson(`${name}/expected.json`) as CaseAnswer;
    expect(why.length).toBeGreaterThan(10);
    expect(
      JSON.parse(
        JSON.stringify(
          answerOf(
            input,
            input.sheets.map((sheet) => sheetOf(sheet, bases)),
          ),
        ),
      ),
    ).toEqual(expected);
    const [, rule, kind] = /^(NTM-V\d+)-(finds|passes)$/u.exec(name) ?? [];
    if (rule !== undefined) expect(expected.reports[0]?.findings.some((finding) => finding.startsWith(rule))).toBe(kind === 'finds');
  });
});
