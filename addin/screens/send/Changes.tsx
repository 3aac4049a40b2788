/** What this report changes of the version that stands at the service. */
import { useContext, type JSX } from 'react';
import type { Report } from '../../../core/reading/report.ts';
import { LanguageContext, useWords } from '../../i18n/language.ts';
import type { Standing } from '../useStanding.ts';
import { changesOtherRows, changesSince } from './changes.ts';

/** More would be a list nobody reads. */
const MOST = 40;

export function Changes({ standing, report }: { readonly standing: Standing; readonly report: Report }): JSX.Element | null {
  const { send: say, check, totals } = useWords();
  const language = useContext(LanguageContext);
  if (standing.stage !== 'known') return null;
  const { last } = standing;
  if (!last) return <p>{say.first}</p>;
  const changes = changesSince(last.report.entries, report.entries, language);
  const hasOthers = changesOtherRows(last, report);
  if (changes.length === 0 && !hasOthers) return <p>{last.returned ? say.noChangesReturned(last.version + 1) : say.noChanges}</p>;
  return (
    <section className="changes">
      <h3>{say.changesSince(last.version)}</h3>
      <ul>
        {changes.slice(0, MOST).map(({ indicator, field, was, is }) => (
          <li key={`${indicator} ${field}`}>
            {check.indicator(indicator)}, {say.fields[field]}: {say.change(was || say.nothingThere, is || say.nothingThere)}
          </li>
        ))}
        {hasOthers ? <li>{say.otherRows}</li> : null}
      </ul>
      {changes.length > MOST ? <p className="hint">{totals.moreChanges(changes.length - MOST)}</p> : null}
    </section>
  );
}
