/**
 * The pane in the simulated Excel, in a real Chromium: how soon it is ready beside a bare page of React and Fluent, what a check
 * costs, and how long the largest master keeps its one thread. Needs the build (npm run build).
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { PageFiles } from '../../addin/client/pageRulebook.ts';
import { simulateExcel, type SimulatedExcel } from '../excel/simulatedExcel.ts';
import { launchChromium } from '../support/chromium.ts';
import { NANG_CAO } from '../support/rulebook.ts';
import { reportSheet, startService, type RunningService } from '../support/service.ts';
import { workbookOf } from '../support/workbookOf.ts';
import { countryMaster, MANY } from './countryMaster.ts';
import { quantile } from './load.ts';
import type { Figure } from './measure.ts';

const BUILT = fileURLToPath(new URL('../../dist/addin/', import.meta.url));
const ROUNDS = 9;
const PATIENCE_MS = 120_000;
const PASSWORD = 'mat-khau-dai-10';
/** Chromium tells of tasks from this length on. */
const LONG_TASK_MS = 50;

interface Bench {
  readonly browser: Browser;
  readonly ours: RunningService;
  readonly bare: RunningService;
}

export async function benchPane(): Promise<readonly Figure[]> {
  if (!existsSync(join(BUILT, 'pane.html'))) throw new Error('no build: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'tieuchi-bench-'));
  const now = (): string => new Date().toISOString();
  const ours = await startService(join(folder, 'ours'), { page: BUILT, now });
  const bare = await startService(join(folder, 'bare'), { page: await barePage(join(folder, 'page')), now });
  const browser = await launchChromium();
  try {
    const bench = { browser, ours, bare };
    return [...(await measureReady(bench)), ...(await measureCheck(bench)), ...(await measureMaster(bench))];
  } finally {
    await browser.close();
    await Promise.all([ours.service.close(), bare.service.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same Office.js, the same server and policy. */
async function barePage(folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  cpSync(join(BUILT, 'office'), join(folder, 'office'), { recursive: true });
  await build({
    entryPoints: [fileURLToPath(new URL('./barePane.tsx', import.meta.url))],
    outfile: join(folder, 'bare.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const scripts = '<script src="office/office.js"></script><script type="module" src="bare.js"></script>';
  writeFileSync(join(folder, 'pane.html'), `<!doctype html><meta charset="utf-8">${scripts}<div id="root"></div>`);
  return folder;
}

interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly excel: SimulatedExcel;
}

async function openPane(browser: Browser, { service }: RunningService, bytes: Uint8Array): Promise<Opened> {
  // The service worker would fetch everything once more behind the first opening.
  const context = await browser.newContext({ viewport: { width: 350, height: 800 }, serviceWorkers: 'block' });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.addInitScript(watch);
  const excel = await simulateExcel(page, bytes);
  await page.goto(`${service.url}pane.html`);
  return { context, page, excel };
}

interface Watched {
  readyAt: number;
  longest: number;
}

/** Runs in the page before anything else: when its button is drawn, and its longest task. */
function watch(): void {
  const watched: Watched = { readyAt: 0, longest: 0 };
  Object.assign(window, { watched });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
  }).observe({ type: 'longtask' });
  const look = (): void => {
    const buttons = [...document.querySelectorAll('button')];
    if (buttons.some(({ textContent }) => textContent === 'Kiểm tra trang tính')) watched.readyAt = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

async function readyIn(browser: Browser, running: RunningService, bytes: Uint8Array): Promise<number> {
  const { context, page } = await openPane(browser, running, bytes);
  const ready = await page.waitForFunction(() => (window as unknown as { watched: Watched }).watched.readyAt || null);
  const at = (await ready.jsonValue()) ?? Number.NaN;
  await context.close();
  return at;
}

/** The button is pressed the moment it is drawn, before what checks has come. */
async function answeredIn(browser: Browser, running: RunningService, bytes: Uint8Array): Promise<number> {
  const { context, page } = await openPane(browser, running, bytes);
  await page.getByRole('button', { name: 'Kiểm tra trang tính' }).click();
  const answered = await page.waitForFunction(() => {
    const isThere = [...document.querySelectorAll('h2')].some(({ textContent }) => textContent.startsWith('Kết quả kiểm tra'));
    return isThere ? performance.now() : null;
  });
  const at = (await answered.jsonValue()) ?? Number.NaN;
  await context.close();
  return at;
}

/** In turns, each with an empty cache. */
async function measureReady({ browser, ours, bare }: Bench): Promise<readonly Figure[]> {
  const bytes = await workbookOf(reportSheet('13969'));
  const times: { readonly ours: number; readonly bare: number; readonly answered: number }[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const once = {
      bare: await readyIn(browser, bare, bytes),
      ours: await readyIn(browser, ours, bytes),
      answered: await answeredIn(browser, ours, bytes),
    };
    if (round >= 0) times.push(once);
  }
  const median = (of: 'ours' | 'bare' | 'answered'): number =>
    quantile(
      times.map((once) => once[of]),
      0.5,
    );
  return [
    { name: 'pane ready to check, nothing cached, median', value: median('ours'), unit: 'ms', reach: '' },
    { name: '… a bare page of React, Fluent and Office.js', value: median('bare'), unit: 'ms', reach: '' },
    { name: '… ours / bare, in turns', value: Math.round((median('ours') / median('bare')) * 100) / 100, unit: '×', reach: '≤ 1.5' },
    { name: '… a check asked for at once is answered, median', value: median('answered'), unit: 'ms', reach: '' },
  ];
}

async function measureCheck({ browser, ours }: Bench): Promise<readonly Figure[]> {
  const { context, page, excel } = await openPane(browser, ours, await workbookOf(reportSheet('13969')));
  const metrics = await context.newCDPSession(page);
  await metrics.send('Performance.enable');
  const script = async (): Promise<number> => {
    const { metrics: all } = await metrics.send('Performance.getMetrics');
    return (all.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000;
  };
  await page.getByRole('button', { name: 'Kiểm tra trang tính' }).click();
  await page.getByRole('heading', { name: /Kết quả kiểm tra/u }).waitFor();
  const trips: number[] = [];
  const costs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    excel.trips.length = 0;
    const before = await script();
    await page.getByRole('button', { name: 'Kiểm tra lại' }).first().click();
    await page.waitForTimeout(1_500);
    costs.push((await script()) - before);
    trips.push(excel.trips.length);
  }
  await context.close();
  return [
    { name: 'check of a 75-indicator sheet', value: Math.max(...trips), unit: 'round trips', reach: '≤ 2' },
    { name: '… all script of the pane, drawing it too, median', value: quantile(costs, 0.5), unit: 'ms', reach: '≤ 50 ms' },
  ];
}

/** In the page itself: the driver's own search of a table of hundreds of rows is a long task too. */
function drawn(page: Page, text: string): Promise<unknown> {
  return page.waitForFunction((wanted) => {
    const places = [...document.querySelectorAll('.master button, .master strong')];
    return places.some(({ textContent }) => new RegExp(wanted, 'u').test(textContent));
  }, text);
}

function press(page: Page, text: string): Promise<void> {
  return page.evaluate((wanted) => {
    const buttons = [...document.querySelectorAll<HTMLElement>('.master button')];
    buttons.find(({ textContent }) => new RegExp(wanted, 'u').test(textContent))?.click();
  }, text);
}

const WRITE = '^Ghi \\d+ ô vào biểu$';

async function measureMaster({ browser, ours }: Bench): Promise<readonly Figure[]> {
  const { sheet, totals, files } = countryMaster();
  await ours.addAccount('36', 'province', '36');
  await ours.setPassword('36', PASSWORD);
  const { context, page, excel } = await openPane(browser, ours, await workbookOf(sheet));
  await context.route('**/units/36.*.json', (route) => route.fulfill({ json: files['units/36.json'] }));
  await context.route('**/rulebook.*.json', async (route) => {
    const page = (await (await route.fetch()).json()) as PageFiles;
    await route.fulfill({ json: { ...page, files: { ...page.files, 'units/index.json': files['units/index.json'] } } });
  });
  // Of whichever month is asked for: the one before is compared with.
  const answer = JSON.stringify(totals);
  await context.route('**/v1/totals?*', (route) => {
    const period = new URL(route.request().url()).searchParams.get('period') ?? totals.period;
    return route.fulfill({ contentType: 'application/json', body: answer.replaceAll(totals.period, period) });
  });
  await page.reload();
  await page.getByRole('tab', { name: 'Tổng hợp' }).click();
  await page.getByLabel('Tài khoản').fill('36');
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Tháng').selectOption('11');
  await page.getByLabel('Năm').selectOption('2023');
  await page.getByLabel('Bộ tiêu chí').selectOption(NANG_CAO);
  await page.getByRole('button', { name: 'Xem', exact: true }).click();
  await page.getByRole('button', { name: 'Đọc biểu đang mở trong Excel' }).waitFor();
  await page.waitForTimeout(1_000);

  const step = async (act: () => Promise<void>): Promise<{ readonly longest: number; readonly ms: number; readonly trips: number }> => {
    await page.evaluate(() => ((window as unknown as { watched: Watched }).watched.longest = 0));
    excel.trips.length = 0;
    const start = performance.now();
    await act();
    const ms = performance.now() - start;
    await page.waitForTimeout(500);
    return { longest: await page.evaluate(() => (window as unknown as { watched: Watched }).watched.longest), ms, trips: excel.trips.length };
  };
  const planned = await step(async () => {
    await press(page, '^Đọc biểu đang mở trong Excel$');
    await drawn(page, '^Đúng, dùng cách hiểu này$');
  });
  await press(page, '^Đúng, dùng cách hiểu này$');
  await drawn(page, WRITE);
  const written = await step(async () => {
    await press(page, WRITE);
    await drawn(page, '^Đã ghi \\d+ ô');
  });
  const undone = await step(async () => {
    await press(page, '^Hoàn tác$');
    await drawn(page, WRITE);
  });
  await context.close();
  const rows = (name: string, { longest, ms, trips }: typeof planned): readonly Figure[] => [
    { name: `${name}: longest task${longest === 0 ? ` (none over ${String(LONG_TASK_MS)})` : ''}`, value: longest, unit: 'ms', reach: '≤ 100 ms' },
    { name: `… in all`, value: ms, unit: 'ms', reach: '' },
    { name: `… Excel asked`, value: trips, unit: 'times', reach: '' },
  ];
  return [
    ...rows(`a master of ${String(MANY)} × 25 read and planned`, planned),
    ...rows('… written', written),
    ...rows('… taken back', undone),
  ];
}
