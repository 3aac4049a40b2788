/** Period and criteria set, of those that are owed within a unit; nothing that the account knows is asked. */
import { useMemo, type JSX } from 'react';
import type { Period } from '../../core/calendar/period.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import { useWords } from '../i18n/language.ts';
import { Select } from '../ui.ts';
import { PeriodPicker } from './PeriodPicker.tsx';
import { shortSetTitle } from './check/names.ts';
import { selectedReport } from './check/state.ts';
import { owedIn, startingPeriod, type Owed } from './useScope.ts';
import { useWork } from './work.ts';

export interface Picked {
  readonly period: Period;
  /** Null: nothing is owed in the period. */
  readonly owed: Owed | null;
  readonly all: readonly Owed[];
  readonly setPeriod: (period: Period) => void;
  readonly setSet: (set: string) => void;
}

/** Starts with what was picked last, else with the open report's period and set. */
export function usePicked(rulebook: Rulebook, unit: string): Picked {
  const { today, workbook, picked, pick } = useWork();
  const open = workbook.state.stage === 'checked' ? selectedReport(workbook.state)?.report : undefined;
  const start = useMemo(() => startingPeriod(rulebook, unit, today, open?.period ?? null), [rulebook, unit, today, open?.period]);
  const { period, set } = picked?.unit === unit ? picked : { period: start, set: open?.template ?? '' };
  const all = owedIn(rulebook, unit, period).filter(({ set: one }) => rulebook.layouts.some(({ sets }) => sets.includes(one.id)));
  // The set that most units of the place report on stands first in mind; of two as many, the one that is owed more widely: a commune
  // works for one set, and a few go beyond it.
  const most = [...all].sort((a, b) => b.units.length - a.units.length || b.everywhere - a.everywhere)[0];
  return {
    period,
    owed: all.find((one) => one.set.id === set) ?? most ?? null,
    all,
    setPeriod: (next) => pick({ unit, period: next, set }),
    setSet: (next) => pick({ unit, period, set: next }),
  };
}

export function ScopePicker({ picked }: { readonly picked: Picked }): JSX.Element {
  const say = useWords();
  const { period, owed, all, setPeriod, setSet } = picked;
  return (
    <div className="scope">
      <PeriodPicker period={period} onPeriod={setPeriod} />
      {all.length === 0 ? (
        <p className="hint">{say.forms.noSet}</p>
      ) : (
        <label>
          {say.set}
          <Select value={owed?.set.id ?? ''} onChange={(_event, { value }) => setSet(value)}>
            {all.map(({ set }) => (
              <option key={set.id} value={set.id}>
                {shortSetTitle(set)}
              </option>
            ))}
          </Select>
        </label>
      )}
    </div>
  );
}
