/** A returned report's remarks, each leading to its cell. */
import type { JSX } from 'react';
import type { Report } from '../../../core/reading/report.ts';
import { CellButton } from '../CellButton.tsx';
import type { Host } from '../../host/host.ts';
import { useWords } from '../../i18n/language.ts';
import { useStanding } from '../useStanding.ts';

export function Remarks({ report, host }: { readonly report: Report; readonly host: Host }): JSX.Element | null {
  const { check: say, send } = useWords();
  const standing = useStanding(report);
  if (standing.stage !== 'known' || standing.state?.state !== 'returned') return null;
  return (
    <section className="remarks">
      <h4>{say.remarks}</h4>
      <p className="hint">{send.returnedHint}</p>
      <ul>
        {standing.state.remarks.map(({ cell, indicator, text }, index) => (
          <li key={index}>
            {cell === null ? null : <CellButton host={host} sheet={report.sheet} cell={cell} title={say.goTo(cell)} />}{' '}
            {indicator === null ? null : `${say.indicator(indicator)}: `}
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
