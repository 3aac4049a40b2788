/** Accounts, receipts and the outbox where something is in the way: each says so and leaves a way on. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NANG_CAO } from '../support/rulebook.ts';
import { reportSheet, sent } from '../support/service.ts';
import { workbookOf } from '../support/workbookOf.ts';
import { ADMIN, cutAt, expectAccessible, give, office, openPage, PASSWORD, signIn, tab } from './office.ts';

const at = office();
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  context = await at.browser.newContext({ viewport: { width: 350, height: 800 } });
  ({ page, complaints } = await openPage(context, at.url));
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

async function openSend(unit: string): Promise<void> {
  await give(page, ['bao-cao.xlsx', await workbookOf(reportSheet(unit))]);
  await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
  await tab(page, 'Gửi báo cáo');
}
const send = (): ReturnType<Page['getByRole']> => page.getByRole('button', { name: 'Gửi báo cáo' });

describe('a receipt’s check page', () => {
  test('asks to sign in, says of what and when the report is, and lets one go on', async () => {
    const unit = '13969';
    const id = '11111111-1111-4111-8111-111111111111';
    await at.service.ask('PUT', `v1/submissions/${id}`, { token: await at.token(unit), json: sent(unit) });
    await page.evaluate((submission) => {
      location.hash = `#bien-nhan=${submission}`;
    }, id);
    await page.getByText('Đăng nhập bằng tài khoản của đơn vị đã gửi').waitFor();
    await signIn(page, at, unit);
    await page.getByRole('heading', { name: /^Đã nhận – Mã xác nhận .*, lần gửi thứ 1$/u }).waitFor();
    await page
      .locator('.receipt')
      .getByText(/Xã Nam Mỹ \(13969\).*Tháng 11 năm 2023.*nâng cao/u)
      .waitFor();
    await expectAccessible(page);
    await page.evaluate(() => {
      location.hash = '#bien-nhan=%';
    });
    await page.getByText('Địa chỉ này không mang mã của lần gửi nào').waitFor();
    expect(await page.title()).toBe('Tiêu Chí – Kiểm tra mã xác nhận');
    await tab(page, 'Kiểm tra');
    await page.getByText('Thả tệp báo cáo (.xlsx) vào đây').waitFor();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.evaluate((submission) => {
      location.hash = `#bien-nhan=${submission}`;
    }, id);
    await signIn(page, at, '13972');
    await page.getByText(/13972 \(tài khoản xã\) không được làm việc này với Xã Nam Mỹ \(13969\)/u).waitFor();
  });
});

describe('a first password', () => {
  test('is changed before anything else; what is missing is said', async () => {
    await at.service.addAccount('moi', 'commune', '13978');
    await at.service.setPassword('moi', PASSWORD, true);
    await tab(page, 'Biểu mẫu');
    await page.getByLabel('Tài khoản').fill('moi');
    await page.getByLabel('Mật khẩu').fill(PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    await page.getByText('Mật khẩu cấp lần đầu phải đổi').waitFor();
    await page.getByLabel('Mật khẩu mới (từ 10 ký tự)').fill('ngan');
    await page.getByLabel('Gõ lại mật khẩu mới').fill('ngắn');
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await page.getByText('Mật khẩu mới cần ít nhất 10 ký tự').waitFor();
    await page.getByText('không giống nhau').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Mật khẩu mới (từ 10 ký tự)').fill(`${PASSWORD}-2`);
    await page.getByLabel('Gõ lại mật khẩu mới').fill(`${PASSWORD}-2`);
    // On a slow line it is asked once, however often the button is pressed.
    await page.route('**/v1/sessions/password', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await page.getByRole('button', { name: 'Đang đổi mật khẩu…', disabled: true }).waitFor();
    await page.getByText('Đang dùng: moi').waitFor();
    await page.getByText('Đang dùng: moi – Xã').waitFor();
  });
});

describe('an account', () => {
  test('of no unit is told so; one of a commune stands on a tab it has', async () => {
    await tab(page, 'Tổng hợp');
    await signIn(page, at, ADMIN);
    for (const name of ['Biểu mẫu', 'Tình hình gửi', 'Tổng hợp']) {
      await tab(page, name);
      await page.getByText('Tài khoản quản trị không thuộc đơn vị nào').waitFor();
    }
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await signIn(page, at, '13969');
    expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('Kiểm tra');
    await page.getByText('Thả tệp báo cáo (.xlsx) vào đây').waitFor();
    // In a month in which it owes two, the one that more units owe stands first.
    await tab(page, 'Biểu mẫu');
    await page.getByLabel('Năm').selectOption('2023');
    await page.getByLabel('Tháng').selectOption('12');
    expect(await page.getByLabel('Bộ tiêu chí').inputValue()).toBe(NANG_CAO);
    expect(await page.getByLabel('Bộ tiêu chí').locator('option').count()).toBe(2);
  });

  test('of another unit sends nothing that waits, and is told whose is needed; one report waits once', async () => {
    await openSend('13996');
    for (let press = 0; press < 3; press += 1) {
      await send().click();
      await page.locator('.queue li').first().waitFor();
    }
    expect(await page.locator('.queue li').count()).toBe(1);
    await page
      .locator('.queue li')
      .getByText(/Xã .* \(13996\), .* · Tháng 11 năm 2023/u)
      .waitFor();
    await expectAccessible(page);
    await signIn(page, at, '13972');
    await page.getByText(/Báo cáo này chỉ gửi được bằng tài khoản của Xã .* \(13996\)/u).waitFor();
    expect(await page.getByRole('button', { name: 'Thử lại' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await signIn(page, at, '13996');
    await page.getByRole('heading', { name: /Đã nhận/u }).waitFor();
  });
});

describe('a form', () => {
  test('is said to be downloaded only under the month that it is of', async () => {
    await tab(page, 'Biểu mẫu');
    await signIn(page, at, '13969');
    await page.getByLabel('Năm').selectOption('2023');
    await page.getByLabel('Tháng').selectOption('11');
    await page.getByRole('button', { name: 'Tải biểu mẫu' }).click();
    const told = page.getByText(/Đã tải .*-13969-2023-11\.xlsx/u);
    await told.waitFor();
    await page.getByLabel('Tháng').selectOption('12');
    await told.waitFor({ state: 'detached' });
    await page.getByLabel('Tháng').selectOption('11');
    await told.waitFor();
  });
});

describe('many files that do not say whose they are', () => {
  const nameless = (period: string): Promise<Uint8Array> =>
    workbookOf(reportSheet('13969', { formCode: null, unitName: 'ỦY BAN NHÂN DÂN' }, period));

  test('are the signed-in commune’s, as one file is; whoever signs in or out has them checked anew', async () => {
    const good = page.locator('.batch tr.good', { hasText: 'Xã Nam Mỹ' });
    const bad = page.locator('.batch tr.bad');
    await give(page, ['thang-10.xlsx', await nameless('2023-10')], ['thang-11.xlsx', await nameless('2023-11')]);
    await bad.nth(1).getByText('✕ Chưa gửi được').waitFor();
    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, '13969');
    await tab(page, 'Kiểm tra');
    await page.getByRole('button', { name: 'Gửi 2 báo cáo' }).waitFor();
    expect(await good.count()).toBe(2);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await bad.nth(1).waitFor();
    expect(await good.count()).toBe(0);
    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, '13972');
    await tab(page, 'Kiểm tra');
    await page.locator('.batch tr.good').nth(1).waitFor();
    expect(await good.count()).toBe(0);
  });
});

describe('a report that somebody of the unit sent meanwhile', () => {
  test('is refused with the reason, and goes as a new version where the officer says so', async () => {
    const unit = '14002';
    await openSend(unit);
    await signIn(page, at, unit);
    await page.getByText('Lần gửi đầu tiên').waitFor();
    await cutAt('the report leaves', page, async () => {
      const json = sent(unit, { given: { '14.1': { result: 97 } } });
      await at.service.ask('PUT', 'v1/submissions/22222222-2222-4222-8222-222222222222', { token: await at.token(unit), json });
    });
    await send().click();
    await page.getByText('Chưa có mạng: sẽ tự gửi khi có mạng').waitFor();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByText('có người của đơn vị đã gửi trước').waitFor();
    await page.getByRole('heading', { name: 'Thay đổi so với lần gửi thứ 1' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Gửi thành lần mới' }).click();
    await page.getByRole('heading', { name: /Đã nhận.*lần gửi thứ 2$/u }).waitFor();
    expect(await at.stateOf(unit)).toMatchObject({ state: 'sent', version: 2 });
  });
});

describe('a service that is slow', () => {
  test('is being asked: a report is not called unsent before it has answered', async () => {
    const unit = '14005';
    await at.service.ask('PUT', 'v1/submissions/55555555-5555-4555-8555-555555555555', { token: await at.token(unit), json: sent(unit) });
    await page.route('**/v1/reports*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.fallback();
    });
    await openSend(unit);
    await page.getByText('Chưa gửi', { exact: true }).waitFor();
    await signIn(page, at, unit);
    await page.getByText('Đang hỏi máy chủ…').waitFor();
    expect(await page.getByText('Chưa gửi', { exact: true }).count()).toBe(0);
    await page.getByRole('heading', { name: /Đã nhận/u }).waitFor();
  });
});

describe('a report on its way over a slow line', () => {
  test('is not called unsent, nor waiting for somebody to sign in, though its sender signs out meanwhile', async () => {
    const unit = '14008';
    let settle = (): void => undefined;
    const gate = new Promise<void>((resolve) => (settle = resolve));
    await page.route('**/v1/submissions/*', async (route) => {
      if (route.request().method() === 'PUT') await gate;
      await route.fallback();
    });
    await openSend(unit);
    await signIn(page, at, unit);
    await page.getByText('Lần gửi đầu tiên').waitFor();
    await send().click();
    const underWay = page.locator('.send').getByRole('button', { name: 'Đang gửi…' });
    await underWay.waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/chưa gửi/iu);
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByLabel('Mật khẩu').waitFor();
    await underWay.waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/chưa gửi|đăng nhập để gửi tiếp/iu);
    settle();
    await page.getByRole('heading', { name: /Đã nhận/u }).waitFor();
    await page.unrouteAll();
  });
});

describe('a browser that keeps nothing', () => {
  test('says that the report is not sent', async () => {
    await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
    await page.reload();
    await openSend('13978');
    await signIn(page, at, '13978');
    await page.getByText('Lần gửi đầu tiên').waitFor();
    await context.setOffline(true);
    await send().click();
    await page.getByText('báo cáo CHƯA GỬI và sẽ mất khi đóng trang').waitFor();
    expect(await page.getByText('Đã nhận').count()).toBe(0);
    await context.setOffline(false);
  });
});

describe('a page without its criteria sets', () => {
  test('says so on each tab and for many files, and goes on once they come', async () => {
    const bare = await at.browser.newContext({ viewport: { width: 350, height: 800 }, serviceWorkers: 'block' });
    try {
      await bare.route('**/rulebook.*.json', (route) => route.abort());
      const { page: later } = await openPage(bare, at.url);
      for (const name of ['Biểu mẫu', 'Tình hình gửi', 'Tổng hợp']) {
        await tab(later, name);
        await later.getByText('Chưa tải được các bộ tiêu chí').waitFor();
      }
      await tab(later, 'Kiểm tra');
      const bytes = await workbookOf(reportSheet('13969'));
      await give(later, ['a.xlsx', bytes], ['b.xlsx', bytes]);
      await later.getByText('Chưa tải được các bộ tiêu chí').waitFor();
      await bare.unroute('**/rulebook.*.json');
      await later.getByRole('button', { name: 'Thử lại' }).click();
      await later.getByText('✓ Gửi được').first().waitFor();
      await tab(later, 'Tình hình gửi');
      await later.getByText('Chưa tải được các bộ tiêu chí').waitFor({ state: 'detached' });
    } finally {
      await bare.close();
    }
  });
});

describe('a page without its units', () => {
  test('says so of many files, calls none unreadable, and checks them once they come', async () => {
    const bare = await at.browser.newContext({ viewport: { width: 350, height: 800 }, serviceWorkers: 'block' });
    try {
      await bare.route('**/units/*.json', (route) => route.abort());
      const { page: later } = await openPage(bare, at.url);
      const bytes = await workbookOf(reportSheet('13969'));
      await give(later, ['a.xlsx', bytes], ['b.xlsx', bytes]);
      await later.getByText('Chưa tải được danh mục đơn vị').waitFor();
      expect(await later.getByText('Không đọc được').count()).toBe(0);
      await bare.unroute('**/units/*.json');
      await later.getByRole('button', { name: 'Thử lại' }).click();
      await later.getByText('✓ Gửi được').first().waitFor();
    } finally {
      await bare.close();
    }
  });
});

describe('a page of which only the beginning came', () => {
  test('says so wherever more is asked of it, and goes on once the rest comes', async () => {
    const bare = await at.browser.newContext({ viewport: { width: 350, height: 800 }, serviceWorkers: 'block' });
    try {
      await bare.route('**/work.*.js', (route) => route.abort());
      const { page: begun } = await openPage(bare, at.url);
      const missing = begun.getByText('Chưa tải xong trang vì mất mạng');
      await tab(begun, 'Gửi báo cáo');
      await missing.waitFor();
      await tab(begun, 'Kiểm tra');
      const bytes = await workbookOf(reportSheet('13969'));
      await give(begun, ['bao-cao.xlsx', bytes]);
      await missing.waitFor();
      await expectAccessible(begun);
      // What is missing is as much the criteria sets: said once.
      await tab(begun, 'Biểu mẫu');
      await missing.waitFor();
      expect(await begun.getByRole('alert').count()).toBe(1);
      await tab(begun, 'Kiểm tra');
      await missing.waitFor();
      await bare.unroute('**/work.*.js');
      await begun.getByRole('button', { name: 'Thử lại' }).press('Enter');
      await begun.getByRole('heading', { name: 'Không kiểm tra được tệp' }).waitFor();
      await begun.getByRole('button', { name: 'Thử lại' }).click();
      await begun.getByRole('heading', { name: /Kết quả kiểm tra/u }).waitFor();
    } finally {
      await bare.close();
    }
  });
});

describe('a part of the page that had not come', () => {
  test('is shown once it is there, whoever asked for it: a check, another tab, the network', async () => {
    const bare = await at.browser.newContext({ viewport: { width: 350, height: 800 }, serviceWorkers: 'block' });
    const missingOn = async (name: string): Promise<Page> => {
      await bare.route('**/work.*.js', (route) => route.abort());
      const { page: begun } = await openPage(bare, at.url);
      await tab(begun, 'Gửi báo cáo');
      await begun.getByText('Chưa tải xong trang vì mất mạng').waitFor();
      await tab(begun, name);
      // Asked for once more by the tab, in vain.
      await begun.waitForTimeout(500);
      await bare.unroute('**/work.*.js');
      return begun;
    };
    try {
      const checking = await missingOn('Kiểm tra');
      await give(checking, ['bao-cao.xlsx', await workbookOf(reportSheet('13969'))]);
      await checking.getByRole('heading', { name: /Kết quả kiểm tra/u }).waitFor();
      const looking = await missingOn('Kiểm tra');
      await tab(looking, 'Gửi báo cáo');
      await looking.getByRole('button', { name: 'Đăng nhập' }).waitFor();
      const focused = (of: Page): Promise<string | undefined> => of.evaluate(() => document.activeElement?.tagName);
      const waiting = await missingOn('Gửi báo cáo');
      await waiting.getByRole('button', { name: 'Thử lại' }).focus();
      await waiting.evaluate(() => dispatchEvent(new Event('online')));
      await waiting.getByRole('button', { name: 'Đăng nhập' }).waitFor();
      expect(await focused(waiting)).toBe('MAIN');
      const pressing = await missingOn('Gửi báo cáo');
      await pressing.getByRole('button', { name: 'Thử lại' }).press('Enter');
      await pressing.getByRole('button', { name: 'Đăng nhập' }).waitFor();
      expect(await focused(pressing)).toBe('MAIN');
    } finally {
      await bare.close();
    }
  });
});

describe('units that did not come when the page opened', () => {
  test('are waited for on signing in before a month and a set are proposed; where they are there, nothing is waited for', async () => {
    const bare = await at.browser.newContext({ viewport: { width: 350, height: 800 }, serviceWorkers: 'block' });
    const loading = 'Đang tải các bộ tiêu chí…';
    try {
      await bare.route('**/units/*.json', (route) => route.abort());
      const { page: opened } = await openPage(bare, at.url);
      await tab(opened, 'Tình hình gửi');
      await opened.getByRole('button', { name: 'Đăng nhập' }).waitFor();
      await opened.getByText(loading).waitFor({ state: 'detached' });
      await bare.unroute('**/units/*.json');
      let come = (): void => undefined;
      const late = new Promise<void>((resolve) => (come = resolve));
      await bare.route('**/units/*.json', async (route) => {
        await late;
        await route.continue();
      });
      await signIn(opened, at, '362');
      await opened.getByText(loading).waitFor();
      expect(await opened.getByText('không phải báo cáo').count()).toBe(0);
      come();
      await opened.getByLabel('Bộ tiêu chí').waitFor();
      expect(await opened.getByLabel('Năm').inputValue()).toBe('2025');

      // Out and in again, by one who looks at every change of the page.
      await opened.evaluate((text) => {
        new MutationObserver(() => {
          if (document.body.textContent.includes(text)) document.documentElement.dataset['waited'] = 'yes';
        }).observe(document, { childList: true, subtree: true });
      }, loading);
      await opened.getByRole('button', { name: 'Đăng xuất' }).click();
      await signIn(opened, at, '362');
      await opened.getByLabel('Bộ tiêu chí').waitFor();
      expect(await opened.locator('html').getAttribute('data-waited')).toBeNull();
    } finally {
      await bare.close();
    }
  });
});

describe('a window that is reloaded', () => {
  test('knows who is signed in from its first drawing on; one who has signed out is gone', async () => {
    const name = page.getByText('Đang dùng: 14011');
    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, '14011');
    await name.waitFor();
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.querySelector('.account')?.textContent.includes('Chưa đăng nhập')) document.documentElement.dataset['wasOut'] = 'yes';
      }).observe(document, { childList: true, subtree: true });
    });
    // Also before the rest of the page has come.
    await page.route('**/work.*.js', (route) => route.abort());
    await page.reload();
    await name.waitFor();
    await page.unroute('**/work.*.js');
    expect(await page.locator('html').getAttribute('data-was-out')).toBeNull();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.reload();
    await page.getByText('Chưa đăng nhập').waitFor();
    expect(await page.locator('html').getAttribute('data-was-out')).toBe('yes');
  });
});

describe('the list of who has sent', () => {
  test('stands under its period and set, goes when another is picked, gives a reminder and the report’s cells for remarks', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const unit = '14011';
    await at.service.ask('PUT', 'v1/submissions/66666666-6666-4666-8666-666666666666', { token: await at.token(unit), json: sent(unit) });
    await tab(page, 'Tình hình gửi');
    await signIn(page, at, '362');
    await page.getByLabel('Tháng').selectOption('11');
    await page.getByLabel('Năm').selectOption('2023');
    await page.getByLabel('Bộ tiêu chí').selectOption(NANG_CAO);
    const show = page.getByRole('button', { name: 'Xem', exact: true });
    await show.click();
    await page.getByRole('heading', { name: /^Tháng 11 năm 2023 – Xã nông thôn mới nâng cao/u }).waitFor();
    await page.getByRole('button', { name: 'Sao chép lời nhắc' }).click();
    await page.getByRole('button', { name: 'Đã sao chép' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Xã');
    await page.getByLabel('Tháng').selectOption('12');
    expect(await page.locator('.states table').count()).toBe(0);
    await page.getByLabel('Tháng').selectOption('11');
    await show.click();
    await page
      .getByRole('button', { name: /Mở báo cáo: Xã/u })
      .first()
      .click();
    await page.locator('.grid td', { hasText: 'Quy hoạch' }).first().click();
    const cell = page.getByLabel('Ô', { exact: true });
    expect(await cell.inputValue()).toMatch(/^B\d+$/u);
    await cell.fill('F6x');
    await page.getByText('Ghi địa chỉ một ô, ví dụ F42').waitFor();
    await expectAccessible(page);
  });

  test('keeps a remark that is being written through other tabs and the session’s end; Enter in its cell returns nothing', async () => {
    await tab(page, 'Tình hình gửi');
    await signIn(page, at, '362');
    await page.getByLabel('Tháng').selectOption('11');
    await page.getByLabel('Năm').selectOption('2023');
    await page.getByLabel('Bộ tiêu chí').selectOption(NANG_CAO);
    await page.getByRole('button', { name: 'Xem', exact: true }).click();
    await page.getByRole('button', { name: 'Mở báo cáo: Xã Bình Minh' }).click();
    const text = page.getByLabel('Ý kiến', { exact: true });
    await text.fill('Đối chiếu lại với trạm y tế');
    await page.getByRole('button', { name: 'Thêm ý kiến' }).click();
    await page.getByLabel('Ô', { exact: true }).last().fill('F62');
    await page.getByLabel('Ô', { exact: true }).last().press('Enter');
    await page.getByText('Ghi ý kiến cho ô này, hoặc bỏ dòng').waitFor();
    expect(await page.getByRole('button', { name: 'Trả lại', exact: true }).isDisabled()).toBe(true);
    await text.last().fill('Ghi số có dấu phẩy');
    await tab(page, 'Kiểm tra');
    expect(await page.title()).toBe('Tiêu Chí – Kiểm tra');
    await tab(page, 'Tình hình gửi');
    expect(await text.first().inputValue()).toBe('Đối chiếu lại với trạm y tế');
    await page.route('**/return', (route) =>
      route.fulfill({
        status: 401,
        json: { code: 'token-expired', title: { vi: '', en: '' }, detail: { vi: '', en: '' } },
      }),
    );
    await page.getByRole('button', { name: 'Trả lại', exact: true }).click();
    await page.getByText('những gì đang làm vẫn còn').waitFor();
    await page.unroute('**/return');
    await signIn(page, at, '362');
    expect(await text.last().inputValue()).toBe('Ghi số có dấu phẩy');
  });

  test('shows the answer to the last question, though an earlier one comes later', async () => {
    await tab(page, 'Tình hình gửi');
    await signIn(page, at, '362');
    await page.getByLabel('Tháng').selectOption('11');
    await page.getByLabel('Năm').selectOption('2023');
    await page.getByLabel('Bộ tiêu chí').selectOption(NANG_CAO);
    const show = page.getByRole('button', { name: 'Xem', exact: true });
    let answer = (): void => undefined;
    const late = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/v1/reports?*period=2023-11*', async (route) => {
      await late;
      await route.continue();
    });
    await show.click();
    await page.getByLabel('Tháng').selectOption('12');
    await show.click();
    await page.getByRole('heading', { name: /^Tháng 12 năm 2023/u }).waitFor();
    const shown = await page.locator('.states').innerText();
    answer();
    await page.waitForTimeout(500);
    expect(await page.locator('.states').innerText()).toBe(shown);
  });
});
