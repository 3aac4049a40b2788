/** What a province confirmed at the service is in the page's rulebook too: one verdict at both doors. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overlaySchema, type Overlay } from '../../../core/criteria/overlay.ts';
import { start, type Service } from '../../../service/http/serve.ts';
import { readRulebookFiles } from '../../../service/rulebook.ts';
import { openStore } from '../../../service/store/sqliteStore.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO, rulebook } from '../../support/rulebook.ts';

const folder = ownFolder();
const page = join(folder, 'page');
const BUILT = 'rulebook.0123456789abcdef0123.json';
const files = Object.fromEntries(Object.entries(readRulebookFiles()).filter(([, content]) => typeof content !== 'function'));
const confirmed: Overlay = overlaySchema.parse({
  schemaVersion: 1,
  province: '36',
  items: [{ set: NANG_CAO, code: '14.1', from: '2023-01-01', threshold: { value: 96.5 }, source: 'Quyết định của tỉnh' }],
});
const services: Service[] = [];

async function serve(name: string, overlays: readonly Overlay[]): Promise<string> {
  const store = await openStore(join(folder, name));
  const service = await start({ store, rulebook: { ...rulebook, overlays }, host: '127.0.0.1', port: 0, page });
  services.push(service);
  return service.url;
}
const addressIn = (html: string): string => /rulebook\.[0-9a-f]+\.json/u.exec(html)?.[0] ?? '';

beforeAll(() => {
  mkdirSync(page);
  writeFileSync(join(page, 'index.html'), `<link id="rulebook" href="${BUILT}">`);
  writeFileSync(join(page, BUILT), JSON.stringify({ files, units: { '36': 'units/36.aaaaaaaaaaaaaaaaaaaa.json' } }));
});
afterAll(() => Promise.all(services.map((service) => service.close())));

describe('the page’s rulebook', () => {
  it('is the built one where the service knows nothing more', async () => {
    const url = await serve('same', rulebook.overlays);
    const index = await fetch(url);
    expect(addressIn(await index.text())).toBe(BUILT);
  });

  it('has the service’s overlays where they differ, under another name that a browser may keep', async () => {
    const url = await serve('own', [confirmed]);
    const index = await fetch(url);
    expect(index.headers.get('cache-control')).toBe('no-cache');
    const name = addressIn(await index.text());
    expect(name).not.toBe(BUILT);
    const given = await fetch(url + name);
    expect(given.headers.get('cache-control')).toContain('immutable');
    const content = (await given.json()) as { readonly files: Record<string, unknown>; readonly units: object };
    expect(content.files['overlays/36.json']).toEqual(confirmed);
    expect(content.files['bands.json']).toEqual(files['bands.json']);
    expect(content.units).toEqual({ '36': 'units/36.aaaaaaaaaaaaaaaaaaaa.json' });
    expect((await fetch(url + BUILT)).status).toBe(200);
  });

  it('of a name that is none is not there', async () => {
    const url = await serve('none', [confirmed]);
    expect((await fetch(`${url}rulebook.ffffffffffffffffffff.json`)).status).toBe(404);
    expect((await fetch(`${url}index.html`, { method: 'HEAD' })).status).toBe(200);
  });
});
