/** Keeps the page's own files in the browser, so that it opens without a network. Where that cannot be, the page works as it is. */
export function keepForOffline(): void {
  // Absent in a page without https or localhost, whatever the type says.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  addEventListener('load', () => {
    workers.register('offline-worker.js').catch(() => undefined);
  });
}
