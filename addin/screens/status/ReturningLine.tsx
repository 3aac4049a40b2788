/** How the last return of a report stands, told by the report's name: the screen may be another's by now. */
import type { JSX } from 'react';
import { periodWords } from '../../../core/calendar/periodWords.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { MessageBar, MessageBarBody, Spinner } from '../../ui.ts';
import type { Returning } from './useReturning.ts';

export function ReturningLine({ returning: { last, asked } }: { readonly returning: Returning }): JSX.Element {
  const { status: say } = useWords();
  const saying = useSaying();
  const period = saying(periodWords(last?.period ?? ''));
  return (
    <>
      {last && asked.stage === 'asking' ? <Spinner size="tiny" label={say.returning(last.state.name, period)} /> : null}
      {last && asked.stage === 'failed' ? (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{say.returnFailed(last.state.name, period, saying(asked.message))}</MessageBarBody>
        </MessageBar>
      ) : null}
      <p role="status">{last && asked.stage === 'answered' ? saying(asked.answer) : null}</p>
    </>
  );
}
