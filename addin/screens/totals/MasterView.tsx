/** Writing totals into the office's own master: how it is understood, old → new, then one write that one click takes back. */
import { useRef, type JSX } from 'react';
import type { Totals } from '../../../core/consolidation/totals.ts';
import { noteIn } from '../../client/note.ts';
import { bytesOf, openFile } from '../../host/fileHost.ts';
import type { Host } from '../../host/host.ts';
import { useWords } from '../../i18n/language.ts';
import { planApart } from '../../planning/planner.ts';
import { Button } from '../../ui.ts';
import { AskedLine, useAsking } from '../Asking.tsx';
import { PickButton } from '../check/FilePicker.tsx';
import { useWork } from '../work.ts';
import { LastFill, useLastFill } from './LastFill.tsx';
import { Understanding, type OpenMaster } from './Understanding.tsx';

/** A master that was read; each reading is a new one to be confirmed. */
interface Read extends OpenMaster {
  readonly turn: number;
}

export function MasterView({ totals }: { readonly totals: Totals }): JSX.Element {
  const { totals: say } = useWords();
  const { excel, rulebookAddress } = useWork();
  const [planned, ask] = useAsking<Read>();
  const turns = useRef(0);
  const host = excel ?? (planned.stage === 'answered' ? planned.answer.host : null);
  const [fill, setFill] = useLastFill(host, totals);
  const read = (open: () => Promise<Host>, isAnew = false): void =>
    void ask(async () => {
      turns.current += 1;
      return { turn: turns.current, ...(await openMaster(await open(), totals, rulebookAddress, isAnew)) };
    });
  return (
    <section className="master">
      <h2>{say.write}</h2>
      <p className="hint">{say.writeHint}</p>
      {host && fill ? <LastFill fill={fill} totals={totals} /> : null}
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
      {planned.stage === 'answered' ? (
        <Understanding
          key={planned.answer.turn}
          planned={planned.answer}
          totals={totals}
          onReview={() => read(() => Promise.resolve(planned.answer.host), true)}
          onNoted={setFill}
        />
      ) : null}
    </section>
  );
}

/** `isAnew`: as if nobody had confirmed anything. */
async function openMaster(host: Host, totals: Totals, rulebook: string, isAnew: boolean): Promise<OpenMaster> {
  const reading = await host.readSheets();
  const { confirmations } = await noteIn(host);
  const words = isAnew ? [] : confirmations.map(({ confirmation }) => confirmation);
  const planned = await planApart(reading, { totals, words, rulebook });
  const { binding, confirmed } = planned;
  const noted = confirmations.find(
    ({ confirmation: { scope, set, layout } }) => scope === binding.scope && set === binding.set && layout === binding.layout,
  );
  const sheet = reading.sheets.find(({ name }) => name === binding.sheet);
  return { ...planned, host, sheet, confirmedAt: confirmed === 'no' ? null : (noted?.at ?? null) };
}
