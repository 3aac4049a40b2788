import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SET_PAGES, setPages } from '../../scripts/sets-doc.ts';

it('docs/sets/ says what the sets say (node scripts/sets-doc.ts writes it anew)', () => {
  const written = new Map(readdirSync(SET_PAGES).map((name) => [name, readFileSync(join(SET_PAGES, name), 'utf8')]));
  expect([...written].sort()).toEqual([...setPages()].sort());
});
