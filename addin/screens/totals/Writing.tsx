/** The changes written in one go, which one click takes back; the workbook notes when that was and from what. */
import { useState, type JSX } from 'react';
import type { Totals } from '../../../core/consolidation/totals.ts';
import type { Message } from '../../../core/message.ts';
import { fillOf, type MasterFill } from '../../../core/note/fill.ts';
import { fillFor, withFill } from '../../../core/note/note.ts';
import { changeNote } from '../../client/note.ts';
import type { Host, HostWrite, Undo } from '../../host/host.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { Button, MessageBar, MessageBarBody } from '../../ui.ts';
import { AskedLine, useAsking } from '../Asking.tsx';
import { isFile } from '../check/ReportView.tsx';
import { saveAs } from '../saveAs.ts';
import { takeBack } from '../takeBack.ts';
import { ChangeTable } from './ChangeTable.tsx';
import type { OpenMaster } from './openMaster.ts';

interface Props {
  readonly planned: OpenMaster;
  readonly totals: Totals;
  /** The workbook now says so; null: it says nothing any more. */
  readonly onNoted: (fill: MasterFill | null) => void;
}

/** What has been written and can be taken back. */
interface Written {
  readonly count: number;
  readonly undo: Undo;
  /** What the workbook said of the filling before; undefined where it took no word of this one. */
  readonly before: MasterFill | null | undefined;
}

export function Writing({ planned, totals, onNoted }: Props): JSX.Element {
  const { totals: say, check } = useWords();
  const saying = useSaying();
  const { host, plan, binding } = planned;
  const [written, setWritten] = useState<Written | null>(null);
  const [doing, act] = useAsking<Message | null>();
  const write = (): void =>
    void act(async () => {
      const writes = plan.changes.map(({ cell, before, after }): HostWrite => ({
        ...{ sheet: binding.sheet, cell, value: after },
        expected: before === null ? null : { value: before },
      }));
      const undo = await host.write(writes);
      const fill = fillOf(totals, { sheet: binding.sheet, at: new Date().toISOString(), cells: writes.length });
      // The cells are written, whether the workbook takes a note or not.
      const before = await noteFill(host, totals, fill).catch(() => undefined);
      if (before !== undefined) onNoted(fill);
      setWritten({ count: writes.length, undo, before });
      return null;
    });
  const undo = (step: Written): void =>
    void act(async () => {
      const typedSince = await takeBack(step.undo);
      setWritten(null);
      if (step.before !== undefined) {
        await noteFill(host, totals, step.before);
        onNoted(step.before);
      }
      return typedSince;
    });
  if (plan.changes.length === 0) return <p>{say.noChanges}</p>;
  return (
    <>
      {written ? (
        <p className="actions" role="status">
          <strong>{say.written(written.count)}</strong>
          {isFile(host) ? (
            <Button appearance="primary" onClick={() => saveAs(host.name.replace(/(\.xls[xm])?$/iu, '-da-ghi$1'), host.bytes())}>
              {say.downloadMaster}
            </Button>
          ) : null}
          <Button onClick={() => undo(written)}>{check.undo}</Button>
        </p>
      ) : (
        <Button appearance="primary" disabled={doing.stage === 'asking'} onClick={write}>
          {say.doWrite(plan.changes.length)}
        </Button>
      )}
      {written && written.before === undefined ? <p className="hint">{say.fillNotNoted}</p> : null}
      <AskedLine asked={doing} label={check.doing.writing} />
      {doing.stage === 'answered' && doing.answer ? (
        <MessageBar intent="warning" layout="multiline" role="status">
          <MessageBarBody>{saying(doing.answer)}</MessageBarBody>
        </MessageBar>
      ) : null}
      <h3>{written ? say.wrote : say.preview}</h3>
      <ChangeTable planned={planned} host={host} />
    </>
  );
}

/** Puts this filling in place of the one before, which it answers. */
async function noteFill(host: Host, totals: Totals, fill: MasterFill | null): Promise<MasterFill | null> {
  let before: MasterFill | null = null;
  await changeNote(host, (note) => {
    before = fillFor(note, totals);
    return withFill(note, totals, fill);
  });
  return before;
}
