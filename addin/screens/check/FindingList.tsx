/** The findings of one severity: each with its cell, what is wrong, what to do. */
import { useContext, type JSX } from 'react';
import type { Finding } from '../../../core/validation/finding.ts';
import { severityWords } from '../../../core/validation/words.ts';
import { LanguageContext, useSaying, useWords } from '../../i18n/language.ts';
import type { FindingGroup } from './groups.ts';
import { rowOf } from './resultText.ts';

export function FindingList({ group }: { readonly group: FindingGroup }): JSX.Element {
  const say = useWords();
  const saying = useSaying();
  return (
    <section className={`findings ${group.severity}`}>
      <h4>
        {saying(severityWords[group.severity])} <span className="count">{String(group.findings.length)}</span>
      </h4>
      <p className="hint">{say.severityHint[group.severity]}</p>
      <ul>
        {group.findings.map((finding, index) => (
          // Two findings may share rule and cell; the list never changes its order.
          <FindingItem key={index} finding={finding} />
        ))}
      </ul>
    </section>
  );
}

function FindingItem({ finding }: { readonly finding: Finding }): JSX.Element {
  const say = useWords();
  const saying = useSaying();
  const row = rowOf(finding, useContext(LanguageContext));
  return (
    <li>
      <p className="place">
        {finding.cell === null ? null : <span className="cell">{finding.cell}</span>}
        <span>{row ?? (finding.cell === null ? say.wholeSheet : null)}</span>
        <span className="rule">{finding.rule}</span>
      </p>
      <p>{saying(finding.message)}</p>
      {finding.fix === null ? null : (
        <p className="mend">
          <strong>{say.mend}:</strong> {finding.fix.map(say.mendCell).join('; ')}
        </p>
      )}
      {finding.explanation === null ? null : (
        <p className="explanation">
          <strong>{say.explained}:</strong> {finding.explanation}
        </p>
      )}
    </li>
  );
}
