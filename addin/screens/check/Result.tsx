/** What came of the file: being checked, checked, or why it could not be. */
import { useEffect, useRef, type JSX, type ReactNode } from 'react';
import { useSaying, useWords } from '../../i18n/language.ts';
import { CopyButton } from './CopyButton.tsx';
import { noReport } from './noReport.ts';
import { ReportView } from './ReportView.tsx';
import type { CheckState, SettledState } from './state.ts';

/** A workbook may hold a thousand sheets; a page with that many is no help to anyone. */
const MOST_REPORTS = 40;

export function Result({ state }: { readonly state: CheckState }): JSX.Element {
  const say = useWords();
  return (
    <>
      <p role="status" className="status">
        {state.stage === 'checking' ? say.checking(state.file) : null}
      </p>
      {state.stage === 'failed' ? <Failed state={state} /> : null}
      {state.stage === 'checked' ? <Checked state={state} /> : null}
    </>
  );
}

function Failed({ state }: { readonly state: Extract<CheckState, { stage: 'failed' }> }): JSX.Element {
  const say = useWords();
  const saying = useSaying();
  return (
    <Settled state={state} title={say.failed}>
      <p className="file-name">{state.file}</p>
      <p className="problem">{saying(state.message)}</p>
    </Settled>
  );
}

function Checked({ state }: { readonly state: Extract<CheckState, { stage: 'checked' }> }): JSX.Element {
  const say = useWords();
  const saying = useSaying();
  const { reports, unrecognised } = state.check;
  return (
    <Settled state={state} title={say.result(state.file)}>
      {reports.length === 0 ? <p className="problem">{saying(noReport(state.check).text)}</p> : null}
      {reports.slice(0, MOST_REPORTS).map((checked) => (
        <ReportView key={checked.report.sheet} checked={checked} rulebook={state.rulebook} />
      ))}
      {reports.length > MOST_REPORTS ? <p>{say.moreReports(reports.length - MOST_REPORTS)}</p> : null}
      {unrecognised.length === 0 ? null : (
        <section className="others">
          <h3>{say.unrecognised}</h3>
          <ul>
            {unrecognised.slice(0, MOST_REPORTS).map(({ sheet, reason }) => (
              <li key={sheet}>
                <strong>{sheet}</strong>: {saying(reason)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Settled>
  );
}

/** The heading takes the focus, so that keyboard and screen reader go on from the result. */
function Settled({
  state,
  title,
  children,
}: {
  readonly state: SettledState;
  readonly title: string;
  readonly children: ReactNode;
}): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [state]);
  return (
    <section className="result">
      <div className="result-top">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <CopyButton state={state} />
      </div>
      {children}
    </section>
  );
}
