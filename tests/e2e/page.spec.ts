/**
 * The page in a real browser, as `npm run build` made it: an officer gives it a file and reads
 * what is wrong, and nothing leaves the machine.
 */
import { Buffer } from 'node:buffer';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkWorkbook } from '../../core/check.ts';
import { start, type Service } from '../../service/http/serve.ts';
import { openStore } from '../../service/store/sqliteStore.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { communeSheet } from '../support/communeSheet.ts';
import { ownFolder } from '../support/folder.ts';
import { NANG_CAO, rulebook, templateFor } from '../support/rulebook.ts';
import { workbookOf } from '../support/workbookOf.ts';
import { letGo } from './letGo.ts';

/** A name that is this machine and yet no “secure context”: there a browser keeps the clipboard from the page. */
const OFFICE_HOST = 'tieuchi.office.test';
const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--host-resolver-rules=MAP ${OFFICE_HOST} 127.0.0.1`,
];

/** The page answers in well under a second; on a busy machine it is given this long. */
const SLOWEST_MS = 8_000;

const template = templateFor(NANG_CAO);
const printed = communeSheet(template, {
  given: { '2.1': { selfAssessment: 'tốt' }, '14.1': { result: 80 }, '17.2': { result: '1.234' }, 'TC 3': { selfAssessment: 'Đạt' } },
  without: ['6.2'],
});
const notes = { name: 'Việc cần làm', cells: [{ at: 'A1', value: 'Gọi cho anh Hòa' }] };

const folder = ownFolder();
let service: Service;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the page asked for, and what the browser complained of. */
let requests: string[];
let complaints: string[];

beforeAll(async () => {
  service = await start({ store: await openStore(folder), rulebook, host: '127.0.0.1', port: 0 });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM_ARGS });
});

afterAll(async () => {
  await browser.close();
  await service.close();
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 350, height: 700 } });
  context.setDefaultTimeout(SLOWEST_MS);
  page = await context.newPage();
  requests = [];
  complaints = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(service.url);
  await page.getByText('Thả tệp báo cáo (.xlsx) vào đây').waitFor();
});

afterEach(async () => {
  await context.close();
  // A line in the console is a broken policy, a failed request or an error of ours.
  expect(complaints).toEqual([]);
});

const drop = (files: Readonly<Record<string, Uint8Array | string>>): Promise<void> => letGo(page, files);
const heading = (name: string): Promise<void> => page.getByRole('heading', { name, exact: true }).waitFor();
const findingsShown = (): Promise<string[]> => page.locator('.findings li').allInnerTexts();

describe('checking a report on the page', () => {
  test('lists every fault that the same check finds elsewhere, grave ones first, each with its cell', async () => {
    const file = await workbookOf(printed.sheet, notes);
    await drop({ 'bao-cao.xlsx': file });
    await heading('Kết quả kiểm tra “bao-cao.xlsx”');
    await heading('Chưa gửi được');

    const [report] = checkWorkbook(
      readWorkbook(file).sheets.map(({ sheet }) => sheet),
      rulebook,
    ).reports;
    const shown = await findingsShown();
    expect(report?.outcome).toBe('blocked');
    expect(shown).toHaveLength(report?.findings.length ?? 0);
    for (const finding of report?.findings ?? []) {
      const item = shown.find((text) => text.includes(finding.message.vi));
      expect(item, finding.rule).toContain(finding.rule);
      expect(item, finding.rule).toContain(finding.cell ?? '');
    }
    expect((await page.locator('.findings h4').allInnerTexts()).map((text) => text.replace(/\s*\d+$/u, ''))).toEqual([
      'Phải sửa',
      'Cần giải trình',
      'Cần xem lại',
      'Lưu ý',
    ]);
  });

  test('says what the sheet was recognised as, and which sheets are no report', async () => {
    await drop({ 'bao-cao.xlsx': await workbookOf(printed.sheet, notes) });
    await heading('Chưa gửi được');
    expect(await page.locator('.names').innerText()).toMatch(
      /Tháng 11\s[^]*Bộ tiêu chí quốc gia về xã nông thôn mới nâng cao[^]*Xã Nam Mỹ \(13969\), Huyện Nam Trực, Tỉnh Nam Định[^]*Tháng 11 năm 2023/u,
    );
    expect(await page.locator('.others').innerText()).toContain('Việc cần làm: ');
  });

  test('shows the mend where there is one', async () => {
    await drop({ 'bao-cao.xlsx': await workbookOf(printed.sheet) });
    await heading('Chưa gửi được');
    const typedOver = (await findingsShown()).find((text) => text.includes(printed.cellOf('TC 3', 'selfAssessment')));
    expect(typedOver).toContain('Sửa giúp: ');
    expect(typedOver).toContain('COUNTIF(');
  });

  test('lets a good report pass', async () => {
    await drop({ 'tot.xlsx': await workbookOf(communeSheet(template).sheet) });
    await heading('Gửi được');
    expect(await page.locator('.findings.error, .findings.explain').count()).toBe(0);
  });

  test('says why a file cannot be checked and what to do', async () => {
    await drop({ 'cu.xls': 'không phải bảng tính' });
    await heading('Không kiểm tra được tệp');
    expect(await page.locator('.problem').innerText()).toMatch(/\S{3,}.*\.xlsx/u);
    await drop({ 'so-tay.xlsx': await workbookOf(notes) });
    await page.getByText('Không trang tính nào là biểu báo cáo').waitFor();
  });

  test('says everything in English when asked to', async () => {
    await drop({ 'bao-cao.xlsx': await workbookOf(printed.sheet) });
    await heading('Chưa gửi được');
    await page.getByRole('button', { name: 'English' }).click();
    await heading('Cannot be sent yet');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const vietnamese = /[ăâđêôơư]/iu;
    const ownWords = await page
      .locator('h4, .findings .hint, .picker p, .privacy, dt, .copy button, [role=tab], .picker button')
      .allInnerTexts();
    expect(ownWords.length).toBeGreaterThan(10);
    expect(ownWords.filter((text) => vietnamese.test(text))).toEqual([]);
  });

  test.each([350, 1200])('is readable %d pixels wide without scrolling sideways', async (width) => {
    await page.setViewportSize({ width, height: 700 });
    await drop({ [`${'bao-cao-thang-11-'.repeat(8)}.xlsx`]: await workbookOf(printed.sheet) });
    await heading('Chưa gửi được');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});

describe('copying the result', () => {
  test('gives text that can be sent to a colleague', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await drop({ 'bao-cao.xlsx': await workbookOf(printed.sheet, notes) });
    await page.getByRole('button', { name: 'Sao chép kết quả' }).click();
    await page.getByRole('button', { name: 'Đã sao chép' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('Kết quả kiểm tra “bao-cao.xlsx”');
    expect(copied).toContain('→ Chưa gửi được');
    expect(copied).toContain(`- ${printed.cellOf('14.1', 'selfAssessment')}, chỉ tiêu 14.1: Ghi “Đạt” nhưng kết quả 80 `);
    expect(copied).toContain('- chỉ tiêu 6.2: ');
    expect(copied).toContain('- Việc cần làm: ');
  });

  test('shows the text selected where the browser does not let the page copy', async () => {
    await page.goto(service.url.replace('127.0.0.1', OFFICE_HOST));
    await drop({ 'bao-cao.xlsx': await workbookOf(printed.sheet) });
    await page.getByRole('button', { name: 'Sao chép kết quả' }).click();
    await page.getByText('bấm Ctrl+C').waitFor();
    const selected = await page
      .locator('textarea')
      .evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
    expect(selected).toContain('→ Chưa gửi được');
  });
});

describe('by keyboard alone', () => {
  test('a file is picked, its result read and copied', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
    // Listened for from the beginning: the browser needs a moment to be told that its dialog is ours.
    const chooser = page.waitForEvent('filechooser');
    // Colours, language, the tabs (one stop), then the field for files.
    for (let stop = 0; stop < 4; stop += 1) await page.keyboard.press('Tab');
    expect(await focused()).toBe('Chọn tệp…');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name: 'bao-cao.xlsx', mimeType: '', buffer: Buffer.from(await workbookOf(printed.sheet)) });
    await heading('Chưa gửi được');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Kết quả kiểm tra “bao-cao.xlsx”');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Đã sao chép' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('→ Chưa gửi được');
  });
});

/** Everything has come that comes by itself: the units of the offices' own provinces are asked for last. */
async function opened(): Promise<void> {
  await page.waitForFunction(
    (homes) => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/units/')).length === homes,
    rulebook.units.homes.length,
  );
  await page.waitForLoadState('networkidle');
}

describe('keeping to this machine', () => {
  test('asks only its own address, and nothing more once it is open', async () => {
    await opened();
    expect(requests.length).toBeGreaterThan(3);
    expect(requests.filter((url) => !url.startsWith(service.url))).toEqual([]);
    requests.length = 0;
    await drop({ 'bao-cao.xlsx': await workbookOf(printed.sheet) });
    await heading('Chưa gửi được');
    expect(requests).toEqual([]);
  });

  test('checks without a network once it is open', async () => {
    await opened();
    await context.setOffline(true);
    await drop({ 'bao-cao.xlsx': await workbookOf(printed.sheet) });
    await heading('Chưa gửi được');
  });

  test('carries in itself the policy that its server sends', async () => {
    const sent = (await fetch(service.url)).headers.get('content-security-policy')?.split(';frame-ancestors')[0];
    expect(await page.locator('meta[http-equiv]').getAttribute('content')).toBe(sent);
    expect(await page.locator('script:not([src]), [onclick]').count()).toBe(0);
    expect(await page.locator('style').evaluateAll((styles) => styles.filter(({ textContent }) => textContent !== '').length)).toBe(0);
  });
});
