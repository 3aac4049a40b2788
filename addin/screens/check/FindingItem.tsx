/** One finding: a click leads to its cell; a mend is one click, an explanation one sentence. */
import { useContext, useEffect, useId, useState, type JSX } from 'react';
import type { Report } from '../../../core/reading/report.ts';
import { isBlocking, type Finding } from '../../../core/validation/finding.ts';
import { CellButton } from '../CellButton.tsx';
import type { Host, HostWrite } from '../../host/host.ts';
import { LanguageContext, useSaying, useWords } from '../../i18n/language.ts';
import { Button, Textarea } from '../../ui.ts';
import { useKept } from '../kept.ts';
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

interface Props {
  readonly finding: Finding;
  readonly mending: Mending;
}

interface PlacedProps extends Props {
  /** Tells it from the others of its sheet, whatever is done to those. */
  readonly place: string;
}

export function FindingItem({ finding, mending, place }: PlacedProps): JSX.Element {
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
        <Explaining finding={finding} mending={mending} place={place} />
      ) : null}
    </li>
  );
}

function MendLine({ finding, mending }: Props): JSX.Element {
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

interface Typed {
  /** The workbook it is typed for. */
  readonly host: Host;
  readonly text: string;
}

function Explaining({ finding, mending, place }: PlacedProps): JSX.Element | null {
  const { check: say } = useWords();
  const { report, host } = mending;
  const { value: typed, set } = useKept<Typed | null>(`explanation\n${report.sheet}\n${place}`, null, 'workbook');
  const [isNew, setNew] = useState(false);
  const note = notePlaceOf(finding, report);
  if (!note) return null;
  const setText = (text: string): void => set({ host, text });
  if (typed?.host === host) return <ExplainForm note={note} text={typed.text} onText={setText} isNew={isNew} mending={mending} />;
  return (
    <Button
      size="small"
      onClick={() => {
        setNew(true);
        setText('');
      }}
    >
      {say.explain}
    </Button>
  );
}

interface ExplainProps {
  readonly note: NotePlace;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Just opened: the button that opened it has gone, and the focus with it. */
  readonly isNew: boolean;
  readonly mending: Mending;
}

function ExplainForm({ note, text, onText, isNew, mending }: ExplainProps): JSX.Element {
  const { check: say } = useWords();
  const id = useId();
  useEffect(() => {
    if (isNew) document.getElementById(id)?.focus();
  }, [id, isNew]);
  const { report, isBusy, write } = mending;
  return (
    <form
      className="explain-form"
      onSubmit={(event) => {
        event.preventDefault();
        write([explanationWrite(report.sheet, note, text.trim())]);
      }}
    >
      <label htmlFor={id}>{say.explainHere(note.cell)}</label>
      <Textarea id={id} value={text} onChange={(_event, { value }) => onText(value)} />
      <Button type="submit" size="small" appearance="primary" disabled={text.trim() === ''} disabledFocusable={isBusy}>
        {say.saveExplanation}
      </Button>
    </form>
  );
}
