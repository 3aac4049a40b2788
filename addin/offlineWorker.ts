/**
 * The service worker: keeps the page's own files, so that it opens and checks without a network. What the service answers is
 * never kept. The build puts the list of files in; another list is another cache, and the one before is thrown away.
 */
/// <reference lib="webworker" />
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

interface OfflineList {
  readonly name: string;
  readonly files: readonly string[];
}

/** Replaced by the build (webpack.config.js). */
const list = JSON.parse('__OFFLINE_LIST__') as OfflineList;

/** Office's scripts have no hash in their names: the kept copy is given at once and renewed behind. */
const OFFICE = '/office/';

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(list.name)
      .then((cache) => cache.addAll([...list.files]))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name.startsWith('tieu-chi-') && name !== list.name).map((name) => caches.delete(name))),
      )
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = url.origin === worker.location.origin && url.href.startsWith(worker.registration.scope);
  if (request.method !== 'GET' || !isOurs || url.pathname.includes('/v1/')) return;
  if (request.mode === 'navigate') event.respondWith(newest(request));
  else if (url.pathname.includes(OFFICE)) event.respondWith(keptThenRenewed(request));
  else event.respondWith(kept(request));
});

/** Pages: the network's first, so that a new build is seen; without a network the kept one. */
async function newest(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await caches.match(request, { ignoreSearch: true });
    if (found) return found;
    throw error;
  }
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

async function keptThenRenewed(request: Request): Promise<Response> {
  const cache = await caches.open(list.name);
  const found = await cache.match(request);
  const renewed = fetch(request).then(async (response) => {
    if (response.ok) await cache.put(request, response.clone());
    return response;
  });
  if (!found) return renewed;
  renewed.catch(() => undefined);
  return found;
}
