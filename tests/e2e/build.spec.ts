/** What the build has made: Office’s files untouched, the first load light, and a word for Excels that cannot run the pane. */
import { readdirSync, readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { officeSource, policyOf, policyText } from '../../service/http/policy.ts';
import { office } from './office.ts';

const built = new URL('../../dist/addin/', import.meta.url);
const packaged = new URL('../../node_modules/@microsoft/office-js/dist/', import.meta.url);
const at = office();

describe('Office.js on our own host', () => {
  const files = readdirSync(new URL('office/', built), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.split(/\/office\/+/u).at(-1) ?? '');

  test('is what its package has, byte for byte, and so are its compressed copies', () => {
    expect(files).toContain('office.js');
    expect(files.length).toBeGreaterThanOrEqual(9);
    for (const file of files) {
      const original = readFileSync(new URL(file, packaged));
      expect(readFileSync(new URL(`office/${file}`, built)).equals(original), file).toBe(true);
      expect(brotliDecompressSync(readFileSync(new URL(`office/${file}.br`, built))).equals(original), file).toBe(true);
      expect(gunzipSync(readFileSync(new URL(`office/${file}.gz`, built))).equals(original), file).toBe(true);
    }
  });

  test('is the one setting that lets a script in from elsewhere, and only from Microsoft’s host', () => {
    expect(policyText(policyOf(officeSource({})))).toContain("script-src 'self';");
    expect(policyText(policyOf(officeSource({ TIEUCHI_OFFICE_JS: 'CDN?' })))).toContain("script-src 'self';");
    expect(policyText(policyOf(officeSource({ TIEUCHI_OFFICE_JS: 'cdn' })))).toContain(
      "script-src 'self' https://appsforoffice.microsoft.com;",
    );
  });
});

describe('the first load', () => {
  test.each(['index.html', 'pane.html'])('of %s takes at most 200 kB of scripts (gzip), Office.js apart', (page) => {
    const html = readFileSync(new URL(page, built), 'utf8');
    const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/gu)]
      .map(([, src = '']) => src)
      .filter((src) => !src.startsWith('office/'));
    expect(scripts.length).toBeGreaterThanOrEqual(3);
    const bytes = scripts.reduce((sum, src) => sum + gzipSync(readFileSync(new URL(src, built)), { level: 9 }).length, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(200_000);
  });
});

describe('an Excel of 2016 or 2019', () => {
  test('whose browser cannot run the pane is sent to the page', async () => {
    const context = await at.browser.newContext({ viewport: { width: 350, height: 600 } });
    const page = await context.newPage();
    await page.addInitScript(() => Object.defineProperty(document, 'documentMode', { value: 11 }));
    // What such a browser makes of newer scripts: nothing.
    await page.route(/\/(?:pane|\d+)\.[0-9a-f]{20}\.js$/u, (route) => route.abort());
    await page.goto(`${at.url}pane.html`);
    await page.getByText('Bản Excel trên máy này quá cũ').waitFor();
    expect(await page.locator('#page-address').innerText()).toBe(at.url);
    await context.close();
  });

  test('finds the notice as it was written, without anything newer around it', () => {
    const name = readdirSync(built).find((file) => /^notice\.[0-9a-f]{20}\.js$/u.test(file)) ?? '';
    expect(readFileSync(new URL(name, built), 'utf8')).toBe(readFileSync(new URL('../../addin/notice.js', import.meta.url), 'utf8'));
  });
});
