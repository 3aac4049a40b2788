/** `tieuchi overlay`: a province's decision taken over item by item, in the file and in the service's data. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultRulebookFolder } from '../../../service/rulebook.ts';
import { readSheets } from '../../../service/workbooks.ts';
import { tieuchi } from '../../support/command.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO } from '../../support/rulebook.ts';

const folder = ownFolder();
const SOURCE = 'Quyết định số 24/2022/QĐ-UBND, Phụ lục II';

function rulebookCopy(name: string): string {
  const copy = join(folder, name);
  cpSync(defaultRulebookFolder(), copy, { recursive: true });
  return copy;
}

const confirm = (...more: readonly string[]): readonly string[] => [
  'overlay',
  'confirm',
  ...['--province', '36', '--set', NANG_CAO, '--source', SOURCE, '--from', '2022-08-20', '--json'],
  ...more,
];
const codeIn = (out: string): unknown => (JSON.parse(out) as { readonly problem?: { readonly code: string } }).problem?.code;

interface Shown {
  readonly items: readonly {
    readonly code: string;
    readonly threshold?: { readonly value: unknown };
    readonly confirmed?: { readonly by: string | null };
  }[];
}

describe('overlay confirm in the rulebook’s file', () => {
  const book = rulebookCopy('file');
  const run = (words: readonly string[]) => tieuchi(words, { env: { TIEUCHI_RULEBOOK: book } });

  it('writes the item with who and when, and the next sheet and check have it', async () => {
    const done = await run(confirm('--code', '10', '--value', '75,4', '--year', '2023', '--by', 'Chị Hoa'));
    expect(done.status, done.err).toBe(0);
    const { items } = JSON.parse(readFileSync(join(book, 'overlays/36.json'), 'utf8')) as Shown;
    expect(items.at(-1)).toMatchObject({
      code: '10',
      threshold: { value: 75.4, year: 2023 },
      source: SOURCE,
      confirmed: { by: 'Chị Hoa' },
    });
    expect(readdirSync(join(book, 'overlays'))).toEqual(readdirSync(join(defaultRulebookFolder(), 'overlays')));
    const shown = await run(['overlay', 'show', '36']);
    expect(shown.out).toMatch(/75,4 \(năm 2023\)[^]*24\/2022\/QĐ-UBND[^]*Chị Hoa/u);
  });

  it('refuses what is said already, what contradicts, and what is no item; the file stays', async () => {
    const before = readFileSync(join(book, 'overlays/36.json'), 'utf8');
    const refused = async (...more: readonly string[]): Promise<readonly unknown[]> => {
      const { status, out } = await run(confirm(...more));
      return [status, codeIn(out)];
    };
    expect(await refused('--code', '10', '--value', '75,4', '--year', '2023')).toEqual([2, 'overlay-said-already']);
    expect(await refused('--code', '10', '--value', '80', '--year', '2023')).toEqual([2, 'overlay-contradicts']);
    expect(await refused('--code', '14.9', '--value', '80')).toEqual([64, 'usage-overlay']);
    expect(await refused('--code', '14.1', '--value', '960')).toEqual([64, 'usage-overlay']);
    expect(await refused('--code', '14.1', '--value', '96', '--text', 'BHYT')).toEqual([64, 'usage-overlay']);
    expect(await refused('--code', '14.1', '--text', 'BHYT', '--year', '2023')).toEqual([64, 'usage-overlay']);
    expect(await refused('--code', '14.1', '--value', '1.234')).toEqual([64, 'usage-overlay']);
    expect(await refused('--code', '14.1', '--value', '96', '--region', 'DBSHX')).toEqual([64, 'usage-overlay']);
    expect(await refused('--code', '14.1', '--value', '96', '--to', '2021-01-01')).toEqual([64, 'usage-overlay']);
    expect(readFileSync(join(book, 'overlays/36.json'), 'utf8')).toBe(before);
  });
});

describe('overlay confirm --data', () => {
  const book = rulebookCopy('service');
  const data = join(folder, 'du-lieu');
  const run = (words: readonly string[]) => tieuchi(words, { env: { TIEUCHI_RULEBOOK: book } });

  it('keeps the item in the service’s audited data and leaves the program’s file alone', async () => {
    const before = readFileSync(join(book, 'overlays/36.json'), 'utf8');
    const done = await run(confirm('--code', '14.1', '--value', '96,5', '--data', data));
    expect(done.status, done.err).toBe(0);
    expect(codeIn((await run(confirm('--code', '14.1', '--value', '97', '--data', data))).out)).toBe('overlay-contradicts');
    const replaced = await run([
      ...confirm('--code', '14.1', '--value', '97', '--data', data, '--replaces', '24/2022'),
      '--from',
      '2024-01-01',
    ]);
    expect(replaced.status, replaced.out).toBe(0);
    expect(readFileSync(join(book, 'overlays/36.json'), 'utf8')).toBe(before);
    expect(JSON.parse((await run(['audit', 'verify', '--data', data, '--json'])).out)).toEqual({ rows: 2, broken: null });
    const { items } = JSON.parse((await run(['overlay', 'show', '36', '--data', data, '--json'])).out) as Shown;
    expect(items.filter(({ code }) => code === '14.1')).toMatchObject([
      { threshold: { value: 96.5 }, to: '2023-12-31' },
      { threshold: { value: 97 }, from: '2024-01-01' },
    ]);
  });

  it('is what the desk’s commands see with --data, and only then', async () => {
    const own = join(folder, 'du-lieu-2');
    expect((await run(confirm('--code', '14.1', '--value', '96,5', '--data', own))).status).toBe(0);
    const printed = async (...more: readonly string[]): Promise<readonly unknown[]> => {
      const out = join(folder, `bieu-${String(more.length)}.xlsx`);
      const made = await run(['template', '--set', NANG_CAO, '--unit', '14029', '--period', '2023-11', '--out', out, ...more]);
      expect(made.status, made.err).toBe(0);
      const cells = (await readSheets(out))[0]?.cells ?? [];
      const row = cells.find(({ value }) => value === '14.1')?.at.slice(1) ?? '';
      return cells.filter(({ at }) => at === `E${row}`).map(({ value }) => value);
    };
    expect([await printed('--data', own), await printed()]).toEqual([['≥ 96,5'], ['≥ 95']]);
    const none = await run(['overlay', 'show', '36', '--data', join(folder, 'khong-co')]);
    expect(none.status).toBe(2);
  });
});
