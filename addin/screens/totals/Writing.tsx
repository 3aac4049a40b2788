/** The changes written in one go, which one click takes back; the workbook notes when that was and from what. */
import type { JSX } from 'react';
import type { Totals } from '../../../core/consolidation/totals.ts';
import { fillOf, type MasterFill } from '../../../core/note/fill.ts';
import { fillFor, withFill } from '../../../core/note/note.ts';
import { changeNote } from '../../client/note.ts';
import type { Host, Undo } from '../../host/host.ts';
import { useWords } from '../../i18n/language.ts';
import type { PlannedMaster } from '../../planning/planMaster.ts';
import { Button } from '../../ui.ts';
import { AskedLine, useAsking } from '../Asking.tsx';
import { isFile } from '../check/ReportView.tsx';
import { saveAs } from '../saveAs.ts';

interface Props {
  readonly host: Host;
  readonly sheet: string;
  readonly changes: PlannedMaster['plan']['changes'];
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
  readonly isTakenBack: boolean;
}

export function Writing({ host, sheet, changes, totals, onNoted }: Props): JSX.Element {
  const { totals: say, check } = useWords();
  const [written, ask] = useAsking<Written>();
  const write = (): void =>
    void ask(async () => {
      const writes = changes.map(({ cell, after }) => ({ sheet, cell, value: after }));
      const undo = await host.write(writes);
      const fill = fillOf(totals, { sheet, at: new Date().toISOString(), cells: writes.length });
      // The cells are written, whether the workbook takes a note or not.
      const before = await noteFill(host, totals, fill).catch(() => undefined);
      if (before !== undefined) onNoted(fill);
      return { count: writes.length, undo, before, isTakenBack: false };
    });
  const undo = (step: Written): void =>
    void ask(async () => {
      await step.undo.revert();
      if (step.before !== undefined) {
        await noteFill(host, totals, step.before);
        onNoted(step.before);
      }
      return { ...step, isTakenBack: true };
    });
  if (written.stage !== 'answered' || written.answer.isTakenBack) {
    return (
      <>
        <Button appearance="primary" disabled={written.stage === 'asking'} onClick={write}>
          {say.doWrite}
        </Button>
        <AskedLine asked={written} label={say.doWrite} />
      </>
    );
  }
  const { answer } = written;
  return (
    <>
      <p className="actions" role="status">
        <strong>{say.written(answer.count)}</strong>
        {isFile(host) ? (
          <Button appearance="primary" onClick={() => saveAs(host.name.replace(/(\.xls[xm])?$/iu, '-da-ghi$1'), host.bytes())}>
            {say.downloadMaster}
          </Button>
        ) : null}
        <Button onClick={() => undo(answer)}>{check.undo}</Button>
      </p>
      {answer.before === undefined ? <p className="hint">{say.fillNotNoted}</p> : null}
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
