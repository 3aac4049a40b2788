/**
 * A binding with a person's word laid over it. What was confirmed is found again by its words in the workbook as it is
 * now; what has moved is said, what cannot be found again is asked again and not written.
 *
 * | the confirmed column or row                          | now                                        |
 * |------------------------------------------------------|--------------------------------------------|
 * | as many of these words as then                       | the same one of them: sure                 |
 * | more or fewer of these words than then               | asked again: those are doubtful            |
 * | none, and the words now there mean the same          | as they say                                |
 * | none                                                 | asked again                                |
 * | of a unit that is no longer there                    | asked again                                |
 */
import { printDay } from '../calendar/period.ts';
import { columnLetters, parseAddress } from '../sheet/address.ts';
import type { UnitTree } from '../units/unitTree.ts';
import type { Binding, BoundColumn, BoundRow, MetMark, Moved, Unplaced } from './binding.ts';
import { columnKey, placed, rowKey, type Confirmation, type ConfirmedColumn, type ConfirmedRow } from './confirmation.ts';
import { isResult } from './columns.ts';
import { reasons } from './reasons.ts';

type Asked = Extract<Unplaced, { kind: 'confirmed' }>;

/** `tree` is the one the binding was made with. The confirmation is of the same unit, set and layout, or is the caller's error. */
export function confirm(binding: Binding, confirmation: Confirmation, tree: UnitTree): Binding {
  if (!isOf(binding, confirmation))
    throw new Error(`a confirmation of ${confirmation.scope}, ${confirmation.set} for ${binding.scope}, ${binding.set}`);
  const columns = confirmColumns(binding, confirmation.columns);
  const rows = confirmRows(binding, confirmation.rows, tree);
  const mark = confirmMark(binding.mark, confirmation.mark);
  const settled = new Set([...columns.settled, ...rows.settled]);
  return {
    ...binding,
    columns: columns.bound,
    rows: rows.bound,
    mark: mark,
    unplaced: [
      ...binding.unplaced.filter((one) => !('cell' in one && settled.has(`${one.kind} ${one.cell}`))),
      ...columns.asked,
      ...rows.asked,
    ],
    moved: [
      ...(confirmation.sheet === binding.sheet ? [] : [{ kind: 'sheet' as const, label: '', from: confirmation.sheet, to: binding.sheet }]),
      ...columns.moved,
      ...rows.moved,
    ],
  };
}

/** True where a confirmation speaks of this kind of master at all. */
export function isOf(binding: Binding, { scope, set, layout }: Pick<Confirmation, 'scope' | 'set' | 'layout'>): boolean {
  return binding.scope === scope && binding.set === set && binding.layout === layout;
}

interface Confirmed<T> {
  readonly bound: readonly T[];
  /** Cells that were not placed and now are, as `column C3`. */
  readonly settled: readonly string[];
  readonly asked: readonly Asked[];
  readonly moved: readonly Moved[];
}

type FoundColumn = Pick<BoundColumn, 'column' | 'cell' | 'heading'> & { readonly bound: BoundColumn | undefined };

function confirmColumns({ columns, unplaced }: Binding, confirmed: readonly ConfirmedColumn[]): Confirmed<BoundColumn> {
  const all: readonly FoundColumn[] = [
    ...columns.map((bound) => ({ ...bound, bound })),
    ...unplaced.flatMap((one) =>
      one.kind === 'column'
        ? [{ column: columnLetters(parseAddress(one.cell)?.column ?? 1), cell: one.cell, heading: one.label, bound: undefined }]
        : [],
    ),
  ].sort((a, b) => (parseAddress(a.cell)?.column ?? 0) - (parseAddress(b.cell)?.column ?? 0));
  const byKey = Map.groupBy(
    placed(all, ({ heading }) => columnKey(heading)),
    ({ one }) => columnKey(one.heading),
  );
  const bound = new Map(columns.map((column) => [column.column, column]));
  const asked: Asked[] = [];
  const moved: Moved[] = [];
  const words = new Set<string>();
  for (const word of confirmed) {
    const found = byKey.get(columnKey(word.heading)) ?? [];
    const one = found.length === word.of ? found[word.nth - 1]?.one : undefined;
    if (one && holdsNames(one, word)) {
      if (one.column !== word.column) moved.push({ kind: 'column', label: one.heading, from: word.column, to: one.column });
    } else if (one) {
      const { column, cell, heading } = one;
      bound.set(column, { column, cell, heading, meaning: word.meaning, certainty: 'sure', why: reasons.confirmed() });
      words.add(column);
      if (column !== word.column) moved.push({ kind: 'column', label: heading, from: word.column, to: column });
    } else if (found.length > 0) {
      for (const { one: unclear } of found) {
        if (unclear.bound)
          bound.set(unclear.column, { ...unclear.bound, certainty: 'doubtful', why: reasons.confirmedColumnUnclear(word.heading) });
      }
      asked.push({ kind: 'confirmed', label: word.heading, reason: reasons.confirmedColumnUnclear(word.heading) });
    } else if (!meansTheSame(columns, word)) {
      asked.push({ kind: 'confirmed', label: word.heading, reason: reasons.confirmedColumnGone(word.heading) });
    }
  }
  return {
    bound: withoutRivals(
      all.flatMap(({ column }) => bound.get(column) ?? []),
      words,
    ),
    settled: all.filter(({ column }) => words.has(column)).map(({ cell }) => `column ${cell}`),
    asked: once(asked),
    moved,
  };
}

/** What the rows are known by is never written over, whatever is said of its column. */
function holdsNames({ bound }: FoundColumn, { meaning }: ConfirmedColumn): boolean {
  const kind = bound?.meaning.kind;
  return (kind === 'unit' || kind === 'district') && isResult(meaning);
}

function meansTheSame(columns: readonly BoundColumn[], { meaning }: ConfirmedColumn): boolean {
  const key = JSON.stringify(meaning);
  return columns.some((column) => column.certainty !== 'doubtful' && JSON.stringify(column.meaning) === key);
}

/** A column nobody confirmed that means what a confirmed one does is not written beside it. */
function withoutRivals(columns: readonly BoundColumn[], words: ReadonlySet<string>): readonly BoundColumn[] {
  const taken = new Map(columns.filter(({ column }) => words.has(column)).map((one) => [JSON.stringify(one.meaning), one]));
  return columns.map((one) => {
    const rival = words.has(one.column) || one.meaning.kind === 'leftAlone' ? undefined : taken.get(JSON.stringify(one.meaning));
    return rival ? { ...one, certainty: 'doubtful', why: reasons.sameHeadingTwice(`${rival.column}, ${one.column}`) } : one;
  });
}

type FoundRow = Pick<BoundRow, 'row' | 'cell' | 'label' | 'under'> & { readonly bound: BoundRow | undefined };

function confirmRows({ rows, unplaced, scope }: Binding, confirmed: readonly ConfirmedRow[], tree: UnitTree): Confirmed<BoundRow> {
  const all: readonly FoundRow[] = [
    ...rows.map((bound) => ({ ...bound, bound })),
    ...unplaced.flatMap((one) =>
      one.kind === 'row'
        ? [{ row: parseAddress(one.cell)?.row ?? 0, cell: one.cell, label: one.label, under: one.under, bound: undefined }]
        : [],
    ),
  ].sort((a, b) => a.row - b.row);
  const byKey = Map.groupBy(placed(all, rowKey), ({ one }) => rowKey(one));
  const bound = new Map(rows.map((row) => [row.row, row]));
  const asked: Asked[] = [];
  const moved: Moved[] = [];
  const settled: string[] = [];
  const ask = (label: string, reason: Asked['reason']): void => void asked.push({ kind: 'confirmed', label, reason });
  for (const word of confirmed) {
    const found = byKey.get(rowKey(word)) ?? [];
    const one = found.length === word.of ? found[word.nth - 1]?.one : undefined;
    const isThere = tree.isWithin(word.meaning.unit, scope);
    if (one && isThere) {
      const { row, cell, label, under } = one;
      bound.set(row, { row, cell, label, under, meaning: word.meaning, certainty: 'sure', why: reasons.confirmed() });
      settled.push(`row ${cell}`);
      if (row !== word.row) moved.push({ kind: 'row', label, from: String(word.row), to: String(row) });
    } else if (one) {
      // What the label says of the units of today stands, unless it is the old word that made it anything.
      if (!one.bound) ask(word.label, reasons.confirmedUnitGone(word.label, word.meaning.unit, printDay(tree.day)));
    } else if (found.length > 0) {
      for (const { one: unclear } of found) {
        if (unclear.bound)
          bound.set(unclear.row, { ...unclear.bound, certainty: 'doubtful', why: reasons.confirmedRowUnclear(word.label) });
      }
      ask(word.label, reasons.confirmedRowUnclear(word.label));
    } else if (isThere && !hasSame(rows, word)) {
      ask(word.label, reasons.confirmedRowGone(word.label));
    }
  }
  return { bound: all.flatMap(({ row }) => bound.get(row) ?? []), settled, asked: once(asked), moved };
}

function hasSame(rows: readonly BoundRow[], { meaning }: ConfirmedRow): boolean {
  const key = JSON.stringify(meaning);
  return rows.some((row) => row.certainty !== 'doubtful' && JSON.stringify(row.meaning) === key);
}

function once(asked: readonly Asked[]): readonly Asked[] {
  return [...new Map(asked.map((one) => [one.reason.vi, one])).values()];
}

/** Where the workbook now says its mark by itself, it is believed: whoever changed all of them meant it. */
function confirmMark(found: MetMark | null, confirmed: Confirmation['mark']): MetMark | null {
  if (!found || !confirmed || found.certainty === 'sure') return found;
  return { ...confirmed, certainty: 'sure', why: reasons.confirmed() };
}
