/** Who is in charge of which row, as the sheet's own column “Cán bộ phụ trách” says: an officer looks at their own criteria only. */
import type { Rulebook } from '../../../core/rulebook.ts';
import { findHeading } from '../../../core/reading/heading.ts';
import type { Report } from '../../../core/reading/report.ts';
import { parseAddress } from '../../../core/sheet/address.ts';
import { gridOf } from '../../../core/sheet/grid.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import { tidy } from '../../../core/text/fold.ts';
import type { Finding } from '../../../core/validation/finding.ts';

export interface Officers {
  /** In the order of the sheet, each once. */
  readonly names: readonly string[];
  /** Null: the row names nobody, or the finding has no row. */
  of(finding: Finding): string | null;
}

/** An indicator's row without a name has its criterion's. */
export function officersOf(sheet: Sheet | undefined, report: Report, rulebook: Rulebook): Officers {
  const grid = sheet && gridOf(sheet);
  const column =
    grid && rulebook.layouts.map((layout) => findHeading(grid, layout)?.columns.responsible).find((found) => found !== undefined);
  if (!grid || column === undefined) return { names: [], of: () => null };
  const nameAt = (cell: string | undefined): string | null => {
    const position = cell === undefined ? undefined : parseAddress(cell);
    if (!position) return null;
    const anchor = grid.mergeAt(position.row, column);
    const value = grid.cell(anchor?.top ?? position.row, anchor?.left ?? column)?.value;
    const name = typeof value === 'string' ? tidy(value) : '';
    return name === '' ? null : name;
  };
  const ofCriterion = new Map(report.criterionRows.map(({ criterion, cells }) => [criterion, nameAt(cells.result)]));
  const ofIndicator = new Map(report.entries.map(({ indicator, cells }) => [indicator, nameAt(cells?.result)]));
  const of = ({ indicator, criterion }: Finding): string | null =>
    (indicator === null ? undefined : ofIndicator.get(indicator)) ?? (criterion === null ? undefined : ofCriterion.get(criterion)) ?? null;
  return { names: [...new Set([...ofCriterion.values(), ...ofIndicator.values()])].filter((name) => name !== null), of };
}
