/** Says that something is still on its way, or why it did not come and the way to ask again; nothing once it is there. */
import type { JSX } from 'react';
import { useSaying, useWords } from '../i18n/language.ts';
import { Button, Spinner } from '../ui.ts';
import type { Loaded } from './useLoaded.ts';

export function LoadedLine({ loaded, label }: { readonly loaded: Loaded<unknown>; readonly label: string }): JSX.Element | null {
  const { tryAgain } = useWords();
  const saying = useSaying();
  if (loaded.stage === 'ready') return null;
  if (loaded.stage === 'loading') return <Spinner size="tiny" label={label} />;
  return (
    <div role="alert">
      <p className="problem">{saying(loaded.message)}</p>
      <Button size="small" onClick={loaded.tryAgain}>
        {tryAgain}
      </Button>
    </div>
  );
}
