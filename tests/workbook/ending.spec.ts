import { expect, it } from 'vitest';
import { findEnding } from '../../workbook/read/ending.ts';
import { KINDS, asKind, withPart } from '../support/withPart.ts';
import { printedSheet } from '../support/printedSheet.ts';
import { workbookOf } from '../support/workbookOf.ts';

const book = await workbookOf(printedSheet('Xã'));
const types = (change: (text: string) => string): Uint8Array => withPart(book, '[Content_Types].xml', change);

it('is the one that the content type of the workbook’s part has, whatever the file was called', () => {
  expect(findEnding(book)).toBe('.xlsx');
  for (const [ending, contentType] of KINDS) expect(findEnding(asKind(book, contentType))).toBe(ending);
});

it('is found by the default of the part’s extension, too, and is none where the package says no kind that is known', () => {
  const without = (text: string): string => text.replace(/<Override [^>]*workbook\.xml"[^>]*\/>/u, '');
  expect(findEnding(types(without))).toBeUndefined();
  const byDefault = `<Default Extension="XML" ContentType="${KINDS[0][1]}"/>`;
  expect(findEnding(types((text) => without(text).replace(/<Default Extension="xml"[^>]*\/>/u, byDefault)))).toBe('.xlsm');
});
