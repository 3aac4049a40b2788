/**
 * Takes the pictures of the officers' guide anew: `npm run pictures`, after `npm run build`. The pane and the page as they are, in
 * Debian's Chromium, with the sample's reports at the real service, on a day of November 2023.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { checkWorkbook } from '../core/check.ts';
import { makeSample } from '../service/sample/makeSample.ts';
import { readWorkbook } from '../workbook/read/workbook.ts';
import { simulateExcel } from './excel/simulatedExcel.ts';
import { launchChromium } from './support/chromium.ts';
import { NANG_CAO, rulebook } from './support/rulebook.ts';
import { startService } from './support/service.ts';

const OUT = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const BUILT_PAGE = fileURLToPath(new URL('../dist/addin/', import.meta.url));
const PANE = { width: 350, height: 760 };
const PAGE = { width: 1100, height: 700 };
const DAY = new Date('2023-11-15T03:00:00Z');
const PASSWORD = 'mat-khau-dai-10';
const [DISTRICT, SENDER, BLOCKED] = ['362', 'xa-nam-my', 'xa-nam-loi'];

const folder = mkdtempSync(join(tmpdir(), 'tieuchi-pictures-'));
const sample = await makeSample(join(folder, 'mau'), rulebook);
const fileOf = (name: string): string => join(sample.reports, 'huyen-nam-truc', `${name}.xlsx`);
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(fileOf(name)));
const { service, ask, addAccount, setPassword } = await startService(folder, { page: BUILT_PAGE, now: () => DAY.toISOString() });
const browser = await launchChromium();

try {
  await addAccount(DISTRICT, 'district', DISTRICT);
  await setPassword(DISTRICT, PASSWORD);
  for (const [index, name] of ['xa-dien-xa', 'xa-nam-thang', 'xa-nam-hung', 'xa-nam-duong'].entries()) await send(name, index);
  await inExcel();
  await onThePage();
} finally {
  await browser.close();
  await service.close();
  rmSync(folder, { recursive: true, force: true });
}

async function send(name: string, index: number): Promise<void> {
  const { sheets } = readWorkbook(bytesOf(name));
  const [one] = checkWorkbook(
    sheets.map(({ sheet }) => sheet),
    rulebook,
  ).reports;
  const sheet = sheets.find((found) => found.sheet.name === one?.report.sheet)?.sheet;
  const { unit, period, template } = one?.report ?? {};
  const token = await addAccount(unit ?? '', 'commune', unit ?? null);
  const json = { sheet, about: { unit, period, template }, baseVersion: 0 };
  await must(ask('PUT', `v1/submissions/${String(index)}1111111-1111-4111-8111-111111111111`, { token, json }), 201);
}

async function must(answer: ReturnType<typeof ask>, status: number): Promise<void> {
  const found = await answer;
  if (found.status !== status) throw new Error(found.text);
}

async function inExcel(): Promise<void> {
  const context = await browser.newContext({ viewport: PANE });
  const faulty = await openPane(context, BLOCKED);
  await faulty.getByRole('button', { name: 'Kiểm tra trang tính' }).click();
  await faulty.getByRole('heading', { name: 'Chưa gửi được' }).waitFor();
  await take(faulty, 'khung-kiem-tra');
  const page = await openPane(context, SENDER);
  await page.getByRole('button', { name: 'Kiểm tra trang tính' }).click();
  await page.getByRole('heading', { name: 'Gửi được', exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Gửi báo cáo' }).click();
  await addAccount('13969', 'commune', '13969');
  await setPassword('13969', PASSWORD);
  await signIn(page, '13969');
  await page.getByRole('button', { name: 'Gửi báo cáo' }).click();
  await page.getByRole('heading', { name: /Đã nhận/u }).waitFor();
  await page.getByText('nhớ lưu tệp').waitFor();
  await take(page, 'khung-da-gui', true);
  await context.close();
}

async function openPane(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.clock.setFixedTime(DAY);
  await simulateExcel(page, bytesOf(name), { fileName: `${name}.xlsx` });
  await page.goto(`${service.url}pane.html`);
  return page;
}

async function onThePage(): Promise<void> {
  const context = await browser.newContext({ viewport: PAGE });
  const page = await context.newPage();
  await page.clock.setFixedTime(DAY);
  await page.goto(service.url);
  await page.locator('.picker input[type=file]').setInputFiles(fileOf(BLOCKED));
  await page.getByRole('heading', { name: 'Chưa gửi được' }).waitFor();
  await page.locator('.findings button.cell').first().click();
  await page.evaluate(() => scrollTo(0, 0));
  await take(page, 'trang-kiem-tra');

  await page.getByRole('tab', { name: 'Tình hình gửi' }).click();
  await signIn(page, DISTRICT);
  await page.getByLabel('Bộ tiêu chí').selectOption(NANG_CAO);
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
  await page.getByText(/Đã gửi \d\/8/u).waitFor();
  await take(page, 'tinh-hinh-gui');

  await page.getByRole('tab', { name: 'Kiểm tra' }).click();
  const notes = { name: 'ghi-chep.xlsx', mimeType: '', buffer: Buffer.from('Gọi cho anh Hòa') };
  const files = [SENDER, 'xa-dien-xa', 'xa-nam-thang', 'xa-nam-hung', 'xa-nam-duong', BLOCKED].map((name) => ({
    name: `${name}.xlsx`,
    mimeType: '',
    buffer: Buffer.from(bytesOf(name)),
  }));
  await page.locator('.picker input[type=file]').setInputFiles([...files, notes]);
  await page.getByRole('button', { name: /^Tổng hợp \d báo cáo/u }).waitFor();
  await take(page, 'nhieu-tep');

  await page.getByRole('tab', { name: 'Tổng hợp' }).click();
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
  await page.getByText('Bảng tiêu chí theo xã').first().waitFor();
  await take(page, 'tong-hop');
  const master = sample.masters.find(({ unit }) => unit === DISTRICT)?.file ?? '';
  await page.locator('.master input[type=file]').setInputFiles(master);
  await page.getByRole('button', { name: 'Đúng, dùng cách hiểu này' }).click();
  await page.getByRole('button', { name: /^Ghi \d+ ô vào biểu$/u }).waitFor();
  await page.getByText('Trang tính là biểu tổng hợp').evaluate((element) => element.scrollIntoView());
  await take(page, 'ghi-vao-bieu');
  await context.close();
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Tài khoản').fill(name);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText(`Đang dùng: ${name}`).waitFor();
}

/** What the person sees, once nothing moves any more; `isWhole`: what they scroll to too. */
async function take(page: Page, name: string, isWhole = false): Promise<void> {
  await page.screenshot({ path: join(OUT, `${name}.png`), animations: 'disabled', fullPage: isWhole });
}
