/**
 * One item confirmed from a province's own decision and added to its overlay. What is said already is not said
 * twice; what contradicts an item is refused, unless it names the decision that it replaces.
 */
import { dayAfter } from '../calendar/days.ts';
import { printDay } from '../calendar/period.ts';
import { Problem } from '../problem.ts';
import { printNumber } from '../text/number.ts';
import { LAST_DAY, saidBy, type OverlayItem } from './overlay.ts';

/**
 * The items with the new one. `replaces`: a part of the source of the item whose place it takes, e.g. the old decision's
 * number; that one ends the day before.
 *
 * | an item says of the same thing, for days in common | then                                      |
 * |----------------------------------------------------|-------------------------------------------|
 * | nothing                                            | added                                     |
 * | the same                                           | Problem `overlay-said-already`            |
 * | otherwise, its source named in `replaces`          | it ends the day before; added             |
 * | otherwise                                          | Problem `overlay-contradicts`             |
 */
export function confirmItem(items: readonly OverlayItem[], added: OverlayItem, replaces: string | null): readonly OverlayItem[] {
  return [...items.flatMap((item) => (meet(item, added) ? ended(item, added, replaces) : [item])), added];
}

/**
 * The items of the program's own file with one confirmed at an office before: where an update of the program has come
 * to say otherwise, what the office confirmed stands and the file's item is set aside.
 */
export function keepConfirmed(
  items: readonly OverlayItem[],
  confirmed: OverlayItem,
  replaces: string | null,
): { readonly items: readonly OverlayItem[]; readonly setAside: readonly OverlayItem[] } {
  try {
    return { items: confirmItem(items, confirmed, replaces), setAside: [] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'overlay-said-already') return { items, setAside: [] };
    const [setAside, others] = [items.filter((item) => meet(item, confirmed)), items.filter((item) => !meet(item, confirmed))];
    return { items: [...others, confirmed], setAside };
  }
}

function meet(item: OverlayItem, added: OverlayItem): boolean {
  const keys = saidBy(added);
  return saidBy(item).some((key) => keys.includes(key)) && item.from <= (added.to ?? LAST_DAY) && added.from <= (item.to ?? LAST_DAY);
}

function ended(item: OverlayItem, added: OverlayItem, replaces: string | null): readonly OverlayItem[] {
  if (isSame(item, added)) throw new Problem('overlay-said-already', factsOf(item));
  const isReplaced = replaces !== null && replaces.trim() !== '' && item.source.includes(replaces.trim()) && item.from < added.from;
  if (!isReplaced) throw new Problem('overlay-contradicts', factsOf(item));
  // What the new item does not speak of goes on as it was.
  const { text, threshold, ...rest } = item;
  const goesOn = { ...(added.text === undefined && text !== undefined && { text }), ...(!added.threshold && threshold && { threshold }) };
  return [
    { ...item, to: dayAfter(added.from, -1) },
    ...(Object.keys(goesOn).length === 0 ? [] : [{ ...rest, ...goesOn, from: added.from }]),
  ];
}

function isSame(item: OverlayItem, added: OverlayItem): boolean {
  const threshold =
    added.threshold === undefined || JSON.stringify(sorted(added.threshold)) === JSON.stringify(sorted(item.threshold ?? {}));
  return threshold && (added.text === undefined || added.text === item.text);
}

function sorted(threshold: object): object {
  return Object.entries(threshold).sort(([a], [b]) => (a < b ? -1 : 1));
}

function factsOf({ code, set, from, to, threshold, text, source }: OverlayItem): Record<string, string> {
  const value = typeof threshold?.value === 'number' ? printNumber(threshold.value) : threshold?.value;
  const says = value === undefined ? (text ?? '') : `${threshold?.comparator ?? ''} ${value}`.trim();
  return { set, code, says, from: printDay(from), to: typeof to === 'string' ? printDay(to) : '…', source };
}
