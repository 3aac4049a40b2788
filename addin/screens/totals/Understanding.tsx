/**
 * How the open master is understood: confirmed by a person once and kept in the workbook; shown on the sheet itself when asked. What
 * was confirmed earlier is not asked again, but may be gone back on.
 */
import { useEffect, useMemo, useState, type JSX } from 'react';
import type { Totals } from '../../../core/consolidation/totals.ts';
import type { Moved } from '../../../core/master/binding.ts';
import { confirmationOf } from '../../../core/master/confirmationOf.ts';
import type { MasterFill } from '../../../core/note/fill.ts';
import { withConfirmation } from '../../../core/note/note.ts';
import type { Message } from '../../../core/message.ts';
import type { Sheet } from '../../../core/sheet/sheet.ts';
import { changeNote } from '../../client/note.ts';
import { isFile, type FileHost } from '../../host/host.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { messageOf } from '../../trouble.ts';
import { Button, MessageBar, MessageBarBody, Switch } from '../../ui.ts';
import { SheetGrid } from '../check/SheetGrid.tsx';
import type { Asking } from '../Asking.tsx';
import { useKept } from '../kept.ts';
import { printTime } from '../times.ts';
import { useWork } from '../work.ts';
import { Doubts } from './Doubts.tsx';
import { doubtsOf, usualMark, withSaid, type Mark } from './doubts.ts';
import { MarkChoice } from './MarkChoice.tsx';
import type { OpenMaster, Said } from './openMaster.ts';
import { PlanView } from './PlanView.tsx';
import { proposalMarks } from './proposal.ts';
import type { NameOf } from './unitNames.ts';
import { Writing } from './Writing.tsx';

interface Props {
  readonly planned: OpenMaster;
  readonly totals: Totals;
  readonly writing: Asking<null>;
  /** It is being written into, or that is being taken back. */
  readonly isBusy: boolean;
  readonly nameOf: NameOf;
  /** Asks for the understanding anew, without the word kept in the workbook. */
  readonly onReview: () => void;
  /** Something doubtful was said yes to: what is to be written is another. */
  readonly onSaid: (said: Said) => void;
  readonly onNoted: (fill: MasterFill | null) => void;
}

/** What a person says, or has said, of this reading of the master: still there after a look at another tab. */
interface Word {
  readonly planned: OpenMaster;
  /** The doubts that are said yes to. */
  readonly yes: ReadonlySet<string>;
  /** What is written for met; null = the master has its own. */
  readonly mark: Mark | null;
  readonly isConfirmed: boolean;
  readonly isLost: boolean;
}

function useWord(planned: OpenMaster, { unit, period, set }: Totals): readonly [Word, (change: Partial<Word>) => void] {
  const kept = useKept<Word | null>(`word ${unit} ${period} ${set}`, null);
  const fresh = (): Word => ({
    planned,
    yes: new Set(),
    mark: usualMark(planned.binding),
    isConfirmed: planned.confirmed === 'earlier',
    isLost: planned.isWordLost,
  });
  const of = (word: Word | null): Word => (word?.planned === planned ? word : fresh());
  return [of(kept.value), (change) => kept.set({ ...of(kept.latest()), ...change })];
}

export function Understanding({ planned, totals, writing: asking, isBusy, nameOf, onReview, onSaid, onNoted }: Props): JSX.Element {
  const { totals: say } = useWords();
  const { binding, host, confirmed, refused } = planned;
  const { writing } = useWork();
  const [{ yes, mark, isConfirmed, isLost }, change] = useWord(planned, totals);
  const usual = usualMark(binding);
  const doubts = useMemo(() => doubtsOf(binding, nameOf), [binding, nameOf]);
  const isSaidAgain = isConfirmed && confirmed !== 'earlier';
  const confirm = async (): Promise<void> => {
    const confirmation = confirmationOf(withSaid(binding, yes, mark));
    const noted = { at: new Date().toISOString(), confirmation };
    const note = await changeNote(host, (before) => withConfirmation(before, noted)).catch(() => null);
    const isKept = note?.confirmations.includes(noted) ?? false;
    const isAnother = yes.size > 0 || mark !== usual;
    if (isAnother) onSaid({ confirmation, isKept });
    change({ isConfirmed: !isAnother, isLost: !isKept });
  };
  return (
    <>
      {planned.confirmedAt === null || isSaidAgain ? null : <ConfirmedEarlier planned={planned} at={planned.confirmedAt} />}
      {isConfirmed ? (
        <p className="actions">
          <Button size="small" disabled={isBusy} onClick={onReview}>
            {say.review}
          </Button>
        </p>
      ) : null}
      {isLost ? <p className="hint">{say.wordNotKept}</p> : null}
      <PlanView
        planned={planned}
        totals={totals}
        hasBefore={planned.hasBefore}
        isThere={writing?.changes === planned.plan.changes}
        host={host}
        doubts={doubts}
        nameOf={nameOf}
      />
      {isConfirmed && !refused ? (
        <Writing planned={planned} totals={totals} asking={asking} isBusy={isBusy} onNoted={onNoted} />
      ) : (
        <>
          <Doubts doubts={doubts} said={yes} onSaid={(now) => change({ yes: now })} host={host} sheet={binding.sheet} />
          {usual === null || mark === null ? null : <MarkChoice mark={mark} onMark={(now) => change({ mark: now })} />}
          <Proposal planned={planned} />
          {refused && doubts.length === 0 ? null : (
            <Button appearance="primary" disabled={refused !== null && yes.size === 0} onClick={() => void confirm()}>
              {yes.size === 0 ? say.confirm : say.confirmWith(yes.size)}
            </Button>
          )}
        </>
      )}
      {isFile(host) && planned.sheet ? <FileGrid host={host} sheet={planned.sheet} /> : null}
    </>
  );
}

/** The master as a file: where its cells lead to, and what stands there as it is written and taken back. */
function FileGrid({ host, sheet: read }: { readonly host: FileHost; readonly sheet: Sheet }): JSX.Element {
  const [sheet, setSheet] = useState(read);
  useEffect(() => {
    const look = (): void => void host.readSheet(read.name).then(setSheet);
    // It may have been written into since it was read.
    look();
    return host.onChange(look);
  }, [host, read]);
  return <SheetGrid host={host} sheet={sheet} />;
}

/** Above this the rest is counted. */
const MOST_SHOWN = 40;

function ConfirmedEarlier({ planned: { binding, confirmed }, at }: { readonly planned: OpenMaster; readonly at: string }): JSX.Element {
  const { totals: say } = useWords();
  const saying = useSaying();
  const asked = binding.unplaced.flatMap((one) => (one.kind === 'confirmed' ? [saying(one.reason)] : []));
  const moved = binding.moved.map((one) => movedWords(one, say));
  const lines = [...asked, ...moved];
  return (
    <div className="confirmed" role="status">
      <p>{confirmed === 'earlier' ? say.confirmedAt(printTime(at)) : say.confirmedPartly(printTime(at))}</p>
      {lines.length === 0 ? null : (
        <details open={asked.length > 0}>
          <summary>{say.movedSince(lines.length)}</summary>
          <ul>
            {lines.slice(0, MOST_SHOWN).map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
          {lines.length > MOST_SHOWN ? <p className="hint">{say.moreMoved(lines.length - MOST_SHOWN)}</p> : null}
        </details>
      )}
    </div>
  );
}

function movedWords({ kind, label, from, to }: Moved, say: ReturnType<typeof useWords>['totals']): string {
  return kind === 'sheet' ? say.movedSheet(from, to) : kind === 'column' ? say.movedColumn(label, from, to) : say.movedRow(label, from, to);
}

/** On the sheet itself, until it is confirmed or the person leaves: taken away without a trace. */
function Proposal({ planned: { binding, host } }: { readonly planned: OpenMaster }): JSX.Element {
  const { totals: say } = useWords();
  const saying = useSaying();
  const [isShown, setShown] = useState(false);
  const [trouble, setTrouble] = useState<Message | null>(null);
  useEffect(() => {
    if (!isShown) return;
    const marked = host.mark(binding.sheet, proposalMarks(binding)).catch((error: unknown) => setTrouble(messageOf(error)));
    return () => {
      // Behind the marking, which may still be under way. Where there are no marks there is nothing to take away.
      void marked.then(() => host.mark(binding.sheet, [])).catch(() => undefined);
    };
  }, [isShown, host, binding]);
  return (
    <>
      <Switch
        label={say.showProposal}
        checked={isShown}
        onChange={(_event, { checked }) => {
          setTrouble(null);
          setShown(checked);
        }}
      />
      {isShown && trouble ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{saying(trouble)}</MessageBarBody>
        </MessageBar>
      ) : null}
      {isShown ? <p className="hint">{say.proposalLegend}</p> : null}
    </>
  );
}
