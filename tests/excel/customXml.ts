/**
 * Custom XML parts of a package as Excel loads and saves them, by means of its own: our reader and writer of the note are not
 * asked, so that they are held against somebody else's.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface SimXmlPart {
  readonly id: string;
  xml: string;
}

const WORKBOOK_RELATIONS = 'xl/_rels/workbook.xml.rels';
const TYPES = '[Content_Types].xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PROPERTIES = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n';

type Files = Record<string, Uint8Array>;

export function customXmlIn(bytes: Uint8Array): SimXmlPart[] {
  const files = unzipSync(bytes);
  return itemsOf(files).map((item) => {
    const [folder, name] = [item.slice(0, item.lastIndexOf('/') + 1), item.slice(item.lastIndexOf('/') + 1)];
    const [properties] = tags(textOf(files, `${folder}_rels/${name}.rels`), 'Relationship').filter(({ Type }) =>
      Type?.endsWith('/customXmlProps'),
    );
    const id = /itemID="([^"]+)"/u.exec(textOf(files, folder + (properties?.['Target'] ?? '')))?.[1];
    if (id === undefined) throw new Error(`${item} has no properties`);
    if (!textOf(files, TYPES).includes(`PartName="/${folder}${properties?.['Target'] ?? ''}"`))
      throw new Error(`${item} has properties without a type`);
    return { id, xml: textOf(files, item) };
  });
}

/** The package with these parts and no others, numbered anew. */
export function withCustomXml(bytes: Uint8Array, parts: readonly SimXmlPart[]): Uint8Array {
  const files = unzipSync(bytes);
  const kept = Object.fromEntries(Object.entries(files).filter(([name]) => !name.startsWith('customXml/')));
  const without = (text: string): string => text.replace(/<(?:Override|Relationship)\b[^>]*customXml[^>]*>/gu, '');
  const ending = (text: string, end: string, more: readonly string[]): string => text.replace(end, `${more.join('')}${end}`);
  const numbered = parts.map((part, index) => ({ ...part, number: String(index + 1) }));
  const relations = numbered.map(
    ({ number }) => `<Relationship Id="rIdXml${number}" Type="${OFFICE}/relationships/customXml" Target="../customXml/item${number}.xml"/>`,
  );
  const types = numbered.map(({ number }) => `<Override PartName="/customXml/itemProps${number}.xml" ContentType="${PROPERTIES}"/>`);
  return zipSync({
    ...kept,
    [WORKBOOK_RELATIONS]: strToU8(ending(without(textOf(files, WORKBOOK_RELATIONS)), '</Relationships>', relations)),
    [TYPES]: strToU8(ending(without(textOf(files, TYPES)), '</Types>', types)),
    ...Object.fromEntries(numbered.flatMap((part) => Object.entries(filesOf(part)))),
  });
}

function filesOf({ number, id, xml }: SimXmlPart & { readonly number: string }): Files {
  const relation = `<Relationship Id="rId1" Type="${OFFICE}/relationships/customXmlProps" Target="itemProps${number}.xml"/>`;
  return {
    [`customXml/item${number}.xml`]: strToU8(xml),
    [`customXml/itemProps${number}.xml`]: strToU8(
      `${HEAD}<ds:datastoreItem ds:itemID="${id}" xmlns:ds="${OFFICE}/customXml"><ds:schemaRefs/></ds:datastoreItem>`,
    ),
    [`customXml/_rels/item${number}.xml.rels`]: strToU8(
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation}</Relationships>`,
    ),
  };
}

function itemsOf(files: Files): readonly string[] {
  return tags(textOf(files, WORKBOOK_RELATIONS), 'Relationship')
    .filter(({ Type }) => Type?.endsWith('/customXml'))
    .map(({ Target = '' }) => Target.replace(/^\.\.\//u, ''));
}

function tags(xml: string, wanted: string): readonly Readonly<Record<string, string | undefined>>[] {
  const found: Record<string, string>[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === wanted) found.push(attributes);
  });
  parser.write(xml).close();
  return found;
}

/** Undefined for what is not well-formed: Excel takes none of that. */
export function namespaceOf(xml: string): string | undefined {
  let namespace: string | undefined;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ uri }) => {
    namespace ??= uri;
  });
  try {
    parser.write(xml).close();
    return namespace;
  } catch {
    return undefined;
  }
}

function textOf(files: Files, name: string): string {
  const file = files[name];
  if (!file) throw new Error(`the package has no ${name}`);
  return strFromU8(file);
}
