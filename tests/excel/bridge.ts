/**
 * What Excel on Windows puts into the web view before Office.js runs (`window.external`), in a page of ours: each batch goes to
 * the simulator in Node and its answer comes back. Runs inside the page, so it stands alone.
 */
import type { Page } from 'playwright-core';

export interface BridgeOptions {
  /** Requirement sets, e.g. ExcelApi 1.17. */
  readonly excelApi: string;
  readonly fileName: string;
}

/** The name under which the page calls the simulator. */
export const EXECUTE = 'simulatedExcelExecute';
export const EMIT = 'simulatedExcelEmit';

export async function installBridge(page: Page, options: BridgeOptions, execute: (body: string) => Promise<string>): Promise<void> {
  await page.exposeFunction(EXECUTE, execute);
  await page.addInitScript(bridge, { ...options, execute: EXECUTE, emit: EMIT });
}

/** Serialised by Playwright: nothing from outside is seen in it. */
function bridge({ excelApi, fileName, execute, emit }: BridgeOptions & { readonly execute: string; readonly emit: string }): void {
  /** As COM hands an array over. */
  const safeArray = (items: readonly unknown[]): object => ({
    toArray: () => items,
    dimensions: () => 1,
    ubound: () => items.length,
    length: items.length,
  });
  const RICH_API = 93;
  const RICH_EVENTS = 33;
  const handlers = new Map<number, ((id: number, message: object) => void)[]>();
  const sets = { ExcelApi: excelApi, RichApiRuntime: '1.2', DialogApi: '1.2', Settings: '1.1', Selection: '1.1', DocumentEvents: '1.1' };
  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => 'simulated',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => 'vi-VN',
    GetAppDataLocale: () => 'vi-VN',
    GetDocUrl: () => `C:\\BaoCao\\${fileName}`,
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 0,
    GetSolutionToken: () => '',
    GetCorrelationId: () => 'simulated',
    GetInstanceId: () => 'simulated-1',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => false,
    GetSupportedMatrix: () => JSON.stringify(sets),
    GetHostFullVersion: () => '16.0.17928.20000',
    GetFeaturesForSolution: () => '{}',
    GetInitialDisplayMode: () => 0,
    GetSettings: () => ({ Read: () => undefined, Write: () => undefined }),
    GetOfficeThemeInfo: () =>
      JSON.stringify({
        primaryFontColor: 0,
        primaryBackgroundColor: 16_777_215,
        secondaryFontColor: 0,
        secondaryBackgroundColor: 16_777_215,
      }),
  };
  const call = (window as unknown as Record<string, (body: string) => Promise<string>>)[execute];
  const external = {
    GetHostInfo: () => 'Excel|Win32|16.01|vi-VN|simulated||disableLogging|0',
    GetContext: () => context,
    GetLoggingAllowed: () => false,
    Execute: (id: number, params: readonly (readonly string[])[], callback: (answer: object) => void): void => {
      const body = params[0]?.[4];
      if (id !== RICH_API || body === undefined || !call) {
        callback(safeArray([5001, null]));
        return;
      }
      void call(body).then((answer) => {
        const { code, text } = JSON.parse(answer) as { readonly code: number; readonly text: string };
        callback(code === 0 ? safeArray([0, safeArray([200, safeArray([]), text])]) : safeArray([code, safeArray(['', ''])]));
      });
    },
    RegisterEvent: (
      id: number,
      _target: string,
      handler: (id: number, message: object) => void,
      callback: (answer: object) => void,
    ): void => {
      handlers.set(id, [...(handlers.get(id) ?? []), handler]);
      setTimeout(() => callback(safeArray([0])));
    },
    UnregisterEvent: (id: number, _target: string, callback: (answer: object) => void): void => {
      handlers.delete(id);
      setTimeout(() => callback(safeArray([0])));
    },
  };
  Object.defineProperty(window, 'external', { value: external, configurable: true, writable: true });
  let messages = 0;
  /** A change of cells, told of the sheet and of the workbook. */
  Object.assign(window, {
    [emit]: (sheetId: string, address: string): void => {
      const change = JSON.stringify({ address, changeType: 'RangeEdited', source: 'Local', worksheetId: sheetId });
      const message = (target: string): object => safeArray([65_536, 10, target, change, `m${String((messages += 1))}`, false]);
      for (const handler of handlers.get(RICH_EVENTS) ?? []) handler(RICH_EVENTS, safeArray([message(sheetId), message('Workbook')]));
    },
  });
}
