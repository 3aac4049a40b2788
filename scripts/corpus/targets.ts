/** Which cells of an unknown workbook are written, and with what: by chance, but the same for the same seed. */
import { addressOf, MAX_COLUMN, MAX_ROW, parseAddress } from '../../core/sheet/address.ts';
import type { CellWrite, Sheet, ValueWrite } from '../../core/sheet/sheet.ts';

export interface Chance {
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
}

/** FNV-1a of the seed, then mulberry32. */
export function createChance(seed: string): Chance {
  let state = 0x811c9dc5;
  for (const letter of new TextEncoder().encode(seed)) state = Math.imul(state ^ letter, 0x01000193);
  return {
    below: (limit) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
    },
  };
}

const TEXTS = ['Xã Nam Mỹ', ' đạt & <chưa đạt> ', '08', '=1+1', 'dòng một\ndòng hai', '_x0041_ _x000D_', '"95,5 %"', '𝔫𝔱𝔪 😀', ''];

/** Half of them in cells that are there, the rest around them; no cell twice. */
export function pickWrites(sheets: readonly Sheet[], count: number, chance: Chance): readonly CellWrite[] {
  const writes = new Map<string, CellWrite>();
  for (let i = 0; i < count; i += 1) {
    const sheet = sheets[chance.below(sheets.length)];
    if (!sheet) break;
    const cell = chance.below(2) === 0 ? (sheet.cells[chance.below(sheet.cells.length)]?.at ?? 'A1') : placeNear(sheet, chance);
    const overFormula = chance.below(4) === 0;
    const place = { sheet: sheet.name, cell, overFormula };
    writes.set(
      `${sheet.name}!${cell}`,
      chance.below(6) === 0 ? { ...place, formula: formulaBy(sheet, chance) } : { ...place, value: valueBy(chance) },
    );
  }
  return [...writes.values()];
}

function placeNear({ cells }: Sheet, chance: Chance): string {
  const last = parseAddress(cells[cells.length - 1]?.at ?? 'A1');
  const row = Math.min(MAX_ROW, 1 + chance.below((last?.row ?? 1) + 3));
  const column = Math.min(MAX_COLUMN, 1 + chance.below((last?.column ?? 1) + 3));
  return addressOf(row, column);
}

/** Of cells round about; one that leads back to itself is refused and another taken in its place. */
function formulaBy(sheet: Sheet, chance: Chance): string {
  const [first, second] = [placeNear(sheet, chance), placeNear(sheet, chance)];
  const formulas = [
    `=SUM(${first}:${second})`,
    `=IF(${first}>0,"Đạt","<Chưa & đạt>")`,
    `=ROUND(AVERAGE(${first}:${second})*100,2)`,
    `=COUNTIF(${first}:${second},"x")+COUNTA(${second})`,
    `=-${first}^2/(${second}+1)&" %"`,
  ];
  return formulas[chance.below(formulas.length)] ?? '';
}

function valueBy(chance: Chance): ValueWrite['value'] {
  const kind = chance.below(10);
  if (kind < 4) return chance.below(100_000);
  if (kind < 6) return (chance.below(2_000_000) - 1_000_000) / 997;
  if (kind === 6) return chance.below(2) === 0;
  if (kind === 7) return null;
  return TEXTS[chance.below(TEXTS.length)] ?? '';
}
