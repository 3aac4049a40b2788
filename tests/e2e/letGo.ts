/** Files let go over a page, as a hand does it: over the page, then let go. */
import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';

export async function letGo(page: Page, files: Readonly<Record<string, Uint8Array | string>>): Promise<void> {
  const list = Object.entries(files).map(([name, bytes]) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  const dataTransfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of all) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    }
    return transfer;
  }, list);
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}
