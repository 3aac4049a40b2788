/** The proof that a report was received: number, time, fingerprint, and a QR code that leads to its check page. */
import { useContext, type JSX } from 'react';
import type { Receipt } from '../../../core/note/receipt.ts';
import { LanguageContext, useWords } from '../../i18n/language.ts';
import { namesOf } from '../check/names.ts';
import { CopyButton } from '../CopyButton.tsx';
import { printTime } from '../times.ts';
import { useRulebook } from '../useScope.ts';
import { QrCode } from './QrCode.tsx';
import { checkAddress } from './receiptAddress.ts';

interface Props {
  readonly receipt: Receipt;
  readonly isReturned: boolean;
}

export function ReceiptView({ receipt, isReturned }: Props): JSX.Element {
  const { send: say } = useWords();
  const names = namesOf(receipt, useRulebook(), useContext(LanguageContext));
  const title = (isReturned ? say.receivedReturned : say.received)(receipt.receipt, receipt.version);
  const about = [names.unit, names.period, names.template].join(' · ');
  return (
    <section className={isReturned ? 'receipt returned' : 'receipt'}>
      <div>
        <h3>{title}</h3>
        <p>{about}</p>
        <p>{say.receivedAt(printTime(receipt.receivedAt))}</p>
        <p className="fingerprint">
          {say.fingerprint}: {receipt.fingerprint}
        </p>
        <CopyButton
          label={say.copyReceipt}
          text={`${title}\n${say.receivedAt(printTime(receipt.receivedAt))}\n${about}\n${receipt.fingerprint}\n${checkAddress(receipt)}`}
        />
      </div>
      <QrCode text={checkAddress(receipt)} label={say.qr} />
    </section>
  );
}
