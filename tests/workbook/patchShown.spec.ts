/** What shows cells elsewhere in the workbook carries no old figure as new once they have changed. */
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { ValueWrite } from '../../core/sheet/sheet.ts';
import { patchWorkbook } from '../../workbook/patch/workbook.ts';
import { makeWorkbook, MAIN, relation, RELATIONS, type WorkbookDesign } from './makeWorkbook.ts';

function patch(design: WorkbookDesign, value: ValueWrite['value'] = 5): ReturnType<typeof patchWorkbook> {
  return patchWorkbook(makeWorkbook(design), [{ sheet: 'S', cell: 'A1', value }]);
}

function part(bytes: Uint8Array, name: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(unzipSync(bytes)[name]);
}

/** Parts of a workbook whose first sheet has this drawing, with this chart in it. */
function drawn(drawing: string, chart = '<c:chartSpace xmlns:c="c"/>'): Record<string, string> {
  return {
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${relation('r1', 'drawing', '../drawings/d.xml')}</Relationships>`,
    'xl/drawings/d.xml': drawing,
    'xl/drawings/_rels/d.xml.rels': `<Relationships>${relation('r1', 'chart', '../charts/c.xml')}</Relationships>`,
    'xl/charts/c.xml': chart,
  };
}

/** The reference of a series that is filtered out. */
function hidden(reference: string): string {
  return `<c:extLst><c:ext><c15:formulaRef><c15:sqref>${reference}</c15:sqref></c15:formulaRef></c:ext></c:extLst>`;
}

describe('what shows the cells elsewhere', () => {
  const cacheOf = (name: string, points: readonly (readonly [number, string])[], count = 3): string =>
    `<c:${name}><c:ptCount val="${String(count)}"/>${points.map(([index, value]) => `<c:pt idx="${String(index)}"><c:v>${value}</c:v></c:pt>`).join('')}</c:${name}>`;
  const data =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>1x</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>';
  const chartAfter = (references: string): string => {
    const { bytes } = patch({
      sheets: { S: data },
      workbookTail:
        '<definedNames><definedName name="Nguon">S!$A$1:$A$3</definedName><definedName name="DanCo">OFFSET(S!$A$1,0,0,COUNTA(S!$A:$A),1)</definedName><definedName name="Khac">S!$A$2:$A$3</definedName></definedNames>',
      parts: drawn('<xdr:wsDr xmlns:xdr="d"/>', `<c:chartSpace xmlns:c="c" xmlns:c15="k">${references}</c:chartSpace>`),
    });
    return part(bytes, 'xl/charts/c.xml').replace(/^<c:chartSpace xmlns:c="c" xmlns:c15="k">|<\/c:chartSpace>$/g, '');
  };
  const three = (first: string): string =>
    cacheOf('numCache', [
      [0, first],
      [1, '2'],
      [2, '3'],
    ]);

  test.each([
    [
      'the point of a written cell',
      `<c:f>S!$A$1:$A$3</c:f>${cacheOf('numCache', [
        [0, '1'],
        [1, '2'],
        [2, '3'],
      ])}`,
      `<c:f>S!$A$1:$A$3</c:f>${cacheOf('numCache', [
        [0, '5'],
        [1, '2'],
        [2, '3'],
      ])}`,
    ],
    [
      'a point that was not there',
      `<c:f>S!$A$1:$A$3</c:f>${cacheOf('numCache', [[2, '3']])}`,
      `<c:f>S!$A$1:$A$3</c:f>${cacheOf('numCache', [
        [0, '5'],
        [2, '3'],
      ])}`,
    ],
    [
      'the text of a result worked out anew',
      `<c:f>S!$B$1</c:f>${cacheOf('strCache', [[0, '1x']], 1)}`,
      `<c:f>S!$B$1</c:f>${cacheOf('strCache', [[0, '5x']], 1)}`,
    ],
    [
      'not a copy of other cells',
      `<c:f>S!$A$2:$A$3</c:f>${cacheOf('numCache', [[0, '2']], 2)}`,
      `<c:f>S!$A$2:$A$3</c:f>${cacheOf('numCache', [[0, '2']], 2)}`,
    ],
    ['a copy that counts other cells goes', `<c:f>S!$A$1:$A$3</c:f>${cacheOf('numCache', [[0, '1']], 2)}`, '<c:f>S!$A$1:$A$3</c:f>'],
    [
      'a copy of two areas goes',
      `<c:f>(S!$A$1,S!$A$3)</c:f>${cacheOf(
        'numCache',
        [
          [0, '1'],
          [1, '3'],
        ],
        2,
      )}`,
      '<c:f>(S!$A$1,S!$A$3)</c:f>',
    ],
    ['by a name, called as Excel calls it', `<c:f>[0]!Nguon</c:f>${three('1')}`, `<c:f>[0]!Nguon</c:f>${three('5')}`],
    ['by a name that counts its cells: the copy goes', `<c:f>[0]!DanCo</c:f>${three('1')}`, '<c:f>[0]!DanCo</c:f>'],
    [
      'by a name of other cells, and a name of another workbook',
      `<c:f>[0]!Khac</c:f>${three('1')}<c:f>[1]!Nguon</c:f>${three('1')}`,
      `<c:f>[0]!Khac</c:f>${three('1')}<c:f>[1]!Nguon</c:f>${three('1')}`,
    ],
    [
      'of a series that a filter hides',
      `<c:val><c:numRef><c:f>S!$A$2:$A$3</c:f>${three('1')}</c:numRef></c:val><c:numRef>${hidden('S!$A$1:$A$3')}${three('1')}</c:numRef><c:numRef>${three('1')}${hidden('S!$A$1:$A$3')}</c:numRef><c:numRef>${hidden('S!$Z$1:$Z$3')}${three('1')}</c:numRef>`,
      `<c:val><c:numRef><c:f>S!$A$2:$A$3</c:f>${three('1')}</c:numRef></c:val><c:numRef>${hidden('S!$A$1:$A$3')}${three('5')}</c:numRef><c:numRef>${three('5')}${hidden('S!$A$1:$A$3')}</c:numRef><c:numRef>${hidden('S!$Z$1:$Z$3')}${three('1')}</c:numRef>`,
    ],
    [
      'whose categories a filter hides: the reference beside the copy counts, not the whole one',
      `<c:numRef><c:extLst><c:ext><c15:fullRef><c15:sqref>S!$A$1:$A$9</c15:sqref></c15:fullRef></c:ext></c:extLst><c:f>S!$A$1:$A$3</c:f>${three('1')}</c:numRef>`,
      `<c:numRef><c:extLst><c:ext><c15:fullRef><c15:sqref>S!$A$1:$A$9</c15:sqref></c15:fullRef></c:ext></c:extLst><c:f>S!$A$1:$A$3</c:f>${three('5')}</c:numRef>`,
    ],
    [
      'labels from cells go',
      `<c15:datalabelsRange><c15:f>S!$A$1</c15:f><c15:dlblRangeCache><c:ptCount val="1"/><c:pt idx="0"><c:v>1,00</c:v></c:pt></c15:dlblRangeCache></c15:datalabelsRange><c15:dlblFTEntry><c15:f>S!$A$1</c15:f><c15:dlblFieldTableCache><c:ptCount val="1"/></c15:dlblFieldTableCache></c15:dlblFTEntry>`,
      '<c15:datalabelsRange><c15:f>S!$A$1</c15:f></c15:datalabelsRange><c15:dlblFTEntry><c15:f>S!$A$1</c15:f></c15:dlblFTEntry>',
    ],
    ['numbers typed into the chart stay', three('1'), three('1')],
  ])('a chart: %s', (_, before, after) => {
    expect(chartAfter(before)).toBe(after);
  });

  test('a chart of the newer kind: levels go, and the text of a linked title', () => {
    const chart = (rest: string, title: string): string =>
      `<cx:chartSpace xmlns:cx="x"><cx:data><cx:numDim><cx:f>S!$A$1:$A$3</cx:f>${rest}</cx:numDim></cx:data><cx:tx><cx:txData><cx:f>S!$B$1</cx:f>${title}</cx:txData></cx:tx><cx:tx><cx:txData><cx:v>Tên</cx:v></cx:txData></cx:tx></cx:chartSpace>`;
    const parts = drawn('<xdr:wsDr xmlns:xdr="d"/>', chart('<cx:lvl ptCount="3"><cx:pt idx="0">1</cx:pt></cx:lvl>', '<cx:v>1x</cx:v>'));
    const rels = `<Relationships>${relation('r1', 'chartEx', '../charts/c.xml')}</Relationships>`;
    const { bytes } = patch({ sheets: { S: data }, parts: { ...parts, 'xl/drawings/_rels/d.xml.rels': rels } });
    expect(part(bytes, 'xl/charts/c.xml')).toBe(chart('', ''));
  });

  describe('a shape linked to a cell', () => {
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="&quot;Tổng: &quot;@"/></numFmts><cellXfs>' +
      [0, 1, 3, 9, 2, 14, 164].map((id) => `<xf numFmtId="${String(id)}"/>`).join('') +
      '</cellXfs>';
    const box = (link: string, text: string): string =>
      `<xdr:sp macro="" textlink="${link}"><xdr:txBody><a:p><a:fld type="TxLink"><a:rPr/><a:t>${text}</a:t></a:fld></a:p></xdr:txBody></xdr:sp>`;
    const drawing = (...boxes: readonly string[]): string => `<xdr:wsDr xmlns:xdr="d" xmlns:a="a">${boxes.join('')}</xdr:wsDr>`;
    const after = (link: string, value: ValueWrite['value'], style = 0): string => {
      const sheet = `<row r="1"><c r="A1" s="${String(style)}"><v>1</v></c><c r="B1"><f>A1+1</f><v>2</v></c><c r="C1"><f>TODAY()+A1</f><v>9</v></c></row>`;
      const { bytes, changed } = patch(
        {
          sheets: { S: sheet },
          styles,
          workbookTail: '<definedNames><definedName name="Tong">S!$A$1</definedName></definedNames>',
          parts: drawn(drawing(box(link, '1'))),
        },
        value,
      );
      const now = part(bytes, 'xl/drawings/d.xml');
      expect(changed.some(({ reason }) => reason === 'text-box')).toBe(!now.includes('<a:t>1</a:t>'));
      return /<a:t>(.*)<\/a:t>/.exec(now)?.[1] ?? 'none';
    };

    test.each<[string, ValueWrite['value'], number, string]>([
      ['S!$A$1', 12, 0, '12'],
      ['=$A$1', 12, 0, '12'],
      ['[0]!Tong', 12, 0, '12'],
      ['S!$B$1', 12, 0, '13'],
      ['S!$A$1', 'Đạt & vượt', 0, 'Đạt &amp; vượt'],
      ['S!$A$1', 1234, 1, '1234'],
      ['S!$A$1', 999, 2, '999'],
      ['S!$A$1', 0.57, 3, '57%'],
      ['S!$A$2', 12, 0, '1'],
      ['[1]S!$A$1', 12, 0, '1'],
    ])('%s, %s in style %i: %s', (link, value, style, text) => {
      expect(after(link, value, style)).toBe(text);
    });

    test.each<[string, string, ValueWrite['value'], number]>([
      ['a fraction, whose point is a comma here', 'S!$A$1', 95.5, 0],
      ['thousands, whose point is a comma elsewhere', 'S!$A$1', 1234, 2],
      ['a share that is rounded', 'S!$A$1', 0.575, 3],
      ['decimals', 'S!$A$1', 5, 4],
      ['a day', 'S!$A$1', 45000, 5],
      ['a text in a format of its own', 'S!$A$1', 'x', 6],
      ['a truth value', 'S!$A$1', true, 0],
      ['a result that is not known', 'S!$C$1', 5, 0],
      ['nothing', 'S!$A$1', null, 0],
      ['what a function finds', 'OFFSET(S!$A$1,0,0)', 5, 0],
      ['an area', 'S!$A$1:$B$1', 5, 0],
    ])('%s: its text goes', (_, link, value, style) => {
      expect(after(link, value, style)).toBe('');
    });

    test('in several pieces, in a group, in both ways of writing it, and in a chart', () => {
      const pieces = '<xdr:sp textlink="$A$1"><a:t>Tổng </a:t><a:t>1</a:t></xdr:sp><xdr:sp><a:t>1</a:t></xdr:sp>';
      const both = (text: string): string =>
        `<mc:AlternateContent xmlns:mc="m"><mc:Choice Requires="a14"><xdr:grpSp>${box('$A$1', text)}</xdr:grpSp></mc:Choice><mc:Fallback>${box('$A$1', text)}</mc:Fallback></mc:AlternateContent>`;
      const user = (text: string): string =>
        `<c:userShapes xmlns:c="c" xmlns:cdr="cd" xmlns:a="a"><cdr:sp textlink="$A$1"><a:t>${text}</a:t></cdr:sp></c:userShapes>`;
      const { bytes } = patch({
        sheets: { S: data },
        parts: {
          ...drawn(drawing(pieces, both('1'))),
          'xl/charts/_rels/c.xml.rels': `<Relationships>${relation('r1', 'chartUserShapes', '../drawings/u.xml')}</Relationships>`,
          'xl/drawings/u.xml': user('1'),
        },
      });
      const now = '<xdr:sp textlink="$A$1"><a:t>5</a:t><a:t></a:t></xdr:sp><xdr:sp><a:t>1</a:t></xdr:sp>';
      expect(part(bytes, 'xl/drawings/d.xml')).toBe(drawing(now, both('5')));
      expect(part(bytes, 'xl/drawings/u.xml')).toBe(user('5'));
    });
  });

  test.each([
    ['ref="A1:A3" sheet="S"', true],
    ['ref="A2:A3" sheet="S"', false],
    ['name="Nguon"', true],
    ['ref="A1:A3" sheet="S" r:id="rId9"', false],
  ])('a pivot table that consolidates %s is refreshed: %s', (source, refreshed) => {
    const { bytes } = patch({
      sheets: { S: data },
      workbookTail: '<definedNames><definedName name="Nguon">S!$A$1:$A$3</definedName></definedNames>',
      relations: relation('rIdP', 'pivotCacheDefinition', 'pivotCache/p.xml'),
      parts: {
        'xl/pivotCache/p.xml': `<pivotCacheDefinition xmlns="${MAIN}" xmlns:r="${RELATIONS}"><cacheSource type="consolidation"><consolidation><rangeSets count="2"><rangeSet ref="Z1:Z3" sheet="S"/><rangeSet ${source}/></rangeSets></consolidation></cacheSource></pivotCacheDefinition>`,
      },
    });
    expect(part(bytes, 'xl/pivotCache/p.xml').includes('refreshOnLoad="1"')).toBe(refreshed);
  });

  test.each([
    ['ref="A1:B3" sheet="S"', true],
    ['ref="A2:B3" sheet="S"', false],
    ['name="Nguon"', true],
    ['name="Xa"', false],
    ['name="KhongRo"', true],
    ['ref="A1:B3" sheet="S" r:id="rId9"', false],
  ])('a pivot table over %s is refreshed: %s', (source, refreshed) => {
    const { bytes, changed } = patch({
      sheets: { S: data },
      workbookTail:
        '<definedNames><definedName name="Nguon">S!$A$1:$A$3</definedName><definedName name="Xa">S!$A$2</definedName></definedNames>',
      relations: relation('rIdP', 'pivotCacheDefinition', 'pivotCache/p.xml'),
      parts: {
        'xl/pivotCache/p.xml': `<pivotCacheDefinition xmlns="${MAIN}" xmlns:r="${RELATIONS}" refreshOnLoad="0"><cacheSource type="worksheet"><worksheetSource ${source}/></cacheSource></pivotCacheDefinition>`,
      },
    });
    expect(part(bytes, 'xl/pivotCache/p.xml').includes('refreshOnLoad="1"')).toBe(refreshed);
    expect(changed.some(({ reason }) => reason === 'pivot-refresh')).toBe(refreshed);
  });

  test('a data model made of the cells, and the pivot tables that show it', () => {
    const connections = (refresh: string): string =>
      `<connections xmlns="${MAIN}"><connection id="1" type="5"><extLst><ext><x15:connection xmlns:x15="x" id="" model="1"/></ext></extLst></connection><connection id="2" type="102"${refresh}><extLst><ext><x15:connection xmlns:x15="x" id="Range"><x15:rangePr sourceName="_xlcn.S"/></x15:connection></ext></extLst></connection></connections>`;
    const after = (range: string): readonly [string, readonly string[]] => {
      const { bytes, changed } = patch({
        sheets: { S: data },
        workbookTail: `<definedNames><definedName name="_xlcn.S" hidden="1">${range}</definedName></definedNames>`,
        relations:
          relation('rIdC', 'connections', 'connections.xml') +
          relation('rIdP', 'pivotCacheDefinition', 'pivotCache/p.xml') +
          relation('rIdQ', 'pivotCacheDefinition', 'pivotCache/q.xml'),
        parts: {
          'xl/connections.xml': connections(''),
          'xl/pivotCache/p.xml': `<pivotCacheDefinition xmlns="${MAIN}"><cacheSource type="external" connectionId="1"/></pivotCacheDefinition>`,
          'xl/pivotCache/q.xml': `<pivotCacheDefinition xmlns="${MAIN}"><cacheSource type="external" connectionId="9"/></pivotCacheDefinition>`,
        },
      });
      return [part(bytes, 'xl/connections.xml'), changed.map(({ part: name, reason }) => `${name} ${reason}`)];
    };
    const others = [
      'xl/worksheets/sheet1.xml cells-written',
      'xl/worksheets/sheet1.xml results-recomputed',
      'xl/workbook.xml full-calculation',
    ];
    const refreshed = ['xl/pivotCache/p.xml pivot-refresh', 'xl/connections.xml model-refresh'];
    expect(after('S!$A$1:$B$3')).toEqual([connections(' refreshOnLoad="1"'), [...others.slice(0, 2), ...refreshed, ...others.slice(2)]]);
    expect(after('S!$A$2:$A$3')).toEqual([connections(''), others]);
  });

  test.each<[string, string, ValueWrite['value'], string]>([
    ['Tong', '<vt:r8>1</vt:r8>', 5.5, '<vt:r8>5.5</vt:r8>'],
    ['Tong', '<vt:i4>1</vt:i4>', 5, '<vt:i4>5</vt:i4>'],
    ['Tong', '<vt:lpwstr>1</vt:lpwstr>', 'Đạt & vượt', '<vt:lpwstr>Đạt &amp; vượt</vt:lpwstr>'],
    ['Tong', '<vt:bool>false</vt:bool>', true, '<vt:bool>true</vt:bool>'],
    ['Tong', '<vt:i4>1</vt:i4>', 5.5, '<vt:lpwstr></vt:lpwstr>'],
    ['DanCo', '<vt:r8>1</vt:r8>', 5, '<vt:lpwstr></vt:lpwstr>'],
    ['Khac', '<vt:r8>1</vt:r8>', 5, '<vt:r8>1</vt:r8>'],
    ['KhongCon', '<vt:r8>1</vt:r8>', 5, '<vt:r8>1</vt:r8>'],
  ])('a property of the file linked to %s: %s becomes, with %s, %s', (name, before, value, after) => {
    const properties = (linked: string): string =>
      `<Properties xmlns="p" xmlns:vt="v"><property pid="2" name="a" linkTarget="${name}">${linked}</property><property pid="3" name="b"><vt:r8>1</vt:r8></property></Properties>`;
    const root = `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}${relation('rId2', 'custom-properties', 'docProps/custom.xml')}</Relationships>`;
    const { bytes, changed } = patch(
      {
        sheets: { S: data },
        workbookTail:
          '<definedNames><definedName name="Tong">S!$A$1</definedName><definedName name="DanCo">OFFSET(S!$A$1,0,0)</definedName><definedName name="Khac">S!$A$2</definedName></definedNames>',
        parts: { '_rels/.rels': root, 'docProps/custom.xml': properties(before) },
      },
      value,
    );
    expect(part(bytes, 'docProps/custom.xml')).toBe(properties(after));
    expect(changed.some(({ reason }) => reason === 'linked-property')).toBe(before !== after);
  });
});
