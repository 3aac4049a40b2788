/** The proof that a report was received: number, time, fingerprint, and a QR code that leads to its check page. */
import type { JSX } from 'react';
import type { Receipt } from '../../../core/note/receipt.ts';
import { useWords } from '../../i18n/language.ts';
import { CopyButton } from '../CopyButton.tsx';
import { printTime } from '../times.ts';
import { QrCode } from './QrCode.tsx';

/** Where a receipt is checked: the plain page with this behind its address asks the service for the submission. */
const CHECK = '#bien-nhan=';

export function checkAddress({ submission }: Receipt): string {
  return `${new URL('./', location.href).href}${CHECK}${submission}`;
}

/** The submission whose receipt the page was opened to check; null = none. */
export function submissionToCheck(hash: string): string | null {
  return hash.startsWith(CHECK) ? decodeURIComponent(hash.slice(CHECK.length)) : null;
}

export function ReceiptView({ receipt }: { readonly receipt: Receipt }): JSX.Element {
  const { send: say } = useWords();
  const title = say.received(receipt.receipt, receipt.version);
  return (
    <section className="receipt">
      <div>
        <h3>{title}</h3>
        <p>{say.receivedAt(printTime(receipt.receivedAt))}</p>
        <p className="fingerprint">
          {say.fingerprint}: {receipt.fingerprint}
        </p>
        <CopyButton
          label={say.copyReceipt}
          text={`${title}\n${say.receivedAt(printTime(receipt.receivedAt))}\n${receipt.unit} · ${receipt.period} · ${receipt.template}\n${receipt.fingerprint}\n${checkAddress(receipt)}`}
        />
      </div>
      <QrCode text={checkAddress(receipt)} label={say.qr} />
    </section>
  );
}
