/** The official sheet of a unit from the checkout's own rulebook, and a sheet filled in. */
import { lastDayOf, parsePeriod } from '../../core/calendar/period.ts';
import { calendarOf, placeOf, templatesFor, treeOn, type Rulebook } from '../../core/rulebook.ts';
import type { CellDesign, SheetDesign } from '../../core/template/design.ts';
import type { SheetRequest } from '../../core/template/designSheet.ts';
import type { Template } from '../../core/template/template.ts';
import { loadRulebook } from '../../service/rulebook.ts';

const NANG_CAO = 'xa-ntm-nang-cao-318-2022';

export function sheetRequest(unitCode = '13969', month = '2023-11', set = NANG_CAO, rulebook: Rulebook = loadRulebook()): SheetRequest {
  const period = parsePeriod(month);
  if (!period) throw new Error(`not a period: ${month}`);
  const day = lastDayOf(period);
  const unitTree = treeOn(rulebook, day);
  const unit = unitTree.unit(unitCode);
  const template = templatesFor(rulebook, unitCode, day).find(({ id }) => id === set);
  if (!unit || !template) throw new Error(`no unit ${unitCode} or no sheet ${set} on ${day}`);
  return { template, unit, unitTree, period, calendar: calendarOf(rulebook, unitCode, period), place: placeOf(rulebook, unitCode, period) };
}

/** The sheet's row of an indicator or a criterion (`TC 14`). */
export function rowOf(design: SheetDesign, template: Template, key: string): number {
  const index = template.rows.findIndex(
    (row) => (row.kind === 'criterion' ? `TC ${String(row.criterion.no)}` : row.indicator.code) === key,
  );
  if (index < 0) throw new Error(`no row ${key}`);
  return design.headingRow + 1 + index;
}

export function cellAt(design: SheetDesign, at: string): CellDesign {
  const cell = design.cells.find((one) => one.at === at);
  if (!cell) throw new Error(`no cell ${at}`);
  return cell;
}

/** With what an officer types into it, by address. */
export function filledIn(design: SheetDesign, typed: Readonly<Record<string, string | number>>): SheetDesign {
  return { ...design, cells: design.cells.map((cell) => (typed[cell.at] === undefined ? cell : { ...cell, value: typed[cell.at] ?? '' })) };
}
