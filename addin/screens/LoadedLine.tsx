/** Says that something is still on its way, or why it did not come and the way to ask again; nothing once it is there. */
import { useId, useLayoutEffect, type JSX } from 'react';
import { useSaying, useWords } from '../i18n/language.ts';
import { Button, Spinner } from '../ui.ts';
import type { Loaded } from './useLoaded.ts';

export function LoadedLine({ loaded, label }: { readonly loaded: Loaded<unknown>; readonly label: string }): JSX.Element | null {
  const saying = useSaying();
  if (loaded.stage === 'ready') return null;
  if (loaded.stage === 'loading') return <Spinner size="tiny" label={label} />;
  return (
    <div role="alert">
      <p className="problem">{saying(loaded.message)}</p>
      <TryAgain onClick={loaded.tryAgain} />
    </div>
  );
}

/** Goes away when it is pressed, and when the thing comes by itself: the focus goes on from where it stood. */
function TryAgain({ onClick }: { readonly onClick: () => void }): JSX.Element {
  const { tryAgain } = useWords();
  const id = useId();
  useLayoutEffect(
    () => () => {
      const going = document.getElementById(id);
      if (going && going === document.activeElement) going.closest('main')?.focus();
    },
    [id],
  );
  return (
    <Button id={id} size="small" onClick={onClick}>
      {tryAgain}
    </Button>
  );
}
