/** The check page that a receipt's QR code leads to: what the service says of that submission. */
import { useEffect, type JSX } from 'react';
import type { SubmissionAnswer } from '../../client/answers.ts';
import { useWords } from '../../i18n/language.ts';
import { AskedLine, useAsking } from '../Asking.tsx';
import { SignIn } from '../signIn/SignIn.tsx';
import { useWork } from '../work.ts';
import { ReceiptView } from './ReceiptView.tsx';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

export function ReceiptCheck({ submission }: { readonly submission: string }): JSX.Element {
  const { send: say } = useWords();
  const { session } = useWork().signedIn;
  return (
    <section className="send">
      <h2>{say.checkTitle}</h2>
      {!UUID.test(submission) ? (
        <p className="problem">{say.checkWrong}</p>
      ) : session ? (
        <Asked submission={submission} />
      ) : (
        <p className="hint">{say.checkSignIn}</p>
      )}
      <SignIn />
    </section>
  );
}

function Asked({ submission }: { readonly submission: string }): JSX.Element {
  const { send: say } = useWords();
  const { service, signedIn } = useWork();
  const { session } = signedIn;
  const [asked, ask] = useAsking<SubmissionAnswer>();
  useEffect(() => {
    if (session) void ask(() => service.submission(session, submission));
  }, [ask, service, session, submission]);
  return (
    <>
      <AskedLine asked={asked} label={say.askingService} />
      {asked.stage === 'answered' ? <ReceiptView receipt={asked.answer} isReturned={asked.answer.returned !== null} /> : null}
    </>
  );
}
