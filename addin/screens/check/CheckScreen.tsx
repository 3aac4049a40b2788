/** The screen on which an officer checks a report: the sheet open in Excel, or files given to the page. */
import type { JSX } from 'react';
import { useWords } from '../../i18n/language.ts';
import { Button } from '../../ui.ts';
import { BatchView } from '../batch/BatchView.tsx';
import { useWork } from '../work.ts';
import { FilePicker } from './FilePicker.tsx';
import { LeavingBar } from './LeavingBar.tsx';
import { Result } from './Result.tsx';

export function CheckScreen(): JSX.Element {
  const { check: say, batch: toBatch } = useWords();
  const { workbook, excel, give, isOver, batch } = useWork();
  const { state } = workbook;
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
      {workbook.leaving ? <LeavingBar key={workbook.leaving.next} leaving={workbook.leaving} /> : null}
      {isMany && state.stage === 'idle' ? <BatchView /> : null}
      {isMany && state.stage !== 'idle' ? (
        <p className="actions">
          <Button size="small" onClick={workbook.close}>
            {toBatch.back}
          </Button>
        </p>
      ) : null}
      {isMany && state.stage === 'idle' ? null : <Result state={state} />}
    </>
  );
}
