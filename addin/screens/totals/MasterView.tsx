/** Writing totals into the office's own master: how it is understood, old → new, then one write that one click takes back. */
import { useState, type JSX } from 'react';
import type { Totals } from '../../../core/consolidation/totals.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import { bytesOf, openFile } from '../../host/fileHost.ts';
import type { Host, Undo } from '../../host/host.ts';
import { useWords } from '../../i18n/language.ts';
import { Button } from '../../ui.ts';
import { AskedLine, useAsking } from '../Asking.tsx';
import { PickButton } from '../check/FilePicker.tsx';
import { isFile } from '../check/ReportView.tsx';
import { saveAs } from '../saveAs.ts';
import { useWork } from '../work.ts';
import { planMaster, type PlannedMaster } from './fillMaster.ts';
import { PlanView } from './PlanView.tsx';

/** What has been written and can be taken back. */
interface Written {
  readonly count: number;
  readonly undo: Undo;
}

export function MasterView({ totals, rulebook }: { readonly totals: Totals; readonly rulebook: Rulebook }): JSX.Element {
  const { totals: say } = useWords();
  const { excel, shelf } = useWork();
  const [planned, ask] = useAsking<PlannedMaster>();
  const read = (host: () => Promise<Host>): void => void ask(async () => planMaster(await host(), totals, rulebook));
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
              if (file) read(async () => openFile(file.name, await bytesOf(file), shelf));
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
function Confirming({ planned }: { readonly planned: PlannedMaster }): JSX.Element {
  const { totals: say } = useWords();
  const [isConfirmed, setConfirmed] = useState(false);
  const { binding, plan } = planned;
  return (
    <>
      <PlanView planned={planned} isConfirmed={isConfirmed} />
      {isConfirmed ? null : (
        <Button appearance="primary" onClick={() => setConfirmed(true)}>
          {say.confirm}
        </Button>
      )}
      {isConfirmed && plan.changes.length > 0 ? <Writing planned={planned} sheet={binding.sheet} /> : null}
    </>
  );
}

function Writing({ planned: { host, plan } }: { readonly planned: PlannedMaster; readonly sheet: string }): JSX.Element {
  const { totals: say, check } = useWords();
  const [written, ask, set] = useAsking<Written>();
  const write = (): void => void ask(async () => ({ count: plan.writes.length, undo: await host.write(plan.writes) }));
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
