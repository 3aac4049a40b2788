/**
 * The difficulties of a commune as one cell prints them, `14.1: Thiếu bác sĩ; 17: Chưa có bãi rác`, and how what was
 * printed so is told from an office's own words, which are never written over without a person's word.
 */
import type { Obstacle } from '../consolidation/totals.ts';
import type { CriteriaSet } from '../criteria/schema.ts';
import type { CellValue } from '../sheet/sheet.ts';
import { tidy } from '../text/fold.ts';

/** Excel keeps no more characters in a cell. */
const LONGEST_TEXT = 32_767;

/** An indicator's code or a criterion's number, as criteria sets have them (core/criteria/schema.ts). */
const CODE = String.raw`(?:[A-Z]{1,4}\.)?\d+(?:\.\d+)?`;
const ITEM = new RegExp(`^(${CODE}): (?=\\S)`, 'u');
const BETWEEN_ITEMS = new RegExp(`; (?=${CODE}: )`, 'u');
/** A semicolon of the officer's that would begin another item. */
const FALSE_START = new RegExp(`;(?= ${CODE}: )`, 'gu');
const MORE = /^… \(còn \d+ mục nữa\)$/u;

/** Null for nothing. In the order given, single spaces for the officers' line breaks; cut at a whole item, and how many more there are. */
export function printDifficulties(obstacles: readonly Omit<Obstacle, 'unit'>[]): string | null {
  const items = obstacles.flatMap(({ criterion, indicator, text }) => {
    const said = tidy(text).replace(FALSE_START, ',');
    return said === '' ? [] : [`${indicator ?? String(criterion)}: ${said}`];
  });
  return items.length === 0 ? null : joined(items);
}

function joined(items: readonly string[]): string {
  const whole = items.join('; ');
  if (whole.length <= LONGEST_TEXT) return whole;
  const more = (kept: number): string => `… (còn ${String(items.length - kept)} mục nữa)`;
  let [text, kept] = ['', 0];
  for (const item of items) {
    const longer = `${text}${item}; `;
    if (longer.length + more(kept + 1).length > LONGEST_TEXT) break;
    [text, kept] = [longer, kept + 1];
  }
  return text + more(kept);
}

/** What was printed, item by item; undefined for other words. */
function itemsIn(text: string): readonly { readonly code: string; readonly item: string }[] | undefined {
  if (text !== tidy(text)) return undefined;
  if (MORE.test(text)) return [];
  const items = text.split(BETWEEN_ITEMS).map((item) => ({ code: ITEM.exec(item)?.[1] ?? '', item }));
  return items.every(({ code }) => code !== '') ? items : undefined;
}

/** Whether words are of the printed form, with the set's own codes in their order. */
export function isPrintedFor(set: CriteriaSet): (text: string) => boolean {
  const places = new Map<string, number>();
  for (const { no, indicators } of set.criteria)
    for (const code of [String(no), ...indicators.map((indicator) => indicator.code)]) if (!places.has(code)) places.set(code, places.size);
  return (text) => {
    const found = itemsIn(text)?.map(({ code }) => places.get(code) ?? -1);
    return found?.every((place, at) => place >= Math.max(0, found[at - 1] ?? 0)) ?? false;
  };
}

/** An office's own words: neither nothing nor of the printed form. */
export function isOwnWord(held: CellValue): boolean {
  return typeof held !== 'string' ? held !== null : tidy(held) !== '' && itemsIn(held) === undefined;
}

/** What is left of a printed text once the criteria are met; null for nothing. */
export function withoutMet(held: string, met: readonly number[]): string | null {
  const left = itemsIn(held)?.filter(({ code }) => !met.includes(Number.parseInt(code, 10))) ?? [];
  return left.length === 0 ? null : left.map(({ item }) => item).join('; ');
}
