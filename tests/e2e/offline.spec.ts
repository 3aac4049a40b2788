/** What stands between the page and its server: a proxy whose server is off, a network that wants a sign-in first. */
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { reportSheet } from '../support/service.ts';
import { workbookOf } from '../support/workbookOf.ts';
import { give, office, openPage } from './office.ts';

type Answer = { readonly status: number; readonly html: string };

const at = office();
let proxy: Server;
let url: string;
/** What the proxy answers by itself, by path; null = it passes the request on. */
let instead: (path: string) => Answer | null;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const target = new URL(at.url);
  proxy = createServer((asked, given) => {
    const own = instead(asked.url ?? '');
    if (own) {
      given.writeHead(own.status, { 'Content-Type': 'text/html' }).end(own.html);
      return;
    }
    const { method, headers, url: path } = asked;
    asked.pipe(
      request({ host: target.hostname, port: target.port, path, method, headers }, (answer) => {
        given.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(given);
      }),
    );
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  url = `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}/`;
});
afterAll(() => {
  proxy.closeAllConnections();
  proxy.close();
});
beforeEach(async () => {
  instead = () => null;
  context = await at.browser.newContext({ viewport: { width: 350, height: 800 } });
  ({ page } = await openPage(context, url));
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
});
afterEach(() => context.close());

test('a sign-in page in the place of a file is not kept: the next try has the file', async () => {
  const ofAnotherProvince = await workbookOf(reportSheet('00376'));
  instead = (path) => (path.includes('/units/') ? { status: 200, html: '<h1>Đăng nhập Wi-Fi</h1>' } : null);
  await page.reload();
  await give(page, ['bao-cao.xlsx', ofAnotherProvince]);
  await page.getByText('Chưa tải được danh mục đơn vị').waitFor();
  instead = () => null;
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await page.getByRole('heading', { name: /Kết quả kiểm tra/u }).waitFor();
});

test('a server that is off behind its proxy is no hindrance to checking', async () => {
  instead = () => ({ status: 502, html: '<h1>502 Bad Gateway</h1>' });
  await page.reload();
  await give(page, ['bao-cao.xlsx', await workbookOf(reportSheet('13969'))]);
  await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
  expect(await page.getByText('502').count()).toBe(0);
});
