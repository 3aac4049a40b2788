/** The task pane with the simulated Excel behind it, its complaints kept. */
import type { BrowserContext, Page } from 'playwright-core';
import { simulateExcel, type ExcelOptions, type SimulatedExcel } from '../excel/simulatedExcel.ts';
import { SLOWEST_MS } from './office.ts';

export interface Pane {
  readonly page: Page;
  readonly excel: SimulatedExcel;
  /** What the page threw, and what it asked of anybody but its own service. */
  readonly complaints: string[];
}

export async function openPane(context: BrowserContext, url: string, bytes: Uint8Array, options: ExcelOptions = {}): Promise<Pane> {
  context.setDefaultTimeout(SLOWEST_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('blob:')) complaints.push(request.url());
  });
  const excel = await simulateExcel(page, bytes, options);
  await page.goto(`${url}pane.html`);
  await page.getByRole('tab', { name: 'Kiểm tra' }).waitFor();
  return { page, excel, complaints };
}

export async function checkSheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Kiểm tra trang tính' }).click();
  await page.getByRole('heading', { name: /Kết quả kiểm tra/u }).waitFor();
}
