/** A district's month on the plain page: who has sent, a report returned and sent again, twenty files dropped, the master filled. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
  context = await at.browser.newContext({ viewport: { width: 1200, height: 900 }, acceptDownloads: true });
  ({ page, complaints } = await openPage(context, at.url));
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const { cellOf } = communeSheet(templateFor(NANG_CAO));
/** The communes of Nam Trực that owe nâng cao for November 2023. */
const COMMUNES = ['13969', '13972', '13978', '13996', '14002', '14005', '14008', '14011'];
const report = (unit: string, changes: Changes = {}): Promise<Uint8Array> => workbookOf(reportSheet(unit, changes));

async function send(unit: string, id: string, changes: Changes = {}): Promise<void> {
  const { status, text } = await at.service.ask('PUT', `v1/submissions/${id}`, { token: await at.token(unit), json: sent(unit, changes) });
  expect([status, text.slice(0, 300)]).toEqual([201, text.slice(0, 300)]);
}

async function pickNovember(of: Page): Promise<void> {
  await of.getByLabel('Tháng').selectOption('11');
  await of.getByLabel('Năm').selectOption('2023');
  await of.getByLabel('Bộ tiêu chí').selectOption(NANG_CAO);
  await of.getByRole('button', { name: 'Xem', exact: true }).click();
}

describe('a district', () => {
  test('returns a report with a remark on a cell; the commune sees it on its cell, mends it and sends version 2', async () => {
    const unit = '13969';
    await send(unit, '11111111-1111-4111-8111-111111111111');
    await tab(page, 'Tình hình gửi');
    await signIn(page, at, '362');
    await pickNovember(page);
    await page.getByText('Đã gửi 1/8').waitFor();
    await page.getByRole('button', { name: 'Mở báo cáo: Xã Nam Mỹ' }).click();
    const cell = cellOf('14.1', 'result');
    await page.getByLabel('Ô', { exact: true }).fill(cell);
    await page.getByLabel('Ý kiến', { exact: true }).fill('Đối chiếu lại với BHXH huyện');
    await page.getByRole('button', { name: 'Trả lại', exact: true }).click();
    await page.getByText('Đã trả lại báo cáo của Xã Nam Mỹ').waitFor();
    expect(await at.stateOf(unit)).toMatchObject({ state: 'returned' });

    const { page: theirs } = await openPage(context, at.url);
    await give(theirs, ['bao-cao.xlsx', await report(unit, { given: { '14.1': { result: 97 } } })]);
    await tab(theirs, 'Gửi báo cáo');
    await signIn(theirs, at, unit);
    await tab(theirs, 'Kiểm tra');
    await theirs.locator('.remarks').getByText('Đối chiếu lại với BHXH huyện').waitFor();
    await theirs.locator('.remarks').getByRole('button', { name: cell }).click();
    expect(await theirs.locator('td.here').innerText()).toContain('97');
    await tab(theirs, 'Gửi báo cáo');
    await theirs
      .locator('.changes')
      .getByText(/chỉ tiêu 14\.1, Kết quả: .* → 97/u)
      .waitFor();
    await theirs.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await theirs.getByRole('heading', { name: /lần gửi thứ 2$/u }).waitFor();
    expect(await at.stateOf(unit)).toMatchObject({ state: 'sent', version: 2 });
  });

  test('drops twenty files at once: three bad ones are named, the others are totalled', async () => {
    const unmet = { '14.2': { selfAssessment: 'Chưa đạt', obstacle: 'Trạm y tế thiếu bác sĩ' } };
    const good = await Promise.all(
      COMMUNES.slice(0, 6).map(async (unit) => [`xa-${unit}.xlsx`, await report(unit, unit === '13978' ? { given: unmet } : {})] as const),
    );
    const again = await Promise.all(
      Array.from({ length: 11 }, async (_, copy) => [`xa-13969 (${String(copy + 2)}).xlsx`, await report('13969')] as const),
    );
    const blocked = await report('14008', { given: { '14.1': { result: 955 } } });
    const bad = [
      ['hong.xlsx', new TextEncoder().encode('không phải bảng tính')],
      ['so-tay.xlsx', await workbookOf({ name: 'Ghi chép', cells: [{ at: 'A1', value: 'Gọi cho anh Hòa' }] })],
      ['xa-14008.xlsx', blocked],
    ] as const;
    const files = [...good, ...again, ...bad];
    expect(files).toHaveLength(20);
    await give(page, ...files);
    await page.getByRole('heading', { name: '20 tệp vừa thả' }).waitFor();
    await page.getByRole('button', { name: 'Tổng hợp 6 báo cáo' }).waitFor();
    expect(await page.locator('.batch tbody tr').count()).toBe(20);
    expect(await page.locator('.batch tr.bad th').allInnerTexts()).toEqual(['hong.xlsx', 'so-tay.xlsx', 'xa-14008.xlsx']);
    for (const row of await page.locator('.batch tr.bad td:last-child').allInnerTexts()) expect(row.length).toBeGreaterThan(15);
    await page.getByRole('button', { name: 'Tổng hợp 6 báo cáo' }).click();
    await page.getByText('Tổng hợp từ 6/8 báo cáo').waitFor();
    expect(await page.locator('.matrix tbody tr').count()).toBe(8);
    await page.getByRole('heading', { name: 'Khó khăn, vướng mắc' }).waitFor();
    expect(await page.locator('.expected').innerText()).toContain('Xã Nam Thắng\nTiêu chí 14 (14.2): Trạm y tế thiếu bác sĩ');
  });

  test('names two differing reports of one commune and counts neither', async () => {
    await give(
      page,
      ['a.xlsx', await report('13969')],
      ['b.xlsx', await report('13969', { given: { '14.1': { result: 97 } } })],
      ['c.xlsx', await report('13972')],
    );
    await page.getByRole('button', { name: 'Tổng hợp 1 báo cáo' }).waitFor();
    expect(await page.locator('.batch tr.bad th').allInnerTexts()).toEqual(['a.xlsx', 'b.xlsx']);
  });

  test('fills its master: what it holds, what it will hold, then a file that equals the service’s own refresh', async () => {
    const unit = '13972';
    if ((await at.stateOf(unit)).version === 0) await send(unit, '22222222-2222-4222-8222-222222222222');
    const master = new Uint8Array(readFileSync(new URL('../../data/sample/masters/nam-truc.xlsx', import.meta.url)));
    const token = await at.token('362');
    const put = await at.service.ask('PUT', `v1/masters/page-test?unit=362&set=${NANG_CAO}`, {
      token,
      bytes: master,
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    expect(put.status).toBe(201);
    expect((await at.service.ask('POST', 'v1/masters/page-test/refreshes?period=2023-11', { token })).status).toBe(201);
    const expected = await at.service.fetchBytes('v1/masters/page-test/workbook', token);

    await tab(page, 'Tổng hợp');
    await signIn(page, at, '362');
    await pickNovember(page);
    await page.locator('.master input[type=file]').setInputFiles({ name: 'nam-truc.xlsx', mimeType: '', buffer: Buffer.from(master) });
    await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).click();
    await page.getByText('Xem thay đổi trước khi ghi (cũ → mới)').waitFor();
    await page.getByRole('button', { name: 'Ghi vào biểu' }).click();
    await page.getByText(/Đã ghi \d+ ô/u).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải biểu đã ghi' }).click();
    const filled = new Uint8Array(await readFile(await (await download).path()));
    expect(readWorkbook(filled)).toEqual(readWorkbook(expected));
    expect(Buffer.from(filled).equals(Buffer.from(expected))).toBe(true);
  });
});
