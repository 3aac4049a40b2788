/** One report of the workbook: what it was recognised as, whether it may be sent, and its findings. */
import { type JSX } from 'react';
import type { CheckedReport } from '../../../core/check.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import { outcomeWords, severityWords } from '../../../core/validation/words.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { FindingList } from './FindingList.tsx';
import { groupsOf } from './groups.ts';
import { namesOf } from './names.ts';

export function ReportView({ checked, rulebook }: { readonly checked: CheckedReport; readonly rulebook: Rulebook }): JSX.Element {
  const say = useWords();
  const saying = useSaying();
  const { report, findings, outcome } = checked;
  const names = namesOf(report, rulebook);
  const groups = groupsOf(findings);
  return (
    <article className="report">
      <div className={`outcome ${outcome}`}>
        <h3>{saying(outcomeWords[outcome])}</h3>
        <p>
          {groups.length === 0
            ? say.noFindings
            : groups.map(({ severity, findings: some }) => `${saying(severityWords[severity])}: ${String(some.length)}`).join(' · ')}
        </p>
      </div>
      <dl className="names">
        <dt>{say.sheetName}</dt>
        <dd>{report.sheet}</dd>
        <dt>{say.template}</dt>
        <dd>{names.template}</dd>
        <dt>{say.unit}</dt>
        <dd>{names.unit ?? say.unknown}</dd>
        <dt>{say.period}</dt>
        <dd>{names.period ?? say.unknown}</dd>
      </dl>
      {groups.map((group) => (
        <FindingList key={group.severity} group={group} />
      ))}
    </article>
  );
}
