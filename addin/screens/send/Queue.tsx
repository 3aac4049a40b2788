/** What waits to be sent: in order, with why it waits. Nothing here is ever called sent; nor unsent, while it may be on its way. */
import { useContext, type JSX } from 'react';
import type { Queued } from '../../client/outboxStore.ts';
import { LanguageContext, useSaying, useWords } from '../../i18n/language.ts';
import { Button, MessageBar, MessageBarBody } from '../../ui.ts';
import { namesOf } from '../check/names.ts';
import { printTime } from '../times.ts';
import { useRulebook } from '../useScope.ts';
import { useWork } from '../work.ts';

export function Queue(): JSX.Element | null {
  const { send: say, tryAgain } = useWords();
  const saying = useSaying();
  const { outbox, signedIn } = useWork();
  if (outbox.waiting.length === 0) return null;
  return (
    <section className="queue" aria-live="polite">
      <h3>{say.queue}</h3>
      {outbox.isKept ? null : (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{say.notKept}</MessageBarBody>
        </MessageBar>
      )}
      {signedIn.session || outbox.isSending || outbox.waiting.every(({ refused }) => refused) ? null : <p>{say.queuedSignIn}</p>}
      {outbox.stopped && signedIn.session && !outbox.isSending ? (
        <p className="stopped">
          <strong>{outbox.stopped.isOffline ? say.queued : say.queuedStopped}</strong>{' '}
          <span className="hint">{saying(outbox.stopped.text)}</span>
        </p>
      ) : null}
      <ul>
        {outbox.waiting.map((queued) => (
          <QueuedItem key={queued.seq} queued={queued} />
        ))}
      </ul>
      {outbox.waiting.some(({ refused, about }) => !refused && about.unit === signedIn.session?.account.unit) ? (
        <Button size="small" disabled={outbox.isSending} onClick={() => void outbox.flush()}>
          {outbox.isSending ? say.sending : tryAgain}
        </Button>
      ) : null}
    </section>
  );
}

function QueuedItem({ queued }: { readonly queued: Queued }): JSX.Element {
  const { send: say } = useWords();
  const { signedIn, outbox } = useWork();
  const { about, queuedAt, refused } = queued;
  const names = namesOf(about, useRulebook(), useContext(LanguageContext));
  const isOthers = signedIn.session !== null && signedIn.session.account.unit !== about.unit;
  // After signing out in the middle, whose is on its way is not known here.
  const mayBeSent = outbox.isSending && !refused && !isOthers;
  return (
    <li>
      <p>
        <strong>
          {names.unit} · {names.period}
        </strong>
        <br />
        {names.template}
      </p>
      <p className="hint">{mayBeSent ? say.queuedAtSending(printTime(queuedAt)) : say.queuedAt(printTime(queuedAt))}</p>
      {refused ? <Refused queued={queued} why={refused} /> : isOthers ? <p>{say.queuedOthers(names.unit ?? about.unit)}</p> : null}
    </li>
  );
}

function Refused({ queued, why }: { readonly queued: Queued; readonly why: NonNullable<Queued['refused']> }): JSX.Element {
  const { send: say } = useWords();
  const saying = useSaying();
  const { outbox } = useWork();
  return (
    <>
      <p className="problem">
        <strong>{say.refused}:</strong> {saying(why.text)}
      </p>
      <p className="actions">
        {why.code === 'base-version-stale' || why.code === 'submission-id-taken' ? (
          <Button size="small" appearance="primary" onClick={() => void outbox.sendOver(queued)}>
            {say.sendOver}
          </Button>
        ) : null}
        <Button size="small" onClick={() => void outbox.discard(queued)}>
          {say.discard}
        </Button>
      </p>
    </>
  );
}
