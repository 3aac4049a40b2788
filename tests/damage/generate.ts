/** A seed and some damages → a workbook, the right reading, and what must be found. */
import { chanceOf, type Chance } from '../../service/sample/random.ts';
import { templateFor, NANG_CAO, NTM } from '../support/rulebook.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { PHASES, type Damage } from './damage.ts';
import { answerDamages } from './damages/answers.ts';
import { columnDamages } from './damages/columns.ts';
import { figureDamages } from './damages/figures.ts';
import { formulaDamages } from './damages/formulas.ts';
import { nameDamages } from './damages/names.ts';
import { rowDamages } from './damages/rows.ts';
import { textDamages } from './damages/text.ts';
import { goodDraft, type Draft } from './draft.ts';
import { printDraft } from './print.ts';

export const damages: readonly Damage[] = [
  ...textDamages, ...figureDamages, ...answerDamages, ...columnDamages, ...rowDamages, ...nameDamages, ...formulaDamages,
]; // prettier-ignore

export interface Damaged {
  readonly seed: number;
  /** Those that found a place. */
  readonly done: readonly string[];
  readonly draft: Draft;
  /** The report's sheet is the last. */
  readonly sheets: readonly Sheet[];
}

const UNITS: readonly [Draft['unit'], ...Draft['unit'][]] = [
  { code: '13969', name: 'Xã Nam Mỹ' },
  { code: '13978', name: 'Xã Nam Thắng' },
  { code: '14005', name: 'Xã Nam Thanh' },
];

/** The same seed and damages are the same sheet. */
export function damaged(seed: number, asked: readonly Damage[]): Damaged {
  const chance = chanceOf(seed, 'damage');
  const template = templateFor(chance.oneOf([NANG_CAO, NANG_CAO, NTM]));
  const draft = goodDraft(template, { ...chance.oneOf(UNITS) }, chance);
  const done: string[] = [];
  const used = new Set<string>();
  for (const phase of PHASES) {
    for (const damage of asked.filter((one) => one.phase === phase)) {
      if (damage.uses?.some((use) => used.has(use))) continue;
      if (!damage.apply(draft)) continue;
      done.push(damage.id);
      damage.uses?.forEach((use) => used.add(use));
    }
  }
  return { seed, done, draft, sheets: [...draft.front, printDraft(draft)] };
}

export function pickDamages(count: number, chance: Chance): readonly Damage[] {
  const picked = new Set<Damage>();
  while (picked.size < count) {
    const one = damages[Math.floor(chance.next() * damages.length)];
    if (one) picked.add(one);
  }
  return [...picked];
}
