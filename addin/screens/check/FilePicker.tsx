/** Where files are dropped or, by mouse or keyboard, picked. */
import { useRef, type ChangeEvent, type JSX } from 'react';
import { useWords } from '../../i18n/language.ts';
import { Button } from '../../ui.ts';

interface Props {
  readonly isOver: boolean;
  /** Once a result is there, the field makes room for it. */
  readonly isSmall: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

export function FilePicker({ isOver, isSmall, onFiles }: Props): JSX.Element {
  const { check: say } = useWords();
  return (
    <div className={['picker', isOver && 'over', isSmall && 'small'].filter(Boolean).join(' ')}>
      <p>{isSmall ? say.pickAnother : say.drop}</p>
      {isSmall ? null : <p className="or">{say.orPick}</p>}
      <PickButton label={say.pick} isPrimary={!isSmall} isMultiple onFiles={onFiles} />
      {isSmall ? null : <p className="or">{say.several}</p>}
    </div>
  );
}

interface PickProps {
  readonly label: string;
  readonly isPrimary?: boolean;
  readonly isMultiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The browser's own field says “No file chosen” in its own language; a button stands for it. */
export function PickButton({ label, isPrimary = false, isMultiple = false, onFiles }: PickProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const pick = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    onFiles([...(target.files ?? [])]);
    // The same file, mended and picked again, is a change too.
    target.value = '';
  };
  return (
    <>
      <Button appearance={isPrimary ? 'primary' : 'secondary'} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input ref={input} type="file" accept=".xlsx,.xlsm" multiple={isMultiple} hidden onChange={pick} />
    </>
  );
}
