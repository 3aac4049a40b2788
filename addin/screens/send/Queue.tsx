/** What waits to be sent: in order, with why it waits. Nothing here is ever called sent. */
import type { JSX } from 'react';
import type { Queued } from '../../client/outboxStore.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { Button, MessageBar, MessageBarBody } from '../../ui.ts';
import { printTime } from '../times.ts';
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
      {signedIn.session ? null : <p>{say.queuedSignIn}</p>}
      {outbox.stopped && !outbox.isSending ? (
        <p className="stopped">
          <strong>{say.queued}</strong> <span className="hint">{saying(outbox.stopped)}</span>
        </p>
      ) : null}
      <ul>
        {outbox.waiting.map((queued) => (
          <QueuedItem key={queued.seq} queued={queued} />
        ))}
      </ul>
      {outbox.waiting.some(({ refused }) => !refused) && signedIn.session ? (
        <Button size="small" disabled={outbox.isSending} onClick={() => void outbox.flush()}>
          {outbox.isSending ? say.sending : tryAgain}
        </Button>
      ) : null}
    </section>
  );
}

function QueuedItem({ queued }: { readonly queued: Queued }): JSX.Element {
  const { send: say } = useWords();
  const saying = useSaying();
  const { outbox } = useWork();
  const { about, queuedAt, refused, sheet } = queued;
  return (
    <li>
      <p>
        <strong>
          {sheet.name} · {about.unit} · {about.period}
        </strong>{' '}
        {say.queuedAt(printTime(queuedAt))}
      </p>
      {refused ? (
        <>
          <p className="problem">
            <strong>{say.refused}:</strong> {saying(refused.text)}
          </p>
          <p className="actions">
            {refused.code === 'base-version-stale' || refused.code === 'submission-id-taken' ? (
              <Button size="small" appearance="primary" onClick={() => void outbox.sendOver(queued)}>
                {say.sendOver}
              </Button>
            ) : null}
            <Button size="small" onClick={() => void outbox.discard(queued)}>
              {say.discard}
            </Button>
          </p>
        </>
      ) : null}
    </li>
  );
}
