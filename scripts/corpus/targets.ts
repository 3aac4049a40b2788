/** Which cells of an unknown workbook are written, and with what: by chance, but the same for the same seed. */
import { addressOf, MAX_COLUMN, MAX_ROW, parseAddress } from '../../core/sheet/address.ts';
import type { ValueWrite, Sheet } from '../../core/sheet/sheet.ts';

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
export function pickWrites(sheets: readonly Sheet[], count: number, chance: Chance): readonly ValueWrite[] {
  const writes = new Map<string, ValueWrite>();
  for (let i = 0; i < count; i += 1) {
    const sheet = sheets[chance.below(sheets.length)];
    if (!sheet) break;
    const cell = chance.below(2) === 0 ? (sheet.cells[chance.below(sheet.cells.length)]?.at ?? 'A1') : placeNear(sheet, chance);
    const overFormula = chance.below(4) === 0;
    writes.set(`${sheet.name}!${cell}`, { sheet: sheet.name, cell, value: valueBy(chance), overFormula });
  }
  return [...writes.values()];
}

function placeNear({ cells }: Sheet, chance: Chance): string {
  const last = parseAddress(cells[cells.length - 1]?.at ?? 'A1');
  const row = Math.min(MAX_ROW, 1 + chance.below((last?.row ?? 1) + 3));
  const column = Math.min(MAX_COLUMN, 1 + chance.below((last?.column ?? 1) + 3));
  return addressOf(row, column);
}

function valueBy(chance: Chance): ValueWrite['value'] {
  const kind = chance.below(10);
  if (kind < 4) return chance.below(100_000);
  if (kind < 6) return (chance.below(2_000_000) - 1_000_000) / 997;
  if (kind === 6) return chance.below(2) === 0;
  if (kind === 7) return null;
  return TEXTS[chance.below(TEXTS.length)] ?? '';
}
