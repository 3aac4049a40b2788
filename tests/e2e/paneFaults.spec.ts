/** What may go wrong between the pane and Excel: each is said where it was asked for, and nothing is lost or overwritten. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseAddress } from '../../core/sheet/address.ts';
import { communeSheet, type Changes } from '../support/communeSheet.ts';
import { NANG_CAO, templateFor } from '../support/rulebook.ts';
import { reportSheet } from '../support/service.ts';
import { workbookOf } from '../support/workbookOf.ts';
import type { SimulatedExcel } from '../excel/simulatedExcel.ts';
import { letGo } from './letGo.ts';
import { expectAccessible, office, sendWithCut, signIn, tab, type Cut } from './office.ts';
import { checkSheet, openPane } from './openPane.ts';

const at = office();
const SHEET = 'Tháng 11';
const EDITING = 'Bấm Enter (hoặc Esc)';
let context: BrowserContext;
let page: Page;
let excel: SimulatedExcel;
let complaints: string[];

beforeEach(async () => {
  context = await at.browser.newContext({ viewport: { width: 350, height: 800 } });
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const { cellOf } = communeSheet(templateFor(NANG_CAO));
const result = cellOf('14.1', 'result');
const mend = (): ReturnType<Page['getByRole']> => page.getByRole('button', { name: 'Sửa giúp', exact: true }).first();
const marks = (): ReturnType<Page['getByRole']> => page.getByRole('switch', { name: 'Tô màu các ô lỗi trên trang tính' });
const deed = (text: string): Promise<void> => page.locator('.deed').getByText(text).waitFor();

async function open(unit: string, changes: Changes = {}): Promise<void> {
  ({ page, excel, complaints } = await openPane(context, at.url, await workbookOf(reportSheet(unit, changes))));
}

async function openChecked(unit: string, changes: Changes = {}): Promise<void> {
  await open(unit, changes);
  await checkSheet(page);
}

/** As another one in the same workbook does: no event comes. */
function putUnseen(cell: string, value: unknown): void {
  const place = parseAddress(cell);
  if (place) excel.sheet(SHEET).put(place.row, place.column, value);
}
const valueAt = (cell: string): unknown => excel.sheet(SHEET).cells.get(cell)?.value;

describe('a cell that somebody typed into meanwhile', () => {
  test('is not mended on what was seen before, and keeps what was typed when a mend is taken back', async () => {
    await openChecked('13969', { given: { '14.1': { result: '380/400' } } });
    putUnseen(result, 96.5);
    await mend().click();
    await deed(`Nội dung ô ${result} đã khác lúc kiểm tra`);
    expect(valueAt(result)).toBe(96.5);

    putUnseen(result, '380/400');
    await page.locator('.deed').getByRole('button', { name: 'Kiểm tra lại' }).click();
    await mend().click();
    await deed(`Đã ghi vào ô ${result}`);
    putUnseen(result, 97.3);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await deed(`Ô ${result} đã được gõ lại`);
    expect(valueAt(result)).toBe(97.3);
    expect(await page.getByRole('button', { name: 'Hoàn tác' }).count()).toBe(0);
  });
});

describe('a row that was inserted meanwhile', () => {
  test('keeps an explanation from another row, and a mend from another figure', async () => {
    await openChecked('13969', { given: { '14.1': { result: '380/400' }, '14.2': { result: 1 } } });
    const sheet = excel.sheet(SHEET);
    // No event comes: somebody else inserts it in the same workbook.
    sheet.insertRow((parseAddress(result)?.row ?? 0) - 1);
    const before = sheet.asSheet();
    await mend().click();
    await deed('(mã, tên của dòng hoặc tiêu đề của cột) đã khác');
    const explain = page.getByRole('button', { name: 'Giải trình', exact: true }).first();
    await explain.click();
    await page.locator('.explain-form textarea').fill('Theo số của huyện');
    await page.getByRole('button', { name: 'Ghi vào trang tính' }).click();
    await deed('(mã, tên của dòng hoặc tiêu đề của cột) đã khác');
    expect(sheet.asSheet()).toEqual(before);
  });
});

describe('while a cell is being typed into', () => {
  test('a jump, the marks and a send say so where they were asked for, and work afterwards', async () => {
    await openChecked('13972', { given: { 'TC 3': { selfAssessment: 'Đạt' } } });
    const cell = page.locator('.findings .cell').first();
    excel.book.isEditingCell = true;
    await cell.click();
    await page.locator('.place').getByText(EDITING).waitFor();
    await marks().click();
    await deed(EDITING);
    expect(await marks().isChecked()).toBe(false);
    await expectAccessible(page);

    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, '13972');
    const send = page.getByRole('button', { name: 'Gửi báo cáo' });
    await send.click();
    await page.locator('.send').getByText(EDITING).waitFor();
    expect(await at.stateOf('13972')).toMatchObject({ state: 'notSent' });
    excel.book.isEditingCell = false;
    excel.limit = 5_000;
    await send.click();
    await page.locator('.send').getByText('quá lớn').waitFor();
    excel.limit = null;
    await send.click();
    await page.getByRole('heading', { name: /Đã nhận/u }).waitFor();
  });
});

describe('a slow Excel', () => {
  test('is seen to be at work, and nothing jumps meanwhile', async () => {
    await openChecked('13978', { given: { '14.1': { result: '380/400' } } });
    const list = page.locator('.findings').first();
    const top = async (): Promise<number> => ((await list.boundingBox())?.y ?? 0) + (await page.evaluate(() => scrollY));
    const start = await top();
    excel.latencyMs = 2500;
    await mend().click();
    await deed('Đang ghi vào trang tính…');
    expect(await top()).toBe(start);
    await deed(`Đã ghi vào ô ${result}`);
    expect(await top()).toBe(start);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await deed('Đang ghi vào trang tính…');
    await deed(`Đã hoàn tác ô ${result}`);
    await page.getByRole('button', { name: 'Kiểm tra lại' }).first().click();
    await deed('Đang đọc và kiểm tra…');
    expect(await top()).toBe(start);
    await page.getByText('Đang đọc và kiểm tra…').waitFor({ state: 'detached' });
    excel.latencyMs = 0;
    // Wide enough for every tab on one line: how many there are is the account's.
    await page.setViewportSize({ width: 700, height: 800 });
    const main = async (): Promise<number> => (await page.locator('main').boundingBox())?.y ?? 0;
    await tab(page, 'Gửi báo cáo');
    const before = await main();
    await signIn(page, at, '13978');
    expect(await main()).toBe(before);
  });
});

describe('what is typed while the pane is at work', () => {
  test('is followed once it is done; one reading at a time', async () => {
    await openChecked('13969', { given: { '14.1': { result: '380/400' } } });
    excel.latencyMs = 1500;
    await marks().click();
    await deed('Đang đổi màu các ô…');
    await excel.type(SHEET, result, 95);
    await page.locator('.deed').getByText('Đang đổi màu các ô…').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
    // Typed again in the middle of the reading that follows.
    await excel.type(SHEET, result, '390/400');
    await page.waitForTimeout(1_500);
    await excel.type(SHEET, result, '395/400');
    await page.locator('.findings li', { hasText: '395/400' }).waitFor();
  });
});

describe('an explanation that is being typed', () => {
  const text = 'Đang chờ BHXH huyện đối chiếu';
  const form = (): ReturnType<Page['getByLabel']> => page.locator('.explain-form textarea');

  test('is still there after a look at another tab, for whoever signs in meanwhile, and with a row inserted above', async () => {
    await openChecked('13978', { given: { '14.1': { result: 80 } } });
    await page.getByRole('button', { name: 'Giải trình', exact: true }).first().click();
    await page.keyboard.type(text);
    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, '13978');
    await tab(page, 'Kiểm tra');
    expect(await form().inputValue()).toBe(text);

    const note = cellOf('14.1', 'note');
    const row = Number(/\d+/u.exec(note)?.[0]);
    await form().focus();
    excel.sheet(SHEET).insertRow(row - 1);
    await excel.type(SHEET, 'Z99', 'x');
    const moved = note.replace(/\d+/u, String(row + 1));
    await page.getByText(moved).first().waitFor();
    expect(await form().inputValue()).toBe(text);
    expect(await form().evaluate((area) => area === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Ghi vào trang tính' }).click();
    await deed(`Đã ghi vào ô ${moved}`);
    expect(valueAt(moved)).toBe(text);
  });
});

describe('marks in the sheet', () => {
  test('left on when the pane was closed are found again, and go without a trace', async () => {
    const changes = { given: { '14.1': { result: 955 } } };
    await openChecked('13996', changes);
    const theirs = { id: 'theirs', type: 'Custom', formula: '=A1>1', color: '#FF0000', cells: ['A1'] };
    excel.sheet(SHEET).rules.push(theirs);
    await marks().click();
    await expect.poll(() => excel.sheet(SHEET).rules.some(({ cells }) => cells.includes(result))).toBe(true);
    const left = excel.sheet(SHEET).rules;
    await page.close();

    await open('13996', changes);
    excel.sheet(SHEET).rules = left;
    await checkSheet(page);
    await expect.poll(() => marks().isChecked()).toBe(true);
    await marks().click();
    await expect.poll(() => excel.sheet(SHEET).rules).toEqual([theirs]);
  });
});

describe('the pane', () => {
  test('puts the month’s official sheet into the workbook and says what it was started from', async () => {
    await open('14002');
    await tab(page, 'Biểu mẫu');
    await signIn(page, at, '14002');
    await page.getByLabel('Tháng').selectOption('11');
    await page.getByLabel('Năm').selectOption('2023');
    await page.getByLabel('Bộ tiêu chí').selectOption(NANG_CAO);
    // A network's own sign-in page is no form.
    await page.route('**/v1/templates/**', (route) => route.fulfill({ contentType: 'text/html', body: '<html>login</html>' }));
    await page.getByRole('button', { name: 'Chèn vào sổ làm việc này' }).click();
    await page.getByText('Máy chủ trả lời không đúng dạng').waitFor();
    await page.unroute('**/v1/templates/**');
    await page.getByRole('button', { name: 'Chèn vào sổ làm việc này' }).click();
    await page.getByText(/Đã chèn trang tính .*biểu còn trống/u).waitFor();
    expect(excel.book.sheets).toHaveLength(2);
    await expectAccessible(page);
  });

  test('stays with the open workbook when a file is let go over it', async () => {
    await openChecked('14005');
    await letGo(page, { 'khac.xlsx': new Uint8Array(1) });
    await page.getByRole('button', { name: 'Kiểm tra lại' }).click();
    await page.getByRole('heading', { name: 'Kết quả kiểm tra “bao-cao.xlsx”' }).waitFor();
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
  });

  test('opens without a network once it has been open', async () => {
    await open('14008');
    await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated');
    const kept = (): Promise<boolean> => page.evaluate(async () => (await caches.match('office/office.js')) !== undefined);
    await expect.poll(kept).toBe(true);
    await page.close();
    await context.setOffline(true);
    await openChecked('14008');
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
  });

  test('says what to do where Office’s own script did not come, and where Excel is too old', async () => {
    await context.route('**/office/**', (route) => route.abort());
    page = await context.newPage();
    complaints = [];
    await page.goto(`${at.url}pane.html`);
    await page.getByText('Chưa tải được phần nối với Excel').waitFor();
    expect(await page.locator('#opening').isVisible()).toBe(false);
    await context.unroute('**/office/**');
    const old = await context.newPage();
    const { simulateExcel } = await import('../excel/simulatedExcel.ts');
    await simulateExcel(old, await workbookOf(reportSheet('14008')), { excelApi: '1.1' });
    await old.goto(`${at.url}pane.html`);
    await old.getByText('Bản Excel trên máy này quá cũ').waitFor();
    expect(await old.locator('#opening').isVisible()).toBe(false);
    await expectAccessible(old);
  });
});

describe.each<readonly [Cut, string, string]>([
  ['the report put in before signing in leaves', '14005', '14011'],
  ['the report leaves', '14008', '13996'],
  ['the answer comes', '14002', '13969'],
])('when in the pane, as %s,', (cut, unit, other) => {
  test('the network is cut, the report waits and is sent once when it is back', async () => {
    await openChecked(unit);
    await tab(page, 'Gửi báo cáo');
    await sendWithCut(cut, page, at, unit, () => Promise.resolve());
    await page.getByText('Chưa có mạng: sẽ tự gửi khi có mạng').waitFor();
    expect(await page.getByText('Đã nhận').count()).toBe(0);
    await page.unrouteAll();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByRole('heading', { name: /Đã nhận.*lần gửi thứ 1$/u }).waitFor();
    expect(await at.stateOf(unit)).toMatchObject({ state: 'sent', version: 1 });
  });

  test('the pane is killed, the report is sent once from the next pane, and nothing is lost', async () => {
    await openChecked(other);
    await tab(page, 'Gửi báo cáo');
    await sendWithCut(cut, page, at, other, () => page.close()).catch(() => undefined);
    await expect.poll(() => page.isClosed(), { timeout: 20_000 }).toBe(true);
    await open(other);
    await tab(page, 'Gửi báo cáo');
    await page.getByText('Đang chờ gửi: đăng nhập để gửi tiếp').waitFor();
    await signIn(page, at, other);
    await page.getByText('Hàng chờ gửi').waitFor({ state: 'detached' });
    expect(await at.stateOf(other)).toMatchObject({ state: 'sent', version: 1 });
  });
});
