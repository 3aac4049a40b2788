/** Writing totals into the office's own master: how it is understood, old → new, then one write that one click takes back. */
import { useState, type JSX } from 'react';
import type { Totals } from '../../../core/consolidation/totals.ts';
import { bytesOf, openFile } from '../../host/fileHost.ts';
import type { Host, Undo } from '../../host/host.ts';
import { useWords } from '../../i18n/language.ts';
import { planApart } from '../../planning/planner.ts';
import type { PlannedMaster } from '../../planning/planMaster.ts';
import { Button } from '../../ui.ts';
import { AskedLine, useAsking } from '../Asking.tsx';
import { PickButton } from '../check/FilePicker.tsx';
import { isFile } from '../check/ReportView.tsx';
import { saveAs } from '../saveAs.ts';
import { useWork } from '../work.ts';
import { PlanView } from './PlanView.tsx';

/** A master as it is open in front of the person. */
interface OpenMaster extends PlannedMaster {
  readonly host: Host;
}

/** What has been written and can be taken back. */
interface Written {
  readonly count: number;
  readonly undo: Undo;
}

export function MasterView({ totals }: { readonly totals: Totals }): JSX.Element {
  const { totals: say } = useWords();
  const { excel, rulebookAddress } = useWork();
  const [planned, ask] = useAsking<OpenMaster>();
  const read = (open: () => Promise<Host>): void =>
    void ask(async () => {
      const host = await open();
      return { host, ...(await planApart(await host.readSheets(), totals, rulebookAddress)) };
    });
  return (
    <section className="master">
      <h2>{say.write}</h2>
      <p className="hint">{say.writeHint}</p>
      <p className="actions">
        {excel ? (
          <Button appearance="primary" onClick={() => read(() => Promise.resolve(excel))}>
            {say.readMaster}
          </Button>
        ) : (
          <PickButton
            label={say.pickMaster}
            isPrimary
            onFiles={([file]) => {
              if (file) read(async () => openFile(file.name, await bytesOf(file)));
            }}
          />
        )}
      </p>
      <AskedLine asked={planned} label={say.preview} />
      {planned.stage === 'answered' ? <Confirming key={planned.answer.plan.changes.length} planned={planned.answer} /> : null}
    </section>
  );
}

/** The understanding is confirmed once, then the changes are shown, then they are written. */
function Confirming({ planned }: { readonly planned: OpenMaster }): JSX.Element {
  const { totals: say } = useWords();
  const [isConfirmed, setConfirmed] = useState(false);
  const { binding, plan, host } = planned;
  return (
    <>
      <PlanView planned={planned} host={host} isConfirmed={isConfirmed} />
      {isConfirmed ? null : (
        <Button appearance="primary" onClick={() => setConfirmed(true)}>
          {say.confirm}
        </Button>
      )}
      {isConfirmed && plan.changes.length > 0 ? <Writing host={host} sheet={binding.sheet} changes={plan.changes} /> : null}
    </>
  );
}

interface WritingProps {
  readonly host: Host;
  readonly sheet: string;
  readonly changes: PlannedMaster['plan']['changes'];
}

function Writing({ host, sheet, changes }: WritingProps): JSX.Element {
  const { totals: say, check } = useWords();
  const [written, ask, set] = useAsking<Written>();
  const write = (): void =>
    void ask(async () => {
      const writes = changes.map(({ cell, after }) => ({ sheet, cell, value: after }));
      return { count: writes.length, undo: await host.write(writes) };
    });
  const undo = async ({ undo: step, count }: Written): Promise<void> => {
    await ask(async () => {
      await step.revert();
      return { count, undo: step };
    });
    set({ stage: 'idle' });
  };
  if (written.stage !== 'answered') {
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
    <p className="actions" role="status">
      <strong>{say.written(answer.count)}</strong>
      {isFile(host) ? (
        <Button appearance="primary" onClick={() => saveAs(host.name.replace(/(\.xls[xm])?$/iu, '-da-ghi$1'), host.bytes())}>
          {say.downloadMaster}
        </Button>
      ) : null}
      <Button onClick={() => void undo(answer)}>{check.undo}</Button>
    </p>
  );
}
