/** Each change as old → new, with what its row and column are called in the master itself; in a frame of its own, however many. */
import type { JSX } from 'react';
import type { Binding } from '../../../core/master/binding.ts';
import { columnNumber, parseAddress } from '../../../core/sheet/address.ts';
import { printValue } from '../../../core/sheet/printValue.ts';
import type { Host } from '../../host/host.ts';
import { useWords } from '../../i18n/language.ts';
import type { PlannedMaster } from '../../planning/planMaster.ts';
import { CellButton } from '../CellButton.tsx';
import { Headings } from '../Headings.tsx';
import { ScrollRegion } from '../ScrollRegion.tsx';

/** Shown; all of them are written. */
const MOST = 400;

export function ChangeTable({ planned: { plan, binding }, host }: { readonly planned: PlannedMaster; readonly host: Host }): JSX.Element {
  const { totals: say, send } = useWords();
  const placeOf = placesOf(binding);
  return (
    <>
      <ScrollRegion label={say.preview} className="change-scroll">
        <table className="plain">
          <Headings of={[say.cell, say.row, say.column, say.was, say.becomes]} />
          <tbody>
            {plan.changes.slice(0, MOST).map(({ cell, before, after }) => (
              <tr key={cell}>
                <th scope="row">
                  <CellButton host={host} sheet={binding.sheet} cell={cell} />
                </th>
                <td>{placeOf(cell).row}</td>
                <td>{placeOf(cell).column}</td>
                <td>{printValue(before) || send.nothingThere}</td>
                <td>→ {printValue(after) || send.nothingThere}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {plan.changes.length > MOST ? <p className="hint">{say.moreChanges(plan.changes.length - MOST)}</p> : null}
    </>
  );
}

function placesOf({ rows, columns }: Binding): (cell: string) => { readonly row: string; readonly column: string } {
  const labels = new Map(rows.map(({ row, label }) => [row, label]));
  const headings = new Map(columns.map(({ column, heading }) => [columnNumber(column), heading]));
  return (cell) => {
    const at = parseAddress(cell);
    return { row: labels.get(at?.row ?? 0) ?? '', column: headings.get(at?.column ?? 0) ?? '' };
  };
}
