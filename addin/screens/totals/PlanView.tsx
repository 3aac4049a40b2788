/** How a master is understood, what is doubtful, and each change as old → new. */
import type { JSX } from 'react';
import type { Binding } from '../../../core/master/binding.ts';
import { columnNumber, parseAddress } from '../../../core/sheet/address.ts';
import { isCellError, type CellValue } from '../../../core/sheet/sheet.ts';
import { printNumber } from '../../../core/text/number.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import type { Host } from '../../host/host.ts';
import { CellButton } from '../CellButton.tsx';
import type { PlannedMaster } from '../../planning/planMaster.ts';
import { ScrollRegion } from '../ScrollRegion.tsx';

/** A page of changes; all of them are written. */
const MOST = 200;

interface Props {
  readonly planned: PlannedMaster;
  readonly host: Host;
  readonly isConfirmed: boolean;
}

export function PlanView({ planned, host, isConfirmed }: Props): JSX.Element {
  const { totals: say } = useWords();
  const saying = useSaying();
  const { binding, plan } = planned;
  const columns = binding.columns.filter(({ certainty, meaning }) => certainty === 'sure' && meaning.kind !== 'leftAlone');
  const rows = binding.rows.filter(({ certainty }) => certainty === 'sure');
  return (
    <>
      <p>{say.understood(binding.sheet, rows.length, columns.length)}</p>
      {plan.notices.length === 0 ? null : (
        <ul className="notices">
          {plan.notices.map((notice, index) => (
            <li key={index}>{saying(notice)}</li>
          ))}
        </ul>
      )}
      {plan.skipped.length === 0 ? null : (
        <details>
          <summary>
            {say.doubts} ({String(plan.skipped.length)})
          </summary>
          <ul>
            {plan.skipped.slice(0, MOST).map(({ cell, reason }, index) => (
              <li key={index}>
                <CellButton host={host} sheet={binding.sheet} cell={cell} /> {saying(reason)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {isConfirmed ? <Changes planned={planned} host={host} /> : null}
    </>
  );
}

function Changes({ planned: { plan, binding }, host }: Omit<Props, 'isConfirmed'>): JSX.Element {
  const { totals: say } = useWords();
  const placeOf = placesOf(binding);
  if (plan.changes.length === 0) return <p>{say.noChanges}</p>;
  return (
    <>
      <h3>{say.preview}</h3>
      <p>{say.changes(plan.changes.length)}</p>
      <ScrollRegion label={say.preview}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say.cell}</th>
              <th scope="col">{say.row}</th>
              <th scope="col">{say.column}</th>
              <th scope="col">{say.was}</th>
              <th scope="col">{say.becomes}</th>
            </tr>
          </thead>
          <tbody>
            {plan.changes.slice(0, MOST).map(({ cell, before, after }) => (
              <tr key={cell}>
                <th scope="row">
                  <CellButton host={host} sheet={binding.sheet} cell={cell} />
                </th>
                <td>{placeOf(cell).row}</td>
                <td>{placeOf(cell).column}</td>
                <td>{shown(before)}</td>
                <td>→ {shown(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {plan.changes.length > MOST ? <p className="hint">{say.moreChanges(plan.changes.length - MOST)}</p> : null}
    </>
  );
}

/** What a cell's row and column are called in the master itself. */
function placesOf({ rows, columns }: Binding): (cell: string) => { readonly row: string; readonly column: string } {
  const labels = new Map(rows.map(({ row, label }) => [row, label]));
  const headings = new Map(columns.map(({ column, heading }) => [columnNumber(column), heading]));
  return (cell) => {
    const at = parseAddress(cell);
    return { row: labels.get(at?.row ?? 0) ?? '', column: headings.get(at?.column ?? 0) ?? '' };
  };
}

function shown(value: CellValue): string {
  if (value === null) return '∅';
  if (isCellError(value)) return value.error;
  return typeof value === 'number' ? printNumber(value) : String(value);
}
