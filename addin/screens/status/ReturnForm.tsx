/** Remarks on cells, and the button that returns the report with them. */
import { useState, type JSX } from 'react';
import { parseAddress } from '../../../core/sheet/address.ts';
import type { Remark } from '../../client/answers.ts';
import { useWords } from '../../i18n/language.ts';
import { Button, Field, Input, Textarea } from '../../ui.ts';

interface Props {
  readonly unit: string;
  readonly indicatorAt: (cell: string) => string | null;
  readonly isBusy: boolean;
  readonly onReturn: (remarks: readonly Remark[]) => void;
}

interface Draft {
  readonly cell: string;
  readonly text: string;
}

const EMPTY: Draft = { cell: '', text: '' };

export function ReturnForm({ unit, indicatorAt, isBusy, onReturn }: Props): JSX.Element {
  const { status: say } = useWords();
  const [drafts, setDrafts] = useState<readonly Draft[]>([EMPTY]);
  const change = (index: number, draft: Draft): void => setDrafts(drafts.map((one, i) => (i === index ? draft : one)));
  const isWrong = ({ cell }: Draft): boolean => cell.trim() !== '' && (parseAddress(cell.trim()) === undefined || cell.includes('$'));
  const remarks = drafts.filter(({ text }) => text.trim() !== '').map((draft) => remarkOf(draft, indicatorAt));
  return (
    <form
      className="return-form"
      onSubmit={(event) => {
        event.preventDefault();
        onReturn(remarks);
      }}
    >
      <h3>{say.returnTitle(unit)}</h3>
      {drafts.map((draft, index) => (
        <div key={index} className="remark">
          <Field label={say.remarkCell} {...(isWrong(draft) ? { validationMessage: 'F42' } : {})}>
            <Input value={draft.cell} onChange={(_event, { value }) => change(index, { ...draft, cell: value })} />
          </Field>
          <Field label={say.remarkText}>
            <Textarea value={draft.text} onChange={(_event, { value }) => change(index, { ...draft, text: value })} />
          </Field>
          {drafts.length > 1 ? (
            <Button size="small" onClick={() => setDrafts(drafts.filter((_, i) => i !== index))}>
              {say.removeRemark}
            </Button>
          ) : null}
        </div>
      ))}
      <p className="actions">
        <Button size="small" onClick={() => setDrafts([...drafts, EMPTY])}>
          {say.addRemark}
        </Button>
        <Button type="submit" appearance="primary" disabled={isBusy || remarks.length === 0 || drafts.some(isWrong)}>
          {say.doReturn}
        </Button>
      </p>
    </form>
  );
}

function remarkOf({ cell, text }: Draft, indicatorAt: (cell: string) => string | null): Remark {
  const at = cell.trim().toUpperCase();
  return { cell: at === '' ? null : at, indicator: at === '' ? null : indicatorAt(at), text: text.trim() };
}
