/** What wakes the scan of a folder: time, the system's notice that something changed, or the word to stop. */
import { watch, type FSWatcher } from 'node:fs';

/** A file that is being written gives a notice for each piece. */
const GATHER_MS = 300;

export interface Alarm {
  /** Until the time is over, something changed, or `stop`. */
  wait(ms: number): Promise<void>;
  close(): void;
}

export function openAlarm(folder: string, stop: AbortSignal): Alarm {
  let ring: () => void = () => undefined;
  const watcher = watchOrNot(folder, () => {
    ring();
  });
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          stop.removeEventListener('abort', wake);
          ring = () => undefined;
          resolve();
        };
        const timer = setTimeout(wake, ms);
        ring = () => {
          ring = () => undefined;
          setTimeout(wake, Math.min(ms, GATHER_MS));
        };
        stop.addEventListener('abort', wake);
        if (stop.aborted) wake();
      }),
    close: () => {
      watcher?.close();
    },
  };
}

/** Undefined where the system gives no notices of this folder: then time alone wakes. */
function watchOrNot(folder: string, changed: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { recursive: true }, changed);
    watcher.on('error', () => {
      watcher.close();
    });
    return watcher;
  } catch {
    return undefined;
  }
}
