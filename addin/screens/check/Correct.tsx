/** What the sheet was recognised as, and the way to say it otherwise. */
import { useContext, useState, type JSX } from 'react';
import { parsePeriod } from '../../../core/calendar/period.ts';
import { LanguageContext, useWords } from '../../i18n/language.ts';
import { Button, Select } from '../../ui.ts';
import { OptionalPeriodPicker } from '../PeriodPicker.tsx';
import { namesOf } from './names.ts';
import { selectedReport, type Checked } from './state.ts';
import { unitChoices } from './unitChoices.ts';
import { useWork } from '../work.ts';

export function Names({ checked }: { readonly checked: Checked }): JSX.Element | null {
  const words = useWords();
  const say = words.check;
  const language = useContext(LanguageContext);
  const [isOpen, setOpen] = useState(false);
  const report = selectedReport(checked)?.report;
  if (!report) return null;
  const names = namesOf(report, checked.rulebook, language);
  return (
    <>
      <dl className="names">
        <dt>{say.sheetName}</dt>
        <dd>{report.sheet}</dd>
        <dt>{words.template}</dt>
        <dd>{names.template}</dd>
        <dt>{words.unit}</dt>
        <dd>{names.unit ?? say.unknown}</dd>
        <dt>{words.period}</dt>
        <dd>{names.period ?? say.unknown}</dd>
      </dl>
      <Button size="small" appearance="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say.correct}
      </Button>
      {isOpen ? <CorrectForm checked={checked} /> : null}
    </>
  );
}

function CorrectForm({ checked }: { readonly checked: Checked }): JSX.Element {
  const words = useWords();
  const say = words.check;
  const { workbook, today } = useWork();
  const { asked, rulebook } = checked;
  return (
    <div className="correct">
      <p className="hint">{say.correctHint}</p>
      <label>
        {words.template}
        <Select
          value={asked.template ?? ''}
          onChange={(_event, { value }) => {
            const { template: _, ...others } = asked;
            void workbook.correct(value === '' ? others : { ...others, template: value });
          }}
        >
          <option value="">{say.bySheet}</option>
          {rulebook.sets.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </label>
      <UnitSelect checked={checked} />
      <OptionalPeriodPicker
        period={parsePeriod(asked.period ?? '') ?? null}
        start={parsePeriod(selectedReport(checked)?.report.period ?? '') ?? today}
        none={say.bySheet}
        onPeriod={(period) => {
          const { period: _, ...others } = asked;
          void workbook.correct(period === null ? others : { ...others, period });
        }}
      />
    </div>
  );
}

/** Not asked of a commune's own account: its unit is known. */
function UnitSelect({ checked }: { readonly checked: Checked }): JSX.Element | null {
  const words = useWords();
  const { workbook, today, signedIn } = useWork();
  const { asked, rulebook } = checked;
  const report = selectedReport(checked)?.report;
  const set = rulebook.sets.find(({ id }) => id === report?.template);
  const account = signedIn.session?.account;
  if (!set || account?.role === 'commune') return null;
  const period = parsePeriod(report?.period ?? asked.period ?? '') ?? today;
  const groups = unitChoices(rulebook, set, period, account?.unit ?? null);
  if (groups.length === 0) return null;
  return (
    <label>
      {words.unit}
      <Select
        value={asked.unit ?? ''}
        onChange={(_event, { value }) => {
          const { unit: _, ...others } = asked;
          void workbook.correct(value === '' ? others : { ...others, unit: value });
        }}
      >
        <option value="">{words.check.bySheet}</option>
        {groups.map(({ name, units }) => (
          <optgroup key={units[0]?.code} label={name}>
            {units.map((unit) => (
              <option key={unit.code} value={unit.code}>
                {`${unit.name} (${unit.code})`}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </label>
  );
}
