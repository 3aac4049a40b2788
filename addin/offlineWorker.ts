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
        await Promise.all(list.files.map((file) => fetchInto(cache, file)));
        await Promise.all((await rulebooksNamed(cache)).map((file) => fetchInto(cache, file)));
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
  if (!(await cache.match(address))) await fetchInto(cache, address);
}

async function fetchInto(cache: Cache, address: string): Promise<void> {
  const response = await fetch(address);
  if (!isItself(address, response)) throw new Error(`not given: ${address}`);
  await cache.put(address, response);
}

/** What a file's name promises. */
const TYPES: Readonly<Record<string, RegExp>> = { js: /javascript/u, json: /json/u, css: /css/u, png: /^image\/png/u };

/** False for a sign-in page that a network put in the file's place: kept, it would stand there for good. */
function isItself(address: string, { ok, redirected, headers }: Response): boolean {
  const [, ending = ''] = /\.([a-z]+)$/u.exec(new URL(address, worker.location.href).pathname) ?? [];
  return ok && !redirected && (TYPES[ending]?.test(headers.get('Content-Type') ?? '') ?? true);
}

/** The rulebook that the kept page names: the service gives its own where its province has confirmed something since the build. */
async function rulebooksNamed(cache: Cache): Promise<readonly string[]> {
  const page = await cache.match('./');
  return [...((await page?.text()) ?? '').matchAll(/rulebook\.[0-9a-f]+\.json/gu)].map(([name]) => `./${name}`);
}

/** Pages: the network's first, so that a new build is seen; without a network, or with a server that is off behind its proxy, the kept one. */
async function newest(request: Request): Promise<Response> {
  const kept = (): Promise<Response | undefined> => caches.match(request, { ignoreSearch: true });
  try {
    const response = await fetch(request);
    return response.status < SERVER_OFF ? response : ((await kept()) ?? response);
  } catch (error) {
    const found = await kept();
    if (found) return found;
    throw error;
  }
}

/** 500 and above: nobody behind it could answer. */
const SERVER_OFF = 500;

/** What the list does not name (another province's units, a rulebook with what this service's province confirmed) is kept once it came. */
async function kept(request: Request): Promise<Response> {
  const found = await caches.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (isItself(request.url, response)) await keep(request, response.clone());
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
    if (isItself(request.url, response)) await cache.put(request, response.clone());
    return response;
  });
  if (!found) return renewed;
  renewed.catch(() => undefined);
  return found;
}
