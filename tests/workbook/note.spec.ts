/** The note in a workbook: any text comes back, everything else keeps its bytes, other programs open the file, hostile notes are none. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../core/problem.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { parseNoteXml, printNoteXml } from '../../workbook/note/markup.ts';
import { readNote, writeNote } from '../../workbook/note/note.ts';
import { throughLibreOffice } from '../support/libreOffice.ts';
import { makeWorkbook, relation, RELATIONS, XML, type WorkbookDesign } from './makeWorkbook.ts';

const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';
const plain: WorkbookDesign = { sheets: { S: ROW } };
const MASTER = new Uint8Array(readFileSync(new URL('../../data/sample/masters/nam-truc.xlsx', import.meta.url)));
const NAMESPACE = 'urn:tieu-chi:note:1';

/** What XML, or the escapes within, could read as something else. */
const AWKWARD = ['_', 'x', '0', '4', '1', '_x0041_', '&', '<', '>', ']]>', '<!--', '\r', '\n', '\t', ' ', '&#13;', '\ud800', '\uffff', 'Đ'];

function part(bytes: Uint8Array, name: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(unzipSync(bytes)[name]);
}

/** A workbook with one custom XML item more, which says what it likes. */
function withItem(content: string | Uint8Array, design: WorkbookDesign = plain): Uint8Array {
  return makeWorkbook({
    ...design,
    relations: `${design.relations ?? ''}${relation('rIdX', 'customXml', '../customXml/item1.xml')}`,
    parts: { ...design.parts, 'customXml/item1.xml': content },
  });
}

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'done';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('the note', () => {
  test('is none in a workbook without one, and comes back from one with', () => {
    const bytes = makeWorkbook(plain);
    expect(readNote(bytes)).toBeNull();
    const noted = writeNote(bytes, '{"một": "Đã nhận"}');
    expect(readNote(noted)).toBe('{"một": "Đã nhận"}');
    expect(writeNote(noted, '{"một": "Đã nhận"}')).toBe(noted);
  });

  test('survives whatever its text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
      fc.string({ unit: fc.constantFrom(...AWKWARD) }),
    );
    const bytes = makeWorkbook(plain);
    fc.assert(
      fc.property(text, (note) => {
        expect(parseNoteXml(printNoteXml(note))).toBe(note);
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(text, text, (first, second) => {
        expect(readNote(writeNote(writeNote(bytes, first), second))).toBe(second);
      }),
      { numRuns: 200 },
    );
  });

  test('stands as Excel writes a custom XML item, with everything that leads to it', () => {
    const noted = writeNote(makeWorkbook(plain), 'a < b');
    expect(part(noted, 'customXml/item1.xml')).toBe(`${XML}<note xmlns="${NAMESPACE}">a &lt; b</note>`);
    expect(part(noted, 'customXml/itemProps1.xml')).toContain(`<ds:schemaRef ds:uri="${NAMESPACE}"/>`);
    expect(part(noted, 'customXml/_rels/item1.xml.rels')).toContain(`Type="${RELATIONS}/customXmlProps" Target="itemProps1.xml"`);
    expect(part(noted, 'xl/_rels/workbook.xml.rels')).toContain(
      `<Relationship Id="rId2" Type="${RELATIONS}/customXml" Target="../customXml/item1.xml"/></Relationships>`,
    );
    expect(part(noted, '[Content_Types].xml')).toContain(
      '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>',
    );
  });

  test('leaves every other byte: the parts that lead to it get one line more, once', () => {
    const before = unzipSync(MASTER);
    const once = writeNote(MASTER, 'một');
    const twice = unzipSync(writeNote(once, 'hai'));
    const added = Object.keys(twice).filter((name) => !(name in before));
    expect(added).toEqual(['customXml/item1.xml', 'customXml/itemProps1.xml', 'customXml/_rels/item1.xml.rels']);
    for (const [name, data] of Object.entries(before)) {
      if (name === '[Content_Types].xml' || name === 'xl/_rels/workbook.xml.rels') {
        const text = part(MASTER, name);
        const now = new TextDecoder().decode(twice[name]);
        expect(now.startsWith(text.slice(0, text.lastIndexOf('</')))).toBe(true);
        expect(now.match(/<(?:Override|Relationship) [^>]*customXml/gu)).toHaveLength(1);
      } else expect([name, Buffer.from(twice[name] ?? []).equals(Buffer.from(data))]).toEqual([name, true]);
    }
    expect(readWorkbook(once)).toEqual(readWorkbook(MASTER));
  });

  test('stays when cells are written, and adds nothing to what a patch changes', () => {
    const noted = writeNote(makeWorkbook(plain), 'giữ');
    const { bytes, changed } = patchWorkbook(noted, [{ sheet: 'S', cell: 'A1', value: 5 }]);
    expect(readNote(bytes)).toBe('giữ');
    expect(Object.keys(unzipSync(bytes))).toEqual(Object.keys(unzipSync(noted)));
    expect(changed.map(({ part: name }) => name)).not.toContain('customXml/item1.xml');
  });

  test('keeps custom XML of others and takes the next number', () => {
    const theirs = `${XML}<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties">SharePoint</p:properties>`;
    const noted = writeNote(withItem(theirs), 'của ta');
    expect(part(noted, 'customXml/item1.xml')).toBe(theirs);
    expect(part(noted, 'customXml/item2.xml')).toContain('của ta');
    expect(readNote(noted)).toBe('của ta');
  });

  test('is found as another program wrote it: a prefix, UTF-16, a CDATA section', () => {
    expect(readNote(withItem(`<t:note xmlns:t="${NAMESPACE}">một &#272;</t:note>`))).toBe('một Đ');
    expect(readNote(withItem(`<note xmlns="${NAMESPACE}"><![CDATA[a < b]]></note>`))).toBe('a < b');
    const wide = new Uint8Array(
      Buffer.from(`\uFEFF<?xml version="1.0" encoding="utf-16"?><note xmlns="${NAMESPACE}">Đạt</note>`, 'utf16le'),
    );
    expect(readNote(withItem(wide))).toBe('Đạt');
  });

  test('says its types where the package’s own default of xml is another', () => {
    const types =
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>';
    const noted = writeNote(makeWorkbook({ ...plain, parts: { '[Content_Types].xml': types } }), 'x');
    expect(part(noted, '[Content_Types].xml')).toContain('<Override PartName="/customXml/item1.xml" ContentType="application/xml"/>');
    expect(part(noted, '[Content_Types].xml')).not.toContain('item1.xml.rels');
  });

  test('speaks the namespaces of a strict file', () => {
    const strict = 'http://purl.oclc.org/ooxml/officeDocument';
    const change = ({ name, data }: { name: string; data: string | Uint8Array }): { name: string; data: string | Uint8Array } => ({
      name,
      data: typeof data === 'string' ? data.replaceAll(RELATIONS, `${strict}/relationships`) : data,
    });
    const noted = writeNote(makeWorkbook({ ...plain, change }), 'x');
    expect(part(noted, 'xl/_rels/workbook.xml.rels')).toContain(`Type="${strict}/relationships/customXml"`);
    expect(part(noted, 'customXml/itemProps1.xml')).toContain(`xmlns:ds="${strict}/customXml"`);
  });

  test('is not written into a signed or shared workbook', () => {
    const signed = makeWorkbook({ ...plain, parts: { '_xmlsignatures/origin.sigs': '' } });
    expect(codeOf(() => writeNote(signed, 'x'))).toBe('patch-signed');
    const shared = makeWorkbook({ ...plain, parts: { 'xl/revisions/revisionHeaders.xml': '<headers/>' } });
    expect(codeOf(() => writeNote(shared, 'x'))).toBe('patch-shared-workbook');
    expect(codeOf(() => writeNote(makeWorkbook(plain), 'x'.repeat(2_000_000)))).toBe('workbook-part-too-big');
  });
});

describe('a hostile note is none', () => {
  const entities = `<!DOCTYPE note [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><note xmlns="${NAMESPACE}">&b;</note>`;
  test.each([
    ['an entity that unfolds', entities],
    ['an entity of a file', `<!DOCTYPE note [<!ENTITY x SYSTEM "file:///etc/passwd">]><note xmlns="${NAMESPACE}">&x;</note>`],
    ['an entity nobody declared', `<note xmlns="${NAMESPACE}">&x;</note>`],
    ['not well-formed', `<note xmlns="${NAMESPACE}">`],
    ['elements inside', `<note xmlns="${NAMESPACE}">a<b/>c</note>`],
    ['another namespace', '<note xmlns="urn:tieu-chi:note:2">x</note>'],
    ['no namespace', '<note>x</note>'],
    ['another root', `<other xmlns="${NAMESPACE}">x</other>`],
    ['too long to be read', `<note xmlns="${NAMESPACE}">${'x'.repeat(1_100_000)}</note>`],
    ['larger than is looked at', `<note xmlns="${NAMESPACE}">${'<!-- x -->'.repeat(500_000)}</note>`],
    ['bytes that are no text', new Uint8Array([0x3c, 0xff, 0xfe, 0x00])],
    ['empty', ''],
  ])('%s', (_, content) => {
    const bytes = withItem(content);
    expect(readNote(bytes)).toBeNull();
    // A note of ours goes beside it.
    expect(readNote(writeNote(bytes, 'ta'))).toBe('ta');
  });

  test('a relation to nothing, or to a part of another kind', () => {
    for (const target of ['../customXml/none.xml', 'workbook.xml', 'worksheets/sheet1.xml'])
      expect(readNote(makeWorkbook({ ...plain, relations: relation('rIdX', 'customXml', target) }))).toBeNull();
  });
});

const OPENPYXL = `
import json, sys, zipfile, openpyxl
before, after = (zipfile.ZipFile(name) for name in sys.argv[1:])
names = [name for name in before.namelist() if before.read(name) != after.read(name)]
values = [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in openpyxl.load_workbook(sys.argv[2]).worksheets]
same = values == [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets]
print(json.dumps({'changed': names, 'bad': after.testzip(), 'same': same}))`;

test('openpyxl and LibreOffice open a noted master and find its cells as they were', () => {
  const noted = writeNote(MASTER, '{"ghi chú": "Đã nhận – 14/11/2023"}');
  const folder = mkdtempSync(join(tmpdir(), 'note-'));
  try {
    const [a, b] = [join(folder, 'a.xlsx'), join(folder, 'b.xlsx')];
    writeFileSync(a, MASTER);
    writeFileSync(b, noted);
    const seen: unknown = JSON.parse(execFileSync('/usr/bin/python3', ['-c', OPENPYXL, a, b], { encoding: 'utf8' }));
    expect(seen).toEqual({ changed: ['[Content_Types].xml', 'xl/_rels/workbook.xml.rels'], bad: null, same: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const typed = (bytes: Uint8Array): unknown =>
    readWorkbook(bytes).sheets.map(({ sheet }) =>
      sheet.cells.flatMap(({ at, value, formula }) => (formula === undefined && value !== null ? [[at, value]] : [])),
    );
  expect(typed(throughLibreOffice(noted, 'xlsx'))).toEqual(typed(MASTER));
}, 180_000);
