/**
 * New results for the formulas that a patch writes or reaches, where they can be told exactly; the others lose theirs, so
 * that no reader that does not calculate shows an old total as the new one. A formula is worked out after those it
 * reads; a circle, or too much to follow, is not worked out at all.
 */
import { MAX_COLUMN } from '../../core/sheet/address.ts';
import { createEvaluation } from '../../core/sheet/formula/evaluate.ts';
import { parseFormula } from '../../core/sheet/formula/parse.ts';
import { tokensOf } from '../../core/sheet/formula/tokens.ts';
import type { Scalar } from '../../core/sheet/formula/value.ts';
import { isCellError, type CellValue } from '../../core/sheet/sheet.ts';
import { cellKey } from '../formula/plainAddress.ts';
import { shiftable, shifted } from '../formula/shift.ts';
import { SourceReader, type SourceArea } from '../formula/sources.ts';
import type { WorkbookStructure } from '../read/structure.ts';
import type { CellValues } from './cellValues.ts';
import { isOfFormula, type PlannedWrite } from './plan.ts';
import type { ScannedFormula, SheetScan } from './scan.ts';
import type { SheetPatch } from './sheets.ts';

/** What becomes of one cell's stored result; null: it is dropped. */
export interface NewResult {
  /** Place in the scan's cells. */
  readonly cell: number;
  readonly result: Scalar;
}

/** Cells looked at for all formulas together, and again to put them in order; a province’s master takes 170 000. */
const MAX_LOOKED = 5_000_000;
/** Longer formulas are nobody's totals. */
const MAX_FORMULA = 2_000;

export interface Recalculation {
  readonly structure: Pick<WorkbookStructure, 'sheets' | 'names' | 'precisionAsShown'>;
  readonly scans: ReadonlyMap<number, SheetScan>;
  /** Places in each sheet's scan whose results are no longer true, ascending. */
  readonly stale: ReadonlyMap<number, readonly number[]>;
  /** By sheet: their formulas are worked out too. */
  readonly patches: ReadonlyMap<number, Pick<SheetPatch, 'plan'>>;
  /** By sheet and cellKey; filled here, read by `values`. */
  readonly results: ReadonlyMap<number, Map<number, CellValue | undefined>>;
  /** Cells of a sheet as they are after the patch; undefined for a sheet that is none. */
  readonly values: (sheet: number) => CellValues | undefined;
}

export interface NewResults {
  /** By sheet: the stored results that change, ascending; those that stay the same are not named. */
  readonly changed: ReadonlyMap<number, readonly NewResult[]>;
  /** Written formulas that lead back to themselves or into a circle, or of which it cannot be told that they do not. */
  readonly circular: readonly WrittenFormula[];
}

export interface WrittenFormula {
  readonly sheet: number;
  readonly write: PlannedWrite;
}

export function newResults(recalculation: Recalculation): NewResults {
  const { structure, scans, stale, results, values } = recalculation;
  const written = writtenFormulas(recalculation);
  const jobs = collectJobs(recalculation, written);
  const reader = new SourceReader(structure);
  const [spent, followed] = [{ looked: 0 }, { looked: 0 }];
  // Whoever is not worked out in the end has no result.
  for (const { sheet, key } of jobs.values()) results.get(sheet)?.set(key, undefined);
  const circular = new Set(written);
  for (const job of inOrder(jobs, reader, followed)) {
    const { sheet, key, formula } = job;
    const isTold = job.isUsual && formula !== undefined && spent.looked <= MAX_LOOKED;
    results.get(sheet)?.set(key, isTold ? workOut(formula, sheet, { reader, values, spent }) : undefined);
    if (job.written) circular.delete(job.written);
  }
  const changed = new Map<number, readonly NewResult[]>();
  for (const [sheet, cells] of stale) {
    const list = cells.flatMap((cell): readonly NewResult[] => {
      const scan = scans.get(sheet);
      const key = scan ? cellKey(scan.cells.row(cell), scan.cells.column(cell)) : -1;
      const result = resultOf(results.get(sheet)?.get(key));
      if (result === null) return scan && scan.cells.valueStart(cell) >= 0 ? [{ cell, result }] : [];
      return values(sheet)?.stored(cell) === result ? [] : [{ cell, result }];
    });
    if (list.length > 0) changed.set(sheet, list);
  }
  return { changed, circular: [...circular] };
}

/** As it is stored: an error is Excel's to show. */
export function resultOf(value: CellValue | undefined): NewResult['result'] {
  return value === undefined || isCellError(value) ? null : value;
}

interface Job {
  readonly sheet: number;
  readonly key: number;
  /** Undefined for a data table and what is too long: it may read anything. */
  readonly formula: string | undefined;
  /** Another cell of an array formula waits for the array's first. */
  readonly first?: number;
  /** False for what is not worked out: arrays, and all where the file asks for other rules of calculation. */
  readonly isUsual: boolean;
  readonly written?: WrittenFormula;
}

const SHEET_KEYS = 2 ** 35;

function jobKey(sheet: number, key: number): number {
  return sheet * SHEET_KEYS + key;
}

function writtenFormulas({ patches }: Recalculation): readonly WrittenFormula[] {
  return [...patches].flatMap(([sheet, { plan }]) => plan.filter(isOfFormula).map((write) => ({ sheet, write })));
}

function collectJobs({ structure, scans, stale }: Recalculation, written: readonly WrittenFormula[]): ReadonlyMap<number, Job> {
  const jobs = new Map<number, Job>();
  const add = (job: Job): void => {
    jobs.set(jobKey(job.sheet, job.key), job);
  };
  const isUsualIn = (scan: SheetScan | undefined): boolean => !structure.precisionAsShown && scan?.isLotus !== true;
  for (const [sheet, cells] of stale) {
    const scan = scans.get(sheet);
    if (!scan) continue;
    const byCell = new Map(scan.formulas.map((formula) => [formula.cell, formula]));
    const textOf = createFormulaText(scan.formulas);
    for (const cell of cells) {
      const [row, column] = [scan.cells.row(cell), scan.cells.column(cell)];
      const own = byCell.get(cell);
      const around = own ? undefined : scan.arrays.find(row, column);
      const isArray = own?.attributes.t === 'array';
      add({
        sheet,
        key: cellKey(row, column),
        formula: own && (isArray ? shortText(own) : textOf(own)),
        isUsual: own !== undefined && !isArray && isUsualIn(scan),
        ...(around && { first: jobKey(sheet, cellKey(around.top, around.left)) }),
      });
    }
  }
  for (const one of written) {
    const { sheet, write } = one;
    add({ sheet, key: cellKey(write.row, write.column), formula: write.formula, isUsual: isUsualIn(scans.get(sheet)), written: one });
  }
  return jobs;
}

function shortText({ text }: ScannedFormula): string | undefined {
  return text.length > MAX_FORMULA ? undefined : text;
}

/** A formula as it stands in its own cell; undefined for arrays, data tables and what is longer than the limit. */
export function createFormulaText(
  formulas: readonly ScannedFormula[],
  limit = MAX_FORMULA,
): (formula: ScannedFormula) => string | undefined {
  const masters = new Map<string | undefined, ScannedFormula>();
  for (const formula of formulas) {
    if (formula.attributes.t === 'shared' && formula.text !== '' && !masters.has(formula.attributes.si))
      masters.set(formula.attributes.si, formula);
  }
  const prepared = new Map<ScannedFormula, ReturnType<typeof shiftable>>();
  return (formula) => {
    const { attributes, text, row, column } = formula;
    if (attributes.t === 'array' || attributes.t === 'dataTable' || text.length > limit) return undefined;
    if (text !== '') return text;
    const master = attributes.t === 'shared' ? masters.get(attributes.si) : undefined;
    if (!master || master.text.length > limit) return undefined;
    const pieces = prepared.get(master) ?? shiftable(master.text);
    prepared.set(master, pieces);
    return shifted(pieces, row - master.row, column - master.column);
  };
}

interface Spent {
  looked: number;
}

/** Each job after those it reads; jobs in a circle, and those that lead into one, do not come. */
function* inOrder(jobs: ReadonlyMap<number, Job>, reader: SourceReader, spent: Spent): Generator<Job> {
  const keysBySheet = new Map<number, number[]>();
  for (const { sheet, key } of jobs.values()) {
    const keys = keysBySheet.get(sheet);
    if (keys) keys.push(key);
    else keysBySheet.set(sheet, [key]);
  }
  for (const keys of keysBySheet.values()) keys.sort((a, b) => a - b);
  const state = new Map<number, 'open' | 'done' | 'circle'>();
  const precedents = (job: Job): readonly number[] | undefined => {
    if (job.first !== undefined) return [job.first];
    if (job.formula === undefined) return undefined;
    const sources = reader.sourcesOf(tokensOf(job.formula), job.sheet, 0, 0);
    return sources === 'everything' ? undefined : sources.flatMap((area) => [...jobsIn(area, keysBySheet.get(area.sheet) ?? [], spent)]);
  };
  for (const start of jobs.keys()) {
    if (state.has(start)) continue;
    const stack: { readonly id: number; readonly job: Job; readonly waits: readonly number[] | undefined; next: number }[] = [];
    const enter = (id: number): void => {
      const job = jobs.get(id);
      if (!job) return;
      state.set(id, 'open');
      stack.push({ id, job, waits: spent.looked > MAX_LOOKED ? undefined : precedents(job), next: 0 });
    };
    enter(start);
    for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
      const before = top.waits?.[top.next];
      if (before !== undefined) {
        top.next += 1;
        const known = state.get(before);
        if (known === undefined) enter(before);
        else if (known === 'open') for (const one of stack.slice(stack.findIndex(({ id }) => id === before))) state.set(one.id, 'circle');
        continue;
      }
      stack.pop();
      const isClear = top.waits !== undefined && state.get(top.id) === 'open' && top.waits.every((id) => state.get(id) === 'done');
      state.set(top.id, isClear ? 'done' : 'circle');
      if (isClear) yield top.job;
    }
  }
}

/** The jobs whose cells lie in the area; `keys` ascend. */
function* jobsIn(area: SourceArea, keys: readonly number[], spent: Spent): Generator<number> {
  const last = cellKey(area.bottom, area.right);
  for (let at = firstFrom(keys, cellKey(area.top, area.left)); at < keys.length; at += 1) {
    const key = keys[at] ?? Infinity;
    if (key > last) return;
    spent.looked += 1;
    const column = (key % MAX_COLUMN) + 1;
    if (area.left <= column && column <= area.right) yield jobKey(area.sheet, key);
  }
}

/** Place of the first key that is not smaller. */
function firstFrom(keys: readonly number[], key: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Surroundings extends Pick<Recalculation, 'values'> {
  readonly reader: SourceReader;
  readonly spent: Spent;
}

function workOut(formula: string, sheet: number, { reader, values, spent }: Surroundings): CellValue | undefined {
  const expression = parseFormula(formula);
  if (!expression) return undefined;
  const evaluate = createEvaluation((reference) => {
    const area = reader.areaOf(reference, sheet);
    const content = area && values(area.sheet)?.area(area, MAX_LOOKED - spent.looked);
    spent.looked += content?.values.length ?? 0;
    return content;
  });
  const evaluated = evaluate(expression);
  // A formula that leads to an empty cell shows a nought.
  return evaluated.kind === 'value' ? (evaluated.value ?? 0) : undefined;
}
