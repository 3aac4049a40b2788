/** Rows inserted into a block: what refers to it grows or moves, and what is not understood is refused. */
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../core/problem.ts';
import { growWorkbook } from '../../workbook/grow/workbook.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { throughLibreOffice } from '../support/libreOffice.ts';
import { makeWorkbook, MAIN, relation, RELATIONS, type WorkbookDesign } from './makeWorkbook.ts';

/** Communes in rows 3 to 5, totals in 6, a note in 8. */
const ROWS =
  '<row r="2"><c r="A2" t="str"><v>Xã</v></c><c r="B2" t="str"><v>TC1</v></c></row>' +
  [3, 4, 5]
    .map(
      (row) =>
        `<row r="${String(row)}" ht="20" customHeight="1"><c r="A${String(row)}" s="1" t="str"><v>Xã ${String(row)}</v></c><c r="B${String(row)}" s="2"><v>${String(row)}</v></c><c r="C${String(row)}"><f>B${String(row)}*2</f><v>${String(row * 2)}</v></c></row>`,
    )
    .join('') +
  '<row r="6"><c r="A6" t="str"><v>Cộng</v></c><c r="B6"><f>SUM(B3:B5)</f><v>12</v></c><c r="C6"><f>SUM(C$3:C$5)/B6</f><v>2</v></c></row><row r="8"><c r="A8"><v>1</v></c></row>';

function designOf(behind = '', more: Partial<WorkbookDesign> = {}): WorkbookDesign {
  const sheet = `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><dimension ref="A2:C8"/><sheetData>${ROWS}</sheetData>${behind}</worksheet>`;
  return {
    sheets: { 'Biểu 1': sheet, T: '<row r="1"><c r="A1"><f>\'Biểu 1\'!B6+SUM(\'biểu 1\'!$B$3:$B$5)</f><v>24</v></c></row>' },
    ...more,
  };
}

function grow(design: WorkbookDesign, after = 5, count = 2): Uint8Array {
  return growWorkbook(makeWorkbook(design), { sheet: 'Biểu 1', after, count, likeRow: 5 }).bytes;
}

function part(bytes: Uint8Array, name: string): string {
  return new TextDecoder().decode(unzipSync(bytes)[name]);
}

function sheetOf(behind: string, after?: number, count?: number): string {
  return part(grow(designOf(behind), after, count), 'xl/worksheets/sheet1.xml');
}

function codeOf(design: WorkbookDesign): string {
  try {
    grow(design);
    return 'grown';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

describe('the cells', () => {
  test('behind the last row of the block: totals grow on every sheet, rows below move, new rows look like the model', () => {
    const [sheet, other] = readWorkbook(grow(designOf())).sheets.map((one) => one.sheet);
    expect(sheet?.cells.filter(({ formula }) => formula).map(({ at, formula, value }) => [at, formula, value])).toEqual([
      ['C3', '=B3*2', 6],
      ['C4', '=B4*2', 8],
      ['C5', '=B5*2', 10],
      ['C6', '=B6*2', 0],
      ['C7', '=B7*2', 0],
      ['B8', '=SUM(B3:B7)', 12],
      ['C8', '=SUM(C$3:C$7)/B8', 2],
    ]);
    expect(sheet?.cells.find(({ at }) => at === 'A10')?.value).toBe(1);
    expect(other?.cells[0]).toMatchObject({ formula: "='Biểu 1'!B8+SUM('biểu 1'!$B$3:$B$7)", value: 24 });
    expect(sheetOf('')).toContain(
      '<row r="6" ht="20" customHeight="1"><c r="A6" s="1"/><c r="B6" s="2"/><c r="C6"><f>B6*2</f><v>0</v></c></row>',
    );
    expect(sheetOf('')).toContain('<dimension ref="A2:C10"/>');
  });

  test('within the block', () => {
    const cells = readWorkbook(grow(designOf(), 3, 1)).sheets[0]?.sheet.cells ?? [];
    expect(cells.map(({ at }) => at)).toContain('A9');
    expect(cells.find(({ at }) => at === 'B7')?.formula).toBe('=SUM(B3:B6)');
    expect(cells.find(({ at }) => at === 'C4')?.formula).toBe('=B4*2');
  });

  test('what is written into a new row counts in the totals at once', () => {
    const { bytes } = patchWorkbook(grow(designOf()), [{ sheet: 'Biểu 1', cell: 'B6', value: 100 }]);
    const [sheet, other] = readWorkbook(bytes).sheets.map((one) => one.sheet);
    expect(sheet?.cells.find(({ at }) => at === 'B8')?.value).toBe(112);
    expect(other?.cells[0]?.value).toBe(224);
  });

  test('a shared formula becomes its cells’ own', () => {
    const shared = ROWS.replace('<f>B3*2</f>', '<f t="shared" si="0" ref="C3:C5">B3*2</f>')
      .replace('<f>B4*2</f>', '<f t="shared" si="0"/>')
      .replace('<f>B5*2</f>', '<f t="shared" si="0"/>');
    const design = { sheets: { 'Biểu 1': shared } };
    for (const after of [3, 5]) {
      const formulas = readWorkbook(grow(design, after, 1)).sheets[0]?.sheet.cells.flatMap(({ at, formula }) =>
        at.startsWith('C') && formula ? [formula] : [],
      );
      expect(formulas?.slice(0, 4)).toEqual(['=B3*2', '=B4*2', '=B5*2', '=B6*2']);
    }
  });
});

/** Parts of a workbook whose first sheet has a chart. */
function withChart(chart: string): Record<string, string> {
  return {
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${relation('r1', 'drawing', '../drawings/d.xml')}</Relationships>`,
    'xl/drawings/d.xml': '<xdr:wsDr xmlns:xdr="d"/>',
    'xl/drawings/_rels/d.xml.rels': `<Relationships>${relation('r1', 'chart', '../charts/c.xml')}</Relationships>`,
    'xl/charts/c.xml': chart,
  };
}

describe('what stands around the cells', () => {
  test.each([
    [
      '<mergeCells count="2"><mergeCell ref="A3:A5"/><mergeCell ref="A8:B9"/></mergeCells>',
      '<mergeCells count="2"><mergeCell ref="A3:A7"/><mergeCell ref="A10:B11"/></mergeCells>',
    ],
    [
      '<mergeCells count="1"><mergeCell ref="D5:E5"/></mergeCells>',
      '<mergeCells count="3"><mergeCell ref="D5:E5"/><mergeCell ref="D6:E6"/><mergeCell ref="D7:E7"/></mergeCells>',
    ],
    [
      '<conditionalFormatting sqref="B3:B5 D9"><cfRule type="expression" priority="1"><formula>AND($B3&lt;&gt;"",B$2=1)</formula></cfRule></conditionalFormatting>',
      '<conditionalFormatting sqref="B3:B7 D11"><cfRule type="expression" priority="1"><formula>AND($B3&lt;&gt;"",B$2=1)</formula></cfRule></conditionalFormatting>',
    ],
    [
      '<dataValidations count="1"><dataValidation type="list" sqref="B3:B5"><formula1>$A$8:$A$9</formula1></dataValidation></dataValidations>',
      '<dataValidations count="1"><dataValidation type="list" sqref="B3:B7"><formula1>$A$10:$A$11</formula1></dataValidation></dataValidations>',
    ],
    ['<autoFilter ref="A2:C5"/>', '<autoFilter ref="A2:C7"/>'],
    [
      '<hyperlinks><hyperlink ref="A8" location="\'Biểu 1\'!A6"/></hyperlinks>',
      '<hyperlinks><hyperlink ref="A10" location="\'Biểu 1\'!A8"/></hyperlinks>',
    ],
    ['<rowBreaks count="1"><brk id="6" max="16383"/></rowBreaks>', '<rowBreaks count="1"><brk id="8" max="16383"/></rowBreaks>'],
    ['<ignoredErrors><ignoredError sqref="A3:A5"/></ignoredErrors>', '<ignoredErrors><ignoredError sqref="A3:A7"/></ignoredErrors>'],
    [
      '<extLst><ext xmlns:x14="x" xmlns:xm="m"><x14:sparkline><xm:f>\'Biểu 1\'!$B$3:$B$5</xm:f><xm:sqref>B8</xm:sqref></x14:sparkline></ext></extLst>',
      "<xm:f>'Biểu 1'!$B$3:$B$7</xm:f><xm:sqref>B10</xm:sqref>",
    ],
    [
      '<extLst><ext xmlns:x14="x" xmlns:xm="m"><x14:sparklineGroups><x14:sparkline><xm:f>\'Biểu 1\'!B3:B5</xm:f><xm:sqref>B8</xm:sqref></x14:sparkline></x14:sparklineGroups></ext></extLst>',
      "<xm:f>'Biểu 1'!B3:B7</xm:f><xm:sqref>B10</xm:sqref>",
    ],
    [
      '<conditionalFormatting sqref="B3:B5"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="num" val="-1.5E3"/><cfvo type="formula" val="$B$6"/></dataBar></cfRule></conditionalFormatting>',
      '<cfvo type="num" val="-1.5E3"/><cfvo type="formula" val="$B$8"/>',
    ],
    [
      '<extLst><ext xmlns:x14="x" xmlns:xm="m"><x14:dataValidation type="list"><x14:formula1><xm:f>$A$8:$A$9</xm:f></x14:formula1><xm:sqref>B3:B5</xm:sqref></x14:dataValidation></ext></extLst>',
      '<xm:f>$A$10:$A$11</xm:f></x14:formula1><xm:sqref>B3:B7</xm:sqref>',
    ],
    [
      '<protectedRanges><protectedRange sqref="B3:B5" name="Nhap"/></protectedRanges>',
      '<protectedRanges><protectedRange sqref="B3:B7" name="Nhap"/></protectedRanges>',
    ],
    ['<cellWatches><cellWatch r="B6"/></cellWatches>', '<cellWatches><cellWatch r="B8"/></cellWatches>'],
  ])('%s', (before, after) => {
    expect(sheetOf(before)).toContain(after);
  });

  test('names, print areas and print titles', () => {
    const names =
      '<definedNames><definedName name="SoXaDat">\'Biểu 1\'!$B$3:$B$5</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">\'Biểu 1\'!$A$1:$C$8</definedName>' +
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'Biểu 1\'!$2:$2</definedName><definedName name="Cot">\'Biểu 1\'!$B:$B</definedName><definedName name="Khac">T!$A$9</definedName></definedNames>';
    const workbook = part(grow(designOf('', { workbookTail: names })), 'xl/workbook.xml');
    for (const kept of ["'Biểu 1'!$B$3:$B$7<", "'Biểu 1'!$A$1:$C$10<", "'Biểu 1'!$2:$2<", "'Biểu 1'!$B:$B<", 'T!$A$9<'])
      expect(workbook).toContain(kept);
  });

  const rels = 'xl/worksheets/_rels/sheet1.xml.rels';
  const related = (kind: string, target: string, xml: string): Partial<WorkbookDesign> => ({
    parts: { [rels]: `<Relationships>${relation('r1', kind, `../${target}`)}</Relationships>`, [`xl/${target}`]: xml },
  });

  test('tables, comments and their boxes, drawings', () => {
    const table = grow(
      designOf(
        '',
        related(
          'table',
          'tables/t.xml',
          `<table xmlns="${MAIN}" displayName="B" ref="A2:C6" totalsRowCount="1"><autoFilter ref="A2:C5"/></table>`,
        ),
      ),
    );
    expect(part(table, 'xl/tables/t.xml')).toContain('ref="A2:C8" totalsRowCount="1"><autoFilter ref="A2:C7"/>');
    const comments = grow(
      designOf(
        '',
        related(
          'comments',
          'comments1.xml',
          `<comments xmlns="${MAIN}"><commentList><comment ref="A3"/><comment ref="A8"/></commentList></comments>`,
        ),
      ),
    );
    expect(part(comments, 'xl/comments1.xml')).toContain('<comment ref="A3"/><comment ref="A10"/>');
    const vml =
      '<xml xmlns:x="x"><x:ClientData ObjectType="Note"><x:Anchor>1, 15, 7, 2, 3, 15, 11, 1</x:Anchor><x:Row>7</x:Row><x:Column>0</x:Column></x:ClientData></xml>';
    expect(part(grow(designOf('', related('vmlDrawing', 'drawings/v.vml', vml))), 'xl/drawings/v.vml')).toContain(
      '<x:Anchor>1, 15, 9, 2, 3, 15, 13, 1</x:Anchor><x:Row>9</x:Row>',
    );
    const anchor = (edit: string): string =>
      `<xdr:twoCellAnchor${edit}><xdr:from><xdr:col>5</xdr:col><xdr:row>2</xdr:row></xdr:from><xdr:to><xdr:row>9</xdr:row></xdr:to></xdr:twoCellAnchor>`;
    const drawing = grow(
      designOf('', related('drawing', 'drawings/d.xml', `<xdr:wsDr xmlns:xdr="d">${anchor('')}${anchor(' editAs="absolute"')}</xdr:wsDr>`)),
    );
    expect(part(drawing, 'xl/drawings/d.xml')).toContain('<xdr:row>2</xdr:row></xdr:from><xdr:to><xdr:row>11</xdr:row>');
    expect(part(drawing, 'xl/drawings/d.xml')).toContain('<xdr:row>2</xdr:row></xdr:from><xdr:to><xdr:row>9</xdr:row>');
  });

  test('charts: a grown area loses its copy, a moved one keeps it', () => {
    const reference = (formula: string, points: string): string =>
      `<c:numRef><c:f>${formula}</c:f><c:numCache>${points}</c:numCache></c:numRef>`;
    const chart = `<c:chartSpace xmlns:c="c">${reference("'Biểu 1'!$B$3:$B$5", '<c:ptCount val="3"/>')}${reference("'Biểu 1'!$A$8", '<c:ptCount val="1"/>')}</c:chartSpace>`;
    const design = designOf('', { parts: withChart(chart) });
    expect(part(grow(design), 'xl/charts/c.xml')).toBe(
      '<c:chartSpace xmlns:c="c"><c:numRef><c:f>\'Biểu 1\'!$B$3:$B$7</c:f></c:numRef><c:numRef><c:f>\'Biểu 1\'!$A$10</c:f><c:numCache><c:ptCount val="1"/></c:numCache></c:numRef></c:chartSpace>',
    );
  });

  test('charts through names, whole columns, labels from cells, series that a filter hides', () => {
    const copy = (name = 'c:numCache'): string => `<${name}><c:ptCount val="3"/></${name}>`;
    const sqref = (reference: string): string =>
      `<c:numRef><c:extLst><c:ext><c15:formulaRef><c15:sqref>${reference}</c15:sqref></c15:formulaRef></c:ext></c:extLst>`;
    const chart =
      `<c:f>[0]!Lon</c:f>${copy()}<c:f>[0]!Khac</c:f>${copy()}<c:f>'Biểu 1'!$B:$B</c:f>${copy()}<c:f>T!$B$3:$B$5</c:f>${copy()}` +
      `<c15:datalabelsRange><c15:f>'Biểu 1'!$A$3:$A$5</c15:f>${copy('c15:dlblRangeCache')}</c15:datalabelsRange>` +
      `${sqref("'Biểu 1'!$B$3:$B$5")}${copy()}</c:numRef>${sqref("'Biểu 1'!$A$8")}${copy()}</c:numRef>`;
    const grown = grow(
      designOf('', {
        workbookTail:
          '<definedNames><definedName name="Lon">\'Biểu 1\'!$B$3:$B$5</definedName><definedName name="Khac">T!$A$1:$A$9</definedName></definedNames>',
        parts: withChart(`<c:chartSpace xmlns:c="c" xmlns:c15="k">${chart}</c:chartSpace>`),
      }),
    );
    expect(part(grown, 'xl/charts/c.xml')).toBe(
      `<c:chartSpace xmlns:c="c" xmlns:c15="k"><c:f>[0]!Lon</c:f><c:f>[0]!Khac</c:f>${copy()}<c:f>'Biểu 1'!$B:$B</c:f><c:f>T!$B$3:$B$5</c:f>${copy()}` +
        "<c15:datalabelsRange><c15:f>'Biểu 1'!$A$3:$A$7</c15:f></c15:datalabelsRange>" +
        `${sqref("'Biểu 1'!$B$3:$B$7")}</c:numRef>${sqref("'Biểu 1'!$A$10")}${copy()}</c:numRef></c:chartSpace>`,
    );
  });

  test('shapes that take a text or a picture from cells, on every sheet and in charts; links of shapes and cells', () => {
    const shapes = (rows: readonly [number, number], link: string): string =>
      `<xdr:wsDr xmlns:xdr="d"><xdr:twoCellAnchor><xdr:from><xdr:row>${String(rows[0])}</xdr:row></xdr:from><xdr:to><xdr:row>${String(rows[1])}</xdr:row></xdr:to><xdr:sp textlink="${link}"/><xdr:sp textlink=""/><a14:cameraTool xmlns:a14="a" cellRange="${link}"/></xdr:twoCellAnchor></xdr:wsDr>`;
    const link = (target: string): string =>
      `<Relationship Id="h" Type="${RELATIONS}/hyperlink" Target="${target}"/><Relationship Id="w" Type="${RELATIONS}/hyperlink" Target="https://nongthonmoi.gov.vn/#A6" TargetMode="External"/>`;
    const relationsOf = (xml: string): string => `<Relationships>${xml}</Relationships>`;
    const other = (formula: string): string =>
      `<table xmlns="${MAIN}" displayName="K" ref="A1:A9"><tableColumn><calculatedColumnFormula>${formula}</calculatedColumnFormula></tableColumn></table>`;
    const grown = grow(
      designOf('', {
        parts: {
          ...withChart('<c:chartSpace xmlns:c="c"/>'),
          'xl/drawings/d.xml': shapes([2, 9], '$B$6'),
          'xl/drawings/_rels/d.xml.rels': relationsOf(relation('r1', 'chart', '../charts/c.xml') + link("#'Biểu 1'!A6")),
          'xl/charts/_rels/c.xml.rels': relationsOf(relation('r1', 'chartUserShapes', '../drawings/u.xml')),
          'xl/drawings/u.xml': '<c:userShapes xmlns:c="c" xmlns:cdr="cd"><cdr:sp textlink="\'Biểu 1\'!$B$6"/></c:userShapes>',
          'xl/worksheets/_rels/sheet2.xml.rels': relationsOf(
            relation('r1', 'drawing', '../drawings/e.xml') + relation('r2', 'table', '../tables/k.xml') + link("#'Bi%E1%BB%83u%201'!A6"),
          ),
          'xl/drawings/e.xml': shapes([2, 9], "'Biểu 1'!$B$6"),
          'xl/tables/k.xml': other("'Biểu 1'!B$6+A6"),
        },
      }),
    );
    expect(part(grown, 'xl/drawings/d.xml')).toBe(shapes([2, 11], '$B$8'));
    expect(part(grown, 'xl/drawings/_rels/d.xml.rels')).toContain(link("#'Biểu 1'!A8"));
    expect(part(grown, 'xl/drawings/e.xml')).toBe(shapes([2, 9], "'Biểu 1'!$B$8"));
    expect(part(grown, 'xl/drawings/u.xml')).toContain('textlink="\'Biểu 1\'!$B$8"');
    expect(part(grown, 'xl/worksheets/_rels/sheet2.xml.rels')).toContain(link("#'Bi%E1%BB%83u%201'!A8"));
    expect(part(grown, 'xl/tables/k.xml')).toBe(other("'Biểu 1'!B$8+A6"));
  });

  test('what other sheets say of this one: links however written, bounds of a scale, sparklines', () => {
    const behind =
      '<conditionalFormatting sqref="A1"><cfRule><colorScale><cfvo type="num" val="\'Biểu 1\'!$B$6"/><cfvo type="num" val="$B$6"/></colorScale></cfRule></conditionalFormatting>' +
      '<hyperlinks><hyperlink ref="A6" location="Biểu 1!A6"/><hyperlink ref="A7" location="\'biểu 1\'!A6"/><hyperlink ref="A8" location="T!A6"/></hyperlinks>' +
      '<extLst><ext xmlns:x14="x" xmlns:xm="m"><x14:sparklineGroups><x14:sparkline><xm:f>\'Biểu 1\'!B3:B5</xm:f><xm:sqref>A6</xm:sqref></x14:sparkline></x14:sparklineGroups></ext></extLst>';
    const sheets = { ...designOf().sheets, T: `<worksheet xmlns="${MAIN}"><sheetData/>${behind}</worksheet>` };
    const now = part(grow({ sheets }), 'xl/worksheets/sheet2.xml');
    expect(now).toContain('<cfvo type="num" val="\'Biểu 1\'!$B$8"/><cfvo type="num" val="$B$6"/>');
    expect(now).toContain(
      'ref="A6" location="Biểu 1!A8"/><hyperlink ref="A7" location="\'biểu 1\'!A8"/><hyperlink ref="A8" location="T!A6"/>',
    );
    expect(now).toContain("<xm:f>'Biểu 1'!B3:B7</xm:f><xm:sqref>A6</xm:sqref>");
  });

  test('sources of pivot tables, one or several; those of other workbooks stay', () => {
    const cache = (a: string, b: string): string =>
      `<pivotCacheDefinition xmlns="${MAIN}" xmlns:r="${RELATIONS}" refreshOnLoad="1"><cacheSource type="consolidation"><consolidation><rangeSets count="3"><rangeSet ref="${a}" sheet="Biểu 1"/><rangeSet ref="${b}" sheet="biểu 1"/><rangeSet ref="A3:B5" sheet="Biểu 1" r:id="rId1"/><rangeSet ref="A3:B5" sheet="T"/></rangeSets></consolidation></cacheSource></pivotCacheDefinition>`;
    const grown = grow(
      designOf('', {
        relations: relation('rIdP', 'pivotCacheDefinition', 'pivotCache/p.xml'),
        parts: { 'xl/pivotCache/p.xml': cache('A2:B5', 'A8:B9') },
      }),
    );
    expect(part(grown, 'xl/pivotCache/p.xml')).toBe(cache('A2:B7', 'A10:B11'));
  });

  const onOther = (xml: string): Partial<WorkbookDesign> => ({
    sheets: { ...designOf().sheets, T: `<worksheet xmlns="${MAIN}"><sheetData/>${xml}</worksheet>` },
  });

  test.each<[string, string, Partial<WorkbookDesign>]>([
    ['grow-not-understood', '<scenarios/>', {}],
    ['grow-not-understood', '<customSheetViews/>', {}],
    ['grow-not-understood', '<dataConsolidate/>', {}],
    ['grow-not-understood', '<controls/>', {}],
    ['grow-not-understood', '', onOther('<dataConsolidate><dataRefs><dataRef ref="A3:B5" sheet="Biểu 1"/></dataRefs></dataConsolidate>')],
    ['grow-not-understood', '', onOther('<controls><control><controlPr linkedCell="\'Biểu 1\'!A5"/></control></controls>')],
    ['grow-not-understood', '', { parts: { 'xl/ctrlProps/c.xml': '<formControlPr fmlaLink="$A$1"/>' } }],
    ['grow-not-understood', '', { parts: { 'xl/slicers/s.xml': '<slicers/>' } }],
    ['grow-not-understood', '', { parts: { 'xl/timelines/t.xml': '<timelines/>' } }],
    ['grow-not-understood', '', { parts: { 'xl/volatileDependencies.xml': '<volTypes/>' } }],
    ['grow-not-understood', '', { parts: { 'xl/webextensions/w.xml': '<w appref="\'Biểu 1\'!A1:B5"/>' } }],
    ['grow-not-understood', '', { parts: { 'xl/connections.xml': '<connection name="C_Biểu 1!$A$3:$B$5"/>' } }],
    ['grow-not-understood', '', { parts: { 'customXml/item1.xml': '<a>&apos;biểu 1&apos;!A5</a>' } }],
    ['grown', '', { parts: { 'customXml/item1.xml': '<a>Biểu 12!A5, T!A5</a>', 'docProps/app.xml': "<a>'Biểu 1'!Print_Area</a>" } }],
    ['grow-not-understood', '', related('namedSheetView', 'n.xml', '<n/>')],
    ['grow-not-understood', '', related('vmlDrawing', 'drawings/v.vml', '<xml xmlns:x="x"><x:ClientData ObjectType="Drop"/></xml>')],
    [
      'grow-not-understood',
      '',
      {
        parts: {
          'xl/worksheets/_rels/sheet2.xml.rels': `<Relationships>${relation('r1', 'vmlDrawing', '../drawings/v.vml')}</Relationships>`,
          'xl/drawings/v.vml':
            '<xml xmlns:x="x"><x:ClientData ObjectType="Drop"><x:FmlaRange>\'Biểu 1\'!$A$3:$A$5</x:FmlaRange></x:ClientData></xml>',
        },
      },
    ],
    [
      'grow-not-understood',
      '',
      {
        relations: relation('rIdP', 'pivotCacheDefinition', 'pivotCache/p.xml'),
        parts: {
          'xl/pivotCache/p.xml': '<pivotCacheDefinition><cacheSource><worksheetSource ref="A3:B5"/></cacheSource></pivotCacheDefinition>',
        },
      },
    ],
    [
      'grow-not-understood',
      '<conditionalFormatting sqref="B3:B5"><cfRule><dataBar><cfvo type="num" val="B6"/></dataBar></cfRule></conditionalFormatting>',
      {},
    ],
    ['grow-formula', '', { sheets: { ...designOf().sheets, T: "<row><c><f>SUM('Biểu 1:T'!B6)</f></c></row>" } }],
    ['grow-formula', '', { sheets: { ...designOf().sheets, T: '<row><c><f>HYPERLINK("#\'Biểu 1\'!B6","xem")</f></c></row>' } }],
    ['grown', '', { sheets: { ...designOf().sheets, T: '<row><c><f>HYPERLINK("https://nongthonmoi.gov.vn/#B6")</f></c></row>' } }],
    [
      'grow-not-understood',
      '<conditionalFormatting sqref="B3:B5"><cfRule><formula>B2&gt;B3</formula></cfRule></conditionalFormatting>',
      {},
    ],
    ['grow-not-understood', '', related('queryTable', 'q.xml', '<q/>')],
    [
      'grow-not-understood',
      '',
      related('pivotTable', 'p.xml', `<pivotTableDefinition xmlns="${MAIN}"><location ref="A3:B9"/></pivotTableDefinition>`),
    ],
    ['grow-macros', '', { relations: relation('rIdM', 'vbaProject', 'vbaProject.bin') }],
    ['grow-formula', '', { workbookTail: '<definedNames><definedName name="a">OFFSET(\'Biểu 1\'!$A$1,1,1)</definedName></definedNames>' }],
    ['grow-array', '', { sheets: { 'Biểu 1': ROWS.replace('<f>B5*2</f>', '<f t="array" ref="C5:C6">B5*2</f>') } }],
    ['grow-formula', '', { sheets: { 'Biểu 1': ROWS, T: '<row><c><f>INDIRECT("B6")</f></c></row>' } }],
  ])('%s: %s', (code, behind, more) => {
    expect(codeOf({ ...designOf(behind), ...more })).toBe(code);
  });

  test('rows that cannot be', () => {
    const bytes = makeWorkbook(designOf());
    expect(() => growWorkbook(bytes, { sheet: 'Biểu 1', after: 0, count: 1, likeRow: 3 })).toThrow('grow-bad-rows');
    expect(() => growWorkbook(bytes, { sheet: 'Biểu 1', after: 5, count: 5000, likeRow: 5 })).toThrow('grow-bad-rows');
    expect(() => growWorkbook(bytes, { sheet: 'Không có', after: 5, count: 1, likeRow: 5 })).toThrow('patch-unknown-sheet');
  });
});

test('a master with a chart, comments and formats grows, and LibreOffice comes to the same totals', () => {
  const master = new Uint8Array(readFileSync(new URL('../../data/sample/masters/nam-truc.xlsx', import.meta.url)));
  const sheet = 'TH nâng cao';
  const { bytes } = growWorkbook(master, { sheet, after: 28, count: 3, likeRow: 28 });
  const written = patchWorkbook(bytes, [
    { sheet, cell: 'B29', value: 'Xã Mới' },
    { sheet, cell: 'C29', value: 'x' },
  ]).bytes;
  const results = (file: Uint8Array): readonly unknown[] =>
    (readWorkbook(file).sheets[0]?.sheet.cells ?? [])
      .filter(({ formula }) => formula !== undefined)
      .map(({ at, value }) => [at, typeof value === 'number' ? value.toFixed(9) : (value ?? '')]);
  expect(results(written)).toEqual(results(throughLibreOffice(written, 'xlsx')));
}, 60_000);
