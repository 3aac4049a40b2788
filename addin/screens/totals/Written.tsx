/** What was written last into a master: one click takes it back, whatever has been looked at since; a file is downloaded filled. */
import type { JSX } from 'react';
import type { Message } from '../../../core/message.ts';
import type { MasterFill } from '../../../core/note/fill.ts';
import { isFile } from '../../host/host.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { Button, MessageBar, MessageBarBody } from '../../ui.ts';
import { AskedLine, type Asking } from '../Asking.tsx';
import { saveAs } from '../saveAs.ts';
import { takeBack } from '../takeBack.ts';
import { printTime } from '../times.ts';
import { useWork, type LastWriting } from '../work.ts';
import { noteFill } from './noteFill.ts';

interface WrittenProps {
  readonly asking: Asking<TakenBack>;
  /** It is being written into, or that is being taken back. */
  readonly isBusy: boolean;
  /** What the workbook says of its filling now. */
  readonly onNoted: (fill: MasterFill | null) => void;
}

export function Written({ asking: [doing, act], isBusy, onNoted }: WrittenProps): JSX.Element | null {
  const { totals: say, check } = useWords();
  const { writing, setWriting } = useWork();
  const undo = ({ host, totals, undo: step, before }: LastWriting): void =>
    void act(async () => {
      const typedSince = await takeBack(step);
      setWriting(null);
      if (before !== undefined) {
        await noteFill(host, totals, before);
        onNoted(before);
      }
      return { cells: step.cells.length, typedSince };
    });
  return (
    <>
      {writing ? <LastWritten writing={writing} isBusy={isBusy} onUndo={() => undo(writing)} /> : null}
      {writing && writing.before === undefined ? <p className="hint">{say.fillNotNoted}</p> : null}
      <AskedLine asked={doing} label={check.doing.writing} />
      {doing.stage === 'answered' && !writing ? <Back back={doing.answer} /> : null}
    </>
  );
}

export interface TakenBack {
  readonly cells: number;
  /** Which cells keep what was typed since; null = none. */
  readonly typedSince: Message | null;
}

function Back({ back: { cells, typedSince } }: { readonly back: TakenBack }): JSX.Element {
  const { totals: say } = useWords();
  const saying = useSaying();
  if (typedSince === null) return <p role="status">{say.takenBack(cells)}</p>;
  return (
    <MessageBar intent="warning" layout="multiline" role="status">
      <MessageBarBody>{saying(typedSince)}</MessageBarBody>
    </MessageBar>
  );
}

interface Props {
  readonly writing: LastWriting;
  readonly isBusy: boolean;
  readonly onUndo: () => void;
}

function LastWritten({ writing: { host, changes, at }, isBusy, onUndo }: Props): JSX.Element {
  const { totals: say, check } = useWords();
  return (
    <p className="actions" role="status">
      <strong>{say.written(changes.length, host.name, printTime(at))}</strong>
      {isFile(host) ? (
        <Button appearance="primary" onClick={() => saveAs(host.name.replace(/(\.xls[xm])?$/iu, '-da-ghi$1'), host.bytes())}>
          {say.downloadMaster}
        </Button>
      ) : null}
      <Button disabled={isBusy} onClick={onUndo}>
        {check.undo}
      </Button>
    </p>
  );
}
