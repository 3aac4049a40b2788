/** The screen on which an officer checks a report: the sheet open in Excel, or files given to the page. */
import type { JSX } from 'react';
import { useWords } from '../../i18n/language.ts';
import { Button, Spinner } from '../../ui.ts';
import { Behind } from '../Behind.tsx';
import { useWork } from '../work.ts';
import { FilePicker } from './FilePicker.tsx';

export function CheckScreen(): JSX.Element {
  const { check: say, batch: toBatch } = useWords();
  const { workbook, excel, give, isOver, batch } = useWork();
  const { state, leaving } = workbook;
  const isMany = batch.state.stage !== 'none';
  return (
    <>
      {excel ? (
        <div className="start">
          <Button
            appearance="primary"
            disabled={state.stage === 'checking' || workbook.deed.stage === 'doing'}
            onClick={() => void (state.stage === 'checked' ? workbook.again() : workbook.open(excel.name, () => Promise.resolve(excel)))}
          >
            {state.stage === 'checked' ? say.again : say.start}
          </Button>
          {state.stage === 'idle' ? <p className="hint">{say.startHint}</p> : null}
        </div>
      ) : (
        <>
          <FilePicker isOver={isOver} isSmall={state.stage !== 'idle' || isMany} onFiles={give} />
          <p className="privacy">{say.privacy}</p>
        </>
      )}
      {leaving ? <Behind>{({ LeavingBar }) => <LeavingBar key={leaving.next} leaving={leaving} />}</Behind> : null}
      {isMany && state.stage === 'idle' ? <Behind>{({ BatchView }) => <BatchView />}</Behind> : null}
      {isMany && state.stage !== 'idle' ? (
        <p className="actions">
          <Button size="small" onClick={workbook.close}>
            {toBatch.back}
          </Button>
        </p>
      ) : null}
      <div role="status" className="status">
        {state.stage === 'checking' ? <Spinner size="tiny" label={say.checking(state.file)} /> : null}
      </div>
      {state.stage === 'checked' || state.stage === 'failed' ? <Behind>{({ Result }) => <Result state={state} />}</Behind> : null}
    </>
  );
}
