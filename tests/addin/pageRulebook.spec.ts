/** The page's rulebook: a province's units come when a sheet is of it, and the check is then the same as elsewhere. */
import { beforeAll, describe, expect, it } from 'vitest';
import { pageRulebook, type PageFiles } from '../../addin/client/pageRulebook.ts';
import { checkWorkbook } from '../../core/check.ts';
import { printFormCode } from '../../core/template/template.ts';
import { readRulebookFiles } from '../../service/rulebook.ts';
import { communeSheet } from '../support/communeSheet.ts';
import { NANG_CAO, rulebook, templateFor } from '../support/rulebook.ts';

let page: PageFiles;
const asked: string[] = [];
let isOnline = true;
const fetchUnits = (file: string): Promise<unknown> => {
  asked.push(file);
  return Promise.resolve(isOnline ? rulebook.units.file(file.slice(0, 2)) : null);
};

beforeAll(() => {
  const files = Object.fromEntries(Object.entries(readRulebookFiles()).filter(([, content]) => typeof content !== 'function'));
  page = { files, units: Object.fromEntries(rulebook.units.provinces.map((province) => [province, `${province}.json`])) };
});

const sheetOf = (unit: string, period: string) =>
  communeSheet(templateFor(NANG_CAO), {
    formCode: printFormCode({ template: NANG_CAO, version: 1, unit, period }),
    title: 'BÁO CÁO',
    unitName: 'UBND',
  }).sheet;

describe('the page', () => {
  it('fetches an office’s own provinces when it opens, and another when a sheet is of it', async () => {
    asked.length = 0;
    const opened = await pageRulebook(page, fetchUnits);
    const homes = rulebook.units.homes.map(({ province }) => `${province}.json`);
    expect(asked.sort()).toEqual(homes.sort());
    asked.length = 0;
    for (const [unit, period, fetched] of [
      ['13969', '2023-11', []],
      ['00004', '2023-11', ['01.json']],
      ['00004', '2023-12', []],
      ['99999', '2023-11', []],
    ] as const) {
      const sheet = sheetOf(unit, period);
      expect(await opened.withUnits((own) => checkWorkbook([sheet], own)), unit).toEqual(checkWorkbook([sheet], rulebook));
      expect(asked.splice(0), unit).toEqual(fetched);
    }
  });

  it('looks for a name without its code in the same provinces as elsewhere', async () => {
    const opened = await pageRulebook(page, fetchUnits);
    const sheet = communeSheet(templateFor(NANG_CAO), { formCode: null }).sheet;
    const checked = await opened.withUnits((own) => checkWorkbook([sheet], own));
    expect(checked.reports[0]?.report.unit).toBe('13969');
  });

  it('says nothing where the network does not give a province, and checks again when it does', async () => {
    const opened = await pageRulebook(page, fetchUnits);
    const sheet = sheetOf('31318', '2023-11');
    const check = () => opened.withUnits((own) => checkWorkbook([sheet], own));
    isOnline = false;
    await expect(check()).rejects.toMatchObject({
      code: 'units-unavailable',
      // Also said where no sheet is open.
      text: { vi: expect.not.stringContaining('trang tính'), en: expect.not.stringContaining('sheet') },
    });
    isOnline = true;
    expect(opened.hasUnits((own) => own.units.spansOf('31318'))).toBe(false);
    expect((await check()).reports).toHaveLength(1);
    expect(opened.hasUnits((own) => own.units.spansOf('31318'))).toBe(true);
  });
});
