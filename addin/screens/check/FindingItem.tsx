/** One finding: a click leads to its cell; a mend is one click, an explanation one sentence. */
import { useContext, useEffect, useId, useState, type JSX } from 'react';
import type { Report } from '../../../core/reading/report.ts';
import { isBlocking, type Finding } from '../../../core/validation/finding.ts';
import { CellButton } from '../CellButton.tsx';
import type { Host, HostWrite } from '../../host/host.ts';
import { LanguageContext, useSaying, useWords } from '../../i18n/language.ts';
import { Button, Textarea } from '../../ui.ts';
import { explanationWrite, mendOf, mendsOfRule, notePlaceOf, type NotePlace } from './mends.ts';
import { rowOf } from './resultText.ts';

/** What an item may do to the sheet it stands for; null host = it can only be looked at. */
export interface Mending {
  readonly report: Report;
  readonly findings: readonly Finding[];
  readonly host: Host;
  readonly isBusy: boolean;
  readonly canWrite: boolean;
  readonly write: (writes: readonly HostWrite[]) => void;
}

export function FindingItem({ finding, mending }: { readonly finding: Finding; readonly mending: Mending }): JSX.Element {
  const { check: say } = useWords();
  const saying = useSaying();
  const row = rowOf(finding, useContext(LanguageContext));
  const { host, report } = mending;
  const { cell } = finding;
  return (
    <li>
      <p className="place">
        {cell === null ? null : <CellButton host={host} sheet={report.sheet} cell={cell} title={say.goTo(cell)} />}
        <span>{row ?? (cell === null ? say.wholeSheet : null)}</span>
        <span className="rule">{finding.rule}</span>
      </p>
      <p>{saying(finding.message)}</p>
      {finding.fix === null ? null : <MendLine finding={finding} mending={mending} />}
      {finding.explanation === null ? null : (
        <p className="explanation">
          <strong>{say.explained}:</strong> {finding.explanation}
        </p>
      )}
      {finding.severity === 'explain' && isBlocking(finding) && mending.canWrite ? (
        <Explaining finding={finding} mending={mending} />
      ) : null}
    </li>
  );
}

function MendLine({ finding, mending }: { readonly finding: Finding; readonly mending: Mending }): JSX.Element {
  const { check: say } = useWords();
  const { report, findings, isBusy, canWrite, write } = mending;
  const mend = canWrite ? mendOf(finding, report.sheet) : null;
  const ofRule = mend ? mendsOfRule(finding.rule, findings, report.sheet) : [];
  return (
    <div className="mend">
      <p>
        <strong>{say.mend}:</strong> {finding.fix?.map(say.mendCell).join('; ')}
      </p>
      {mend ? (
        <p className="actions">
          <Button size="small" appearance="primary" disabledFocusable={isBusy} onClick={() => write(mend)}>
            {say.mend}
          </Button>
          {ofRule.length > mend.length ? (
            <Button size="small" disabledFocusable={isBusy} onClick={() => write(ofRule)}>
              {say.mendAll(ofRule.length)}
            </Button>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}

function Explaining({ finding, mending }: { readonly finding: Finding; readonly mending: Mending }): JSX.Element | null {
  const { check: say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const place = notePlaceOf(finding, mending.report);
  if (!place) return null;
  if (isOpen) return <ExplainForm place={place} mending={mending} />;
  return (
    <Button size="small" onClick={() => setOpen(true)}>
      {say.explain}
    </Button>
  );
}

function ExplainForm({ place, mending }: { readonly place: NotePlace; readonly mending: Mending }): JSX.Element {
  const { check: say } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  // The button that opened it has gone.
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  const { report, isBusy, write } = mending;
  return (
    <form
      className="explain-form"
      onSubmit={(event) => {
        event.preventDefault();
        write([explanationWrite(report.sheet, place, text.trim())]);
      }}
    >
      <label htmlFor={id}>{say.explainHere(place.cell)}</label>
      <Textarea id={id} value={text} onChange={(_event, { value }) => setText(value)} />
      <Button type="submit" size="small" appearance="primary" disabled={text.trim() === ''} disabledFocusable={isBusy}>
        {say.saveExplanation}
      </Button>
    </form>
  );
}
