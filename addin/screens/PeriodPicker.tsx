/** A month and a year: the period of a monthly report. */
import type { JSX } from 'react';
import { parsePeriod, type Period } from '../../core/calendar/period.ts';
import { useWords } from '../i18n/language.ts';
import { Select } from '../ui.ts';

interface Props {
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
}

/** The first year with a criteria set of this product, and as many after it as anybody plans. */
const FIRST_YEAR = 2022;
const YEARS = 12;

export function PeriodPicker({ period, onPeriod }: Props): JSX.Element {
  const say = useWords();
  const [year = '', month = ''] = period.split('-');
  const pick = (nextYear: string, nextMonth: string): void => {
    const next = parsePeriod(`${nextYear}-${nextMonth}`);
    if (next) onPeriod(next);
  };
  return (
    <div className="period">
      <label>
        {say.monthLabel}
        <Select value={month} onChange={(_event, { value }) => pick(year, value)}>
          {Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0')).map((one) => (
            <option key={one} value={one}>
              {say.month(Number(one))}
            </option>
          ))}
        </Select>
      </label>
      <label>
        {say.yearLabel}
        <Select value={year} onChange={(_event, { value }) => pick(value, month)}>
          {Array.from({ length: YEARS }, (_, index) => String(FIRST_YEAR + index)).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </label>
    </div>
  );
}
