/** A commune that a master has no row for: named and nothing more, until somebody asks for a row. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Totals } from '../../../core/consolidation/totals.ts';
import { fillInPlace, lookAtMaster } from '../../../service/desk/fillMaster.ts';
import { planMaster } from '../../../service/desk/planMaster.ts';
import { verifyMaster } from '../../../service/desk/verifyMaster.ts';
import { Problem } from '../../../core/problem.ts';
import { readWorkbook } from '../../../workbook/read/workbook.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import { readFileWhole } from '../../../service/files.ts';
import { ownFolder } from '../../support/folder.ts';
import { printedSheet } from '../../support/printedSheet.ts';
import { totalsOfMonth } from '../../support/namTrucMonth.ts';
import { rulebook } from '../../support/rulebook.ts';
import { workbookOf } from '../../support/workbookOf.ts';

const folder = ownFolder();
const NUMBERS = Array.from({ length: 19 }, (_, at) => `TC${String(at + 1)}`).join(' | ');

async function masterOf(name: string, text: string): Promise<string> {
  const path = join(folder, `${name}.xlsx`);
  writeFileSync(path, await workbookOf(printedSheet(text)));
  return path;
}

const sheetIn = (path: string): Sheet => {
  const [first] = readWorkbook(readFileWhole(path)).sheets;
  if (!first) throw new Error('no sheet');
  return first.sheet;
};
const at = ({ cells }: Sheet, address: string): unknown => {
  const cell = cells.find((one) => one.at === address);
  return cell?.formula ?? cell?.value ?? null;
};
const metOf = (totals: Totals, unit: string): number | undefined => totals.communes.find((one) => one.unit === unit)?.metCount;

describe('a district’s list without two of its communes', () => {
  const totals = totalsOfMonth(1);
  const text = `STT | Mã xã | Xã | ${NUMBERS} | Số TC đạt
1 | 13969 | Xã Nam Mỹ | x | ${'| '.repeat(17)} | =COUNTIF(D2:V2,"x")
2 | 13972 | Xã Điền Xá | x | ${'| '.repeat(17)} | =COUNTIF(D3:V3,"x")
3 | 13978 | Xã Nam Thắng | x | ${'| '.repeat(17)} | =COUNTIF(D4:V4,"x")
4 | 13996 | Xã Nam Hùng | x | ${'| '.repeat(17)} | =COUNTIF(D5:V5,"x")
5 | 14002 | Xã Nam Dương | x | ${'| '.repeat(17)} | =COUNTIF(D6:V6,"x")
6 | 14005 | Xã Nam Thanh | x | ${'| '.repeat(17)} | =COUNTIF(D7:V7,"x")
 | | Số xã đạt | =COUNTIF(D2:D7,"x")`;

  it('names them and writes nothing of them, unless asked', async () => {
    const master = await masterOf('khong', text);
    const looked = lookAtMaster({ master, totals, rulebook });
    expect(looked.missingRows.length).toBe(2);
    expect(looked.grown).toEqual([]);
  });

  it('asked for, gives each a row behind the last, that the office’s own sums take in', async () => {
    const master = await masterOf('them', text);
    const missing = lookAtMaster({ master, totals, rulebook }).missingRows;
    const looked = lookAtMaster({ master, totals, rulebook, grow: true });
    expect(sheetIn(master).cells.some(({ value }) => value === 7)).toBe(false);
    const filled = fillInPlace({ master, totals, rulebook, grow: true });
    expect(filled.changes).toEqual(looked.changes);
    expect(filled.grown).toEqual(missing.toSorted().map((unit, place) => ({ unit, row: 8 + place })));
    expect(filled.missingRows).toEqual([]);
    const sheet = sheetIn(master);
    expect([at(sheet, 'A8'), at(sheet, 'A9'), at(sheet, 'C10')]).toEqual([7, 8, 'Số xã đạt']);
    expect([at(sheet, 'B8'), at(sheet, 'B9')]).toEqual(missing.toSorted().map(Number));
    expect(at(sheet, 'D10')).toBe('=COUNTIF(D2:D9,"x")');
    expect(at(sheet, 'W8')).toBe('=COUNTIF(D8:V8,"x")');
    const marks = sheet.cells.filter((cell) => /^[D-V]8$/u.test(cell.at) && cell.value === 'x').length;
    expect(marks).toBe(metOf(totals, missing.toSorted()[0] ?? ''));
    await expect(verifyMaster({ file: master, rulebook })).resolves.toMatchObject({ state: 'written', differing: [] });
    expect(fillInPlace({ master, totals, rulebook, grow: true })).toMatchObject({ changes: [], grown: [], kept: null });
  });
});

it('in a province’s list each is given its row in its own district; a district without rows stays named', async () => {
  const totals = totalsOfMonth(2, '2023-11', '36');
  const obliged = totals.communes.map(({ unit }) => unit);
  const namTruc = totals.districts?.find(({ unit }) => unit === '362')?.communes.map(({ unit }) => unit) ?? [];
  const master = await masterOf(
    'tinh',
    `Đơn vị | ${NUMBERS} | Số TC đạt\nHuyện Nam Trực\nXã Nam Mỹ\nXã Điền Xá\nHuyện Trực Ninh\nSố xã đạt toàn tỉnh`,
  );
  const { grown, missingRows } = fillInPlace({ master, totals, rulebook, grow: true });
  expect(grown.map(({ unit }) => unit).toSorted()).toEqual(namTruc.filter((unit) => unit !== '13969' && unit !== '13972').toSorted());
  expect(grown[0]?.row).toBe(5);
  expect(at(sheetIn(master), `A${String(5 + grown.length)}`)).toBe('Huyện Trực Ninh');
  expect([...missingRows].toSorted()).toEqual(obliged.filter((unit) => !namTruc.includes(unit)).toSorted());
});

describe('a list with several rows for each commune', () => {
  const grow = async (text: string, merges: readonly string[] = []): Promise<string> => {
    const bytes = await workbookOf(printedSheet(text, { merges }));
    try {
      return `grown: ${String(planMaster(bytes, totalsOfMonth(1), rulebook, { grow: true }).grown.length)}`;
    } catch (error) {
      if (error instanceof Problem) return `${error.code} ${String(error.facts.row)}`;
      throw error;
    }
  };
  const heading = `Xã | Nội dung | ${NUMBERS}`;

  it.each([
    ['the results below', `${heading}\nNam Mỹ | Kế hoạch\n | Thực hiện\nĐiền Xá | Kế hoạch\n | Thực hiện`, [], 'grow-several-rows 5'],
    ['the results above', `${heading}\nNam Mỹ | Thực hiện\n | Kế hoạch\nĐiền Xá | Thực hiện\n | Kế hoạch`, [], 'grow-several-rows 4'],
    [
      'one name over both',
      `${heading}\nNam Mỹ | Kế hoạch\n | Thực hiện\nĐiền Xá | Kế hoạch\n | Thực hiện`,
      ['A2:A3', 'A4:A5'],
      'grow-several-rows 5',
    ],
    ['one row each, a sum below', `${heading}\nNam Mỹ | Thực hiện\nĐiền Xá | Thực hiện\nTổng cộng | | =COUNTIF(C2:C3,"x")`, [], 'grown: 6'],
  ])('gets no half of them: %s', async (_, text, merges, answer) => {
    expect(await grow(text, merges)).toBe(answer);
  });
});
