/** A binding that a person corrected → their word on it, kept by meaning. */
import { columnLetters, columnNumber, parseAddress } from '../sheet/address.ts';
import type { CorrectedBinding } from './bindingSchema.ts';
import { columnKey, placed, rowKey, type Confirmation } from './confirmation.ts';

/** Everything in the corrected binding that is not doubtful, and everything unplaced that was given a meaning. */
export function confirmationOf(corrected: CorrectedBinding): Confirmation {
  const { scope, set, layout, sheet, mark, unplaced } = corrected;
  const columns = [
    ...corrected.columns.map(({ column, heading, meaning, certainty }) => ({
      at: columnNumber(column),
      heading,
      meaning: certainty === 'doubtful' ? undefined : meaning,
    })),
    ...unplaced.flatMap((one) =>
      one.kind === 'column' ? [{ at: parseAddress(one.cell)?.column ?? 0, heading: one.label, meaning: one.meaning }] : [],
    ),
  ].sort((a, b) => a.at - b.at);
  const rows = [
    ...corrected.rows.map(({ row, label, under, meaning, certainty }) => ({
      at: row,
      label,
      under,
      meaning: certainty === 'doubtful' ? undefined : meaning,
    })),
    ...unplaced.flatMap((one) =>
      one.kind === 'row' ? [{ at: parseAddress(one.cell)?.row ?? 0, label: one.label, under: one.under, meaning: one.meaning }] : [],
    ),
  ].sort((a, b) => a.at - b.at);
  return {
    kind: 'confirmation',
    schemaVersion: 1,
    scope,
    set,
    layout,
    sheet,
    columns: placed(columns, ({ heading }) => columnKey(heading)).flatMap(({ one: { at, heading, meaning }, nth, of }) =>
      meaning ? [{ heading, nth, of, column: columnLetters(at), meaning }] : [],
    ),
    rows: placed(rows, rowKey).flatMap(({ one: { at, label, under, meaning }, nth, of }) =>
      meaning ? [{ label, under, nth, of, row: at, meaning }] : [],
    ),
    mark: mark && mark.certainty !== 'doubtful' ? { value: mark.value, unmet: mark.unmet } : null,
  };
}
