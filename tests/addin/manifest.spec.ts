/**
 * Excel refuses a wrong manifest without saying why, and its schema does not see the
 * commonest faults: a resource nobody defines, an icon that is not there, a plain http address.
 */
import { existsSync, readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';

const top = new URL('../../', import.meta.url);

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: string;
  text: string;
}

const elements = elementsOf(readFileSync(new URL('manifest.xml', top), 'utf8'));

describe('the manifest', () => {
  test('names an add-in by a GUID of its own', () => {
    expect(textOf('Id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(textOf('Version')).toMatch(/^\d{1,5}(\.\d{1,5}){3}$/u);
  });

  test('speaks Vietnamese first and English second', () => {
    expect(textOf('DefaultLocale')).toBe('vi-VN');
    const locales = elements.filter(({ name }) => name.endsWith('Override')).map(({ attributes }) => attributes.Locale);
    expect(new Set(locales)).toEqual(new Set(['en-US']));
  });

  test('asks for the oldest Excel interface only, so that old Excels can be told what to do', () => {
    expect(named('Set').map(({ attributes }) => attributes)).toEqual([{ Name: 'ExcelApi', MinVersion: '1.1' }]);
    expect(elements.find(({ name, parent }) => name === 'Host' && parent === 'Hosts')?.attributes.Name).toBe('Workbook');
  });

  test('defines every resource that is asked for, and asks for every one it defines', () => {
    const asked = new Set(elements.flatMap(({ attributes }) => attributes.resid ?? []));
    const defined = resources().map(({ attributes }) => attributes.id);
    expect(asked.size).toBeGreaterThan(5);
    expect([...asked].sort()).toEqual([...defined].sort());
  });

  test('uses each id once, none longer than 32 characters', () => {
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(ids.filter((id) => id.length > 32)).toEqual([]);
  });

  test('keeps short texts within 125 characters and long ones within 250', () => {
    const texts = elements.flatMap(({ name, attributes, parent }) =>
      name === 'bt:String' || name.endsWith('Override') ? [{ parent, text: attributes.DefaultValue ?? attributes.Value ?? '' }] : [],
    );
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.filter(({ text }) => text === '' || text.length > 125)).toEqual([]);
    expect(named('Description').filter(({ attributes }) => (attributes.DefaultValue ?? '').length > 250)).toEqual([]);
  });

  test('has only https addresses, all on one host', () => {
    const addresses = elements.flatMap(({ attributes }) => attributes.DefaultValue ?? []).filter((value) => value.includes('://'));
    expect(new Set(addresses.map((address) => new URL(address).origin))).toEqual(new Set(['https://localhost:3000']));
  });

  test('opens the pane’s own page from the ribbon and without one, each a page that the build makes', () => {
    const urls = new Map(resources().map(({ attributes }) => [attributes.id, attributes.DefaultValue]));
    const opened = named('SourceLocation').map(({ attributes }) => attributes.DefaultValue ?? urls.get(attributes.resid));
    expect(opened).toEqual(['https://localhost:3000/pane.html', 'https://localhost:3000/pane.html']);
    for (const address of [...opened, urls.get('Page.Url')]) {
      expect(existsSync(new URL(`addin${new URL(address ?? '').pathname}`, top)), address).toBe(true);
    }
  });

  test('gives every text of the ribbon in English too', () => {
    const spoken = resources().filter(({ name, attributes }) => name === 'bt:String' && attributes.id !== 'Group.Label');
    const overridden = elements.filter(({ name }) => name === 'bt:Override');
    expect(spoken.length).toBe(4);
    expect(overridden).toHaveLength(spoken.length);
  });

  test.each([
    ['on the ribbon', (): readonly (readonly [string | undefined, number])[] => ribbonIcons()],
    ['in the list of add-ins', (): readonly (readonly [string | undefined, number])[] => listIcons()],
  ])('shows icons %s that are there in the size they are asked for', (_, icons) => {
    expect(icons().length).toBeGreaterThanOrEqual(2);
    for (const [address, size] of icons()) expect([address, pngSize(address ?? '')]).toEqual([address, [size, size]]);
  });

  test('asks for the three sizes of the ribbon wherever it has an icon', () => {
    const sizes = named('bt:Image').flatMap(({ attributes }) => attributes.size ?? []);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.length % 3).toBe(0);
    for (let i = 0; i < sizes.length; i += 3) expect(sizes.slice(i, i + 3)).toEqual(['16', '32', '80']);
  });
});

function ribbonIcons(): readonly (readonly [string | undefined, number])[] {
  const address = new Map(resources().map(({ attributes }) => [attributes.id, attributes.DefaultValue]));
  return named('bt:Image').flatMap(({ attributes }) =>
    attributes.size === undefined ? [] : [[address.get(attributes.resid), Number(attributes.size)] as const],
  );
}

function listIcons(): readonly (readonly [string | undefined, number])[] {
  return [
    [named('IconUrl')[0]?.attributes.DefaultValue, 32],
    [named('HighResolutionIconUrl')[0]?.attributes.DefaultValue, 64],
  ];
}

/** Width and height as the PNG itself says them; the page serves addin/icons as /icons. */
function pngSize(address: string): readonly [number, number] {
  const bytes = readFileSync(new URL(`addin${new URL(address).pathname}`, top));
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

function resources(): readonly Element[] {
  return elements.filter(({ name, attributes }) => ['bt:Image', 'bt:Url', 'bt:String'].includes(name) && attributes.id !== undefined);
}

function named(name: string): readonly Element[] {
  return elements.filter((element) => element.name === name);
}

function textOf(name: string): string {
  return named(name)[0]?.text ?? '';
}

function elementsOf(xml: string): readonly Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, parent: open.at(-1)?.name ?? '', text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return found;
}
