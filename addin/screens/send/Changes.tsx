/** What this report changes of the version that stands at the service. */
import type { JSX } from 'react';
import type { Report } from '../../../core/reading/report.ts';
import { useWords } from '../../i18n/language.ts';
import type { Standing } from '../useStanding.ts';
import { changesSince } from './changes.ts';

/** More would be a list nobody reads. */
const MOST = 40;

export function Changes({ standing, report }: { readonly standing: Standing; readonly report: Report }): JSX.Element | null {
  const { send: say, check, totals } = useWords();
  if (standing.stage !== 'known') return null;
  if (!standing.last) return <p>{say.first}</p>;
  const changes = changesSince(standing.last.report.entries, report.entries);
  if (changes.length === 0) return <p>{say.noChanges}</p>;
  return (
    <section className="changes">
      <h3>{say.changesSince(standing.last.version)}</h3>
      <ul>
        {changes.slice(0, MOST).map(({ indicator, field, was, is }) => (
          <li key={`${indicator} ${field}`}>
            {check.indicator(indicator)}, {say.fields[field]}: {say.change(was || say.nothingThere, is || say.nothingThere)}
          </li>
        ))}
      </ul>
      {changes.length > MOST ? <p className="hint">{totals.moreChanges(changes.length - MOST)}</p> : null}
    </section>
  );
}
