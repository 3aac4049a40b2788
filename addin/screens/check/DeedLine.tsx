/**
 * What is being done to the workbook, what was last done, what went wrong with it, and the way back. It keeps its room and stays in
 * view, so that nothing jumps and nobody has to scroll to learn what came of a click.
 */
import { useEffect, useRef, type JSX } from 'react';
import { few } from '../../host/meanwhile.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '../../ui.ts';
import { useWork } from '../work.ts';
import type { Deed } from './state.ts';

export function DeedLine(): JSX.Element {
  const { check: say } = useWords();
  const saying = useSaying();
  const { workbook } = useWork();
  const { deed, canUndo } = workbook;
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // With the last step the button goes, and what it had done is where the keyboard goes on.
    if (deed.stage === 'undone' && !canUndo && (document.activeElement ?? document.body) === document.body) line.current?.focus();
  }, [deed, canUndo]);
  const undo = canUndo ? (
    <Button
      size="small"
      disabledFocusable={deed.stage === 'doing'}
      // The second click of a double click would take back what nobody has looked at.
      onClick={({ detail }) => (detail > 1 ? undefined : void workbook.undo())}
    >
      {say.undo}
    </Button>
  ) : null;
  return (
    <div className="deed">
      {deed.stage === 'failed' ? (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{saying(deed.message)}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => void workbook.again()}>
              {say.again}
            </Button>
            {undo}
          </MessageBarActions>
        </MessageBar>
      ) : (
        <>
          <div role="status" ref={line} tabIndex={-1}>
            <DeedText deed={deed} />
          </div>
          {undo}
        </>
      )}
    </div>
  );
}

function DeedText({ deed }: { readonly deed: Exclude<Deed, { stage: 'failed' }> }): JSX.Element | null {
  const { check: say } = useWords();
  const saying = useSaying();
  switch (deed.stage) {
    case 'none':
      return null;
    case 'doing':
      return <Spinner size="tiny" label={say.doing[deed.work]} />;
    case 'written':
      return <>{say.mended(few(deed.cells))}</>;
    case 'undone':
      return <>{deed.kept ? saying(deed.kept) : say.undone(few(deed.cells))}</>;
  }
}
