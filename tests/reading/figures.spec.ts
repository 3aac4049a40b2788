/** Results of several figures, and figures that are shown as others. */
import { describe, expect, it } from 'vitest';
import { checkWorkbook } from '../../core/check.ts';
import type { ExampleRow } from '../../core/validation/rule.ts';
import { communeSheet } from '../support/communeSheet.ts';
import { NANG_CAO, rulebook, templateFor } from '../support/rulebook.ts';

const template = templateFor(NANG_CAO);

function check(code: string, row: ExampleRow) {
  const [checked] = checkWorkbook([communeSheet(template, { given: { [code]: row } }).sheet], rulebook).reports;
  const reading = checked?.report.entries.find(({ indicator }) => indicator === code)?.reading;
  const rules = checked?.findings.filter(({ indicator }) => indicator === code).map(({ rule }) => rule);
  return { reading, rules };
}

const parts = (...values: readonly object[]) => ({ kind: 'parts', parts: values });

describe('named parts', () => {
  it.each([
    ['a 95%; b 2 trường', parts({ key: 'a', value: 95 }, { key: 'b', value: 2 }), []],
    ['a ≥ 95; b khoảng 2', parts({ key: 'a', value: 95, comparator: '≥' }, { key: 'b', value: 2, approximate: true }), ['NTM-V033']],
    ['a 950; b 2', parts({ key: 'a', value: 950 }, { key: 'b', value: 2 }), ['NTM-V009']],
    ['a 0,95; b 2', parts({ key: 'a', value: 0.95 }, { key: 'b', value: 2 }), ['NTM-V023']],
    ['a 95; b 66 nghìn', { kind: 'unreadable' }, ['NTM-V005']],
    ['a 95; b 2%', { kind: 'unreadable' }, ['NTM-V005']],
    ['a 95 trường; b 2', { kind: 'unreadable' }, ['NTM-V005']],
    ['a 1.234; b 2', { kind: 'unreadable' }, ['NTM-V005']],
    ['b 2; a 95', { kind: 'unreadable' }, ['NTM-V005']],
    ['95 (b); 2 (a)', { kind: 'unreadable' }, ['NTM-V005']],
  ] as const)('%s', (result, reading, rules) => {
    const found = check('5.1', { result });
    expect(found.reading).toMatchObject(reading);
    expect(found.rules).toEqual(rules);
  });
});

describe('men and women', () => {
  it.each([
    // Short of what huyện Nam Trực planned for 2023, 95,5 %, where it is so for one of the two.
    ['95,6 (nam 95,2; nữ 96,0)', ['NTM-V048']],
    ['95,6 (nam 95,5; nữ 95,7)', []],
    ['95,6 (nam 952; nữ 960)', ['NTM-V009', 'NTM-V038']],
    ['nam 0,952; nữ 0,96', ['NTM-V023', 'NTM-V048', 'NTM-V014']],
    ['97 (nam 95,2; nữ 96,0)', ['NTM-V038', 'NTM-V048']],
    ['95 (nam 95,2; nữ 96,0)', ['NTM-V038', 'NTM-V048']],
    ['nam ≥ 95; nữ 96', ['NTM-V005']],
    ['nam 95 nghìn; nữ 96', ['NTM-V005']],
  ] as const)('%s', (result, rules) => {
    expect(check('14.1', { result }).rules).toEqual(rules);
  });
});

describe('a number shown as another', () => {
  it.each([
    ['10', 66_500, '#,##0,', 'unreadable'],
    ['10', 66_500, '#,##0.0," triệu đồng"', 'unreadable'],
    ['10', 66_500, '0" nghìn đồng"', 'unreadable'],
    ['10', 66.5, '0.0" triệu đồng"', 'number'],
    ['10', 66.5, '0.0 "trđ"', 'number'],
    ['10', 66.5, ';;;', 'unreadable'],
    ['14.1', 95.5, '0.0" %"', 'number'],
    ['14.1', 95.5, '0.0"‰"', 'unreadable'],
    ['14.1', 95.5, '0.0" hộ"', 'unreadable'],
    ['18.5', 0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_)', 'number'],
  ] as const)('%s: %d in %s is %s', (code, result, format, kind) => {
    const found = check(code, { result, format });
    expect(found.reading?.kind).toBe(kind);
    expect(found.rules?.includes('NTM-V005')).toBe(kind === 'unreadable');
  });
});

it('a lone “t” is no unit: triệu, tỷ or tấn', () => {
  expect(check('10', { result: '66 t' }).reading?.kind).toBe('unreadable');
  expect(check('10', { result: '66,5 trđ/người' }).reading).toMatchObject({ kind: 'number', value: 66.5 });
});
