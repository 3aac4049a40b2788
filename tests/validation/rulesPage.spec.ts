import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULES_PAGE, rulesPage } from '../../scripts/rules-doc.ts';

it('docs/rules.md says what the rules say (node scripts/rules-doc.ts writes it anew)', () => {
  expect(readFileSync(RULES_PAGE, 'utf8')).toBe(rulesPage());
});
