/** The note by itself: what is put in comes back, it stays within its bounds, and what is no piece of ours is passed over. */
import { describe, expect, test } from 'vitest';
import type { Confirmation } from '../../core/master/confirmation.ts';
import { fillOf, reportsBehind } from '../../core/note/fill.ts';
import { fillFor, parseNote, printNote, receiptFor, withConfirmation, withFill, withReceipt, type Note } from '../../core/note/note.ts';
import type { Receipt } from '../../core/note/receipt.ts';
import { totalsOfMonth } from '../support/namTrucMonth.ts';
import { NANG_CAO } from '../support/rulebook.ts';

const receipt: Receipt = {
  submission: '11111111-1111-4111-8111-111111111111',
  unit: '13969',
  period: '2023-11',
  template: NANG_CAO,
  version: 1,
  fingerprint: `sha256:${'0'.repeat(64)}`,
  receivedAt: '2023-11-14T02:00:00.000Z',
  receipt: 'ABCD-EFGH-JKLM',
};
const word: Confirmation = {
  kind: 'confirmation',
  schemaVersion: 1,
  scope: '362',
  set: NANG_CAO,
  layout: 'communes',
  sheet: 'Biểu',
  columns: [{ heading: 'TC1', nth: 1, of: 1, column: 'C', meaning: { kind: 'criterion', criterion: 1, measure: 'met' } }],
  rows: [{ label: 'Nam Mỹ', under: null, nth: 1, of: 1, row: 4, meaning: { kind: 'commune', unit: '13969' } }],
  mark: { value: 'x', unmet: null },
};
const noted = { at: '2023-11-14T02:00:00.000Z', confirmation: word };
const totals = totalsOfMonth(1);
const fill = fillOf(totals, { sheet: 'Biểu', at: '2023-11-20T02:00:00.000Z', cells: 152 });
const empty = parseNote(null);
const again = (note: Note): Note => parseNote(printNote(note));

describe('the note', () => {
  test('gives back receipts, confirmations and the last filling, the newest first', () => {
    const other = { ...receipt, submission: '22222222-2222-4222-8222-222222222222', period: '2023-12' };
    const note = withFill(withConfirmation(withReceipt(withReceipt(empty, other), receipt), noted), fill, fill);
    expect(again(note)).toEqual({ receipts: [receipt, other], confirmations: [noted], fills: [fill] });
    expect(receiptFor(again(note), { unit: '13969', period: '2023-12', template: NANG_CAO })).toEqual(other);
    expect(receiptFor(again(note), { unit: '13969', period: '2024-01', template: NANG_CAO })).toBeNull();
  });

  test('reads what was kept before there was more than receipts', () => {
    expect(parseNote(JSON.stringify({ schemaVersion: 1, receipts: [receipt] }))).toEqual({ ...empty, receipts: [receipt] });
  });

  test('holds one receipt of each submission, one word of each unit, set and layout, one filling of each unit and set', () => {
    let note = withReceipt(withReceipt(empty, receipt), receipt);
    const renamed = { ...noted, confirmation: { ...word, sheet: 'Tháng 12' } };
    const form = { ...noted, confirmation: { ...word, layout: 'form' as const } };
    note = withConfirmation(withConfirmation(withConfirmation(note, noted), form), renamed);
    note = withFill(withFill(note, fill, fill), fill, { ...fill, period: '2023-12' });
    expect([note.receipts.length, note.confirmations]).toEqual([1, [renamed, form]]);
    expect(note.fills).toEqual([{ ...fill, period: '2023-12' }]);
    expect(fillFor(withFill(note, fill, null), fill)).toBeNull();
    expect(fillFor(note, { unit: '363', set: NANG_CAO })).toBeNull();
  });

  test('does not grow without end: the oldest go', () => {
    let note = empty;
    for (let index = 0; index < 40; index += 1) {
      note = withReceipt(note, { ...receipt, submission: `id-${String(index)}` });
      note = withConfirmation(note, { ...noted, confirmation: { ...word, set: `bo-${String(index)}` } });
      note = withFill(note, { unit: '362', set: `bo-${String(index)}` }, { ...fill, set: `bo-${String(index)}` });
    }
    expect([note.receipts.length, note.confirmations.length, note.fills.length]).toEqual([24, 8, 8]);
    expect(note.confirmations[0]?.confirmation.set).toBe('bo-39');
  });

  test('takes the word on a master of the whole country, and makes room for it; what is larger still is not kept', () => {
    const large = (rows: number, set: string): typeof noted => ({
      ...noted,
      confirmation: {
        ...word,
        set,
        rows: Array.from({ length: rows }, (_, at) => ({
          label: `Xã Điền Xá ${String(at)}`,
          under: '362',
          nth: 1,
          of: 1,
          row: at + 1,
          meaning: { kind: 'commune' as const, unit: '13969' },
        })),
      },
    });
    const note = withConfirmation(withConfirmation(withReceipt(empty, receipt), large(3_321, 'a')), large(3_321, 'b'));
    expect(again(note).confirmations.map(({ confirmation }) => confirmation.set)).toEqual(['b']);
    expect(again(withConfirmation(note, large(9_000, 'c')))).toEqual({ ...empty, receipts: [receipt] });
  });

  test('knows of a filling whether the same reports counted', () => {
    expect(fill).toMatchObject({ unit: '362', period: '2023-11', counted: totals.counted, cells: 152 });
    expect(reportsBehind({ communes: [...totals.communes].reverse() })).toBe(fill.reports);
    const [first, ...rest] = totals.communes;
    const mended = first ? [{ ...first, fingerprint: `sha256:${'9'.repeat(64)}` }, ...rest] : [];
    expect(reportsBehind({ communes: mended })).not.toBe(fill.reports);
  });
});

describe('a note of anybody', () => {
  test.each([
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"schemaVersion":2,"receipts":[]}',
    `{"schemaVersion":1,"receipts":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    JSON.stringify({ schemaVersion: 1, receipts: [{ ...receipt, version: 1.5 }], confirmations: 'nhiều', fills: { length: 3 } }),
    JSON.stringify({
      schemaVersion: 1,
      receipts: [],
      confirmations: [
        { at: 'hôm qua', confirmation: word },
        { at: noted.at, confirmation: {} },
      ],
    }),
    JSON.stringify({ schemaVersion: 1, confirmations: [{ at: noted.at, confirmation: { ...word, scope: '../../362' } }] }),
    JSON.stringify({
      schemaVersion: 1,
      fills: [
        { ...fill, cells: -1 },
        { ...fill, reports: 'x' },
        { ...fill, set: 'x'.repeat(201) },
      ],
    }),
    JSON.stringify({ schemaVersion: 1, receipts: [{ ...receipt, receipt: 'x'.repeat(201) }] }),
    JSON.stringify({ schemaVersion: 1, receipts: [receipt], rest: 'x'.repeat(600_000) }),
  ])('gives nothing: %.60s', (text) => {
    expect(parseNote(text)).toEqual(empty);
  });

  test('gives the pieces that are ours and none of the rest', () => {
    const text = JSON.stringify({ schemaVersion: 1, receipts: [{}, receipt, null], confirmations: [noted, 7], fills: [fill], more: [1] });
    expect(parseNote(text)).toEqual({ receipts: [receipt], confirmations: [noted], fills: [fill] });
    expect(parseNote(text.replace('{', '{"__proto__":{"receipts":[]},'))).toEqual(parseNote(text));
  });
});
