/** How a master is understood, and all that is not as a person might expect: what is left, what is emptied, what has no place. */
import type { JSX } from 'react';
import type { Totals } from '../../../core/consolidation/totals.ts';
import { isWritten, type Binding } from '../../../core/master/binding.ts';
import { isCompared } from '../../../core/master/wanted.ts';
import type { Host } from '../../host/host.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import type { PlannedMaster } from '../../planning/planMaster.ts';
import { MessageBar, MessageBarBody } from '../../ui.ts';
import type { Doubt } from './doubts.ts';
import { Places } from './Places.tsx';
import type { NameOf } from './unitNames.ts';

interface Props {
  readonly planned: PlannedMaster;
  readonly totals: Totals;
  /** Totals of the period before are at hand. */
  readonly hasBefore: boolean;
  /** The plan is written. */
  readonly isThere: boolean;
  readonly host: Host;
  /** Asked about by themselves. */
  readonly doubts: readonly Doubt[];
  readonly nameOf: NameOf;
}

export function PlanView({ planned, totals, hasBefore, isThere, host, doubts, nameOf }: Props): JSX.Element {
  const { totals: say } = useWords();
  const saying = useSaying();
  const { binding, plan, refused } = planned;
  const { sheet } = binding;
  const asked = new Set(doubts.map(({ cell }) => cell));
  const filled = binding.columns.filter((one) => isWritten(one) && one.meaning.kind !== 'leftAlone');
  const notices = [
    ...plan.notices.map(saying),
    ...(!hasBefore && filled.some(({ meaning }) => isCompared(meaning)) ? [say.noBefore] : []),
    ...listed(plan.missingRows, say.noRow, nameOf),
    ...listed(plan.notObliged, say.notObliged, nameOf),
    ...listed(criteriaWithout(binding), say.noColumn, String),
  ];
  return (
    <>
      <p>{say.understood(sheet, host.name, binding.rows.filter(isWritten).length, filled.length)}</p>
      {refused ? (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>{saying(refused)}</MessageBarBody>
        </MessageBar>
      ) : null}
      {isThere ? null : <Emptied planned={planned} totals={totals} nameOf={nameOf} />}
      {notices.length === 0 ? null : (
        <ul className="notices">
          {notices.map((notice, index) => (
            <li key={index}>{notice}</li>
          ))}
        </ul>
      )}
      <Places title={say.assumed} places={plan.assumed} host={host} sheet={sheet} />
      <Places title={say.skipped} places={plan.skipped.filter(({ cell }) => !asked.has(cell))} host={host} sheet={sheet} />
      <Places title={say.notUnderstood} places={binding.unplaced.filter((one) => 'cell' in one)} host={host} sheet={sheet} />
    </>
  );
}

/** Said above the button, not found out afterwards: figures of a commune without a report that counts go. */
function Emptied({ planned, totals, nameOf }: Pick<Props, 'planned' | 'totals' | 'nameOf'>): JSX.Element | null {
  const { totals: say } = useWords();
  const { notReported } = planned.plan;
  if (notReported.length === 0) return null;
  const returned = new Set(totals.returned);
  const names = notReported.map((unit) => (returned.has(unit) ? say.nameReturned(nameOf(unit)) : nameOf(unit)));
  return (
    <MessageBar intent="warning" layout="multiline" className="emptied">
      <MessageBarBody>{say.emptied(fewOf(names), emptiedCells(planned))}</MessageBarBody>
    </MessageBar>
  );
}

function emptiedCells({ binding, plan }: PlannedMaster): number {
  const silent = new Set(plan.notReported);
  const rows = new Set(binding.rows.flatMap(({ row, meaning }) => (silent.has(meaning.unit) ? [String(row)] : [])));
  return plan.changes.filter(({ cell, after }) => after === null && rows.has(cell.replace(/^\D+/u, ''))).length;
}

function criteriaWithout({ unplaced }: Binding): readonly number[] {
  return unplaced.flatMap((one) => (one.kind === 'criterion' ? [one.criterion] : []));
}

function listed<T>(items: readonly T[], words: (names: string) => string, nameOf: (item: T) => string): readonly string[] {
  return items.length === 0 ? [] : [words(fewOf(items.map(nameOf)))];
}

/** More names than this help nobody; the matrix above has them all. */
const MOST_NAMED = 12;

function fewOf(names: readonly string[]): string {
  const few = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${few}, … (${String(names.length)})` : few;
}
