/** The task pane in the simulated Excel, against the real service: the officer's month, the district's master, one sheet by two doors. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkWorkbook } from '../../core/check.ts';
import { reasons } from '../../core/master/reasons.ts';
import { parseNote, type Note } from '../../core/note/note.ts';
import { treeOn } from '../../core/rulebook.ts';
import { parseAddress } from '../../core/sheet/address.ts';
import { readNote } from '../../workbook/note/note.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import type { SimulatedExcel } from '../excel/simulatedExcel.ts';
import { tieuchi } from '../support/command.ts';
import { communeSheet } from '../support/communeSheet.ts';
import { NANG_CAO, rulebook, templateFor } from '../support/rulebook.ts';
import { reportSheet, sent } from '../support/service.ts';
import { workbookOf } from '../support/workbookOf.ts';
import { give, office, openPage, signIn, SLOWEST_MS, tab } from './office.ts';
import { checkSheet, openPane as paneOf, type Pane } from './openPane.ts';

const at = office();
/** Two panes and the command line, one after another. */
const LONG_MS = 180_000;
let context: BrowserContext;
let complaints: string[];

beforeEach(async () => {
  context = await at.browser.newContext({ viewport: { width: 350, height: 800 } });
  context.setDefaultTimeout(SLOWEST_MS);
  complaints = [];
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

async function openPane(bytes: Uint8Array, fileName = 'bao-cao.xlsx'): Promise<Pane> {
  const pane = await paneOf(context, at.url, bytes, { fileName });
  complaints = pane.complaints;
  return pane;
}

const { cellOf } = communeSheet(templateFor(NANG_CAO));

describe('an officer in Excel', () => {
  test('checks, jumps, mends, takes back, mends, sends; the receipt is in the workbook and shown on reopening', async () => {
    const unit = '13969';
    const bytes = await workbookOf(reportSheet(unit, { given: { '14.1': { result: '380/400' }, 'TC 3': { selfAssessment: 'Đạt' } } }));
    const { page, excel } = await openPane(bytes);
    const [result, criterion] = [cellOf('14.1', 'result'), cellOf('TC 3', 'selfAssessment')];
    const sheet = excel.sheet('Tháng 11');
    const valueAt = (cell: string): unknown => {
      const place = parseAddress(cell);
      return place && sheet.at(place.row, place.column)?.value;
    };
    await checkSheet(page);
    await page.getByRole('heading', { name: 'Chưa gửi được' }).waitFor();
    expect(excel.sheet('Tháng 11').rules).toEqual([]);

    await page.getByRole('button', { name: result }).first().click();
    await expect.poll(() => excel.book.selection?.address).toBe(result);
    const item = page.locator('.findings li', { hasText: '380/400' });
    await item.getByRole('button', { name: 'Sửa giúp', exact: true }).click();
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
    expect(valueAt(result)).toBe('95');
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByRole('heading', { name: 'Chưa gửi được' }).waitFor();
    expect(valueAt(result)).toBe('380/400');
    await item.getByRole('button', { name: 'Sửa giúp', exact: true }).click();
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
    await page.locator('.findings li', { hasText: criterion }).getByRole('button', { name: 'Sửa giúp', exact: true }).click();
    await expect.poll(() => sheet.cells.get(criterion)?.formula ?? '').toMatch(/^=IF\(COUNTIF\(/u);

    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, unit);
    await page.getByText('Lần gửi đầu tiên').waitFor();
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    const receipt = await page.getByRole('heading', { name: /Đã nhận/u }).innerText();
    await page.getByText('Mã xác nhận đã ghi vào tệp').waitFor();
    expect(await at.stateOf(unit)).toMatchObject({ state: 'sent', version: 1 });

    // Another machine: nothing but the saved workbook came along.
    const saved = excel.saved();
    const elsewhere = await at.browser.newContext({ viewport: { width: 350, height: 800 } });
    context = await context.close().then(() => elsewhere);
    context.setDefaultTimeout(SLOWEST_MS);
    const { page: later } = await openPane(saved);
    await checkSheet(later);
    await tab(later, 'Gửi báo cáo');
    expect(await later.getByRole('heading', { name: /Đã nhận/u }).innerText()).toBe(receipt);
    await later.getByText('đúng là bản đã gửi').waitFor();

    // The same file on the plain page.
    const plain = await context.newPage();
    await plain.goto(at.url);
    await plain.locator('.picker input[type=file]').setInputFiles({ name: 'bao-cao.xlsx', mimeType: '', buffer: Buffer.from(saved) });
    await plain.getByRole('heading', { name: /Kết quả kiểm tra/u }).waitFor();
    await tab(plain, 'Gửi báo cáo');
    expect(await plain.getByRole('heading', { name: /Đã nhận/u }).innerText()).toBe(receipt);
    await plain.getByText('Mã xác nhận có sẵn trong tệp này').waitFor();
  });

  test('finds the receipt in a file that was sent from the page and downloaded there', async () => {
    const unit = '14011';
    const plain = await context.newPage();
    await plain.goto(at.url);
    const bytes = await workbookOf(reportSheet(unit));
    await plain.locator('.picker input[type=file]').setInputFiles({ name: 'bao-cao.xlsx', mimeType: '', buffer: Buffer.from(bytes) });
    await plain.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
    await tab(plain, 'Gửi báo cáo');
    await signIn(plain, at, unit);
    await plain.getByText('Lần gửi đầu tiên').waitFor();
    await plain.getByRole('button', { name: 'Gửi báo cáo' }).click();
    const receipt = await plain.getByRole('heading', { name: /Đã nhận/u }).innerText();
    const download = plain.waitForEvent('download');
    await plain.getByRole('button', { name: 'Tải tệp có mã xác nhận' }).click();
    const noted = new Uint8Array(readFileSync(await (await download).path()));

    const elsewhere = await at.browser.newContext({ viewport: { width: 350, height: 800 } });
    context = await context.close().then(() => elsewhere);
    context.setDefaultTimeout(SLOWEST_MS);
    const { page } = await openPane(noted);
    await checkSheet(page);
    await tab(page, 'Gửi báo cáo');
    expect(await page.getByRole('heading', { name: /Đã nhận/u }).innerText()).toBe(receipt);
    await page.getByText('đúng là bản đã gửi').waitFor();
  });

  test('sends nothing that somebody else changed between check and send', async () => {
    const unit = '13972';
    const { page, excel } = await openPane(await workbookOf(reportSheet(unit)));
    await checkSheet(page);
    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, unit);
    await page.getByText('Lần gửi đầu tiên').waitFor();
    // A co-author's change: no event comes.
    const place = parseAddress(cellOf('14.1', 'result'));
    if (place) excel.sheet('Tháng 11').put(place.row, place.column, 97);
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByText('Trang tính đã thay đổi từ lúc kiểm tra').waitFor();
    expect(await at.stateOf(unit)).toMatchObject({ state: 'notSent' });
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByRole('heading', { name: /Đã nhận/u }).waitFor();
  });

  test('is told what to do while a cell is being typed into and when the sheet is protected', async () => {
    const { page, excel } = await openPane(await workbookOf(reportSheet('13978', { given: { '14.1': { result: '380/400' } } })));
    await checkSheet(page);
    excel.book.isEditingCell = true;
    await page.getByRole('button', { name: 'Kiểm tra lại' }).first().click();
    await page.getByText('Bấm Enter (hoặc Esc)').waitFor();
    excel.book.isEditingCell = false;
    excel.sheet('Tháng 11').isProtected = true;
    await page.getByRole('button', { name: 'Sửa giúp', exact: true }).first().click();
    await page.getByText('đang được bảo vệ').waitFor();
    excel.sheet('Tháng 11').isProtected = false;
    await page.getByRole('button', { name: 'Sửa giúp', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
  });

  test('sees the list follow what is typed', async () => {
    const { page, excel } = await openPane(await workbookOf(reportSheet('13978', { given: { '14.1': { result: 955 } } })));
    await checkSheet(page);
    await page.getByRole('heading', { name: 'Chưa gửi được' }).waitFor();
    // An officer's name that goes while only their rows are shown hides nothing.
    const column =
      reportSheet('13978')
        .cells.find(({ value }) => value === 'Cán bộ phụ trách')
        ?.at.replace(/\d+/u, '') ?? '';
    const name = cellOf('14.1', 'result').replace(/^[A-Z]+/u, column);
    await excel.type('Tháng 11', name, 'Lan');
    await page.getByLabel('Cán bộ phụ trách').selectOption('Lan');
    await excel.type('Tháng 11', name, 'Hòa');
    await page.locator('option', { hasText: 'Hòa' }).waitFor({ state: 'attached' });
    expect(await page.locator('.findings.error li').count()).toBe(1);
    await excel.type('Tháng 11', cellOf('14.1', 'result'), 96);
    await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
  });
});

describe('a workbook with two months in Excel', () => {
  test('stays with the month that was picked: it is mended and sent, whichever sheet is in front; another is gone to by going there', async () => {
    const unit = '13978';
    const october = reportSheet(unit, { name: 'Tháng 10', given: { '14.1': { result: '380/400' } } }, '2023-10');
    const { page, excel } = await openPane(await workbookOf(reportSheet(unit), october));
    const shown = (sheet: string): Promise<void> => page.locator('.names dd').first().getByText(sheet, { exact: true }).waitFor();
    await checkSheet(page);
    await shown('Tháng 11');
    await page.locator('label.choice select').first().selectOption('Tháng 10');
    await page.locator('.findings li', { hasText: '380/400' }).getByRole('button', { name: 'Sửa giúp', exact: true }).click();
    await page.locator('.deed').getByText('Đã ghi vào ô').waitFor();
    await shown('Tháng 10');
    const again = page.getByRole('button', { name: 'Kiểm tra lại' });
    excel.book.active = 1;
    await again.click();
    // The list follows the mend too, a moment later: to the sheet in front, which is this one.
    await page.waitForTimeout(2_000);

    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, unit);
    await page.getByText('Lần gửi đầu tiên').waitFor();
    excel.book.active = 0;
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByRole('heading', { name: /Đã nhận/u }).waitFor();
    expect(await at.stateOf(unit)).toMatchObject({ state: 'notSent' });

    await tab(page, 'Kiểm tra');
    await shown('Tháng 10');
    for (const sheet of [1, 0]) {
      excel.book.active = sheet;
      await again.click();
    }
    await shown('Tháng 11');
  });
});

describe('a returned report in Excel', () => {
  test('shows its remarks, each leading to its cell; mended it is sent as version 2', async () => {
    const unit = '14005';
    const id = '44444444-4444-4444-8444-444444444444';
    const cell = cellOf('14.1', 'result');
    const put = await at.service.ask('PUT', `v1/submissions/${id}`, { token: await at.token(unit), json: sent(unit) });
    const remarks = [{ cell, indicator: '14.1', text: 'Đối chiếu lại với BHXH huyện' }];
    const back = await at.service.ask('POST', `v1/submissions/${id}/return`, { token: await at.token('362'), json: { remarks } });
    expect([put.status, back.status]).toEqual([201, 200]);

    const { page, excel } = await openPane(await workbookOf(reportSheet(unit)));
    await checkSheet(page);
    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, unit);
    await tab(page, 'Kiểm tra');
    const shown = page.locator('.remarks li', { hasText: 'Đối chiếu lại với BHXH huyện' });
    await shown.getByRole('button', { name: cell }).click();
    await expect.poll(() => excel.book.selection?.address).toBe(cell);
    await excel.type('Tháng 11', cell, 97);
    await tab(page, 'Gửi báo cáo');
    await page
      .locator('.changes')
      .getByText(/chỉ tiêu 14\.1, Kết quả: .* → 97/u)
      .waitFor();
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    await page.getByRole('heading', { name: /lần gửi thứ 2$/u }).waitFor();
    expect(await at.stateOf(unit)).toMatchObject({ state: 'sent', version: 2 });
    await tab(page, 'Kiểm tra');
    await page.locator('.remarks').waitFor({ state: 'detached' });

    // Returned once more while the pane stays open.
    const { submission } = await at.stateOf(unit);
    const anew = [{ cell, indicator: '14.1', text: 'Vẫn chưa khớp' }];
    await at.service.ask('POST', `v1/submissions/${submission ?? ''}/return`, { token: await at.token('362'), json: { remarks: anew } });
    await page.getByRole('button', { name: 'Kiểm tra lại' }).click();
    await page.locator('.remarks li', { hasText: 'Vẫn chưa khớp' }).waitFor();
  });
});

describe('a sheet that does not say whose it is', () => {
  test('is given its unit by hand: any of the provinces’ here, with an office’s account one of its own', async () => {
    const nameless = reportSheet('14008', { formCode: null, unitName: 'BÁO CÁO THÁNG' });
    const { page } = await openPane(await workbookOf(nameless));
    await checkSheet(page);
    await page.getByText('chưa nhận ra').waitFor();
    await page.getByRole('button', { name: 'Nhận sai? Chọn lại' }).click();
    const units = page.getByLabel('Đơn vị');
    const count = (): Promise<number> => units.locator('option').count();
    const all = await count();
    await units.selectOption('14008');
    const named = page.locator('.names dd', { hasText: '(14008), Huyện Nam Trực' });
    await named.waitFor();
    await units.selectOption('');
    await named.waitFor({ state: 'detached' });

    await tab(page, 'Tổng hợp');
    await signIn(page, at, '362');
    await tab(page, 'Kiểm tra');
    await page.getByRole('button', { name: 'Nhận sai? Chọn lại' }).click();
    const own = treeOn(rulebook, '2023-11-30').communesOf('362').length;
    expect([await count(), all > own]).toEqual([own + 1, true]);
    await units.selectOption('14008');
    await named.waitFor();
    await units.selectOption('');
    await named.waitFor({ state: 'detached' });

    // A commune's own account says whose it is, and another's that it is another's: at once.
    for (const [account, unit] of [
      ['14008', '(14008)'],
      ['13969', '(13969)'],
    ] as const) {
      await page.getByRole('button', { name: 'Đăng xuất' }).click();
      await tab(page, 'Gửi báo cáo');
      await signIn(page, at, account);
      await page.locator('.send dd', { hasText: unit }).waitFor();
    }
  });
});

describe('one sheet', () => {
  test('sent from Excel has the fingerprint that the file has on the page, which knows it for the one sent', async () => {
    const unit = '14008';
    const bytes = new Uint8Array(await workbookOf(reportSheet(unit)));
    const [expected] = checkWorkbook(
      readWorkbook(bytes).sheets.map(({ sheet }) => sheet),
      rulebook,
    ).reports;
    const { page } = await openPane(bytes);
    await checkSheet(page);
    await tab(page, 'Gửi báo cáo');
    await signIn(page, at, unit);
    await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
    const receipt = await page.getByRole('heading', { name: /Đã nhận – Mã xác nhận/u }).innerText();
    expect(await page.locator('.fingerprint').innerText()).toContain(expected?.report.fingerprint);

    // The file as it was before, which holds no receipt: on the page, in a browser that knows nothing of it.
    const elsewhere = await at.browser.newContext();
    const { page: plain } = await openPage(elsewhere, at.url);
    await give(plain, ['bao-cao.xlsx', bytes]);
    await tab(plain, 'Gửi báo cáo');
    await signIn(plain, at, unit);
    await plain.getByText('đúng là bản đã gửi').waitFor();
    // What only the service had goes into the file too.
    await plain.getByRole('button', { name: 'Tải tệp có mã xác nhận' }).waitFor();
    expect(await plain.getByText('Chưa ghi được mã xác nhận').count()).toBe(0);
    expect(await plain.getByRole('heading', { name: /Đã nhận – Mã xác nhận/u }).innerText()).toBe(receipt);
    await elsewhere.close();
  });

  test('has the same findings in Excel, on the page and at the command line’s check', async () => {
    const bytes = new Uint8Array(
      await workbookOf(
        reportSheet('13996', {
          given: {
            '2.1': { selfAssessment: 'tốt' },
            '14.1': { result: 80 },
            '17.2': { result: '1.234' },
            'TC 3': { selfAssessment: 'Đạt' },
          },
          without: ['6.2'],
        }),
      ),
    );
    const [expected] = checkWorkbook(
      readWorkbook(bytes).sheets.map(({ sheet }) => sheet),
      rulebook,
    ).reports;
    const { page } = await openPane(bytes);
    await checkSheet(page);
    const inExcel = await page.locator('.findings li .rule').allInnerTexts();
    const plain = await context.newPage();
    await plain.goto(at.url);
    await plain.locator('.picker input[type=file]').setInputFiles({ name: 'bao-cao.xlsx', mimeType: '', buffer: Buffer.from(bytes) });
    await plain.getByRole('heading', { name: /Kết quả kiểm tra/u }).waitFor();
    expect(inExcel).toEqual(await plain.locator('.findings li .rule').allInnerTexts());
    expect([...inExcel].sort()).toEqual((expected?.findings ?? []).map(({ rule }) => rule).sort());
  });
});

/** A district's totals of November 2023. */
async function showTotals(page: Page): Promise<void> {
  await tab(page, 'Tổng hợp');
  await signIn(page, at, '362');
  await page.getByLabel('Tháng').selectOption('11');
  await page.getByLabel('Năm').selectOption('2023');
  await page.getByLabel('Bộ tiêu chí').selectOption(NANG_CAO);
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
}

const MASTER = new Uint8Array(readFileSync(new URL('../../data/sample/masters/nam-truc.xlsx', import.meta.url)));
const noteOf = (excel: SimulatedExcel): Note => parseNote(readNote(excel.saved()));

describe('a district in Excel', () => {
  test(
    'confirms a master once: the workbook keeps it, for the pane and for the desk',
    async () => {
      const unit = '13972';
      if ((await at.stateOf(unit)).version === 0) {
        const json = sent(unit);
        const put = await at.service.ask('PUT', 'v1/submissions/55555555-5555-4555-8555-555555555555', {
          token: await at.token(unit),
          json,
        });
        expect(put.status).toBe(201);
      }
      const { page, excel } = await openPane(MASTER, 'nam-truc.xlsx');
      await showTotals(page);
      await page.getByRole('button', { name: 'Đọc biểu đang mở trong Excel' }).click();
      await page.getByText('Hiện cách hiểu trên trang tính').click();
      await expect.poll(() => excel.book.sheets.flatMap(({ rules }) => rules.map(({ color }) => color))).toContain('#CFE8CF');
      await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).click();
      await expect.poll(() => excel.book.sheets.flatMap(({ rules }) => rules)).toEqual([]);
      await expect.poll(() => noteOf(excel).confirmations.length).toBe(1);
      await page.getByRole('button', { name: /^Ghi \d+ ô vào biểu$/u }).click();
      await page.getByText(/Đã ghi \d+ ô/u).waitFor();
      await page.locator('.last-fill', { hasText: 'Các báo cáo từ đó không đổi' }).waitFor();
      expect(noteOf(excel).fills).toMatchObject([{ unit: '362', set: NANG_CAO, period: '2023-11', asOf: null }]);
      const filled = excel.saved();

      await page.getByRole('button', { name: 'Hoàn tác' }).click();
      await page.locator('.last-fill').waitFor({ state: 'detached' });
      expect(noteOf(excel)).toMatchObject({ fills: [], confirmations: [{ confirmation: { scope: '362', set: NANG_CAO } }] });
      await page.close();

      // Another day: nobody is asked again, but what moved is said.
      const { page: later, excel: reopened } = await openPane(filled, 'nam-truc.xlsx');
      const [sheet] = reopened.book.sheets;
      const name = sheet?.name ?? '';
      if (sheet) sheet.name = 'Biểu đổi tên';
      await showTotals(later);
      await later.locator('.last-fill', { hasText: 'từ ' }).waitFor();
      await later.getByRole('button', { name: 'Đọc biểu đang mở trong Excel' }).click();
      await later.locator('.confirmed', { hasText: 'không phải xác nhận lại' }).waitFor();
      expect(await later.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).count()).toBe(0);
      await later.getByText('Thay đổi từ lúc xác nhận (1)').click();
      await later.getByText(`Trang “${name}” nay là “Biểu đổi tên”`).waitFor();
      await later.getByText('không có gì phải ghi').waitFor();
      await later.getByRole('button', { name: 'Xem lại cách hiểu' }).click();
      await later.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).waitFor();

      // The same file at the desk.
      const totals = await at.service.ask('GET', `v1/totals?unit=362&period=2023-11&set=${NANG_CAO}`, { token: await at.token('362') });
      const folder = mkdtempSync(join(tmpdir(), 'pane-master-'));
      try {
        const [file, figures] = [join(folder, 'bieu.xlsx'), join(folder, 'so.json')];
        writeFileSync(file, filled);
        writeFileSync(figures, totals.text);
        const ran = await tieuchi(['master', 'update', file, '--totals', figures, '--dry-run', '--json']);
        expect([ran.status, ran.status === 0 ? '' : ran.err]).toEqual([0, '']);
        expect((JSON.parse(ran.out) as { notices: unknown[] }).notices).toContainEqual(reasons.wordInWorkbook());
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    LONG_MS,
  );

  test('fills the open master: cell for cell what the service’s refresh writes, in few round trips, taken back by one click', async () => {
    const unit = '14002';
    const { status } = await at.service.ask('PUT', 'v1/submissions/33333333-3333-4333-8333-333333333333', {
      token: await at.token(unit),
      json: sent(unit),
    });
    expect(status).toBe(201);
    const token = await at.token('362');
    const headers = { 'Content-Type': 'application/octet-stream' };
    await at.service.ask('PUT', `v1/masters/pane-test?unit=362&set=${NANG_CAO}`, { token, bytes: MASTER, headers });
    await at.service.ask('POST', 'v1/masters/pane-test/refreshes?period=2023-11', { token });
    const expected = readWorkbook(await at.service.fetchBytes('v1/masters/pane-test/workbook', token));

    const { page, excel } = await openPane(MASTER, 'nam-truc.xlsx');
    const before = excel.book.sheets.map((sheet) => sheet.asSheet());
    await showTotals(page);
    await page.getByRole('button', { name: 'Đọc biểu đang mở trong Excel' }).click();
    await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).click();
    await page.getByText('Xem thay đổi trước khi ghi (cũ → mới)').waitFor();
    await expect.poll(() => noteOf(excel).confirmations.length).toBe(1);
    excel.trips.length = 0;
    await page.getByRole('button', { name: /^Ghi \d+ ô vào biểu$/u }).click();
    await page.getByText(/Đã ghi \d+ ô/u).waitFor();
    // Three for the cells and their labels; to read the note and to put another in its place, two each.
    expect(excel.trips.length).toBeLessThanOrEqual(7);

    for (const { sheet } of expected.sheets) {
      const now = new Map(
        excel
          .sheet(sheet.name)
          .asSheet()
          .cells.map((cell) => [cell.at, cell]),
      );
      for (const { at: cell, value, formula } of sheet.cells) {
        const there = now.get(cell);
        expect([cell, there?.formula ?? null], sheet.name).toEqual([cell, formula ?? null]);
        if (formula === undefined) expect([cell, there?.value], sheet.name).toEqual([cell, value]);
      }
      const kept = new Set(sheet.cells.map(({ at: cell }) => cell));
      expect([...now.keys()].filter((cell) => !kept.has(cell))).toEqual([]);
    }
    expect(readWorkbook(excel.saved()).sheets).toEqual(expected.sheets);
    // Whatever is looked at meanwhile, it can be taken back.
    await tab(page, 'Tình hình gửi');
    await tab(page, 'Tổng hợp');
    await page.getByRole('button', { name: 'Đọc biểu đang mở trong Excel' }).click();
    await page.getByText('không có gì phải ghi').waitFor();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await expect
      .poll(() =>
        excel.book.sheets.map((sheet) =>
          sheet
            .asSheet()
            .cells.map(({ at: cell, value }) => [cell, value])
            .sort(),
        ),
      )
      .toEqual(before.map(({ cells }) => cells.map(({ at: cell, value }) => [cell, value]).sort()));
  });

  test('writes nothing where somebody else has changed a cell since the master was read, and says which', async () => {
    const { page, excel } = await openPane(MASTER, 'nam-truc.xlsx');
    await showTotals(page);
    await page.getByRole('button', { name: 'Đọc biểu đang mở trong Excel' }).click();
    await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).click();
    const change = page.locator('.change-scroll tbody tr').first();
    const cell = (await change.locator('th').innerText()).trim();
    const name = /“(.+?)”/u.exec(await page.getByText('Hiểu trang').innerText())?.[1] ?? '';
    const place = parseAddress(cell);
    if (place) excel.sheet(name).put(place.row, place.column, 'của người khác');
    const before = excel.sheet(name).asSheet();
    await page.getByRole('button', { name: /^Ghi \d+ ô vào biểu$/u }).click();
    await page.getByRole('alert').getByText(`Nội dung ô ${cell} đã khác`).waitFor();
    expect(excel.sheet(name).asSheet()).toEqual(before);
  });

  test('writes and takes back nothing where a row was inserted meanwhile: the addresses are another commune’s', async () => {
    const { page, excel } = await openPane(MASTER, 'nam-truc.xlsx');
    await showTotals(page);
    const read = page.getByRole('button', { name: 'Đọc biểu đang mở trong Excel' });
    const write = page.getByRole('button', { name: /^Ghi \d+ ô vào biểu$/u });
    const moved = page.getByRole('alert').getByText('(mã, tên của dòng hoặc tiêu đề của cột) đã khác');
    await read.click();
    await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).click();
    const cell = (await page.locator('.change-scroll tbody tr').first().locator('th').innerText()).trim();
    const sheet = excel.sheet(/“(.+?)”/u.exec(await page.getByText('Hiểu trang').innerText())?.[1] ?? '');
    const valuesOf = (of: typeof sheet): unknown =>
      of
        .asSheet()
        .cells.map(({ at: one, value }) => [one, value])
        .sort();
    const asItWas = valuesOf(sheet);
    const above = parseAddress(cell)?.row ?? 0;
    sheet.insertRow(above);
    const before = sheet.asSheet();
    await write.click();
    await moved.waitFor();
    expect(sheet.asSheet()).toEqual(before);
    // As Ctrl+Z does.
    sheet.deleteRow(above);
    await write.click();
    await page.getByText(/Đã ghi \d+ ô/u).waitFor();
    sheet.insertRow(above);
    const written = sheet.asSheet();
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await moved.getByText('Ctrl+Z').waitFor();
    expect(sheet.asSheet()).toEqual(written);
    sheet.deleteRow(above);
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText(/Đã hoàn tác \d+ ô/u).waitFor();
    expect(valuesOf(sheet)).toEqual(asItWas);
  });

  test('finds its master as it stands after a look at another tab: confirmed, written, and asked about before a window is closed', async () => {
    const { page } = await openPane(MASTER, 'nam-truc.xlsx');
    await showTotals(page);
    await page.getByRole('button', { name: 'Đọc biểu đang mở trong Excel' }).click();
    await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).click();
    const write = page.getByRole('button', { name: /^Ghi \d+ ô vào biểu$/u });
    await write.waitFor();
    await tab(page, 'Tình hình gửi');
    await tab(page, 'Tổng hợp');
    await write.click();
    await page.getByText(/Đã ghi \d+ ô/u).waitFor();
    await tab(page, 'Tình hình gửi');
    await tab(page, 'Tổng hợp');
    await page.getByRole('heading', { name: 'Đã ghi (cũ → mới)' }).waitFor();
    expect(await page.getByText('sẽ bị xóa trống').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).count()).toBe(0);
  });

  test('cannot begin a writing twice, though another tab is looked at meanwhile', async () => {
    const { page, excel } = await openPane(MASTER, 'nam-truc.xlsx');
    await showTotals(page);
    await page.getByRole('button', { name: 'Đọc biểu đang mở trong Excel' }).click();
    await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).click();
    const write = page.getByRole('button', { name: /^Ghi \d+ ô vào biểu$/u });
    await write.waitFor();
    excel.latencyMs = 1_000;
    await write.click();
    await tab(page, 'Tình hình gửi');
    await tab(page, 'Tổng hợp');
    await page.getByText('Đang ghi vào trang tính…').waitFor();
    expect(await write.isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Đọc biểu đang mở trong Excel' }).isDisabled()).toBe(true);
    await page.getByText(/Đã ghi \d+ ô/u).waitFor();
    await page.getByText('Đang ghi vào trang tính…').waitFor({ state: 'detached' });
    excel.latencyMs = 0;
    await page.getByRole('button', { name: 'Hoàn tác' }).click();
    await page.getByText(/Đã hoàn tác \d+ ô/u).waitFor();
    await write.waitFor();
  });

  test('is told of the network where what plans a master does not come', async () => {
    // A service worker would have it.
    await context.close();
    context = await at.browser.newContext({ viewport: { width: 350, height: 800 }, serviceWorkers: 'block' });
    const { page } = await openPane(MASTER, 'nam-truc.xlsx');
    await showTotals(page);
    const read = page.getByRole('button', { name: 'Đọc biểu đang mở trong Excel' });
    await read.waitFor();
    await page.context().route(/\.js$/u, (route) => route.abort());
    await read.click();
    await page.getByRole('alert').getByText('Chưa tải xong trang vì mất mạng').waitFor();
    await page.context().unroute(/\.js$/u);
    await read.click();
    await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).waitFor();
  });
});
