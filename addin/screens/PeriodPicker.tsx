/** A month and a year: the period of a monthly report. */
import type { JSX } from 'react';
import { parsePeriod, type Period } from '../../core/calendar/period.ts';
import { useWords } from '../i18n/language.ts';
import { Select } from '../ui.ts';

interface Props {
  readonly period: Period;
  readonly onPeriod: (period: Period) => void;
}

/** A period must be picked. */
export function PeriodPicker({ period, onPeriod }: Props): JSX.Element {
  return <OptionalPeriodPicker period={period} start={period} none={null} onPeriod={(picked) => picked && onPeriod(picked)} />;
}

interface OptionalProps {
  /** Null: none was picked. */
  readonly period: Period | null;
  /** What the first touch starts from. */
  readonly start: Period;
  /** Names the choice of none; null = one must be picked. */
  readonly none: string | null;
  readonly onPeriod: (period: Period | null) => void;
}

/** The first year with a criteria set of this product, and as many after it as anybody plans. */
const FIRST_YEAR = 2022;
const YEARS = 12;

export function OptionalPeriodPicker({ period, start, none, onPeriod }: OptionalProps): JSX.Element {
  const say = useWords();
  const [year = '', month = ''] = (period ?? start).split('-');
  const pick = (nextYear: string, nextMonth: string): void => onPeriod(parsePeriod(`${nextYear}-${nextMonth}`) ?? null);
  const noneOption = none === null ? null : <option value="">{none}</option>;
  return (
    <div className="period">
      <label>
        {say.monthLabel}
        <Select value={period === null ? '' : month} onChange={(_event, { value }) => pick(year, value)}>
          {noneOption}
          {Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0')).map((one) => (
            <option key={one} value={one}>
              {say.month(Number(one))}
            </option>
          ))}
        </Select>
      </label>
      <label>
        {say.yearLabel}
        <Select value={period === null ? '' : year} onChange={(_event, { value }) => pick(value, month)}>
          {noneOption}
          {Array.from({ length: YEARS }, (_, index) => String(FIRST_YEAR + index)).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </label>
    </div>
  );
}
