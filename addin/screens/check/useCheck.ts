/** Checks the file a person gives and says where that stands; the last file given wins. */
import { useCallback, useRef, useState } from 'react';
import type { RulebookSource } from '../../client/rulebook.ts';
import { checkFile, oneFileAtATime } from './checkFile.ts';
import type { CheckState } from './state.ts';

export function useCheck(rulebook: RulebookSource): readonly [CheckState, (files: readonly File[]) => void] {
  const [state, setState] = useState<CheckState>({ stage: 'idle' });
  const given = useRef(0);
  const check = useCallback(
    (files: readonly File[]) => {
      const [file, another] = files;
      if (!file) return;
      given.current += 1;
      const turn = given.current;
      if (another) {
        setState({ stage: 'failed', file: `${file.name}, ${another.name}`, message: oneFileAtATime });
        return;
      }
      setState({ stage: 'checking', file: file.name });
      void checkFile(file, rulebook).then((settled) => {
        if (turn === given.current) setState(settled);
      });
    },
    [rulebook],
  );
  return [state, check];
}
