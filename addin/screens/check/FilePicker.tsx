/** Where a file is dropped or, by mouse or keyboard, picked. */
import { useRef, type ChangeEvent, type JSX } from 'react';
import { useWords } from '../../i18n/language.ts';

interface Props {
  readonly isOver: boolean;
  /** Once a result is there, the field makes room for it. */
  readonly isSmall: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

export function FilePicker({ isOver, isSmall, onFiles }: Props): JSX.Element {
  const say = useWords();
  // The browser's own field says “No file chosen” in its own language; a button stands for it.
  const input = useRef<HTMLInputElement>(null);
  const pick = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    onFiles([...(target.files ?? [])]);
    // The same file, mended and picked again, is a change too.
    target.value = '';
  };
  return (
    <div className={['picker', isOver && 'over', isSmall && 'small'].filter(Boolean).join(' ')}>
      <p>{isSmall ? say.pickAnother : say.drop}</p>
      {isSmall ? null : <p className="or">{say.orPick}</p>}
      <button type="button" onClick={() => input.current?.click()}>
        {say.pick}
      </button>
      <input ref={input} type="file" accept=".xlsx,.xlsm" hidden onChange={pick} />
    </div>
  );
}
