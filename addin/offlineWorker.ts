/**
 * The service worker: keeps the page's own files, so that it opens and checks without a network. What the service answers is
 * never kept. The build puts the list of files in; another list is another cache, and the one before is thrown away.
 */
/// <reference lib="webworker" />
import type { ToKeep } from './offline.ts';

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
      .then(async (cache) => {
        await cache.addAll([...list.files]);
        await cache.addAll(await rulebooksNamed(cache));
      })
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
  if (request.method !== 'GET' || !isOurs(url) || url.pathname.includes('/v1/')) return;
  if (request.mode === 'navigate') event.respondWith(newest(request));
  else if (url.pathname.includes(OFFICE)) event.respondWith(keptThenRenewed(request));
  else event.respondWith(kept(request));
});

// The pane's first opening has loaded Office before this worker was there.
worker.addEventListener('message', (event) => {
  const { keep: addresses } = event.data as ToKeep;
  event.waitUntil(Promise.all(addresses.filter((address) => isOurs(new URL(address))).map(keepMissing)));
});

function isOurs({ origin, href }: URL): boolean {
  return origin === worker.location.origin && href.startsWith(worker.registration.scope);
}

async function keepMissing(address: string): Promise<void> {
  const cache = await caches.open(list.name);
  if (!(await cache.match(address))) await cache.add(address);
}

/** The rulebook that the kept page names: the service gives its own where its province has confirmed something since the build. */
async function rulebooksNamed(cache: Cache): Promise<readonly string[]> {
  const page = await cache.match('./');
  return [...((await page?.text()) ?? '').matchAll(/rulebook\.[0-9a-f]+\.json/gu)].map(([name]) => `./${name}`);
}

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

/** What the list does not name (another province's units, a rulebook with what this service's province confirmed) is kept once it came. */
async function kept(request: Request): Promise<Response> {
  const found = await caches.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) await keep(request, response.clone());
  return response;
}

async function keep(request: Request, response: Response): Promise<void> {
  const cache = await caches.open(list.name);
  await cache.put(request, response);
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
