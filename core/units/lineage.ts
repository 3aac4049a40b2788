/**
 * What a unit was and what became of it, step by step or through several steps. Within 2021–2025 the lists tell that a code went on
 * under another name or parent, not whether the whole unit did: such a step is `unverified`, and nothing is added up over it.
 *
 * | kind         | the older unit                              |
 * |--------------|---------------------------------------------|
 * | `full`       | went whole into the newer                   |
 * | `part`       | was split; a part of it went there          |
 * | `unverified` | had the same code; whether whole is unknown |
 */
import { dayAfter } from '../calendar/days.ts';
import type { Unit } from './schema.ts';
import type { UnitBook } from './unitBook.ts';
import { firstDay, isSameUnit, isValidOn, lastDay } from './validity.ts';

export type LinkKind = 'full' | 'part' | 'unverified';

export interface UnitLink {
  readonly unit: Unit;
  readonly kind: LinkKind;
  /** `code`: nothing but the code links the two. */
  readonly source: 'statistics-office' | 'code';
  /** Where another source says otherwise. */
  readonly dispute: string | null;
}

/** The units that the unit was made of, of the day before its first; none where nobody knows, or it is the oldest known. */
export function predecessorsOf(book: UnitBook, unit: Unit): readonly UnitLink[] {
  const day = firstDay(unit);
  const found = provincesHolding(book, unit).flatMap((province) =>
    rowsFrom(book, province, day)
      .filter(([code]) => code === unit.code)
      .flatMap(([, full, part]) => [
        ...full.flatMap((code) => linkTo(book, province, [code, unit.code], book.unitOn(code, dayAfter(day, -1)), 'full')),
        ...part.flatMap((code) => linkTo(book, province, [code, unit.code], book.unitOn(code, dayAfter(day, -1)), 'part')),
      ]),
  );
  if (found.length > 0) return found;
  const before = book.spansOf(unit.code).find((span) => lastDay(span) === dayAfter(day, -1) && !isRestructured(book, span, day));
  return before ? [byCode(before)] : [];
}

/** The units that the unit went into, of the day after its last; none while it is valid, or where nobody knows. */
export function successorsOf(book: UnitBook, unit: Unit): readonly UnitLink[] {
  const last = lastDay(unit);
  if (last === null) return [];
  const day = dayAfter(last, 1);
  const found = provincesAfter(book, unit).flatMap((province) =>
    rowsFrom(book, province, day).flatMap(([code, full, part]) => {
      const kind = full.includes(unit.code) ? 'full' : part.includes(unit.code) ? 'part' : undefined;
      return kind ? linkTo(book, province, [unit.code, code], book.unitOn(code, day), kind) : [];
    }),
  );
  if (found.length > 0 || isRestructured(book, unit, day)) return found;
  const after = book.spansOf(unit.code).find((span) => firstDay(span) === day);
  return after ? [byCode(after)] : [];
}

/** A unit at the end of several steps; `kind` is the least certain of the steps that lead there. */
export interface Descent {
  readonly unit: Unit;
  readonly kind: LinkKind;
}

/** The units of the day that the unit was made of; itself on a day of its own. */
export function wasOn(book: UnitBook, unit: Unit, day: string): readonly Descent[] {
  return descend(unit, day, (one) => (firstDay(one) <= day ? [] : predecessorsOf(book, one)));
}

/** The units of the day that the unit went into; itself on a day of its own. */
export function becameOn(book: UnitBook, unit: Unit, day: string): readonly Descent[] {
  return descend(unit, day, (one) => {
    const last = lastDay(one);
    return last === null || last >= day ? [] : successorsOf(book, one);
  });
}

const CERTAINTY: readonly LinkKind[] = ['full', 'unverified', 'part'];

function descend(from: Unit, day: string, next: (unit: Unit) => readonly UnitLink[]): readonly Descent[] {
  const ends = new Map<Unit, LinkKind>();
  const steps: Descent[] = [{ unit: from, kind: 'full' }];
  for (let step = steps.pop(); step; step = steps.pop()) {
    const { unit, kind } = step;
    if (isValidOn(unit, day)) ends.set(unit, lessCertain(ends.get(unit) ?? 'full', kind));
    else steps.push(...next(unit).map((link) => ({ unit: link.unit, kind: lessCertain(kind, link.kind) })));
  }
  return [...ends].map(([unit, kind]) => ({ unit, kind })).sort((a, b) => (a.unit.code < b.unit.code ? -1 : 1));
}

function lessCertain(a: LinkKind, b: LinkKind): LinkKind {
  return CERTAINTY.indexOf(a) > CERTAINTY.indexOf(b) ? a : b;
}

type Rows = readonly (readonly [code: string, full: readonly string[], part: readonly string[]])[];

function rowsFrom(book: UnitBook, province: string, day: string): Rows {
  return book.file(province)?.predecessors.find(({ from }) => from === day)?.rows ?? [];
}

function provincesHolding(book: UnitBook, unit: Unit): readonly string[] {
  return book.provincesOf(unit.code).filter((province) => book.unitsOf(province).some((one) => isSameUnit(one, unit)));
}

function provincesAfter(book: UnitBook, unit: Unit): readonly string[] {
  return provincesHolding(book, unit).flatMap((province) => [province, ...(book.file(province)?.continuesIn ?? [])]);
}

/** Whether the map was drawn anew that day where the unit lay: a code found again then says nothing. */
function isRestructured(book: UnitBook, unit: Unit, day: string): boolean {
  return provincesAfter(book, unit).some((province) => rowsFrom(book, province, day).length > 0);
}

function linkTo(
  book: UnitBook,
  province: string,
  [old, now]: readonly [string, string],
  unit: Unit | undefined,
  kind: LinkKind,
): UnitLink[] {
  const dispute = book.file(province)?.disputes.find((one) => one.old === old && one.new === now);
  return unit ? [{ unit, kind, source: 'statistics-office', dispute: dispute?.note ?? null }] : [];
}

function byCode(unit: Unit): UnitLink {
  return { unit, kind: 'unverified', source: 'code', dispute: null };
}
