/** Remarks on cells, and the button that returns the report with them. */
import type { JSX } from 'react';
import { parseAddress } from '../../../core/sheet/address.ts';
import type { Remark } from '../../client/answers.ts';
import { useWords } from '../../i18n/language.ts';
import { Button, Field, Input, Textarea } from '../../ui.ts';

interface Props {
  readonly unit: string;
  readonly indicatorAt: (cell: string) => string | null;
  readonly drafts: readonly Draft[];
  readonly onDrafts: (drafts: readonly Draft[]) => void;
  readonly isBusy: boolean;
  readonly onReturn: (remarks: readonly Remark[]) => void;
}

/** A remark as it is being written. */
export interface Draft {
  readonly cell: string;
  readonly text: string;
}

export const NO_DRAFT: Draft = { cell: '', text: '' };

/** A cell picked in the sheet goes to the last remark, or begins the next where that one is written. */
export function withCell(drafts: readonly Draft[], cell: string): readonly Draft[] {
  const last = drafts.at(-1) ?? NO_DRAFT;
  if (last.cell !== '' && last.text.trim() !== '') return [...drafts, { ...NO_DRAFT, cell }];
  return [...drafts.slice(0, -1), { ...last, cell }];
}

export function ReturnForm({ unit, indicatorAt, drafts, onDrafts, isBusy, onReturn }: Props): JSX.Element {
  const { status: say } = useWords();
  const change = (index: number, draft: Draft): void => onDrafts(drafts.map((one, i) => (i === index ? draft : one)));
  const isWrong = ({ cell }: Draft): boolean => cell.trim() !== '' && (parseAddress(cell.trim()) === undefined || cell.includes('$'));
  const isHalf = ({ cell, text }: Draft): boolean => cell.trim() !== '' && text.trim() === '';
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
      <p className="hint">{say.remarkPick}</p>
      {drafts.map((draft, index) => (
        <div key={index} className="remark">
          <Field label={say.remarkCell} {...(isWrong(draft) ? { validationMessage: say.remarkCellWrong } : {})}>
            <Input
              value={draft.cell}
              onChange={(_event, { value }) => change(index, { ...draft, cell: value })}
              onKeyDown={(event) => {
                // As in Excel: on to the next field, and nothing is returned by it.
                if (event.key !== 'Enter') return;
                event.preventDefault();
                event.currentTarget.closest('.remark')?.querySelector('textarea')?.focus();
              }}
            />
          </Field>
          <Field label={say.remarkText} {...(isHalf(draft) ? { hint: say.remarkTextMissing } : {})}>
            <Textarea value={draft.text} onChange={(_event, { value }) => change(index, { ...draft, text: value })} />
          </Field>
          {drafts.length > 1 ? (
            <Button size="small" onClick={() => onDrafts(drafts.filter((_, i) => i !== index))}>
              {say.removeRemark}
            </Button>
          ) : null}
        </div>
      ))}
      <p className="actions">
        <Button size="small" onClick={() => onDrafts([...drafts, NO_DRAFT])}>
          {say.addRemark}
        </Button>
        <Button type="submit" appearance="primary" disabled={isBusy || remarks.length === 0 || drafts.some(isWrong) || drafts.some(isHalf)}>
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
