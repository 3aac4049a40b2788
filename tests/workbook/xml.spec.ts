/** Our tokenizer beside a general parser: the same events for what it takes, and nothing taken that the other refuses. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAIN, XML } from './makeWorkbook.ts';
import { eventsBySaxes, eventsByUs } from './xmlEvents.ts';

const SHEETS = [
  `\uFEFF${XML}<x:worksheet xmlns:x="${MAIN}" mc:Ignorable='x14ac'>\r\n<x:sheetData><x:row r="1" spans='1:3'><x:c r="A1" s="3" t="str"><x:f>A&amp;"x"</x:f><x:v>&#xE1;b&#10;c</x:v></x:c></x:row></x:sheetData><!-- <c> --></x:worksheet>\n`,
  `<?xml version='1.0' encoding='UTF-8'?><a><b c="1&lt;2" d='"'/>x<![CDATA[ ]] > <a> &amp; ]]]]>y<?pi some ? text?><e\t/></a >`,
  `<đơn-vị tên="Xã\tNam\r\nMỹ">😀 ]] &gt; <_x.1:y-z/></đơn-vị><?end?>`,
  '<a b="1" c="2" d="3" e="4" f="5" g="6" h="7" i="8" j="9" k="10"><b/><c></c><d> </d></a>',
];

describe('what the tokenizer tells', () => {
  test.each(SHEETS.map((xml) => [xml]))('%s', (xml) => {
    expect(eventsByUs(xml)).toBe(eventsBySaxes(xml));
    expect(eventsByUs(xml)).toBeDefined();
  });

  test('is the same in pieces of any length', () => {
    for (const xml of SHEETS) {
      // A piece never ends inside a character: the decoder keeps the first half back.
      const letters = [...xml].length === xml.length;
      for (let length = 1; letters && length < 40; length += 1) expect(eventsByUs(xml, length), String(length)).toBe(eventsByUs(xml));
    }
  });
});

test.each([
  ['nothing', ''],
  ['only white space', ' \n'],
  ['text before the root', 'x<a/>'],
  ['text behind the root', '<a/>x'],
  ['a reference behind the root', '<a/>&amp;'],
  ['CDATA behind the root', '<a/><![CDATA[]]>'],
  ['two roots', '<a/><b/>'],
  ['an element left open', '<a><b></b>'],
  ['elements that cross', '<a><b></a></b>'],
  ['an end tag of another name', '<a></ab>'],
  ['an end tag alone', '</a>'],
  ['white space before a name', '< a/>'],
  ['a name that begins with a digit', '<1a/>'],
  ['attributes side by side', '<a b="1"c="2"/>'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['an attribute twice among many', '<a b="1" c="" d="" e="" f="" g="" h="" i="" j="" b="2"/>'],
  ['an attribute without value', '<a b/>'],
  ['an attribute without quotes', '<a b=1/>'],
  ['< in an attribute', '<a b="<"/>'],
  ['a slash before white space', '<a / >'],
  ['a lone ampersand', '<a>&</a>'],
  ['an entity nobody declared', '<a>&nbsp;</a>'],
  ['an entity with a space', '<a>& amp;</a>'],
  ['a name of every object', '<a>&constructor;</a>'],
  ['a character reference to nothing', '<a>&#0;</a>'],
  ['a reference to half a character', '<a b="&#xD800;"/>'],
  ['a control character', '<a>\u0001</a>'],
  ['a control character in an attribute', '<a b="\u0001"/>'],
  ['a noncharacter', '<a>\uFFFF</a>'],
  ['half a character', '<a>\uD83D</a>'],
  [']]> in text', '<a>]]></a>'],
  ['-- in a comment', '<a><!-- -- --></a>'],
  ['a comment that ends with a dash too many', '<a><!-- ---></a>'],
  ['a comment not ended', '<a><!-- </a>'],
  ['CDATA not ended', '<a><![CDATA[</a>'],
  ['a document type', '<!DOCTYPE a><a/>'],
  ['an instruction called XML', '<a><?XML ?></a>'],
  ['a declaration behind white space', ' <?xml version="1.0"?><a/>'],
  ['a declaration without version', '<?xml encoding="UTF-8"?><a/>'],
  ['two byte-order marks', '\uFEFF\uFEFF<a/>'],
])('%s is refused, as saxes refuses it', (_, xml) => {
  expect(eventsBySaxes(xml)).toBeUndefined();
  expect(eventsByUs(xml)).toBeUndefined();
  if (xml !== '' && !/[\uD800-\uDFFF]/.test(xml)) expect(eventsByUs(xml, 1)).toBeUndefined();
});

/** Pieces that decide something, put anywhere. */
const PIECES = [
  '<',
  '>',
  '/',
  '&',
  ';',
  '"',
  "'",
  '=',
  ' ',
  '\n',
  '\r',
  ']]>',
  '<!--',
  '-->',
  '<![CDATA[',
  '?>',
  '<?xml ',
  '&amp;',
  '&#1;',
  '</',
  '/>',
  'a',
  ':',
  '-',
  '\u0000',
  '\uFFFE',
  'é',
  '😀',
];
const change = fc.record({ at: fc.nat(400), drop: fc.nat(3), piece: fc.constantFrom(...PIECES, '') });

test('parts changed at random: refused, or told as saxes tells them', () => {
  const taken = { both: 0, neither: 0, stricter: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...SHEETS), fc.array(change, { minLength: 1, maxLength: 3 }), (sheet, changes) => {
      let xml = sheet;
      for (const { at, drop, piece } of changes)
        xml = xml.slice(0, at % (xml.length + 1)) + piece + xml.slice((at % (xml.length + 1)) + drop);
      const [ours, theirs] = [eventsByUs(xml), eventsBySaxes(xml)];
      if (ours !== undefined) expect(ours, JSON.stringify(xml)).toBe(theirs);
      taken[ours === undefined ? (theirs === undefined ? 'neither' : 'stricter') : 'both'] += 1;
    }),
    { numRuns: 20_000, seed: 20231120 },
  );
  expect(taken.both).toBeGreaterThan(1_500);
  // Stricter only where saxes is laxer than XML 1.0 is: `<?x?y?>`.
  expect(taken.stricter).toBeLessThan(100);
});
