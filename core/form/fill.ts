/** A unit's sheet for a period out of an office's own form: the cells to be written into the mould, and which it can take. */
import type { Period } from '../calendar/period.ts';
import { Problem } from '../problem.ts';
import { findHeading } from '../reading/heading.ts';
import { shownText } from '../reading/shownText.ts';
import { gridOf } from '../sheet/grid.ts';
import type { ValueWrite, Sheet } from '../sheet/sheet.ts';
import { WORDS } from '../template/derived.ts';
import type { Carried, CarriedRows } from '../template/lastReport.ts';
import type { ColumnKey } from '../template/schema.ts';
import { printFormCode, type Template, type TemplateRow } from '../template/template.ts';
import type { Unit } from '../units/schema.ts';
import { inputsOf, type Input, type InputKey } from './inputs.ts';
import { printPlace } from './places.ts';
import type { Form } from './schema.ts';

export interface FormFill {
  readonly writes: readonly ValueWrite[];
  /** Whether the form has a cell for it that no formula holds. */
  takes(row: TemplateRow, key: ColumnKey): boolean;
}

/** What an earlier officer left in the mould goes: all but what is printed in it. */
const EMPTIED: readonly InputKey[] = ['result', 'selfAssessment', 'unmet', 'expectedBy', 'obstacle'];

/** @throws Problem `form-not-understood` where the mould is another than was learned */
export function fillForm(
  form: Form,
  mould: Sheet,
  about: { template: Template; unit: Unit; period: Period; carried: CarriedRows },
): FormFill {
  const { template, unit, period, carried } = about;
  const grid = gridOf(mould);
  const heading = findHeading(grid, form.layout);
  if (!heading) throw new Problem('form-not-understood', { sheet: form.sheet });
  const inputs = inputsOf(grid, heading, template).filter(({ cell }) => cell?.formula === undefined);
  const hasTwo = heading.verdicts !== undefined;
  const code = printFormCode({ template: template.id, version: template.version, unit: unit.code, period });
  const writes: ValueWrite[] = form.places.map((place) => ({
    sheet: mould.name,
    cell: place.cell,
    value: printPlace(place, unit, period),
  }));
  if (form.codeCell !== null) writes.push({ sheet: mould.name, cell: form.codeCell, value: code });
  for (const input of inputs) {
    const value = valueOf(input, carriedFor(input.row, carried), hasTwo);
    const isLeft = value === null && (!EMPTIED.includes(input.key) || shownText(input.cell) === '');
    if (!isLeft) writes.push({ sheet: mould.name, cell: input.at, value });
  }
  const taken = new Set(inputs.map(({ row, key }) => `${String(template.rows.indexOf(row))} ${key}`));
  // Two columns of marks have no word for what does not apply.
  const isUnsayable = (row: TemplateRow, key: ColumnKey): boolean =>
    hasTwo && key === 'selfAssessment' && carriedFor(row, carried)?.selfAssessment === 'notApplicable';
  return { writes, takes: (row, key) => taken.has(`${String(template.rows.indexOf(row))} ${key}`) && !isUnsayable(row, key) };
}

function carriedFor(row: TemplateRow, carried: CarriedRows): Carried | undefined {
  return row.kind === 'criterion' ? carried.criterion(row.criterion.no) : carried.indicator(row.indicator.code);
}

function valueOf({ key }: Input, carried: Carried | undefined, hasTwo: boolean): string | number | null {
  if (!carried) return null;
  if (key === 'selfAssessment' || key === 'unmet') return assessed(key, carried.selfAssessment, hasTwo);
  return carried[key];
}

/**
 * | said           | one column     | two: Đạt | Chưa đạt |
 * |----------------|----------------|----------|----------|
 * | met            | Đạt            | x        |          |
 * | unmet          | Chưa đạt       |          | x        |
 * | not assessed   | Chưa đánh giá  | -        | -        |
 * | not applicable | Không áp dụng  | (blank)  | (blank)  |
 */
function assessed(key: 'selfAssessment' | 'unmet', said: Carried['selfAssessment'], hasTwo: boolean): string | null {
  if (said === null) return null;
  if (!hasTwo) return WORDS[said];
  if (said === 'notAssessed') return '-';
  return said === (key === 'unmet' ? 'unmet' : 'met') ? 'x' : null;
}
