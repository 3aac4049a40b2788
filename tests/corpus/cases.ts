/**
 * Conformance cases: a workbook as JSON and the answer to it, for this software and any other that reads these
 * sheets. A case writes down how its sheets differ from a good one, so that a person sees what it is about.
 */
import { checkWorkbook, type CheckedReport } from '../../core/check.ts';
import { canonicalJson } from '../../core/reading/fingerprint.ts';
import type { Cell, Sheet } from '../../core/sheet/sheet.ts';
import type { Asked, Example } from '../../core/validation/rule.ts';
import { rulebookWith } from '../support/exampleRulebook.ts';

/** What differs from the base sheet; cells are given whole. */
export interface SheetCase extends Partial<Omit<Sheet, 'cells'>> {
  /** `good` or `filled`: BASE.json beside the cases; absent: a sheet of its own. */
  readonly base?: string;
  readonly cells?: readonly Cell[];
  /** Addresses of the base's cells that are not there. */
  readonly without?: readonly string[];
}

export interface CaseInput {
  readonly sheets: readonly SheetCase[];
  readonly asked?: Asked;
  /** Names of hidden sheets. */
  readonly hidden?: readonly string[];
  readonly province?: NonNullable<Example['province']>;
  readonly district?: NonNullable<Example['district']>;
}

export interface CaseReport {
  readonly sheet: string;
  readonly template: string;
  readonly unit: string | null;
  readonly period: string | null;
  readonly outcome: string;
  readonly fingerprint: string;
  /** `RULE severity cell indicator`, `-` for none. */
  readonly findings: readonly string[];
  /** Entries of rows whose cells are among those the case changes. */
  readonly entries: Readonly<Record<string, unknown>>;
}

export interface CaseAnswer {
  readonly why: string;
  readonly reports: readonly CaseReport[];
  readonly unrecognised: readonly string[];
}

export function sheetOf({ base, cells = [], without = [], ...rest }: SheetCase, bases: Readonly<Record<string, Sheet>>): Sheet {
  const from = base === undefined ? undefined : bases[base];
  if (base !== undefined && !from) throw new Error(`no base ${base}`);
  const changed = new Map(cells.map((cell) => [cell.at, cell]));
  const gone = new Set(without);
  const kept = (from?.cells ?? []).filter(({ at }) => !gone.has(at)).map((cell) => changed.get(cell.at) ?? cell);
  const there = new Set(kept.map(({ at }) => at));
  return { name: '', ...from, ...rest, cells: [...kept, ...cells.filter(({ at }) => !there.has(at))] };
}

/** How a sheet differs from its base. */
export function differenceOf(sheet: Sheet, base: string, from: Sheet): SheetCase {
  const before = new Map(from.cells.map((cell) => [cell.at, canonicalJson(cell)]));
  const at = new Set(sheet.cells.map((cell) => cell.at));
  const { name, merges, hiddenRows, hiddenColumns } = sheet;
  return {
    base,
    ...(name === from.name ? {} : { name }),
    ...(merges && canonicalJson(merges) !== canonicalJson(from.merges ?? []) ? { merges } : {}),
    ...(hiddenRows ? { hiddenRows } : {}),
    ...(hiddenColumns ? { hiddenColumns } : {}),
    cells: sheet.cells.filter((cell) => before.get(cell.at) !== canonicalJson(cell)),
    without: [...before.keys()].filter((one) => !at.has(one)),
  };
}

export function answerOf(input: CaseInput, sheets: readonly Sheet[]): Omit<CaseAnswer, 'why'> {
  const { reports, unrecognised } = checkWorkbook(sheets, rulebookWith(input), input.asked ?? {}, new Set(input.hidden ?? []));
  const changed = new Set(
    input.sheets
      .flatMap(({ cells = [], without = [] }) => [...cells.map(({ at }) => at), ...without])
      .map((at) => at.replace(/^[A-Z]+/u, '')),
  );
  return { reports: reports.map((one) => reportOf(one, changed)), unrecognised: unrecognised.map(({ sheet }) => sheet) };
}

/** A case that moves the whole table shows its first rows; the fingerprint holds all of them. */
const MOST_SHOWN = 6;

function reportOf({ report, findings, outcome }: CheckedReport, changedRows: ReadonlySet<string>): CaseReport {
  const { sheet, template, unit, period, fingerprint, entries } = report;
  const shown = entries.filter(({ cells }) => cells === null || changedRows.has(cells.result.replace(/^[A-Z]+/u, ''))).slice(0, MOST_SHOWN);
  return {
    sheet,
    template,
    unit,
    period,
    outcome,
    fingerprint,
    findings: findings.map(({ rule, severity, cell, indicator }) => `${rule} ${severity} ${cell ?? '-'} ${indicator ?? '-'}`),
    entries: Object.fromEntries(
      shown.map(({ indicator, reading, selfAssessment, expectedBy, obstacle, note, cells }) => [
        indicator,
        { reading, selfAssessment, expectedBy, obstacle, note, cells },
      ]),
    ),
  };
}
