/** Keeps the page's own files in the browser, so that it opens without a network. Where that cannot be, the page works as it is. */
export function keepForOffline(): void {
  // Absent in a page without https or localhost, whatever the type says.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  addEventListener('load', () => {
    workers.register('offline-worker.js').catch(() => undefined);
  });
}

/** What the worker is told to keep: addresses of scripts that had come before it was there. */
export interface ToKeep {
  readonly keep: readonly string[];
}

/** Office's scripts, without which the pane cannot open; to be called once Office has answered, for it fetches more by itself. */
export async function keepOffice(): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  const { active } = await workers.ready;
  const keep = performance.getEntriesByType('resource').flatMap(({ name }) => (name.includes('/office/') ? [name] : []));
  active?.postMessage({ keep } satisfies ToKeep);
}
