/**
 * Files may be dropped anywhere on the page: one that misses a small field would make the
 * browser leave the page and open the file instead.
 */
import { useEffect, useState } from 'react';

/** True while something is being dragged over a page that takes it; null = it takes nothing. */
export function useFileDrop(onFiles: ((files: readonly File[]) => void) | null): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      event.preventDefault();
      setOver(onFiles !== null);
    };
    const leave = (event: DragEvent): void => {
      // Leaving one element for the next has a related target; leaving the window has none.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      onFiles?.([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [onFiles]);
  return isOver;
}
