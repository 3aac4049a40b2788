/** The check page that a receipt's QR code leads to: what the service says of that submission. */
import { useEffect, useState, type JSX } from 'react';
import type { Message } from '../../../core/message.ts';
import type { SubmissionAnswer } from '../../client/answers.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { messageOf } from '../../trouble.ts';
import { SignIn } from '../signIn/SignIn.tsx';
import { useWork } from '../work.ts';
import { ReceiptView } from './ReceiptView.tsx';

type Asked =
  | { readonly stage: 'asking' }
  | { readonly stage: 'known'; readonly submission: SubmissionAnswer }
  | { readonly stage: 'failed'; readonly message: Message };

export function ReceiptCheck({ submission }: { readonly submission: string }): JSX.Element {
  const { send: say } = useWords();
  const saying = useSaying();
  const { service, signedIn } = useWork();
  const { session, noticed } = signedIn;
  const [asked, setAsked] = useState<Asked>({ stage: 'asking' });
  useEffect(() => {
    if (!session) return;
    service.submission(session, submission).then(
      (found) => setAsked({ stage: 'known', submission: found }),
      (error: unknown) => {
        noticed(error);
        setAsked({ stage: 'failed', message: messageOf(error) });
      },
    );
  }, [service, session, noticed, submission]);
  return (
    <section className="send">
      {asked.stage === 'known' ? (
        <>
          <ReceiptView receipt={asked.submission} />
          {asked.submission.returned ? <p>{say.returned}</p> : null}
        </>
      ) : null}
      {asked.stage === 'failed' ? <p className="problem">{saying(asked.message)}</p> : null}
      <SignIn />
    </section>
  );
}
