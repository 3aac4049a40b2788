/** A district's month on the plain page: who has sent, a report returned and sent again, twenty files dropped, the master filled. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseNote } from '../../core/note/note.ts';
import { readNote } from '../../workbook/note/note.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { communeSheet, type Changes } from '../support/communeSheet.ts';
import { printedSheet } from '../support/printedSheet.ts';
import { NANG_CAO, templateFor } from '../support/rulebook.ts';
import { reportSheet, sent } from '../support/service.ts';
import { workbookOf } from '../support/workbookOf.ts';
import { letGo } from './letGo.ts';
import { expectAccessible, give, office, openPage, signIn, tab } from './office.ts';

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

  test('finds a list that is true after leaving a report before it was returned; that it was not is told there', async () => {
    const unit = '14011';
    await send(unit, '21111111-1111-4111-8111-111111111111');
    await tab(page, 'Tình hình gửi');
    await signIn(page, at, '362');
    await pickNovember(page);
    const row = page.locator('tr.state', { hasText: 'Xã Bình Minh' });
    const giveBack = async (): Promise<void> => {
      await row.getByRole('button', { name: 'Mở báo cáo' }).click();
      await page.getByLabel('Ý kiến', { exact: true }).fill('Đối chiếu lại với BHXH huyện');
      await page.getByRole('button', { name: 'Trả lại', exact: true }).click();
      await page.getByText('Đang trả lại báo cáo tháng 11/2023 của Xã Bình Minh').waitFor();
      await page.getByRole('button', { name: 'Về danh sách' }).click();
      await row.getByText('Đã gửi (1)').waitFor();
    };
    let settle = (): void => undefined;
    const gate = (): Promise<void> => new Promise((resolve) => (settle = resolve));
    let open = gate();
    await page.route('**/return', async (route) => {
      await open;
      await route.abort();
    });
    await giveBack();
    settle();
    await page.getByRole('alert').getByText('Trả lại báo cáo tháng 11/2023 của Xã Bình Minh: Không nối được với máy chủ').waitFor();
    await page.unroute('**/return');

    open = gate();
    await page.route('**/return', async (route) => {
      await open;
      await route.continue();
    });
    await giveBack();
    settle();
    await row.getByText('Bị trả lại (1)').waitFor();
    await page.getByText('Đã trả lại báo cáo của Xã Bình Minh').waitFor();
    await row.getByRole('button', { name: 'Mở báo cáo' }).click();
    await page.locator('.remarks').getByText('Đối chiếu lại với BHXH huyện').waitFor();
    expect(await page.getByRole('button', { name: 'Trả lại', exact: true }).count()).toBe(0);
    await page.unroute('**/return');
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
    await page.getByRole('button', { name: 'Tổng hợp 6 báo cáo – Huyện Nam Trực' }).waitFor();
    expect(await page.locator('.batch tbody tr').count()).toBe(20);
    expect(await page.locator('.batch tr.bad th').allInnerTexts()).toEqual(['hong.xlsx', 'so-tay.xlsx', 'xa-14008.xlsx']);
    for (const row of await page.locator('.batch tr.bad td:last-child').allInnerTexts()) expect(row.length).toBeGreaterThan(15);
    // A bad one is looked at, and the list is still there.
    await page.getByRole('button', { name: 'xa-14008.xlsx' }).click();
    await page.getByRole('heading', { name: 'Kết quả kiểm tra “xa-14008.xlsx”' }).waitFor();
    await page.getByRole('button', { name: 'Về danh sách tệp' }).click();
    await page.getByRole('button', { name: 'Tổng hợp 6 báo cáo' }).click();
    await page.getByText('Tổng hợp từ 6/8 báo cáo').waitFor();
    expect(await page.locator('.matrix tbody tr').count()).toBe(8);
    await page.getByRole('heading', { name: 'Khó khăn, vướng mắc' }).waitFor();
    expect(await page.locator('.expected').innerText()).toContain('Xã Nam Thắng\nTiêu chí 14 (14.2): Trạm y tế thiếu bác sĩ');
  });

  test('names the files that are no part of the totals, and goes back to what was sent', async () => {
    const others = await workbookOf(reportSheet('13978', {}, '2023-10'));
    await give(page, ['a.xlsx', await report('13969')], ['b.xlsx', await report('13972')], ['khac.xlsx', others]);
    await page.getByRole('button', { name: 'Tổng hợp 2 báo cáo – Huyện Nam Trực' }).waitFor();
    expect(await page.locator('.batch tr', { hasText: 'khac.xlsx' }).innerText()).toContain('Không vào bản tổng hợp của Huyện Nam Trực');
    await page.getByRole('button', { name: 'Tổng hợp 2 báo cáo' }).click();
    await page.getByText('Tổng hợp từ 2/8 báo cáo').waitFor();
    await page.getByRole('button', { name: 'Xem số đã gửi' }).click();
    await page.getByRole('heading', { name: 'Đăng nhập' }).waitFor();
  });

  test('is told before it writes what is doubtful, what will be emptied and what has no place, and says which sheet it is', async () => {
    const heading = `Xã | ${Array.from({ length: 19 }, (_, at) => `TC${String(at + 1)}`).join(' | ')} | Tiêu chí đạt`;
    const table = `${heading}\nXã Nam Mỹ\nXã Nam Thắng | x | x`;
    const master = await workbookOf(printedSheet(table, { name: 'Biểu 1' }), printedSheet(table, { name: 'Biểu 2' }));
    await give(page, ['a.xlsx', await report('13969')], ['b.xlsx', await report('13972')]);
    await page.getByRole('button', { name: 'Tổng hợp 2 báo cáo' }).click();
    await page.locator('.master input[type=file]').setInputFiles({ name: 'bieu.xlsx', mimeType: '', buffer: Buffer.from(master) });
    await page.getByRole('alert').getByText('Nhiều trang tính đều có thể là biểu tổng hợp').waitFor();
    await page.getByLabel('Trang tính là biểu tổng hợp').selectOption('Biểu 2');
    await page.getByText('Hiểu trang “Biểu 2” của “bieu.xlsx”: 2 dòng').waitFor();
    await page.getByText(/Xã Nam Thắng\. 2 ô đang có số .* sẽ bị xóa trống/u).waitFor();
    await page.getByText(/Có số liệu nhưng biểu không có dòng: Xã .*\. Thêm dòng vào biểu/u).waitFor();
    await page.getByRole('checkbox', { name: '“Tiêu chí đạt” là số tiêu chí đạt' }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này và 1 chỗ vừa chọn' }).click();
    await page.getByRole('button', { name: /^Ghi \d+ ô vào biểu$/u }).click();
    await page.getByRole('heading', { name: 'Đã ghi (cũ → mới)' }).waitFor();
    await page.locator('.change-scroll').getByRole('button', { name: 'U2' }).click();
    expect(await page.locator('td.here').innerText()).toBe('19');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải biểu đã ghi' }).click();
    const filled = readWorkbook(new Uint8Array(await readFile(await (await download).path())));
    const cells = new Map(
      filled.sheets.find(({ sheet }) => sheet.name === 'Biểu 2')?.sheet.cells.map(({ at: cell, value }) => [cell, value]),
    );
    expect([typeof cells.get('U2'), cells.get('B3') ?? null, cells.get('C3') ?? null]).toEqual(['number', null, null]);
  });

  test('says what an empty master’s mark of met is', async () => {
    const heading = `Xã | ${Array.from({ length: 19 }, (_, at) => `TC${String(at + 1)}`).join(' | ')}`;
    const master = new Uint8Array(await workbookOf(printedSheet(`${heading}\nXã Nam Mỹ`)));
    await give(page, ['a.xlsx', await report('13969')], ['b.xlsx', await report('13972')]);
    await page.getByRole('button', { name: 'Tổng hợp 2 báo cáo' }).click();
    await letGo(page, { 'bieu.xlsx': master });
    await page.getByLabel('Dấu ghi cho tiêu chí đạt').selectOption('Đ');
    await tab(page, 'Kiểm tra');
    await tab(page, 'Tổng hợp');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).click();
    await page.getByRole('button', { name: /^Ghi \d+ ô vào biểu$/u }).click();
    await page.getByRole('heading', { name: 'Đã ghi (cũ → mới)' }).waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải biểu đã ghi' }).click();
    const filled = new Uint8Array(await readFile(await (await download).path()));
    expect(readWorkbook(filled).sheets[0]?.sheet.cells.find(({ at: cell }) => cell === 'B2')?.value).toBe('Đ');
    expect(parseNote(readNote(filled)).confirmations[0]?.confirmation.mark).toEqual({ value: 'Đ', unmet: null });
    // The next month it is not asked.
    await letGo(page, { 'bieu.xlsx': filled });
    await page.locator('.confirmed').waitFor();
    expect(await page.getByLabel('Dấu ghi cho tiêu chí đạt').count()).toBe(0);
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

  test('and its province see what is outstanding, when it is expected and, district by district, how many have reported', async () => {
    const behind = { '17.1': { selfAssessment: 'Chưa đạt', obstacle: 'Chưa có bãi rác', expectedBy: '06/2024' } };
    await send('13978', '88888888-8888-4888-8888-888888888888', { given: behind });
    await tab(page, 'Tổng hợp');
    await signIn(page, at, '36');
    await pickNovember(page);
    const row = page.locator('.matrix tbody tr', { hasText: 'Xã Nam Thắng' });
    await row.waitFor();
    expect((await row.locator('td').allInnerTexts()).slice(-2)).toEqual(['18', '17']);
    await page.getByText('06/2024').waitFor();
    await page.getByText('Xã Nam Thắng: tiêu chí 17 (17.1)').waitFor();
    const totals = `v1/totals?unit=362&period=2023-11&set=${NANG_CAO}`;
    const { counted } = (await at.service.ask('GET', totals, { token: await at.token('36') })).body;
    const district = page.getByRole('region', { name: 'Theo huyện' }).locator('tbody tr');
    expect((await district.allInnerTexts()).map((text) => text.split('\t').slice(0, 2))).toEqual([
      ['Huyện Nam Trực', `${String(counted)}/8`],
      ['Huyện Trực Ninh', '0/8'],
    ]);
    await expectAccessible(page);
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
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Ghi \d+ ô vào biểu$/u }).click();
    await page.getByText(/Đã ghi \d+ ô/u).waitFor();
    const question = page.waitForEvent('dialog');
    const closing = page.evaluate(() => location.reload());
    await (await question).dismiss();
    await closing.catch(() => undefined);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải biểu đã ghi' }).click();
    const filled = new Uint8Array(await readFile(await (await download).path()));
    expect(readWorkbook(filled)).toEqual(readWorkbook(expected));
    // Beside the note, which the page puts into it, it is byte for byte the service's.
    expect(parseNote(readNote(filled))).toMatchObject({ confirmations: [{}], fills: [{ unit: '362', period: '2023-11' }] });
    const [ours, theirs] = [unzipSync(filled), unzipSync(expected)];
    const differing = Object.keys(ours).filter((name) => !Buffer.from(ours[name] ?? []).equals(Buffer.from(theirs[name] ?? [])));
    expect(differing.sort()).toEqual([
      '[Content_Types].xml',
      'customXml/_rels/item1.xml.rels',
      'customXml/item1.xml',
      'customXml/itemProps1.xml',
      'xl/_rels/workbook.xml.rels',
    ]);

    // The next time it is not asked how it is to be understood.
    await letGo(page, { 'nam-truc.xlsx': filled });
    await page.locator('.last-fill', { hasText: 'Các báo cáo từ đó không đổi' }).waitFor();
    await page.locator('.confirmed').waitFor();
    await page.getByText('không có gì phải ghi').waitFor();
    await page.getByRole('button', { name: 'Xem lại cách hiểu' }).click();
    await page.getByText('Hiện cách hiểu trên trang tính').click();
    await page.locator('.master .grid td.mark-green').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).click();
    await page.locator('.master .grid td.mark-green').first().waitFor({ state: 'detached' });
  });
});
