/** A returned report's remarks, each leading to its cell. */
import { useEffect, type JSX } from 'react';
import type { Report } from '../../../core/reading/report.ts';
import type { Remark } from '../../client/answers.ts';
import { CellButton } from '../CellButton.tsx';
import type { Host } from '../../host/host.ts';
import { useWords } from '../../i18n/language.ts';
import { useStanding } from '../useStanding.ts';
import { useWork } from '../work.ts';

/** One value, so that nothing is marked anew where there is none. */
const NONE: readonly Remark[] = [];

export function Remarks({ report, host }: { readonly report: Report; readonly host: Host }): JSX.Element | null {
  const { check: say, send } = useWords();
  const standing = useStanding(report);
  const { showRemarks } = useWork().workbook;
  const returned = standing.stage === 'known' && standing.state?.state === 'returned' ? standing.state : null;
  const remarks = returned?.remarks;
  useEffect(() => {
    showRemarks(remarks ?? NONE);
  }, [showRemarks, remarks]);
  if (!returned) return null;
  return (
    <section className="remarks">
      <h4>{say.remarks}</h4>
      <p className="hint">{send.returnedHint}</p>
      <ul>
        {returned.remarks.map(({ cell, indicator, text }, index) => (
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
