/**
 * What it takes for a package to have one custom XML item more, as Excel writes it: the item, its properties, the relation
 * between them, a relation of the workbook, their content types (ECMA-376 Part 1, 15.2.5 and 15.2.6).
 */
import { Problem } from '../../core/problem.ts';
import { textOf } from '../patch/calcChanges.ts';
import { relationsPath } from '../read/relations.ts';
import { applyEdits, declareUtf8 } from '../xml/edit.ts';
import { startWalk, type Attributes } from '../xml/walk.ts';
import type { Archive } from '../zip/archive.ts';
import type { ZipEntry } from '../zip/directory.ts';
import type { NewPart } from '../zip/write.ts';
import { NOTE_NAMESPACE } from './markup.ts';

export interface NewItem {
  readonly changes: ReadonlyMap<ZipEntry, Uint8Array>;
  readonly added: readonly NewPart[];
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const PROPERTIES_TYPE = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
const RELATIONS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';
const XML_TYPE = 'application/xml';

/** The two namespaces of a file: transitional, or strict (ECMA-376 Part 1, 8.2). */
const TRANSITIONAL = 'http://schemas.openxmlformats.org/officeDocument/2006';
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument';

/** @throws Problem `workbook-part-unexpected` where the parts to be changed are not what they should be */
export function newItem(archive: Archive, workbookPart: string, xml: string): NewItem {
  const number = freeNumber(archive);
  const names = namesOf(number);
  const relations = openPart(archive, relationsPath(workbookPart));
  const types = openPart(archive, '[Content_Types].xml');
  const namespace = relations.children.some(({ Type }) => Type?.startsWith(STRICT)) ? STRICT : TRANSITIONAL;
  const relation = {
    Id: freeId(relations.children),
    Type: `${namespace}/relationships/customXml`,
    Target: `${'../'.repeat(workbookPart.split('/').length - 1)}${names.item}`,
  };
  return {
    changes: new Map([
      [relations.entry, withChildren(relations, 'Relationship', [relation])],
      [types.entry, withChildren(types, 'Override', missingTypes(names, types.children))],
    ]),
    added: [
      { name: names.item, content: encode(xml) },
      { name: names.properties, content: encode(propertiesXml(number, namespace)) },
      { name: names.relations, content: encode(itemRelationsXml(number, namespace)) },
    ],
  };
}

type Names = Readonly<Record<'item' | 'properties' | 'relations', string>>;

function namesOf(number: number): Names {
  return {
    item: `customXml/item${String(number)}.xml`,
    properties: `customXml/itemProps${String(number)}.xml`,
    relations: `customXml/_rels/item${String(number)}.xml.rels`,
  };
}

/** The first number of which no part has any of the three names. */
function freeNumber(archive: Archive): number {
  let number = 1;
  while (Object.values(namesOf(number)).some((name) => archive.find(name))) number += 1;
  return number;
}

function freeId(children: readonly Attributes[]): string {
  const ids = new Set(children.map(({ Id }) => Id?.toLowerCase()));
  let number = children.length + 1;
  while (ids.has(`rid${String(number)}`)) number += 1;
  return `rId${String(number)}`;
}

/** Only what the package does not say already: writers differ in what they make the default of `xml`. */
function missingTypes(names: Names, known: readonly Attributes[]): readonly Attributes[] {
  const defaults = new Map(known.map(({ Extension, ContentType }) => [Extension?.toLowerCase(), ContentType]));
  const override = (part: string, ContentType: string): Attributes => ({ PartName: `/${part}`, ContentType });
  return [
    ...(defaults.get('xml') === XML_TYPE ? [] : [override(names.item, XML_TYPE)]),
    override(names.properties, PROPERTIES_TYPE),
    ...(defaults.get('rels') === RELATIONS_TYPE ? [] : [override(names.relations, RELATIONS_TYPE)]),
  ];
}

/** An item is known by an id; ours is a fixed one, and the item's number keeps copies apart. */
function propertiesXml(number: number, namespace: string): string {
  const id = `{5D8A1F36-2C74-4E0B-9B1D-${number.toString(16).toUpperCase().padStart(12, '0')}}`;
  const customXml = `${namespace}/customXml`;
  return `${XML}<ds:datastoreItem ds:itemID="${id}" xmlns:ds="${customXml}"><ds:schemaRefs><ds:schemaRef ds:uri="${NOTE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`;
}

function itemRelationsXml(number: number, namespace: string): string {
  const relation = { Id: 'rId1', Type: `${namespace}/relationships/customXmlProps`, Target: `itemProps${String(number)}.xml` };
  return `${XML}<Relationships xmlns="${PACKAGE_RELATIONS}">${element('', 'Relationship', relation)}</Relationships>`;
}

/** A part that is a list: its root's children, and where one more goes. */
interface ListPart {
  readonly entry: ZipEntry;
  readonly text: string;
  readonly children: readonly Attributes[];
  readonly prefix: string;
  /** Before the root's end tag. */
  readonly end: number;
}

function openPart(archive: Archive, name: string): ListPart {
  const entry = archive.get(name);
  const text = textOf(archive, entry);
  const children: Attributes[] = [];
  let end = -1;
  const walk = startWalk(entry.name, {
    open: (_, tag, depth) => {
      if (depth === 2) children.push(tag.all());
    },
    close: (_, depth) => {
      if (depth === 1) end = walk.tagStart();
    },
  });
  walk.write(text);
  walk.end();
  if (children.length === 0) throw new Problem('workbook-part-unexpected', { part: entry.name, expected: 'Relationship, Override' });
  return { entry, text, children, prefix: walk.prefix(), end };
}

function withChildren({ text, prefix, end }: ListPart, name: string, children: readonly Attributes[]): Uint8Array {
  const added = children.map((attributes) => element(prefix, name, attributes)).join('');
  return encode(declareUtf8(applyEdits(text, [{ start: end, end, text: added }])));
}

/** Values are names and addresses of our own making. */
function element(prefix: string, name: string, attributes: Attributes): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${value ?? ''}"`);
  return `<${prefix}${name}${pairs.join('')}/>`;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
