/** Asks what becomes of mends that were not downloaded, before another file takes the place of theirs. */
import { useEffect, useId, type JSX } from 'react';
import { useWords } from '../../i18n/language.ts';
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '../../ui.ts';
import { saveMended } from './saveMended.ts';
import type { Leaving } from './useWorkbook.ts';

export function LeavingBar({ leaving: { host, next, go, stay } }: { readonly leaving: Leaving }): JSX.Element {
  const { check: say } = useWords();
  const id = useId();
  // Wherever on the page the file was let go: the question comes into view, at the answer that loses nothing.
  useEffect(() => document.getElementById(id)?.focus(), [id]);
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>{next === null ? say.leavingToClose(host.name) : say.leavingFor(host.name, next)}</MessageBarBody>
      <MessageBarActions>
        <Button
          id={id}
          size="small"
          appearance="primary"
          onClick={() => {
            saveMended(host);
            go();
          }}
        >
          {say.download}
        </Button>
        <Button size="small" onClick={go}>
          {say.dropMends}
        </Button>
        <Button size="small" onClick={stay}>
          {say.stay}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
