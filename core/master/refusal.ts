/**
 * Whether a bound master is understood well enough to be written at all. With new figures in a few
 * cells beside last month's in all the others it would be worse than before.
 *
 * | of the master                                              | written           |
 * |------------------------------------------------------------|-------------------|
 * | a criterion's column is sure                               | yes; what is not understood is named |
 * | none is sure, and some heading is not understood           | no                |
 * | it has none, and every heading is understood (a list of totals) | yes          |
 * | totals of one criterion, whose column is not sure          | no                |
 * | which mark means met is doubtful                           | no                |
 * | every column of figures or marks is doubtful               | no                |
 * | no row of a commune (a district, a form's line) is sure    | no                |
 * | a form without a column of results that is sure            | no                |
 *
 * What is likely counts as sure here; it is named when it is written.
 */
import type { Message } from '../message.ts';
import { isWritten, type Binding, type BoundRow } from './binding.ts';
import { isResult } from './columns.ts';
import { reasons } from './reasons.ts';

/** Why nothing may be written; empty where it may. `criterion`: the only one to be written, null for all. */
export function refusalOf(binding: Binding, criterion: number | null): readonly Message[] {
  const { columns, rows, mark, unplaced } = binding;
  if (binding.layout === 'form') {
    const results = columns.filter(({ meaning }) => meaning.kind === 'results');
    return [results, rows].flatMap((parts) => (parts.some(isWritten) ? [] : parts.map(({ why }) => why)));
  }
  const asked = columns.filter(({ meaning }) => meaning.kind === 'criterion' && (criterion === null || meaning.criterion === criterion));
  if (!asked.some(isWritten)) {
    const missing = criterion !== null && asked.length === 0 ? [reasons.noColumn(criterion)] : [];
    const notUnderstood = unplaced.flatMap((one) => (one.kind === 'column' ? [one.reason] : []));
    const why = [...missing, ...asked.map((column) => column.why), ...notUnderstood];
    if (why.length > 0) return why;
  }
  const results = columns.filter(({ meaning }) => isResult(meaning));
  if (results.length > 0 && !results.some(isWritten)) return results.map(({ why }) => why);
  if (mark?.certainty === 'doubtful') return [mark.why];
  const units = rows.filter((row) => isUnitRow(row, binding));
  return units.some(isWritten) ? [] : units.map(({ why }) => why);
}

function isUnitRow({ meaning }: BoundRow, { layout, scope }: Binding): boolean {
  return layout === 'communes' ? meaning.kind === 'commune' : meaning.unit !== scope;
}
