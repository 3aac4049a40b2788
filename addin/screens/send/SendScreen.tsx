/** Sending: what will be sent and what it changes; then the receipt, or why it is not sent yet. */
import { useState, type JSX } from 'react';
import type { CheckedReport } from '../../../core/check.ts';
import { outcomeWords } from '../../../core/validation/words.ts';
import type { Message } from '../../../core/message.ts';
import type { Host } from '../../host/host.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { messageOf } from '../../trouble.ts';
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '../../ui.ts';
import { namesOf } from '../check/names.ts';
import { Remarks } from '../check/Remarks.tsx';
import { isFile } from '../check/ReportView.tsx';
import { selectedReport, type Checked } from '../check/state.ts';
import { isSendable } from '../check/useWorkbook.ts';
import { saveAs } from '../saveAs.ts';
import { SignIn } from '../signIn/SignIn.tsx';
import { useWork } from '../work.ts';
import { Changes } from './Changes.tsx';
import { Queue } from './Queue.tsx';
import { ReceiptView } from './ReceiptView.tsx';
import { useReceipts } from './useReceipts.ts';

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
  const names = namesOf(report, checked.rulebook);
  const receipts = useReceipts(report, checked.host);
  const { standing, receipt, isInWorkbook } = receipts;
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
      <SendButton checked={checked} one={one} unitName={names.unit ?? ''} />
      <Remarks report={report} host={checked.host} />
      {receipt ? (
        <>
          <ReceiptView receipt={receipt} />
          <p className="hint">{receipt.fingerprint === report.fingerprint ? say.sameAsSent : say.otherThanSent}</p>
          {isInWorkbook === null ? null : <WhereKept host={checked.host} isIn={isInWorkbook} />}
        </>
      ) : (
        <NotSent isKnown={standing.stage === 'known'} />
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

function NotSent({ isKnown }: { readonly isKnown: boolean }): JSX.Element {
  const { send: say } = useWords();
  return (
    <p className="not-sent">
      <strong>{say.notSent}</strong>
      <span className="hint"> {isKnown ? say.notSentHint : say.notKnown}</span>
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
}

function SendButton({ checked, one: { report }, unitName }: ButtonProps): JSX.Element {
  const { send: say } = useWords();
  const { signedIn, show, outbox } = useWork();
  const { send, trouble, isBusy } = useSending(checked);
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
  const isOthers = signedIn.session !== null && signedIn.session.account.unit !== report.unit;
  if (isOthers) return <Warning text={{ vi: say.notYours(unitName), en: say.notYours(unitName) }} />;
  return (
    <>
      <Button appearance="primary" size="large" disabled={isBusy || outbox.isSending} onClick={() => void send()}>
        {isBusy || outbox.isSending ? say.sending : say.send}
      </Button>
      {trouble ? <Warning text={trouble} /> : null}
    </>
  );
}

/** Reads the sheet once more, and sends only what was seen: a co-author may have changed it since. */
function useSending(checked: Checked): {
  readonly send: () => Promise<void>;
  readonly trouble: Message | null;
  readonly isBusy: boolean;
} {
  const words = useWords();
  const { workbook, outbox } = useWork();
  const [trouble, setTrouble] = useState<Message | null>(null);
  const [isBusy, setBusy] = useState(false);
  const seen = selectedReport(checked)?.report;
  const queue = async (): Promise<void> => {
    const now = await workbook.again();
    const report = now && selectedReport(now)?.report;
    if (!now || !report || !seen) return;
    if (report.fingerprint !== seen.fingerprint) {
      setTrouble({ vi: words.send.changedMeanwhile, en: words.send.changedMeanwhile });
      return;
    }
    const sheet = now.reading.sheets.find(({ name }) => name === report.sheet);
    const { unit, period, template } = report;
    if (!sheet || unit === null || period === null) return;
    await outbox.add({ about: { unit, period, template }, fingerprint: report.fingerprint, sheet });
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
