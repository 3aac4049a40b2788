/** A commune's month on the plain page: check, mend, send, receipt; the network cut and the page killed at every step. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { communeSheet, type Changes } from '../support/communeSheet.ts';
import { NANG_CAO, templateFor } from '../support/rulebook.ts';
import { reportSheet, sent } from '../support/service.ts';
import { workbookOf } from '../support/workbookOf.ts';
import { give, office, openPage, sendWithCut, signIn, tab, type Cut } from './office.ts';

const at = office();
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  context = await at.browser.newContext({ viewport: { width: 350, height: 800 }, acceptDownloads: true });
  ({ page, complaints } = await openPage(context, at.url));
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const cellOf = communeSheet(templateFor(NANG_CAO)).cellOf;
const report = (unit: string, changes: Changes = {}): Promise<Uint8Array> => workbookOf(reportSheet(unit, changes));
const sendButton = (of: Page): ReturnType<Page['getByRole']> => of.getByRole('button', { name: 'Gửi báo cáo' });

async function openTab(bytes: Uint8Array): Promise<void> {
  await give(page, ['bao-cao.xlsx', bytes]);
  await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
  await tab(page, 'Gửi báo cáo');
}

async function openSend(unit: string, bytes: Uint8Array): Promise<void> {
  await openTab(bytes);
  await signIn(page, at, unit);
  await page.getByText('Lần gửi đầu tiên của kỳ này').waitFor();
}

describe('a commune’s report on the page', () => {
  test('waits without a network and does not replace what a colleague sends meanwhile, until it is told to', async () => {
    const unit = '13969';
    await openSend(unit, await workbookOf(reportSheet(unit, {}, '2023-10')));
    await page.route('**/v1/**', (route) => route.abort());
    await sendButton(page).click();
    await page.getByText('Chưa có mạng: sẽ tự gửi').waitFor();
    const theirs = sent(unit, { given: { '14.1': { result: '97 (nam 97; nữ 97)' } } }, 0, '2023-10');
    await at.service.ask('PUT', `v1/submissions/${crypto.randomUUID()}`, { token: await at.token(unit), json: theirs });
    await page.unroute('**/v1/**');
    // A network's own sign-in page: there is a network, and it is not said to be away.
    await page.route('**/v1/submissions/*', (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<html></html>' }));
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByText('sẽ tự thử lại: Máy chủ trả lời không đúng dạng').waitFor();
    expect(await page.getByText('Chưa có mạng').count()).toBe(0);
    await page.unrouteAll();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByText('Máy chủ không nhận').waitFor();
    await page.getByRole('heading', { name: 'Thay đổi so với lần gửi thứ 1' }).waitFor();
    expect(await page.locator('.changes').innerText()).not.toContain('dòng tiêu chí');
    await page.getByRole('button', { name: 'Gửi thành lần mới' }).click();
    await page.getByRole('heading', { name: /Đã nhận.*lần gửi thứ 2$/u }).waitFor();

    // Words on a criterion's own row are a change, though no indicator's.
    await tab(page, 'Kiểm tra');
    await openTab(await workbookOf(reportSheet(unit, { given: { 'TC 3': { obstacle: 'Thiếu vốn đối ứng' } } }, '2023-10')));
    await page.locator('.changes li', { hasText: 'Có thay đổi ở dòng tiêu chí' }).waitFor();
    expect(await page.getByText('cùng mã xác nhận').count()).toBe(0);
  });

  test('replaces no colleague’s version that was not shown: sent before signing in, or with many files', async () => {
    const unit = '14008';
    const theirs = (period: string): Promise<unknown> =>
      at.token(unit).then((token) =>
        at.service.ask('PUT', `v1/submissions/${crypto.randomUUID()}`, {
          token,
          json: sent(unit, { given: { '14.1': { result: '97 (nam 97; nữ 97)' } } }, 0, period),
        }),
      );
    await theirs('2023-08');
    await openTab(await workbookOf(reportSheet(unit, {}, '2023-08')));
    await sendButton(page).click();
    await page.getByText('Đang chờ gửi: đăng nhập để gửi tiếp').waitFor();
    await signIn(page, at, unit);
    await page.locator('.queue').getByText('Máy chủ không nhận').waitFor();
    await page.getByRole('heading', { name: 'Thay đổi so với lần gửi thứ 1' }).waitFor();
    await page.getByRole('button', { name: 'Gửi thành lần mới' }).click();
    await page.getByRole('heading', { name: /Đã nhận.*lần gửi thứ 2$/u }).waitFor();

    await theirs('2023-06');
    await tab(page, 'Kiểm tra');
    await give(
      page,
      ['thang-06.xlsx', await workbookOf(reportSheet(unit, {}, '2023-06'))],
      ['thang-07.xlsx', await workbookOf(reportSheet(unit, {}, '2023-07'))],
      ['thang-08.xlsx', await workbookOf(reportSheet(unit, { given: { 'TC 3': { obstacle: 'Thiếu vốn đối ứng' } } }, '2023-08'))],
    );
    // What this machine knows to stand is said beforehand, and carried on from.
    await page.getByText('thang-08.xlsx: Đã có lần gửi thứ 2 với nội dung khác').waitFor();
    await page.getByRole('button', { name: 'Gửi 3 báo cáo' }).click();
    await page.getByText(/thang-07\.xlsx: Đã nhận.*lần gửi thứ 1/u).waitFor();
    await page.getByText(/thang-08\.xlsx: Đã nhận.*lần gửi thứ 3/u).waitFor();
    expect(await page.locator('.queue').innerText()).toMatch(/tháng 6[^]*Máy chủ không nhận[^]*lần gửi thứ 1/iu);
    await page.getByRole('button', { name: 'Gửi thành lần mới' }).click();
    await page.getByText(/thang-06\.xlsx: Đã nhận.*lần gửi thứ 2/u).waitFor();
  });

  test('is known to be sent where another window of this browser has sent it', async () => {
    const unit = '13978';
    await openSend(unit, await workbookOf(reportSheet(unit, {}, '2023-10')));
    await page.route('**/v1/**', (route) => route.abort());
    await sendButton(page).click();
    await page.getByText('Chưa có mạng: sẽ tự gửi').waitFor();
    const { page: other } = await openPage(context, at.url);
    await tab(other, 'Gửi báo cáo');
    await signIn(other, at, unit);
    await other.getByText('Hàng chờ gửi').waitFor({ state: 'detached' });
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.getByRole('heading', { name: /Đã nhận.*lần gửi thứ 1$/u }).waitFor();
    await page.getByText('Không có thay đổi so với lần gửi trước').waitFor();
    expect(await page.getByText('Lần gửi đầu tiên').count()).toBe(0);
  });

  test('is filled, checked, mended, taken back, mended again, sent; its receipt is there when the mended file is opened again', async () => {
    const unit = '13969';
    const result = cellOf('14.1', 'result');
    await give(page, [
      'bao-cao.xlsx',
      await report(unit, { given: { '14.1': { result: '380/400' }, '17.2': { result: 12, selfAssessment: 'Đạt' } } }),
    ]);
    await page.getByRole('heading', { name: 'Chưa gửi được' }).waitFor();

    await page.getByRole('button', { name: result }).first().click();
    expect(await page.locator('td.here').innerText()).toContain('380/400');
    await page.getByRole('button', { name: 'Sửa giúp', exact: true }).first().click();
    await page.getByText(`Đã ghi vào ô ${result}`).waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText(`Đã hoàn tác ô ${result}`).waitFor();
    expect(await page.locator('td.here').innerText()).toContain('380/400');
    await page.getByRole('button', { name: 'Sửa giúp', exact: true }).first().click();
    await page.getByText(`Đã ghi vào ô ${result}`).waitFor();
    for (;;) {
      const explain = page.getByRole('button', { name: 'Giải trình', exact: true });
      if ((await explain.count()) === 0) break;
      await explain.first().click();
      await page.locator('.explain-form textarea').fill('Số liệu theo kết quả kiểm tra của huyện ngày 10/11/2023');
      await page.getByRole('button', { name: 'Ghi vào trang tính' }).click();
      await page.getByText(/Đã ghi vào ô [A-Z]/u).waitFor();
      await page.locator('.explain-form').waitFor({ state: 'detached' });
    }
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();

    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, unit);
    await page.getByText('Chưa gửi', { exact: true }).waitFor();
    await sendButton(page).click();
    const receipt = await page.getByRole('heading', { name: /Đã nhận – Mã xác nhận/u }).innerText();
    expect(receipt).toMatch(/Mã xác nhận [0-9A-Z-]{14}, lần gửi thứ 1$/u);
    expect(await page.getByRole('img', { name: 'Mã QR' }).count()).toBe(1);
    expect(await at.stateOf(unit)).toMatchObject({ state: 'sent', version: 1 });

    await tab(page, 'Kiểm tra');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải bản đã sửa' }).click();
    const path = await (await download).path();
    const mended = new Uint8Array(await (await import('node:fs/promises')).readFile(path));
    expect(readWorkbook(mended).sheets[0]?.sheet.cells.find(({ at: cell }) => cell === result)?.value).toBe('95');

    // Opened again on another day, with nobody signed in and no network.
    const { page: later } = await openPage(context, at.url);
    await later.evaluate(() => sessionStorage.clear());
    await context.setOffline(true);
    await give(later, ['bao-cao-da-sua.xlsx', mended]);
    await later.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
    await tab(later, 'Gửi báo cáo');
    expect(await later.getByRole('heading', { name: /Đã nhận/u }).innerText()).toBe(receipt);
    await later.getByText('đúng là bản đã gửi').waitFor();
  });

  test('says “chưa gửi” where neither the file nor the machine has a receipt', async () => {
    await give(page, ['bao-cao.xlsx', await report('13972')]);
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
    await tab(page, 'Gửi báo cáo');
    await page.getByText('Chưa gửi', { exact: true }).waitFor();
    expect(await page.getByText('Đã nhận').count()).toBe(0);
  });

  test('is not sent with another unit’s account', async () => {
    await give(page, ['bao-cao.xlsx', await report('13996')]);
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, '13972');
    await page.getByText(/không phải của Xã .* \(13996\)/u).waitFor();
    expect(await sendButton(page).count()).toBe(0);
  });

  test('says where the browser has no room left, and can be sent once there is', async () => {
    const unit = '13972';
    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, unit);
    await tab(page, 'Kiểm tra');
    await page.evaluate(() => {
      const { add } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.add = function fullOnce(): IDBRequest<IDBValidKey> {
        IDBObjectStore.prototype.add = add;
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await give(
      page,
      ['thang-08.xlsx', await workbookOf(reportSheet(unit, {}, '2023-08'))],
      ['thang-09.xlsx', await workbookOf(reportSheet(unit, {}, '2023-09'))],
    );
    await page.getByRole('button', { name: 'Gửi 2 báo cáo' }).click();
    await page.getByText('Trình duyệt hết chỗ lưu hàng chờ').waitFor();
    await page.getByRole('button', { name: 'Gửi 2 báo cáo' }).click();
    await page.getByText(/thang-09\.xlsx: Đã nhận/u).waitFor();
  });

  test('goes with the commune’s other months where several files are dropped; each gets its receipt, another’s is named', async () => {
    const unit = '13972';
    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, unit);
    await tab(page, 'Kiểm tra');
    await give(
      page,
      ['thang-10.xlsx', await workbookOf(reportSheet(unit, {}, '2023-10'))],
      ['thang-11.xlsx', await report(unit)],
      ['xa-khac.xlsx', await report('13996')],
    );
    await page.getByRole('button', { name: 'Gửi 2 báo cáo' }).waitFor();
    expect(await page.locator('.batch tr', { hasText: 'xa-khac.xlsx' }).innerText()).toContain('tài khoản này không gửi thay được');
    // The session ends as they are sent: the list stays the commune's, what waits is named, and goes once somebody signs in.
    await page.route('**/v1/**', (route) =>
      route.fulfill({ status: 401, json: { code: 'token-expired', title: { vi: '', en: '' }, detail: { vi: '', en: '' } } }),
    );
    await page.getByRole('button', { name: 'Gửi 2 báo cáo' }).click();
    await page.locator('.batch').getByText('Đang chờ gửi: đăng nhập để gửi tiếp').waitFor();
    expect(await page.locator('.batch').innerText()).not.toMatch(/Chưa có mạng|Tổng hợp|bản tổng hợp/u);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Đến chỗ đăng nhập' }).click();
    await signIn(page, at, unit);
    await tab(page, 'Kiểm tra');
    await page.getByText(/thang-10\.xlsx: Đã nhận – Mã xác nhận [0-9A-Z-]{14}, lần gửi thứ 1/u).waitFor();
    await page.getByText(/thang-11\.xlsx: Đã nhận – Mã xác nhận [0-9A-Z-]{14}, lần gửi thứ 1/u).waitFor();
    expect(await at.stateOf(unit)).toMatchObject({ state: 'sent', version: 1 });
  });
});

describe.each<readonly [Cut, string, string]>([
  ['the report put in before signing in leaves', '14002', '14011'],
  ['the report leaves', '14005', '13978'],
  ['the answer comes', '14008', '13996'],
])('when, as %s,', (cut, unit, other) => {
  test('the network is cut, the report waits, says so, and is sent once when it is back', async () => {
    await openTab(await report(unit));
    await sendWithCut(cut, page, at, unit, () => Promise.resolve());
    await page.getByText('Chưa có mạng: sẽ tự gửi khi có mạng').waitFor();
    expect(await page.getByText('Đã nhận').count()).toBe(0);
    await page.unrouteAll();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByRole('heading', { name: /Đã nhận.*lần gửi thứ 1$/u }).waitFor();
    await page.getByText('Hàng chờ gửi').waitFor({ state: 'detached' });
    expect(await at.stateOf(unit)).toMatchObject({ state: 'sent', version: 1 });
  });

  test('the page is killed, the report is sent once from the next page, and nothing is lost', async () => {
    await openTab(await report(other));
    await sendWithCut(cut, page, at, other, () => page.close()).catch(() => undefined);
    await expect.poll(() => page.isClosed(), { timeout: 10_000 }).toBe(true);
    const { page: next } = await openPage(context, at.url);
    await tab(next, 'Gửi báo cáo');
    await next.getByText('Đang chờ gửi: đăng nhập để gửi tiếp').waitFor();
    await signIn(next, at, other);
    await next.getByText('Hàng chờ gửi').waitFor({ state: 'detached' });
    expect(await at.stateOf(other)).toMatchObject({ state: 'sent', version: 1 });
    await tab(next, 'Kiểm tra');
    await give(next, ['bao-cao.xlsx', await report(other)]);
    await next.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
    await tab(next, 'Gửi báo cáo');
    await next.getByRole('heading', { name: /Đã nhận.*lần gửi thứ 1$/u }).waitFor();
  });
});
