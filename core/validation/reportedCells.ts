/** The cells a report is read from, each with the row it belongs to: for rules that look at cells, not at meanings. */
import { reportedKeys } from '../reading/columns.ts';
import { parseAddress } from '../sheet/address.ts';
import type { Cell } from '../sheet/sheet.ts';
import type { Subject } from './rule.ts';

export type ReportedKey = (typeof reportedKeys)[number];

export interface ReportedCell {
  readonly key: ReportedKey;
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  readonly where: { readonly indicator?: string; readonly criterion: number };
}

const known = new WeakMap<Subject, readonly ReportedCell[]>();

/** Those that hold something, of indicators and of criteria; of a self-assessment in two columns both. */
export function reportedCells(subject: Subject): readonly ReportedCell[] {
  const seen = known.get(subject) ?? cellsOf(subject);
  known.set(subject, seen);
  return seen;
}

function cellsOf({ recognised: { grid, heading, report }, lines }: Subject): readonly ReportedCell[] {
  const rows = [
    ...lines.map(({ entry, indicator, criterion }) => ({
      cells: entry.cells,
      where: { indicator: indicator.code, criterion: criterion.no },
    })),
    ...report.criterionRows.map(({ cells, criterion }) => ({ cells, where: { criterion } })),
  ];
  const columns = reportedKeys.flatMap((key): readonly { readonly key: ReportedKey; readonly column: number }[] => {
    if (key === 'selfAssessment' && heading.verdicts) return Object.values(heading.verdicts).map((column: number) => ({ key, column }));
    const column = heading.columns[key];
    return column === undefined ? [] : [{ key, column }];
  });
  return rows.flatMap(({ cells, where }) => {
    const row = parseAddress(cells?.result ?? '')?.row;
    if (row === undefined) return [];
    return columns.flatMap(({ key, column }) => {
      const cell = grid.cell(row, column);
      return cell && (cell.value !== null || cell.formula !== undefined) ? [{ key, row, column, cell, where }] : [];
    });
  });
}
