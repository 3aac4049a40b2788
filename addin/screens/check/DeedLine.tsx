/** What was last done to the workbook, what went wrong with it, and the way back. */
import type { JSX } from 'react';
import { useSaying, useWords } from '../../i18n/language.ts';
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '../../ui.ts';
import { useWork } from '../work.ts';

export function DeedLine(): JSX.Element | null {
  const words = useWords();
  const say = words.check;
  const saying = useSaying();
  const { workbook } = useWork();
  const { deed, canUndo } = workbook;
  const undo = canUndo ? (
    <Button size="small" disabled={deed.stage === 'doing'} onClick={() => void workbook.undo()}>
      {say.undo}
    </Button>
  ) : null;
  if (deed.stage === 'failed') {
    return (
      <MessageBar intent="error" layout="multiline" role="alert">
        <MessageBarBody>{saying(deed.message)}</MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={() => void workbook.again()}>
            {say.again}
          </Button>
          {undo}
        </MessageBarActions>
      </MessageBar>
    );
  }
  if (deed.stage === 'none' && !canUndo) return null;
  return (
    <div className="deed" role="status">
      <span>{deed.stage === 'written' ? say.mended(few(deed.cells)) : deed.stage === 'undone' ? say.undone(few(deed.cells)) : null}</span>
      {undo}
    </div>
  );
}

const MOST_CELLS = 8;

function few(cells: readonly string[]): string {
  return cells.length <= MOST_CELLS ? cells.join(', ') : `${cells.slice(0, MOST_CELLS).join(', ')}, … (${String(cells.length)})`;
}
