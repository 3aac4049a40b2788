/** Writing totals into the office's own master: how it is understood, old → new, then one write that one click takes back. */
import { useEffect, useRef, type JSX } from 'react';
import type { Totals } from '../../../core/consolidation/totals.ts';
import { openGiven } from '../../host/fileHost.ts';
import type { Host } from '../../host/host.ts';
import { useWords } from '../../i18n/language.ts';
import { Button, Field, Select } from '../../ui.ts';
import { AskedLine, useKeptAsking } from '../Asking.tsx';
import { PickButton } from '../check/FilePicker.tsx';
import { useKept } from '../kept.ts';
import { useWork } from '../work.ts';
import { LastFill, useLastFill } from './LastFill.tsx';
import { openMaster, type HowRead, type ReadMaster } from './openMaster.ts';
import { Understanding } from './Understanding.tsx';
import type { NameOf } from './unitNames.ts';
import { Written, type TakenBack } from './Written.tsx';

interface Reading extends HowRead {
  readonly open: () => Promise<Host>;
}

interface Props {
  readonly totals: Totals;
  readonly before: () => Promise<Totals | null>;
  readonly nameOf: NameOf;
}

export function MasterView({ totals, before, nameOf }: Props): JSX.Element {
  const { totals: say } = useWords();
  const { excel, rulebookAddress, takeMasters, isOver } = useWork();
  const about = `${totals.unit} ${totals.period} ${totals.set}`;
  const [planned, ask] = useKeptAsking<ReadMaster>(`master ${about}`);
  const turn = planned.stage === 'answered' ? planned.answer.turn : 0;
  const writing = useKeptAsking<null>(`writing ${about} ${String(turn)}`);
  const takingBack = useKeptAsking<TakenBack>(`taking back ${about} ${String(turn)}`);
  // Also where it was begun before another tab was looked at.
  const isBusy = [writing, takingBack].some(([{ stage }]) => stage === 'asking');
  const { value: opened, set: setOpened } = useKept<Opened | null>(`master opened ${about}`, null);
  const turns = useRef(turn);
  const host = excel ?? opened?.host ?? null;
  const [fill, setFill] = useLastFill(host, totals);
  const read = ({ open, ...how }: Reading): void =>
    void ask(async () => {
      turns.current += 1;
      const mine = turns.current;
      const master = await open();
      const [reading, earlier] = await Promise.all([master.readSheets(), before()]);
      const names = reading.sheets.map(({ name }) => name).filter((name) => !reading.hidden.has(name));
      if (mine === turns.current) setOpened({ host: master, names });
      return {
        turn: mine,
        ...(await openMaster(master, reading, { ...how, totals, before: earlier, rulebook: rulebookAddress })),
      };
    });
  const take = (file: File): void => {
    setOpened(null);
    read({ open: () => openGiven(file) });
  };
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    takeMasters((file) => latest.current(file));
    return () => takeMasters(null);
  }, [takeMasters]);
  return (
    <section className="master">
      <h2>{say.write}</h2>
      <p className="hint">{say.writeHint}</p>
      {host && fill ? <LastFill fill={fill} totals={totals} /> : null}
      <Written asking={takingBack} isBusy={isBusy} onNoted={setFill} />
      {excel ? (
        <p className="actions">
          <Button appearance="primary" disabled={isBusy} onClick={() => read({ open: () => Promise.resolve(excel) })}>
            {say.readMaster}
          </Button>
        </p>
      ) : (
        <div className={isOver ? 'picker small over' : 'picker small'}>
          <p>{say.dropMaster}</p>
          <PickButton
            label={say.pickMaster}
            isPrimary
            onFiles={([file]) => {
              if (file) take(file);
            }}
          />
        </div>
      )}
      <AskedLine asked={planned} label={say.readingMaster} />
      {opened && opened.names.length > 1 && planned.stage !== 'asking' ? (
        <SheetChoice
          names={opened.names}
          chosen={planned.stage === 'answered' ? planned.answer.binding.sheet : null}
          onChosen={(sheet) => read({ open: () => Promise.resolve(opened.host), sheet })}
        />
      ) : null}
      {planned.stage === 'answered' ? (
        <Understanding
          key={planned.answer.turn}
          planned={planned.answer}
          totals={totals}
          writing={writing}
          isBusy={isBusy}
          nameOf={nameOf}
          onReview={() => read({ open: () => Promise.resolve(planned.answer.host), sheet: planned.answer.binding.sheet, isAnew: true })}
          onSaid={(said) => read({ open: () => Promise.resolve(planned.answer.host), said })}
          onNoted={setFill}
        />
      ) : null}
    </section>
  );
}

interface Opened {
  readonly host: Host;
  /** Of the sheets a person sees. */
  readonly names: readonly string[];
}

interface ChoiceProps {
  readonly names: readonly string[];
  /** Null where none of them could be told to be the master. */
  readonly chosen: string | null;
  readonly onChosen: (sheet: string) => void;
}

function SheetChoice({ names, chosen, onChosen }: ChoiceProps): JSX.Element {
  const { totals: say } = useWords();
  return (
    <Field className="sheet-choice" label={say.masterSheet}>
      <Select value={chosen ?? ''} onChange={(_event, { value }) => onChosen(value)}>
        {chosen === null ? <option value="">{say.chooseSheet}</option> : null}
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </Select>
    </Field>
  );
}
