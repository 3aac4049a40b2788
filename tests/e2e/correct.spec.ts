/** What an officer does with the list on the page: says what the sheet is, reads their own rows, mends a kind at once, explains, goes on by keyboard. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseAddress } from '../../core/sheet/address.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { communeSheet, type Changes } from '../support/communeSheet.ts';
import { NANG_CAO, templateFor } from '../support/rulebook.ts';
import { reportSheet, sent } from '../support/service.ts';
import { workbookOf } from '../support/workbookOf.ts';
import { give, office, openPage, signIn, tab } from './office.ts';

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

const template = templateFor(NANG_CAO);
const { cellOf } = communeSheet(template);
const FAULTY: Changes = { given: { '14.1': { result: '380/400' }, '14.3': { result: '90/95' }, '17.2': { result: '1.234' } } };

async function check(sheet: Sheet): Promise<void> {
  await give(page, ['bao-cao.xlsx', await workbookOf(sheet)]);
  await page.getByRole('heading', { name: /Kết quả kiểm tra/u }).waitFor();
}

describe('what the sheet was recognised as', () => {
  test('can be said otherwise, template and period, and taken back', async () => {
    await check(reportSheet('13969', { formCode: null, title: 'BÁO CÁO KẾT QUẢ THỰC HIỆN' }));
    const named = page.locator('.names');
    await named.getByText('chưa nhận ra').first().waitFor();
    await page.getByRole('button', { name: 'Nhận sai? Chọn lại' }).click();
    const month = page.locator('.correct').getByLabel('Tháng');
    const year = page.locator('.correct').getByLabel('Năm');
    expect(await month.inputValue()).toBe('');
    await year.selectOption('2023');
    await month.selectOption('11');
    await named.getByText('Tháng 11 năm 2023').waitFor();
    await month.selectOption('');
    await named.getByText('Tháng 11 năm 2023').waitFor({ state: 'detached' });
    const templates = page.locator('.correct').getByLabel('Biểu mẫu');
    await templates.selectOption('xa-ntm-318-2022');
    // Its rows say what it is: what was chosen against them is a fault, and not another reading.
    await page.locator('.findings .rule', { hasText: 'NTM-V001' }).waitFor();
    await templates.selectOption('');
    await page.locator('.findings .rule', { hasText: 'NTM-V001' }).waitFor({ state: 'detached' });
  });

  test('in another month than the sheet says is a fault that names both months', async () => {
    await check(reportSheet('13969'));
    await page.getByRole('button', { name: 'Nhận sai? Chọn lại' }).click();
    await page.locator('.correct').getByLabel('Tháng').selectOption('12');
    await page.getByText('Kỳ ở đây là tháng 11/2023, không phải tháng 12/2023').waitFor();
    await page.locator('.correct').getByLabel('Tháng').selectOption('');
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
  });
});

describe('the list', () => {
  test('shows one officer’s rows', async () => {
    const { sheet } = communeSheet(template, FAULTY);
    const heading = sheet.cells.find(({ value }) => value === 'Cán bộ phụ trách');
    const column = heading?.at.replace(/\d+/u, '') ?? '';
    const row = (cell: string): string => `${column}${String(parseAddress(cell)?.row ?? 0)}`;
    const names = [
      { at: row(cellOf('14.1', 'result')), value: 'Trần Thị Lan' },
      { at: row(cellOf('17.2', 'result')), value: 'Lê Văn Hòa' },
    ];
    const others = sheet.cells.filter(({ at: cell }) => !names.some((one) => one.at === cell));
    await check({ ...sheet, cells: [...others, ...names] });
    const all = await page.locator('.findings li').count();
    await page.getByLabel('Cán bộ phụ trách').selectOption('Trần Thị Lan');
    const shown = await page.locator('.findings .cell').allInnerTexts();
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(all);
    expect(new Set(shown.map((cell) => parseAddress(cell)?.row))).toEqual(new Set([parseAddress(cellOf('14.1', 'result'))?.row]));
  });

  test('mends all of a kind at once, and takes them back at once', async () => {
    await check(reportSheet('13969', FAULTY));
    const cells = [cellOf('14.1', 'result'), cellOf('14.3', 'result')];
    await page.getByRole('button', { name: 'Sửa tất cả lỗi cùng loại (2)' }).first().click();
    await page.getByText(`Đã ghi vào ô ${cells.join(', ')}`).waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).press('Enter');
    await page.getByText(`Đã hoàn tác ô ${cells.join(', ')}`).waitFor();
    await page.getByRole('button', { name: 'Sửa tất cả lỗi cùng loại (2)' }).first().waitFor();
    // The button has gone; the keyboard goes on where its outcome is said.
    await page.waitForFunction(() => document.activeElement?.textContent.startsWith('Đã hoàn tác'));
  });

  test('takes back one step by a double click, and not another that nobody looked at', async () => {
    await check(reportSheet('13969', FAULTY));
    for (const cell of [cellOf('14.1', 'result'), cellOf('14.3', 'result')]) {
      await page.getByRole('button', { name: 'Sửa giúp', exact: true }).first().click();
      await page.getByText(`Đã ghi vào ô ${cell}`).waitFor();
    }
    const undo = page.getByRole('button', { name: 'Hoàn tác' });
    await undo.dblclick();
    await page.getByText(`Đã hoàn tác ô ${cellOf('14.3', 'result')}`).waitFor();
    await undo.click({ delay: 600 });
    await page.getByText(`Đã hoàn tác ô ${cellOf('14.1', 'result')}`).waitFor();
  });

  test('puts a formula back that a mark was typed over, takes it back, and holds it in what downloads', async () => {
    const [cell, fault] = [cellOf('TC 3', 'selfAssessment'), page.locator('.findings li', { hasText: 'NTM-V024' })];
    await check(reportSheet('13969', { given: { 'TC 3': { selfAssessment: 'Chưa đạt' } } }));
    await fault.getByRole('button', { name: 'Sửa giúp', exact: true }).click();
    await page.getByText(`Đã ghi vào ô ${cell}`).waitFor();
    await fault.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText(`Đã hoàn tác ô ${cell}`).waitFor();
    await fault.getByRole('button', { name: 'Sửa giúp', exact: true }).click();
    await fault.waitFor({ state: 'detached' });
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải bản đã sửa' }).click();
    const held = readWorkbook(new Uint8Array(readFileSync(await (await download).path())));
    const official = communeSheet(template).sheet.cells.find(({ at: one }) => one === cell);
    expect(held.sheets[0]?.sheet.cells.find(({ at: one }) => one === cell)).toMatchObject({ value: 'Đạt', formula: official?.formula });
  });

  test('keeps the focus among the findings when a mended one goes', async () => {
    await check(reportSheet('13969', FAULTY));
    await page.getByRole('button', { name: 'Sửa giúp', exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByText(/Đã ghi vào ô/u).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('.findings li') !== null);
  });

  test('stays where it is when a cell is looked at, with the cell in view', async () => {
    await check(reportSheet('13969', FAULTY));
    const cell = page.locator('.findings .cell', { hasText: new RegExp(`^${cellOf('14.1', 'result')}$`, 'u') }).first();
    await cell.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    await cell.click();
    await page.locator('td.here').waitFor();
    expect(await page.evaluate(() => scrollY)).toBe(before);
    const [box, height] = [await page.locator('td.here').boundingBox(), page.viewportSize()?.height ?? 0];
    expect(box && box.y >= 0 && box.y < height).toBe(true);
    // Scrolled both ways, the corner stays over the letters and the numbers.
    const atCorner = await page.locator('.grid-scroll').evaluate((frame) => {
      const { left, top } = frame.getBoundingClientRect();
      return [frame.scrollLeft > 0 && frame.scrollTop > 0, document.elementFromPoint(left + 5, top + 5)?.matches('thead td:first-child')];
    });
    expect(atCorner).toEqual([true, true]);
  });

  test('counts an explained finding as explained, and keeps what is being typed for the next with the next', async () => {
    await check(reportSheet('13969', { given: { '14.1': { result: 10 }, '14.2': { result: 1 } } }));
    await page
      .locator('.outcome')
      .getByText(/Cần giải trình: \d/u)
      .waitFor();
    const [first, second] = [page.locator('.findings.explain li').first(), page.locator('.findings.explain li').nth(1)];
    await second.getByRole('button', { name: 'Giải trình' }).press('Enter');
    await page.keyboard.type('Lý do của ô sau');
    await first.getByRole('button', { name: 'Giải trình' }).click();
    await first.locator('textarea').fill('Lý do của ô đầu');
    await first.getByRole('button', { name: 'Ghi vào trang tính' }).click();
    await second.locator('.explain-form').waitFor({ state: 'detached' });
    expect(await first.locator('textarea').inputValue()).toBe('Lý do của ô sau');
    await first.getByRole('button', { name: 'Ghi vào trang tính' }).click();
    await page.locator('.explain-form').waitFor({ state: 'detached' });
    for (;;) {
      const explain = page.getByRole('button', { name: 'Giải trình', exact: true });
      if ((await explain.count()) === 0) break;
      await explain.first().click();
      await page.locator('.explain-form textarea').fill('Số liệu theo kết quả kiểm tra của huyện ngày 10/11/2023');
      await page.getByRole('button', { name: 'Ghi vào trang tính' }).click();
      await page.locator('.explain-form').waitFor({ state: 'detached' });
    }
    await page
      .locator('.outcome')
      .getByText(/Đã giải trình: \d/u)
      .waitFor();
    expect(await page.locator('.outcome').innerText()).not.toContain('Cần giải trình');
    expect(await page.locator('.findings.explain').count()).toBe(0);
  });
});

describe('an explanation that is being typed', () => {
  test('is there again when it was written and taken back, and in no other workbook', async () => {
    const low: Changes = { given: { '14.1': { result: 80 } } };
    await check(reportSheet('13969', low));
    const explain = page.getByRole('button', { name: 'Giải trình', exact: true });
    const form = page.locator('.explain-form');
    await explain.first().click();
    await page.keyboard.type('Đang chờ đối chiếu');
    await page.getByRole('button', { name: 'Ghi vào trang tính' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    expect(await form.locator('textarea').inputValue()).toBe('Đang chờ đối chiếu');
    await check(reportSheet('13972', low));
    await page.locator('.names', { hasText: '(13972)' }).waitFor();
    await explain.first().waitFor();
    expect(await form.count()).toBe(0);
  });
});

describe('mends that were not downloaded', () => {
  test('are asked for in the width there is, however long the files’ names', async () => {
    const faulty = new Uint8Array(await workbookOf(reportSheet('13969', { given: { '14.1': { result: '380/400' } } })));
    await give(page, [`${'bao_cao_thang_11_'.repeat(6)}.xlsx`, faulty]);
    await page.getByRole('button', { name: 'Sửa giúp', exact: true }).first().click();
    await page.getByText(/Đã ghi vào ô/u).waitFor();
    await give(page, [`${'bao_cao_thang_12_'.repeat(6)}.xlsx`, faulty]);
    await page.getByRole('button', { name: 'Ở lại' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(350);
    for (const button of await page.getByRole('alert').getByRole('button').all()) {
      const box = await button.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(350);
    }
  });

  test('are not lost without a word: to another file, to the list of files, with the window', async () => {
    const faulty = new Uint8Array(await workbookOf(reportSheet('13969', { given: { '14.1': { result: '380/400' } } })));
    const good = new Uint8Array(await workbookOf(reportSheet('13972')));
    const mend = (): Promise<void> => page.getByRole('button', { name: 'Sửa giúp', exact: true }).first().click();
    const sendable = page.getByRole('heading', { name: 'Gửi được', exact: true });
    const asked = page.getByRole('alert');
    await give(page, ['a.xlsx', faulty], ['b.xlsx', good]);
    await page.getByRole('button', { name: 'a.xlsx' }).click();
    await mend();
    await sendable.waitFor();
    await page.getByRole('button', { name: 'Về danh sách tệp' }).click();
    await asked.getByText('“a.xlsx” có chỗ đã sửa chưa tải về').waitFor();
    await asked.getByRole('button', { name: 'Ở lại' }).click();
    await asked.waitFor({ state: 'detached' });
    await page.getByText(/Đã ghi vào ô/u).waitFor();
    const question = page.waitForEvent('dialog');
    const closing = page.evaluate(() => location.reload());
    await (await question).dismiss();
    await closing.catch(() => undefined);

    await give(page, ['b.xlsx', good]);
    await asked.getByRole('button', { name: 'Ở lại' }).click();
    await page.getByRole('button', { name: 'Về danh sách tệp' }).waitFor();
    await give(page, ['b.xlsx', good]);
    await asked.getByText('mở “b.xlsx” thì các chỗ đó mất').waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Tải bản đã sửa');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const kept = readWorkbook(new Uint8Array(readFileSync(await (await download).path())));
    expect(kept.sheets[0]?.sheet.cells.find(({ at: cell }) => cell === cellOf('14.1', 'result'))?.value).toBe('95');
    await page.getByRole('heading', { name: 'Kết quả kiểm tra “b.xlsx”' }).waitFor();
    // Nothing mended, nothing asked; given up, it is gone.
    await give(page, ['a.xlsx', faulty]);
    await mend();
    await sendable.waitFor();
    await give(page, ['b.xlsx', good]);
    await asked.getByRole('button', { name: 'Bỏ các chỗ đã sửa' }).click();
    await page.getByRole('heading', { name: 'Kết quả kiểm tra “b.xlsx”' }).waitFor();
  });
});

describe('a remark of the office above', () => {
  test('stands on its cell in the sheet', async () => {
    const unit = '13972';
    const cell = cellOf('14.1', 'result');
    const id = '44444444-4444-4444-8444-444444444444';
    await at.service.ask('PUT', `v1/submissions/${id}`, { token: await at.token(unit), json: sent(unit) });
    const remarks = [{ cell, indicator: '14.1', text: 'Đối chiếu lại với BHXH huyện' }];
    await at.service.ask('POST', `v1/submissions/${id}/return`, { token: await at.token('362'), json: { remarks } });
    await check(reportSheet(unit));
    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, unit);
    await page.getByRole('heading', { name: /^Bị trả lại – Mã xác nhận .*, lần gửi thứ 1$/u }).waitFor();
    await page.getByText('gửi lại sẽ thành lần gửi thứ 2').waitFor();
    await tab(page, 'Kiểm tra');
    expect(await page.locator('td.mark-violet').innerText()).toContain('Đối chiếu lại với BHXH huyện');
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('.names').getByText('November 2023').waitFor();
    await page.reload();
    await page.getByRole('tab', { name: 'Check', exact: true }).waitFor();
  });
});
