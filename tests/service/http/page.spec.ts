/** The page's server: what it gives out, how it may be kept, and what the page may load. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { gzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { start, type Service } from '../../../service/http/serve.ts';
import { openStore } from '../../../service/store/sqliteStore.ts';
import { rulebook } from '../../support/rulebook.ts';

let folder: string;
let service: Service;

const startPage = async (page: string, port = 0): Promise<Service> => {
  const store = await openStore(join(folder, 'data'));
  try {
    return await start({ store, rulebook, host: '127.0.0.1', port, page });
  } catch (error) {
    await store.close();
    throw error;
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tieuchi-http-'));
  await mkdir(join(folder, 'page', 'icons'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><title>Tiêu Chí</title>');
  await writeFile(join(folder, 'page', 'main.0123456789abcdef0123.js'), 'export {};');
  await writeFile(join(folder, 'page', 'main.0123456789abcdef0123.js.gz'), gzipSync('export {};'));
  await writeFile(join(folder, 'page', 'icons', 'icon-16.png'), '');
  await writeFile(join(folder, 'secret.txt'), 'not for the page');
  service = await startPage(join(folder, 'page'));
});

afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const fetchText = async (path: string): Promise<{ status: number; text: string; headers: Headers }> => {
  const response = await fetch(service.url + path);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

/** fetch would tidy the path before it is sent. */
const rawStatus = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(service.url);
    get({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });

describe('the page’s server', () => {
  test('says on which address it listens', () => {
    expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u);
  });

  test('is alive', async () => {
    expect(await fetchText('livez')).toMatchObject({ status: 200, text: 'ok\n' });
  });

  test('gives out the page under a policy that lets it load nothing from elsewhere and be framed by Excel only', async () => {
    const { status, text, headers } = await fetchText('');
    expect(status).toBe(200);
    expect(text).toContain('Tiêu Chí');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';" +
        "img-src 'self' data:;connect-src 'self';worker-src 'self';base-uri 'none';form-action 'none';" +
        "frame-ancestors 'self' *.officeapps.live.com *.sharepoint.com *.cloud.microsoft onedrive.live.com",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('lets files be kept for good only when their name holds the hash of their content', async () => {
    expect((await fetchText('main.0123456789abcdef0123.js')).headers.get('cache-control')).toContain('immutable');
    expect((await fetchText('index.html')).headers.get('cache-control')).toBe('no-cache');
    expect((await fetchText('icons/icon-16.png')).headers.get('cache-control')).toBe('no-cache');
  });

  test('gives the compressed copy of a file to whoever takes one, as the same kind of file', async () => {
    const taken = await fetch(`${service.url}main.0123456789abcdef0123.js`, { headers: { 'Accept-Encoding': 'gzip' } });
    expect([taken.headers.get('content-encoding'), taken.headers.get('vary'), await taken.text()]).toEqual([
      'gzip',
      'Accept-Encoding',
      'export {};',
    ]);
    expect(taken.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(taken.headers.get('cache-control')).toContain('immutable');
    const plain = await fetch(`${service.url}main.0123456789abcdef0123.js`, { headers: { 'Accept-Encoding': 'identity' } });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'export {};']);
  });

  test('has nothing outside the page’s folder', async () => {
    expect((await fetchText('nowhere')).status).toBe(404);
    for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/icons/../../secret.txt']) {
      expect([403, 404], path).toContain(await rawStatus(path));
    }
  });

  test('answers what it cannot do in plain words, without a stack', async () => {
    expect(await rawStatus('/%ff')).toBe(404);
    const response = await fetch(`${service.url}index.html`, { headers: { Range: 'bytes=9000-9001' } });
    expect(response.status).toBe(416);
    expect(await response.text()).toBe('Yêu cầu không hợp lệ.\nThe request is not valid.\n');
  });

  test('says how to build the page where there is none', async () => {
    const empty = await startPage(join(folder, 'no-page'));
    const response = await fetch(empty.url);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
    await empty.close();
  });

  test('refuses an address that is taken, and frees its own when closed', async () => {
    const port = Number(new URL(service.url).port);
    await expect(startPage(folder, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const other = await startPage(folder);
    await other.close();
    await (await startPage(folder, Number(new URL(other.url).port))).close();
  });
});
