/** What is written for a criterion met, where the master has no mark yet: the usual one, or another that the office says is its own. */
import type { JSX } from 'react';
import { useWords } from '../../i18n/language.ts';
import { Field, Select } from '../../ui.ts';
import { USUAL_MARKS, type Mark } from './doubts.ts';

interface Props {
  readonly mark: Mark;
  readonly onMark: (mark: Mark) => void;
}

export function MarkChoice({ mark, onMark }: Props): JSX.Element {
  const { totals: say } = useWords();
  return (
    <Field label={say.mark} hint={say.markHint} className="mark-choice">
      <Select value={String(mark)} onChange={(_event, { value }) => onMark(USUAL_MARKS.find((one) => String(one) === value) ?? mark)}>
        {USUAL_MARKS.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Select>
    </Field>
  );
}
