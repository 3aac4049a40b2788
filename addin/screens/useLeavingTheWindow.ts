/** The browser itself asks before it closes a window with a file in which something was written that was not downloaded. */
import { useEffect } from 'react';
import { isFile, type Host } from '../host/host.ts';

export function useLeavingTheWindow(host: Host | undefined): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (host && isFile(host) && host.isUnkept()) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [host]);
}
