/** A commune's own of many files: sent in one go; each is named with its code once it is received, whenever that is. */
import { useEffect, useMemo, useState, type JSX } from 'react';
import type { Receipt } from '../../../core/note/receipt.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import type { Message } from '../../../core/message.ts';
import type { About } from '../../client/service.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { messageOf } from '../../trouble.ts';
import { Button, MessageBar, MessageBarBody } from '../../ui.ts';
import { useWork } from '../work.ts';
import type { ReportLine } from './outcomes.ts';

interface Own {
  readonly file: string;
  readonly about: About;
  readonly fingerprint: string;
  readonly sheet: Sheet;
}

interface Receipted {
  readonly own: Own;
  readonly receipt: Receipt;
}

/** What waits or is refused stands in the queue, with why. */
export function SendOwn({ lines }: { readonly lines: readonly ReportLine[] }): JSX.Element {
  const { batch: say, send: words } = useWords();
  const saying = useSaying();
  const { outbox } = useWork();
  const all = useMemo(() => ownOf(lines), [lines]);
  const receipts = useReceipts(all);
  const [isSending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Message | null>(null);
  const received = receipts?.filter(isReceived);
  const left =
    received &&
    all.filter(
      (own) => !received.some((one) => one.own === own) && !outbox.waiting.some(({ fingerprint }) => fingerprint === own.fingerprint),
    );
  const before = receipts?.filter((one) => !isReceived(one) && left?.includes(one.own)) ?? [];
  const seenVersion = (own: Own): number | null => before.find((one) => one.own === own)?.receipt.version ?? null;
  const send = async (some: readonly Own[]): Promise<void> => {
    setTrouble(null);
    setSending(true);
    try {
      for (const own of some) {
        const { about, fingerprint, sheet } = own;
        await outbox.add({ about, fingerprint, sheet, seenVersion: seenVersion(own) });
      }
    } catch (error) {
      setTrouble(messageOf(error));
    }
    await outbox.flush();
    setSending(false);
  };
  return (
    <>
      {before.map(({ own: { file }, receipt }) => (
        <p key={receipt.submission} className="hint">
          {file}: {say.sentBefore(receipt.version)}
        </p>
      ))}
      {left && left.length > 0 ? (
        <p className="actions">
          <Button appearance="primary" disabled={isSending} onClick={() => void send(left)}>
            {isSending ? words.sending : say.sendGood(left.length)}
          </Button>
        </p>
      ) : null}
      {trouble ? (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{saying(trouble)}</MessageBarBody>
        </MessageBar>
      ) : null}
      <ul role="status">
        {received?.map(({ own: { file }, receipt }) => (
          <li key={receipt.submission}>
            {file}: <strong>{words.received(receipt.receipt, receipt.version)}</strong>
          </li>
        ))}
      </ul>
    </>
  );
}

/** False: what was received for its period is another report. */
function isReceived({ own, receipt }: Receipted): boolean {
  return receipt.fingerprint === own.fingerprint;
}

/** The receipts that this machine has for them, looked up anew whenever the queue has changed; null until looked. */
function useReceipts(all: readonly Own[]): readonly Receipted[] | null {
  const { outbox } = useWork();
  const { receipt: receiptOf, waiting, rounds } = outbox;
  const [receipts, setReceipts] = useState<readonly Receipted[] | null>(null);
  useEffect(() => {
    let isLate = false;
    const look = async (own: Own): Promise<readonly Receipted[]> => {
      // A shelf that cannot be read has no say.
      const receipt = await receiptOf(own.about).catch(() => null);
      return receipt ? [{ own, receipt }] : [];
    };
    void Promise.all(all.map(look)).then((found) => {
      if (!isLate) setReceipts(found.flat());
    });
    return () => {
      isLate = true;
    };
  }, [all, receiptOf, waiting, rounds]);
  return receipts;
}

function ownOf(lines: readonly ReportLine[]): readonly Own[] {
  return lines.flatMap(({ file, sheet, checked: { report } }): Own[] => {
    const { unit, period, template, fingerprint } = report;
    return unit === null || period === null ? [] : [{ file: file.name, about: { unit, period, template }, fingerprint, sheet }];
  });
}
