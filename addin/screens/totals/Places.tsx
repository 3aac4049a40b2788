/** Cells that share a reason, said once; each leads to its place. */
import type { JSX } from 'react';
import type { SkippedCell } from '../../../core/master/plan.ts';
import type { Host } from '../../host/host.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { CellButton } from '../CellButton.tsx';

/** Of one reason; the rest is counted. */
const MOST_CELLS = 6;
/** Reasons that one list shows. */
export const MOST_LINES = 40;

interface Props {
  readonly title: string;
  readonly places: readonly SkippedCell[];
  readonly host: Host;
  readonly sheet: string;
}

export function Places({ title, places, host, sheet }: Props): JSX.Element | null {
  const { totals: say } = useWords();
  const saying = useSaying();
  if (places.length === 0) return null;
  const byReason = [...Map.groupBy(places, ({ reason }) => saying(reason))];
  return (
    <details>
      <summary>
        {title} ({String(places.length)})
      </summary>
      <ul>
        {byReason.slice(0, MOST_LINES).map(([reason, cells]) => (
          <li key={reason}>
            {cells.slice(0, MOST_CELLS).map(({ cell }, index) => (
              <CellButton key={index} host={host} sheet={sheet} cell={cell} />
            ))}
            {cells.length > MOST_CELLS ? ` … (${say.cells(cells.length)})` : null} {reason}
          </li>
        ))}
      </ul>
      {byReason.length > MOST_LINES ? <p className="hint">{say.moreMoved(byReason.length - MOST_LINES)}</p> : null}
    </details>
  );
}
