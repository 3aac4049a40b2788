/** Sending: what will be sent and what it changes; then the receipt, or why it is not sent yet. */
import { useContext, useState, type JSX } from 'react';
import type { CheckedReport } from '../../../core/check.ts';
import { outcomeWords } from '../../../core/validation/words.ts';
import type { Message } from '../../../core/message.ts';
import { isFile, type Host } from '../../host/host.ts';
import { inBoth, LanguageContext, useSaying, useWords } from '../../i18n/language.ts';
import type { Report } from '../../../core/reading/report.ts';
import type { About } from '../../client/service.ts';
import { messageOf } from '../../trouble.ts';
import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '../../ui.ts';
import { namesOf } from '../check/names.ts';
import { Remarks } from '../check/Remarks.tsx';
import { selectedReport, type Checked } from '../check/state.ts';
import { isSendable } from '../check/useWorkbook.ts';
import { saveAs } from '../saveAs.ts';
import { SignIn } from '../signIn/SignIn.tsx';
import type { Standing } from '../useStanding.ts';
import { useWork } from '../work.ts';
import { Changes } from './Changes.tsx';
import { Queue } from './Queue.tsx';
import { ReceiptView } from './ReceiptView.tsx';
import { useReceipts, type Receipts } from './useReceipts.ts';

export function SendScreen(): JSX.Element {
  const { send: say } = useWords();
  const { workbook, isReadOnly } = useWork();
  const { state } = workbook;
  const report = state.stage === 'checked' && !isReadOnly ? selectedReport(state) : null;
  return (
    <>
      {state.stage === 'checked' && report ? (
        <SendReport key={report.report.sheet} checked={state} one={report} />
      ) : (
        <p className="hint">{say.nothing}</p>
      )}
      <Queue />
      <SignIn />
    </>
  );
}

function SendReport({ checked, one }: { readonly checked: Checked; readonly one: CheckedReport }): JSX.Element {
  const { send: say, ...words } = useWords();
  const saying = useSaying();
  const { report, outcome } = one;
  const names = namesOf(report, checked.rulebook, useContext(LanguageContext));
  const receipts = useReceipts(report, checked.host);
  const { standing, receipt, isInWorkbook } = receipts;
  const last = standing.stage === 'known' ? standing.last : null;
  const isReturned = last !== null && last.returned !== null && receipt?.version === last.version;
  const isSame = receipt?.fingerprint === report.fingerprint;
  return (
    <section className="send">
      <h2>{say.what}</h2>
      <dl className="names">
        <dt>{words.unit}</dt>
        <dd>{names.unit ?? words.check.unknown}</dd>
        <dt>{words.period}</dt>
        <dd>{names.period ?? words.check.unknown}</dd>
        <dt>{words.template}</dt>
        <dd>{names.template}</dd>
        <dt>{words.batch.outcome}</dt>
        <dd>{saying(outcomeWords[outcome])}</dd>
      </dl>
      <p className="hint">{say.onlySheet(report.sheet)}</p>
      <Changes standing={standing} report={report} />
      {standing.stage === 'failed' ? <Warning text={standing.message} /> : null}
      <SendButton checked={checked} one={one} unitName={names.unit ?? ''} isSent={isSame && !isReturned} receipts={receipts} />
      <Remarks report={report} host={checked.host} />
      {receipt ? (
        <>
          <ReceiptView receipt={receipt} isReturned={isReturned} />
          <p className="hint">{isSame ? (isReturned ? say.sameAsReturned : say.sameAsSent) : say.otherThanSent}</p>
          {isInWorkbook === null ? null : <WhereKept host={checked.host} isIn={isInWorkbook} />}
        </>
      ) : (
        <NotSent standing={standing} />
      )}
    </section>
  );
}

/** The receipt travels with the file: in Excel once it is saved, from the page once it is downloaded. */
function WhereKept({ host, isIn }: { readonly host: Host; readonly isIn: boolean }): JSX.Element {
  const { send: say } = useWords();
  if (!isIn) return <p className="hint">{say.noteNotKept}</p>;
  if (!isFile(host)) return <p className="hint">{say.noteKept}</p>;
  if (!host.isNoted()) return <p className="hint">{say.noteInFile}</p>;
  return (
    <p className="actions">
      <Button onClick={() => saveAs(host.name.replace(/(\.xls[xm])?$/iu, '-da-gui$1'), host.bytes())}>{say.downloadNoted}</Button>
      <span className="hint">{say.noteInCopy}</span>
    </p>
  );
}

/** Nothing is called sent, or not sent, before the service has answered: neither to the question nor to what is on its way. */
function NotSent({ standing }: { readonly standing: Standing }): JSX.Element | null {
  const { send: say } = useWords();
  const { outbox } = useWork();
  if (outbox.isSending) return null;
  if (standing.stage === 'asking') return <Spinner size="tiny" label={say.askingService} />;
  return (
    <p className="not-sent">
      <strong>{say.notSent}</strong>
      <span className="hint">
        {' '}
        {standing.stage === 'known' ? say.notSentHint : standing.stage === 'failed' ? say.notAsked : say.notKnown}
      </span>
    </p>
  );
}

function Warning({ text }: { readonly text: Message }): JSX.Element {
  const saying = useSaying();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{saying(text)}</MessageBarBody>
    </MessageBar>
  );
}

interface ButtonProps {
  readonly checked: Checked;
  readonly one: CheckedReport;
  readonly unitName: string;
  /** The service has this very report. */
  readonly isSent: boolean;
  readonly receipts: Receipts;
}

function SendButton({ checked, one: { report }, unitName, isSent, receipts }: ButtonProps): JSX.Element {
  const { send: say } = useWords();
  const { signedIn, show, outbox } = useWork();
  const { send, trouble, isBusy } = useSending(checked, seenVersionOf(receipts));
  // First of all: to the wrong account its own unit is a fault of the sheet as well.
  const isOthers = signedIn.session !== null && signedIn.session.account.unit !== report.unit;
  if (isOthers) return <Warning text={inBoth((words) => words.send.notYours(unitName))} />;
  if (!isSendable(checked)) {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{say.blocked}</MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={() => show('check')}>
            {say.toCheck}
          </Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
  return (
    <>
      <Button
        appearance={isSent ? 'secondary' : 'primary'}
        size={isSent ? 'medium' : 'large'}
        disabledFocusable={isBusy || outbox.isSending || receipts.standing.stage === 'asking'}
        onClick={() => void send()}
      >
        {isBusy || outbox.isSending ? say.sending : say.send}
      </Button>
      {trouble ? <Warning text={trouble} /> : null}
    </>
  );
}

/** Reads the sheet once more, and sends only what was seen: a co-author may have changed it since. */
function useSending(
  checked: Checked,
  seenVersion: number | null,
): {
  readonly send: () => Promise<void>;
  readonly trouble: Message | null;
  readonly isBusy: boolean;
} {
  const { workbook, outbox } = useWork();
  const [trouble, setTrouble] = useState<Message | null>(null);
  const [isBusy, setBusy] = useState(false);
  const seen = selectedReport(checked)?.report;
  const queue = async (): Promise<void> => {
    const now = await workbook.reread();
    if (now?.stage === 'failed') {
      setTrouble(now.message);
      return;
    }
    // What was shown is sent, whichever sheet is in front by now.
    const report = now?.check.reports.find(({ report: one }) => one.sheet === seen?.sheet)?.report;
    const sheet = now?.reading.sheets.find(({ name }) => name === report?.sheet);
    const about = report && aboutOf(report);
    if (!sheet || !about || report.fingerprint !== seen?.fingerprint) {
      setTrouble(inBoth((words) => words.send.changedMeanwhile));
      return;
    }
    await outbox.add({ about, fingerprint: report.fingerprint, sheet, seenVersion });
    await outbox.flush();
  };
  const send = async (): Promise<void> => {
    setTrouble(null);
    setBusy(true);
    try {
      await queue();
    } catch (error) {
      setTrouble(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { send, trouble, isBusy };
}

/** What is on the screen of the versions before: what the service says, else the receipt; null = nothing is known. */
function seenVersionOf({ standing, receipt }: Receipts): number | null {
  return standing.stage === 'known' ? (standing.last?.version ?? 0) : (receipt?.version ?? null);
}

/** Null of a report that does not say whose or of when it is: its check blocks it. */
function aboutOf({ unit, period, template }: Report): About | null {
  return unit === null || period === null ? null : { unit, period, template };
}
