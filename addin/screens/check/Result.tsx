/** What came of the workbook: checked, or why it could not be. */
import { useContext, useEffect, useRef, type JSX, type ReactNode } from 'react';
import { LanguageContext, useSaying, useWords } from '../../i18n/language.ts';
import { Button, MessageBar, MessageBarBody, Select } from '../../ui.ts';
import { CopyButton } from '../CopyButton.tsx';
import { DeedLine } from './DeedLine.tsx';
import { noReport } from './noReport.ts';
import { ReportView } from './ReportView.tsx';
import { resultText } from './resultText.ts';
import { selectedReport, type Checked, type Failed, type SettledState } from './state.ts';
import { useWork } from '../work.ts';

/** A workbook may hold a thousand sheets; a page with that many is no help to anyone. */
const MOST_SHEETS = 40;

export function Result({ state }: { readonly state: SettledState }): JSX.Element {
  return state.stage === 'failed' ? <FailedResult state={state} /> : <CheckedResult state={state} />;
}

function FailedResult({ state }: { readonly state: Failed }): JSX.Element {
  const { check: say, tryAgain } = useWords();
  const saying = useSaying();
  const { workbook } = useWork();
  const { reopen } = state;
  return (
    <Settled state={state} turn={state.message.vi} title={say.failed}>
      <p className="file-name">{state.file}</p>
      <p className="problem">{saying(state.message)}</p>
      {reopen ? (
        <p className="actions">
          <Button size="small" onClick={() => void workbook.open(state.file, reopen)}>
            {tryAgain}
          </Button>
        </p>
      ) : null}
    </Settled>
  );
}

function CheckedResult({ state }: { readonly state: Checked }): JSX.Element {
  const { check: say } = useWords();
  const saying = useSaying();
  const { unrecognised, reports } = state.check;
  const selected = selectedReport(state);
  return (
    <Settled state={state} turn={state.turn} title={say.result(state.file)}>
      <DeedLine />
      {reports.length === 0 ? <p className="problem">{saying(noReport(state.check).text)}</p> : null}
      {state.reading.mixedFonts.length === 0 ? null : (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say.mixedFonts(state.reading.mixedFonts.slice(0, 5).join(', '))}</MessageBarBody>
        </MessageBar>
      )}
      {reports.length > 1 ? <ReportSelect state={state} /> : null}
      {selected ? <ReportView key={selected.report.sheet} checked={state} report={selected} /> : null}
      {unrecognised.length === 0 ? null : (
        <section className="others">
          <h3>{say.unrecognised}</h3>
          <ul>
            {unrecognised.slice(0, MOST_SHEETS).map(({ sheet, reason }) => (
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

function ReportSelect({ state }: { readonly state: Checked }): JSX.Element {
  const { check: say } = useWords();
  const { workbook } = useWork();
  return (
    <label className="choice">
      {say.report}
      <Select value={state.selected ?? ''} onChange={(_event, { value }) => workbook.select(value)}>
        {state.check.reports.map(({ report }) => (
          <option key={report.sheet} value={report.sheet}>
            {report.sheet}
          </option>
        ))}
      </Select>
    </label>
  );
}

interface SettledProps {
  readonly state: SettledState;
  /** Another value moves the focus to the heading. */
  readonly turn: number | string;
  readonly title: string;
  readonly children: ReactNode;
}

/** The heading takes the focus, so that keyboard and screen reader go on from the result. */
function Settled({ state, turn, title, children }: SettledProps): JSX.Element {
  const { check: say } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const language = useContext(LanguageContext);
  useEffect(() => {
    heading.current?.focus();
  }, [turn]);
  return (
    <section className="result">
      <div className="result-top">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <CopyButton label={say.copy} text={resultText(state, language)} />
      </div>
      {children}
    </section>
  );
}
