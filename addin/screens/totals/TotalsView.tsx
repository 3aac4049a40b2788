/**
 * The matrix commune × criterion with its sums, what is outstanding, what is expected when, what stands in the way.
 * Letters say it; colour only helps.
 */
import { useContext, type JSX } from 'react';
import { parsePeriod } from '../../../core/calendar/period.ts';
import { periodTitle } from '../../../core/calendar/periodWords.ts';
import type { CommuneTotals, Totals } from '../../../core/consolidation/totals.ts';
import { printNumber } from '../../../core/text/number.ts';
import { LanguageContext, useWords } from '../../i18n/language.ts';
import { Headings } from '../Headings.tsx';
import { ScrollRegion } from '../ScrollRegion.tsx';
import type { NameOf } from './unitNames.ts';

interface Props {
  readonly totals: Totals;
  readonly nameOf: NameOf;
  /** The criteria set's title. */
  readonly set: string;
  readonly source: string;
}

export function TotalsView({ totals, nameOf, set, source }: Props): JSX.Element {
  const { totals: say, check } = useWords();
  const language = useContext(LanguageContext);
  const more = Math.max(0, totals.communes.length - MOST_ROWS) + Math.max(0, totals.missing.length - MOST_ROWS);
  const period = parsePeriod(totals.period);
  const returned = new Set(totals.returned);
  const missing = totals.missing.map((unit) => (returned.has(unit) ? say.nameReturned(nameOf(unit)) : nameOf(unit)));
  return (
    <section className="totals">
      <h2>
        {nameOf(totals.unit)} – {period ? periodTitle(period)[language] : totals.period}
      </h2>
      <p>{set}</p>
      <p>
        <strong>{say.source(totals.counted, totals.expected)}</strong> <span className="hint">{source}</span>
      </p>
      {missing.length > 0 ? <p className="missing">{say.incomplete(missing.join(', '))}</p> : null}
      {totals.average === null ? null : <p>{say.average(printNumber(totals.average))}</p>}
      <Matrix totals={totals} nameOf={nameOf} />
      {more > 0 ? <p className="hint">{check.gridMore(more)}</p> : null}
      <p className="hint">{say.legend}</p>
      <Bands totals={totals} />
      <Districts totals={totals} nameOf={nameOf} />
      <Expected totals={totals} nameOf={nameOf} />
      <Obstacles totals={totals} nameOf={nameOf} />
    </section>
  );
}

/** No province ever had more communes; the country's would stop the browser. */
const MOST_ROWS = 600;

function Matrix({ totals, nameOf }: { readonly totals: Totals; readonly nameOf: NameOf }): JSX.Element {
  const { totals: say, status } = useWords();
  const criteria = totals.criteria.map(({ criterion }) => criterion);
  return (
    <ScrollRegion label={say.matrix}>
      <table className="matrix">
        <caption>{say.matrix}</caption>
        <thead>
          <tr>
            <th scope="col">{say.commune}</th>
            {criteria.map((criterion) => (
              <th key={criterion} scope="col">
                {String(criterion)}
              </th>
            ))}
            <th scope="col">{say.metCount}</th>
            <th scope="col">{say.outstanding}</th>
          </tr>
        </thead>
        <tbody>
          {totals.communes.slice(0, MOST_ROWS).map((commune) => (
            <CommuneRow key={commune.unit} commune={commune} criteria={criteria} />
          ))}
          {totals.missing.slice(0, MOST_ROWS).map((unit) => (
            <tr key={unit} className="none">
              <th scope="row">{nameOf(unit)}</th>
              <td colSpan={criteria.length + 2}>{totals.returned.includes(unit) ? status.states.returned : say.notReported}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say.metCommunes}</th>
            {totals.criteria.map(({ criterion, met }) => (
              <td key={criterion}>{String(met)}</td>
            ))}
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  );
}

function CommuneRow({ commune, criteria }: { readonly commune: CommuneTotals; readonly criteria: readonly number[] }): JSX.Element {
  const { totals: say } = useWords();
  const standing = (criterion: number): 'met' | 'unmet' | 'notAssessed' =>
    commune.met.includes(criterion) ? 'met' : commune.unmet.includes(criterion) ? 'unmet' : 'notAssessed';
  return (
    <tr>
      <th scope="row">{commune.name}</th>
      {criteria.map((criterion) => (
        <td key={criterion} className={standing(criterion)}>
          {say[standing(criterion)]}
        </td>
      ))}
      <td>{String(commune.metCount)}</td>
      <td>{commune.outstanding === '' ? say.noneOutstanding : commune.outstanding}</td>
    </tr>
  );
}

function Bands({ totals: { bands } }: { readonly totals: Totals }): JSX.Element | null {
  const { totals: say } = useWords();
  if (bands.length === 0) return null;
  return (
    <p>
      {say.bands}: {bandWords(bands)}
    </p>
  );
}

/** Of a province on a date when districts exist. */
function Districts({ totals: { districts = [] }, nameOf }: { readonly totals: Totals; readonly nameOf: NameOf }): JSX.Element | null {
  const { totals: say } = useWords();
  const owing = districts.filter(({ expected }) => expected > 0);
  if (owing.length === 0) return null;
  return (
    <ScrollRegion label={say.districts}>
      <table className="matrix">
        <caption>{say.districts}</caption>
        <Headings of={[say.district, say.reports, say.perCommune, say.bands]} />
        <tbody>
          {owing.map(({ unit, counted, expected, average, bands }) => (
            <tr key={unit}>
              <th scope="row">{nameOf(unit)}</th>
              <td>{`${String(counted)}/${String(expected)}`}</td>
              <td>{average === null ? '–' : printNumber(average)}</td>
              <td>{bandWords(bands)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function bandWords(bands: Totals['bands']): string {
  return bands.map(({ label, count }) => `${label}: ${String(count)}`).join(' · ');
}

function Expected({ totals: { expectedBy }, nameOf }: { readonly totals: Totals; readonly nameOf: NameOf }): JSX.Element | null {
  const { totals: say } = useWords();
  if (expectedBy.length === 0) return null;
  return (
    <section className="expected">
      <h3>{say.expectedBy}</h3>
      <dl>
        {expectedBy.map(({ month, items }) => (
          <div key={month}>
            <dt>{month.split('-').reverse().join('/')}</dt>
            <dd>
              <ul>
                {items.map(({ unit, criterion, indicator }, index) => (
                  <li key={index}>{say.expectedItem(nameOf(unit), criterion, indicator)}</li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Obstacles({ totals: { obstacles }, nameOf }: { readonly totals: Totals; readonly nameOf: NameOf }): JSX.Element | null {
  const { totals: say, check } = useWords();
  if (obstacles.length === 0) return null;
  const byUnit = [...Map.groupBy(obstacles, ({ unit }) => unit)];
  const more = byUnit.length - MOST_ROWS;
  return (
    <section className="expected">
      <h3>{say.obstacles}</h3>
      <dl>
        {byUnit.slice(0, MOST_ROWS).map(([unit, items]) => (
          <div key={unit}>
            <dt>{nameOf(unit)}</dt>
            <dd>
              <ul>
                {items.map(({ criterion, indicator, text }, index) => (
                  <li key={index}>{say.obstacleItem(criterion, indicator, text)}</li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      {more > 0 ? <p className="hint">{check.gridMore(more)}</p> : null}
    </section>
  );
}
