/** Every screen for everybody: axe on each in light, dark and high contrast, the main job by keyboard alone, and without a network. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { communeSheet, type Changes } from '../support/communeSheet.ts';
import { NANG_CAO, templateFor } from '../support/rulebook.ts';
import { reportSheet, sent } from '../support/service.ts';
import { workbookOf } from '../support/workbookOf.ts';
import { expectAccessible, give, office, openPage, signIn, tab } from './office.ts';

const at = office();
let context: BrowserContext;
let page: Page;

beforeEach(async () => {
  context = await at.browser.newContext({ viewport: { width: 350, height: 800 } });
  ({ page } = await openPage(context, at.url));
});
afterEach(() => context.close());

const { cellOf } = communeSheet(templateFor(NANG_CAO));
const report = (unit: string, changes: Changes = {}): Promise<Uint8Array> => workbookOf(reportSheet(unit, changes));
const FAULTY: Changes = {
  given: { '2.1': { selfAssessment: 'tốt' }, '14.1': { result: '380/400' }, '17.2': { result: '1.234' }, '17.4': { result: 1 } },
};

const colours = ['light', 'dark', 'contrast'] as const;

async function dress(colour: (typeof colours)[number]): Promise<void> {
  await page.getByLabel('Màu nền').selectOption(colour);
}

describe.each(colours)('in %s colours', (colour) => {
  test('the check, with faults and many files, is accessible', async () => {
    await dress(colour);
    await expectAccessible(page);
    await give(page, ['bao-cao.xlsx', await report('13969', FAULTY)]);
    await page.getByRole('heading', { name: 'Chưa gửi được' }).waitFor();
    await page.getByRole('button', { name: 'Nhận sai? Chọn lại' }).click();
    const explain = page.getByRole('button', { name: 'Giải trình', exact: true });
    if ((await explain.count()) > 0) await explain.first().click();
    await expectAccessible(page);
    await give(page, ['a.xlsx', await report('13969')], ['b.xlsx', new Uint8Array([1])]);
    await page.getByText('2 tệp vừa thả').waitFor();
    await page.getByRole('button', { name: 'Tổng hợp 1 báo cáo' }).click();
    await page.getByText('Bảng tiêu chí theo xã').first().waitFor();
    await expectAccessible(page);
  });

  test('sending, forms and signing in are accessible', async () => {
    await dress(colour);
    await give(page, ['bao-cao.xlsx', await report('13969')]);
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
    await tab(page, 'Gửi báo cáo');
    await expectAccessible(page);
    await signIn(page, at, '13969');
    await page.getByText(/Lần gửi đầu tiên|Không có thay đổi/u).waitFor();
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByRole('heading', { name: /Đã nhận/u }).waitFor();
    await page.getByRole('button', { name: 'Gửi báo cáo', disabled: false }).waitFor();
    await expectAccessible(page);
    await tab(page, 'Biểu mẫu');
    await page.getByRole('button', { name: 'Tải biểu mẫu' }).waitFor();
    await expectAccessible(page);
  });

  test('the district’s list and a report as it was sent are accessible', async () => {
    await dress(colour);
    await at.service.ask('PUT', 'v1/submissions/77777777-7777-4777-8777-777777777777', {
      token: await at.token('14011'),
      json: sent('14011'),
    });
    await tab(page, 'Tình hình gửi');
    await signIn(page, at, '362');
    await page.getByLabel('Tháng').selectOption('11');
    await page.getByLabel('Năm').selectOption('2023');
    await page.getByLabel('Bộ tiêu chí').selectOption(NANG_CAO);
    await page.getByRole('button', { name: 'Xem', exact: true }).click();
    await page.getByText(/Đã gửi \d\/8/u).waitFor();
    await expectAccessible(page);
    await page
      .getByRole('button', { name: /Mở báo cáo/u })
      .first()
      .click();
    await page.getByRole('heading', { name: /đúng như đã gửi/u }).waitFor();
    await expectAccessible(page);
  });
});

describe('every screen', () => {
  test.each([
    [350, null],
    [350, '14005'],
    [350, '362'],
    [1200, null],
    [1200, '14005'],
    [1200, '362'],
  ])('fits %d pixels, in Vietnamese and in English, signed in as %s', async (width, account) => {
    await page.setViewportSize({ width, height: 800 });
    const fits = async (): Promise<void> => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    if (account !== null) {
      await tab(page, 'Biểu mẫu');
      await signIn(page, at, account);
    }
    await tab(page, 'Kiểm tra');
    await give(page, ['bao-cao.xlsx', await report('14005', account === '14005' ? {} : FAULTY)]);
    await page.getByRole('heading', { name: account === '14005' ? 'Gửi được' : 'Chưa gửi được', exact: true }).waitFor();
    if (account === '14005') {
      await tab(page, 'Gửi báo cáo');
      await page.getByText(/Lần gửi đầu tiên|Không có thay đổi/u).waitFor();
      await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
      await page.getByRole('heading', { name: /Đã nhận/u }).waitFor();
    }
    if (account === '362') {
      await tab(page, 'Tình hình gửi');
      await page.getByRole('button', { name: 'Xem', exact: true }).click();
      await page.locator('.states table').waitFor();
      await fits();
    }
    for (const other of ['English', 'Tiếng Việt']) {
      const tabs = page.getByRole('tab');
      for (let index = 0; index < (await tabs.count()); index += 1) {
        await tabs.nth(index).click();
        await fits();
      }
      await page.getByRole('button', { name: other }).click();
    }
  });
});

describe('by keyboard alone', () => {
  /** Tabs on until the wanted thing has the focus. */
  async function reach(wanted: RegExp): Promise<void> {
    for (let stop = 0; stop < 120; stop += 1) {
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        return element instanceof HTMLInputElement ? `field ${element.name}` : (element?.textContent ?? '');
      });
      if (wanted.test(focused)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no way to ${String(wanted)} by keyboard`);
  }

  test('a report is mended, sent and its receipt read', async () => {
    const unit = '13978';
    await at.token(unit);
    const chooser = page.waitForEvent('filechooser');
    await reach(/^Chọn tệp…$/u);
    await page.keyboard.press('Enter');
    await (
      await chooser
    ).setFiles({
      name: 'bao-cao.xlsx',
      mimeType: '',
      buffer: Buffer.from(await report(unit, { given: { '14.1': { result: '380/400' } } })),
    });
    await page.getByRole('heading', { name: 'Chưa gửi được' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
    await reach(new RegExp(`^${cellOf('14.1', 'result')}$`, 'u'));
    await page.keyboard.press('Tab');
    await reach(/^Sửa giúp$/u);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Kiểm tra' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await reach(/^field name$/u);
    await page.keyboard.type(unit);
    await page.keyboard.press('Tab');
    await page.keyboard.type('mat-khau-dai-10');
    await page.keyboard.press('Enter');
    await page.getByText('Lần gửi đầu tiên').waitFor();
    await page.getByRole('tab', { name: 'Gửi báo cáo' }).focus();
    await page.keyboard.press('Tab');
    await reach(/^Gửi báo cáo$/u);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Đã nhận/u }).waitFor();
    expect(await at.stateOf(unit)).toMatchObject({ state: 'sent', version: 1 });
  });
});

describe('without a network', () => {
  test('the page opens and checks, once it has been open', async () => {
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
    await context.setOffline(true);
    const { page: later } = await openPage(context, at.url);
    await give(later, ['bao-cao.xlsx', await report('13969', FAULTY)]);
    await later.getByRole('heading', { name: 'Chưa gửi được' }).waitFor();
    await tab(later, 'Gửi báo cáo');
    await later.getByLabel('Tài khoản').fill('13969');
    await later.getByLabel('Mật khẩu').fill('mat-khau-dai-10');
    await later.getByRole('button', { name: 'Đăng nhập' }).click();
    await later.getByText('Không nối được với máy chủ').waitFor();
  });
});

describe('when something is wrong with the service', () => {
  test('an answer that makes no sense is said to make none', async () => {
    await page.route('**/v1/sessions', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Wi-Fi đăng nhập</h1>' }));
    await tab(page, 'Biểu mẫu');
    await page.getByLabel('Tài khoản').fill('13969');
    await page.getByLabel('Mật khẩu').fill('mat-khau-dai-10');
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Máy chủ trả lời không đúng dạng').waitFor();
  });

  test('a session that has ended asks to sign in again and keeps what was being done', async () => {
    await give(page, ['bao-cao.xlsx', await report('13996')]);
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, '13996');
    await page.getByText('Lần gửi đầu tiên').waitFor();
    await page.route('**/v1/submissions/*', (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'token-expired', title: { vi: '', en: '' }, detail: { vi: '', en: '' } }),
      }),
    );
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByText('Phiên làm việc đã hết').first().waitFor();
    await page.getByText('Hàng chờ gửi').waitFor();
    await page.unroute('**/v1/submissions/*');
    await signIn(page, at, '13996');
    await page.getByRole('heading', { name: /Đã nhận.*lần gửi thứ 1$/u }).waitFor();
  });
});
