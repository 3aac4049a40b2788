/** What workbooks of other hands bring along: each written into, with all of it kept, or refused with its own reason. */
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../core/problem.ts';
import type { ValueWrite } from '../../core/sheet/sheet.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { makeWorkbook, MAIN, partsOf, relation, XML, type WorkbookDesign } from './makeWorkbook.ts';
import { makeZip } from './makeZip.ts';

const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';

function patch(design: WorkbookDesign, value: ValueWrite['value'] = 5, sheet = 'S'): ReturnType<typeof patchWorkbook> {
  return patchWorkbook(makeWorkbook(design), [{ sheet, cell: 'A1', value }]);
}

function part(bytes: Uint8Array, name: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(unzipSync(bytes)[name]);
}

function firstValue(bytes: Uint8Array): unknown {
  return readWorkbook(bytes).sheets[0]?.sheet.cells[0]?.value;
}

function codeOf(bytes: Uint8Array): string {
  try {
    patchWorkbook(bytes, [{ sheet: 'S', cell: 'A1', value: 5 }]);
    return 'written';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('written into', () => {
  test('a package with absolute and backward targets and a sheet part of another name', () => {
    const rels = (target: string): string => `<Relationships>${relation('rId1', 'worksheet', target)}</Relationships>`;
    for (const target of ['/xl/worksheets/sheet1.xml', '../xl/worksheets/sheet1.xml', './worksheets/sheet1.xml', 'worksheets\\sheet1.xml'])
      expect(firstValue(patch({ sheets: { S: ROW }, parts: { 'xl/_rels/workbook.xml.rels': rels(target) } }).bytes), target).toBe(5);
    const parts = partsOf({ sheets: { S: ROW } });
    const moved = Object.entries({ ...parts, 'xl/_rels/workbook.xml.rels': rels('du-lieu.xml') }).map(([name, data]) => ({
      name: name === 'xl/worksheets/sheet1.xml' ? 'xl/du-lieu.xml' : name,
      data,
    }));
    expect(firstValue(patchWorkbook(makeZip(moved), [{ sheet: 'S', cell: 'A1', value: 5 }]).bytes)).toBe(5);
  });

  test('a strict file, whose namespaces are others', () => {
    const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    const sheet = `${XML}<worksheet xmlns="${strict}"><sheetData>${ROW}</sheetData></worksheet>`;
    expect(firstValue(patch({ sheets: { S: sheet } }).bytes)).toBe(5);
  });

  test('the sheet beside a chart sheet', () => {
    const rels = `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'chartsheet', 'worksheets/sheet2.xml')}</Relationships>`;
    const design = { sheets: { S: ROW, 'Biểu đồ': '' }, parts: { 'xl/_rels/workbook.xml.rels': rels } };
    expect(firstValue(patch(design).bytes)).toBe(5);
    expect(() => patch(design, 5, 'Biểu đồ')).toThrow('patch-not-worksheet');
  });

  test('a workbook with macros, whose project keeps its bytes', () => {
    const project = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]);
    const { bytes } = patch({
      sheets: { S: ROW },
      relations: relation('rIdM', 'vbaProject', 'vbaProject.bin'),
      parts: { 'xl/vbaProject.bin': project },
    });
    expect(unzipSync(bytes)['xl/vbaProject.bin']).toEqual(project);
  });

  test('a second prefix for the same namespace: its cells are cells too', () => {
    const sheet = `<worksheet xmlns="${MAIN}" xmlns:x="${MAIN}"><sheetData><row r="1"><x:c r="A1"><x:v>1</x:v></x:c><c r="B1"><v>2</v></c></row></sheetData></worksheet>`;
    const { bytes, written } = patch({ sheets: { S: sheet } });
    expect(written).toMatchObject([{ before: 1, after: 5 }]);
    expect(readWorkbook(bytes).sheets[0]?.sheet.cells.map(({ value }) => value)).toEqual([5, 2]);
  });

  test.each(['=1+1', '08', '-', '1E5', 'TRUE', '+84 350', '@nam', "'08", '12/11/2023'])('a text stays a text: %s', (text) => {
    const { bytes } = patch({ sheets: { S: ROW } }, text);
    expect(firstValue(bytes)).toBe(text);
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toContain('t="inlineStr"');
  });

  test('cells inside a table, below its headings', () => {
    const rels = { 'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${relation('r1', 'table', '../tables/t.xml')}</Relationships>` };
    const table = { 'xl/tables/t.xml': `<table xmlns="${MAIN}" ref="A1:B3"/>` };
    expect(() => patch({ sheets: { S: ROW }, parts: { ...rels, ...table } })).toThrow('patch-table-heading');
    const { bytes } = patchWorkbook(makeWorkbook({ sheets: { S: ROW }, parts: { ...rels, ...table } }), [
      { sheet: 'S', cell: 'A2', value: 'x' },
    ]);
    expect(part(bytes, 'xl/tables/t.xml')).toBe(table['xl/tables/t.xml']);
  });
});

describe('protection', () => {
  const sheet = (protection: string): string => `<worksheet xmlns="${MAIN}"><sheetData>${ROW}</sheetData>${protection}</worksheet>`;

  test('a protected sheet is written, locked cells too; its protection stays, and that is said', () => {
    const protection =
      '<sheetProtection algorithmName="SHA-512" hashValue="a==" saltValue="b==" spinCount="100000" sheet="1" objects="1"/><protectedRanges><protectedRange password="CC1A" sqref="B1" name="Nhap"/></protectedRanges>';
    const { bytes, changed } = patch({ sheets: { S: sheet(protection) } });
    expect(part(bytes, 'xl/worksheets/sheet1.xml')).toBe(sheet(protection).replace('<v>1</v>', '<v>5</v>'));
    expect(changed.map(({ reason }) => reason)).toEqual(['cells-written', 'protection-kept', 'full-calculation']);
  });

  test('protection that is taken off, or another sheet’s, is not spoken of', () => {
    const off = sheet('<sheetProtection objects="1" scenarios="1"/>');
    for (const design of [{ sheets: { S: off } }, { sheets: { S: ROW, T: sheet('<sheetProtection sheet="1"/>') } }])
      expect(patch(design).changed.map(({ reason }) => reason)).toEqual(['cells-written', 'full-calculation']);
  });

  test('a workbook whose structure is protected', () => {
    const workbookHead = '<workbookProtection workbookPassword="CC1A" lockStructure="1"/>';
    const { bytes } = patch({ sheets: { S: ROW }, workbookHead });
    expect(firstValue(bytes)).toBe(5);
    expect(part(bytes, 'xl/workbook.xml')).toContain(workbookHead);
  });

  test('a formula in a protected sheet stays a formula', () => {
    const locked = sheet('<sheetProtection sheet="1"/>').replace('<v>1</v>', '<f>B1+1</f><v>1</v>');
    expect(codeOf(makeWorkbook({ sheets: { S: locked } }))).toBe('patch-over-formula');
  });
});

describe('kept as it is', () => {
  /** Parts that differ after A1 became 5; null stands for one that is gone. */
  const differing = (design: WorkbookDesign): readonly string[] => {
    const before = makeWorkbook(design);
    const [was, is] = [unzipSync(before), unzipSync(patchWorkbook(before, [{ sheet: 'S', cell: 'A1', value: 5 }]).bytes)];
    expect(Object.keys(is).sort()).toEqual(Object.keys(was).sort());
    return Object.keys(was).filter((name) => Buffer.compare(was[name] ?? new Uint8Array(), is[name] ?? new Uint8Array()) !== 0);
  };
  const WRITTEN = ['xl/workbook.xml', 'xl/worksheets/sheet1.xml'];

  test('both ways of writing something, for newer and older programs, inside a sheet', () => {
    const sheet = `<worksheet xmlns="${MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14ac="ac" mc:Ignorable="x14ac xr"><sheetData><row r="1" x14ac:dyDescent="0.25"><c r="A1"><v>1</v></c></row></sheetData><mc:AlternateContent><mc:Choice Requires="x14"><controls><control name="Nút"><controlPr/></control></controls></mc:Choice><mc:Fallback/></mc:AlternateContent></worksheet>`;
    expect(part(patch({ sheets: { S: sheet } }).bytes, 'xl/worksheets/sheet1.xml')).toBe(sheet.replace('<v>1</v>', '<v>5</v>'));
  });

  test('dialog and macro sheets, which are no sheets to write into', () => {
    const kinds = ['dialogsheet', 'xlMacrosheet', 'xlIntlMacrosheet'];
    const design = {
      sheets: { S: ROW, dialogsheet: '<d/>', xlMacrosheet: '<m><f>S!A1</f></m>', xlIntlMacrosheet: '<m/>' },
      parts: {
        'xl/_rels/workbook.xml.rels': `<Relationships>${['worksheet', ...kinds].map((kind, i) => relation(`rId${String(i + 1)}`, kind, `worksheets/sheet${String(i + 1)}.xml`)).join('')}</Relationships>`,
      },
    };
    expect(differing(design)).toEqual(WRITTEN);
    for (const kind of kinds) expect(() => patch(design, 5, kind)).toThrow('patch-not-worksheet');
  });

  test('macros and their signature, which speaks of the macros alone', () => {
    const vba = `<Relationships><Relationship Id="r1" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProjectSignature" Target="vbaProjectSignature.bin"/></Relationships>`;
    const design = {
      sheets: { S: ROW },
      relations: relation('rIdM', 'vbaProject', 'vbaProject.bin'),
      parts: {
        'xl/vbaProject.bin': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 9]),
        'xl/vbaProjectSignature.bin': new Uint8Array([1, 2, 3]),
        'xl/_rels/vbaProject.bin.rels': vba,
      },
    };
    expect(differing(design)).toEqual(WRITTEN);
  });

  test('who made the file and when, its preview', () => {
    const properties = ['core.xml', 'app.xml', 'custom.xml', 'thumbnail.jpeg'].map(
      (name) => [`docProps/${name}`, `<p>${name}</p>`] as const,
    );
    const root = `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}${relation('rId2', 'custom-properties', 'docProps/custom.xml')}</Relationships>`;
    expect(differing({ sheets: { S: ROW }, parts: { ...Object.fromEntries(properties), '_rels/.rels': root } })).toEqual(WRITTEN);
  });

  test('what was last seen of other workbooks, and results that read it', () => {
    const sheet =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>[1]S!A1+SUM([1]T!A1:A9)</f><v>7</v></c><c r="C1"><f>[1]!Tong</f><v>8</v></c></row>';
    const link = `<externalLink xmlns="${MAIN}"><externalBook><sheetNames><sheetName val="S"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1"><v>7</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`;
    const design = {
      sheets: { S: sheet },
      workbookTail: '<externalReferences><externalReference r:id="rIdX"/></externalReferences>',
      relations: relation('rIdX', 'externalLink', 'externalLinks/externalLink1.xml'),
      parts: { 'xl/externalLinks/externalLink1.xml': link },
    };
    expect(differing(design)).toEqual(WRITTEN);
    expect(readWorkbook(patch(design).bytes).sheets[0]?.sheet.cells.map(({ value }) => value)).toEqual([5, 7, 8]);
  });

  test.each([
    ['slicer', 'slicers/slicer1.xml'],
    ['timeline', 'timelines/timeline1.xml'],
    ['ctrlProp', 'ctrlProps/ctrlProp1.xml'],
    ['control', 'activeX/activeX1.xml'],
    ['oleObject', 'embeddings/oleObject1.bin'],
    ['comments', 'comments1.xml'],
    ['threadedComment', 'threadedComments/threadedComment1.xml'],
    ['vmlDrawing', 'drawings/vmlDrawing1.vml'],
    ['queryTable', 'queryTables/queryTable1.xml'],
    ['printerSettings', 'printerSettings/printerSettings1.bin'],
    ['namedSheetView', 'namedSheetViews/namedSheetView1.xml'],
    ['customProperty', 'customProperty1.bin'],
  ])('a sheet’s %s, and what its own sheet keeps of views and scenarios', (kind, target) => {
    const behind =
      '<customSheetViews><customSheetView guid="{1}"><selection activeCell="A1"/></customSheetView></customSheetViews><scenarios><scenario name="a"><inputCells r="A1" val="1"/></scenario></scenarios><ignoredErrors><ignoredError sqref="A1" numberStoredAsText="1"/></ignoredErrors><extLst><ext xmlns:x14="x" xmlns:xm="m"><x14:sparklineGroups><x14:sparkline><xm:f>S!A1:C1</xm:f><xm:sqref>D1</xm:sqref></x14:sparkline></x14:sparklineGroups></ext></extLst>';
    const sheet = `<worksheet xmlns="${MAIN}"><sheetData>${ROW}</sheetData>${behind}</worksheet>`;
    const design = {
      sheets: { S: sheet },
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${relation('r1', kind, `../${target}`)}</Relationships>`,
        [`xl/${target}`]: `<x fmlaLink="S!$A$1" val="1"/>`,
        'xl/webextensions/webextension1.xml': '<w><binding appref="S!A1"/></w>',
        'customXml/item1.xml': '<a>S!A1 = 1</a>',
      },
    };
    expect(differing(design)).toEqual(WRITTEN);
    expect(part(patch(design).bytes, 'xl/worksheets/sheet1.xml')).toBe(sheet.replace('<v>1</v>', '<v>5</v>'));
  });
});

describe('refused', () => {
  const compound = (stream: string): Uint8Array => {
    const bytes = new Uint8Array(4096);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(Buffer.from(stream, 'utf16le'), 1024);
    return bytes;
  };
  const sheet = (xml: string): Uint8Array => makeWorkbook({ sheets: { S: xml } });
  const twice = (): Uint8Array => {
    const parts = Object.entries(partsOf({ sheets: { S: ROW } })).map(([name, data]) => ({ name, data }));
    return makeZip([...parts, { name: 'xl/WORKSHEETS/sheet1.xml', data: '<worksheet/>' }]);
  };
  const binary = relation('rId1', 'officeDocument', 'xl/workbook.bin');

  test.each<[string, () => Uint8Array]>([
    ['workbook-encrypted', () => compound('EncryptedPackage')],
    ['workbook-is-xls', () => compound('Workbook')],
    [
      'workbook-is-xlsb',
      () =>
        makeWorkbook({ sheets: { S: ROW }, parts: { '_rels/.rels': `<Relationships>${binary}</Relationships>`, 'xl/workbook.bin': 'x' } }),
    ],
    ['workbook-duplicate-part', twice],
    ['sheet-rows-out-of-order', () => sheet('<row r="2"/><row r="1"/>')],
    ['sheet-cells-out-of-order', () => sheet('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>')],
    [
      'workbook-doctype',
      () =>
        sheet(
          `<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "1">]><worksheet xmlns="${MAIN}"><sheetData>${ROW}</sheetData></worksheet>`,
        ),
    ],
    ['workbook-not-well-formed', () => sheet(`${ROW}<row r="2"><c r="A2"><v>1</c></row>`)],
    ['workbook-not-well-formed', () => sheet('<row r="1"><c r="A1"><v>&nbsp;</v></c></row>')],
    ['patch-signed', () => makeWorkbook({ sheets: { S: ROW }, parts: { '_xmlsignatures/sig1.xml': '<Signature/>' } })],
    [
      'patch-shared-workbook',
      () => makeWorkbook({ sheets: { S: ROW }, relations: relation('rIdR', 'revisionHeaders', 'revisions/h.xml') }),
    ],
    ['patch-array-formula', () => sheet('<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A3">B1:B3</f><v>1</v></c></row>')],
    [
      'patch-pivot-table',
      () =>
        makeWorkbook({
          sheets: { S: ROW },
          parts: {
            'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${relation('r1', 'pivotTable', '../pivotTables/p.xml')}</Relationships>`,
            'xl/pivotTables/p.xml': `<pivotTableDefinition xmlns="${MAIN}"><location ref="A1:C9"/></pivotTableDefinition>`,
          },
        }),
    ],
  ])('%s', (code, bytes) => {
    expect(codeOf(bytes())).toBe(code);
  });
});
