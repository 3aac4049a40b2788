/** An office for specs in the browser: the real service with the built page, accounts with passwords, a Chromium. */
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { NANG_CAO } from '../support/rulebook.ts';
import { launchChromium } from '../support/chromium.ts';
import { ownFolder } from '../support/folder.ts';
import { startService, type RunningService } from '../support/service.ts';

const BUILT_PAGE = fileURLToPath(new URL('../../dist/addin/', import.meta.url));
export const PASSWORD = 'mat-khau-dai-10';

/** The account that belongs to no unit. */
export const ADMIN = 'quan-tri';

/** On a busy machine a page may take this long to answer. */
export const SLOWEST_MS = 20_000;

export interface Office {
  readonly service: RunningService;
  readonly browser: Browser;
  readonly url: string;
  /** The token of an account, made with its password where it is not there yet. */
  token(name: string): Promise<string>;
  /** What the service says of a commune's report of November 2023. */
  stateOf(unit: string): Promise<{ readonly state: string; readonly version: number; readonly submission: string | null }>;
}

/** One for a spec file. */
export function office(): Office {
  const folder = ownFolder();
  let running: RunningService | undefined;
  let browser: Browser | undefined;
  const tokens = new Map<string, string>();
  beforeAll(async () => {
    running = await startService(folder, { page: BUILT_PAGE, now: () => new Date().toISOString() });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await running?.service.close();
  });
  const service = (): RunningService => running ?? fail();
  const token = async (name: string): Promise<string> => {
    const known = tokens.get(name);
    if (known !== undefined) return known;
    const role = name === '36' ? 'province' : name === '362' ? 'district' : name === ADMIN ? 'admin' : 'commune';
    const made = await service().addAccount(name, role, role === 'admin' ? null : name);
    await service().setPassword(name, PASSWORD);
    tokens.set(name, made);
    return made;
  };
  return {
    get service() {
      return service();
    },
    get browser() {
      return browser ?? fail();
    },
    get url() {
      return service().service.url;
    },
    token,
    stateOf: async (unit) => {
      const { body } = await service().ask('GET', `v1/reports?unit=${unit}&period=2023-11&set=${NANG_CAO}`, { token: await token(unit) });
      const [state] = body['reports'] as Awaited<ReturnType<Office['stateOf']>>[];
      return state ?? fail();
    },
  };
}

function fail(): never {
  throw new Error('the office is not open');
}

/** A page of a context, with every complaint of the browser kept. */
export async function openPage(context: BrowserContext, url: string): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  context.setDefaultTimeout(SLOWEST_MS);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // A request that a spec cuts, or that is refused, is told by the browser itself.
    if (message.type() === 'error' && !message.text().includes('Failed to load resource')) complaints.push(message.text());
  });
  await page.goto(url);
  return { page, complaints };
}

export async function signIn(page: Page, at: Office, name: string): Promise<void> {
  await at.token(name);
  await page.getByLabel('Tài khoản').fill(name);
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByText(`Đang dùng: ${name}`).waitFor();
}

export type Cut = 'the report leaves' | 'the report put in before signing in leaves' | 'the answer comes';

/** Cuts the line once at a step of sending; `meanwhile` runs at that moment. */
export async function cutAt(cut: Cut, of: Page, meanwhile: () => Promise<void>): Promise<void> {
  let isCut = false;
  await of.route('**/v1/submissions/*', async (route) => {
    if (isCut || route.request().method() !== 'PUT') {
      await route.fallback();
      return;
    }
    isCut = true;
    if (cut === 'the answer comes') await route.fetch();
    await meanwhile();
    await route.abort('connectionreset').catch(() => undefined);
  });
}

/** On the Send tab with a good report: signs in and sends over a line that is cut. */
export async function sendWithCut(cut: Cut, page: Page, at: Office, unit: string, meanwhile: () => Promise<void>): Promise<void> {
  const send = page.getByRole('button', { name: 'Gửi báo cáo' });
  if (cut === 'the report put in before signing in leaves') {
    await send.click();
    await page.getByText('Đang chờ gửi: đăng nhập để gửi tiếp').waitFor();
    await cutAt(cut, page, meanwhile);
    await signIn(page, at, unit);
    return;
  }
  await signIn(page, at, unit);
  await page.getByText('Lần gửi đầu tiên của kỳ này').waitFor();
  await cutAt(cut, page, meanwhile);
  await send.click();
}

export const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();

export async function give(page: Page, ...files: readonly (readonly [name: string, bytes: Uint8Array])[]): Promise<void> {
  await page
    .locator('.picker input[type=file]')
    .setInputFiles(files.map(([name, bytes]) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })));
}

/** WCAG 2.2 AA, as far as a program can see it. */
export async function expectAccessible(page: Page): Promise<void> {
  // A button on its way from one colour to another has neither contrast; what turns for ever is not waited for.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
        .map((animation) => animation.finished),
    ),
  );
  // Fluent's own stops around a list of tabs: empty, unseen, and they hand the focus on at once.
  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-tabster-dummy]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
}
