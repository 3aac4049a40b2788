/** The sample masters of data/sample, read from their files: every row and column of theirs is understood. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bindWorkbook } from '../../core/master/bindWorkbook.ts';
import type { Binding } from '../../core/master/binding.ts';
import { unitFileSchema, unitsOfFile } from '../../core/units/schema.ts';
import { unitTreeOf } from '../../core/units/unitTree.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { BANDS } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';
import { NOVEMBER, unitOf } from '../support/units.ts';
import { criteriaFrom, columnsOf, rowsOf } from './binding.ts';

const data = new URL('../../data/', import.meta.url);
const units: unknown = JSON.parse(readFileSync(new URL('units/36.json', data), 'utf8'));
const tree = unitTreeOf(unitsOfFile(unitFileSchema.parse(units)), NOVEMBER);

function bound(file: string, scope: string): { readonly binding: Binding; readonly title: unknown } {
  const sheets = readWorkbook(readFileSync(new URL(`sample/masters/${file}`, data))).sheets.map(({ sheet }) => sheet);
  const found = bindWorkbook(sheets, { scope: unitOf(tree, scope), tree, set: criteriaSet(19), bands: BANDS });
  if (found.kind !== 'bound') throw new Error(found.kind);
  return { binding: found.binding, title: found.sheet.cells.find(({ at }) => at === 'A5')?.value };
}

describe('the district’s sample master', () => {
  const { binding, title } = bound('nam-truc.xlsx', '362');

  it('binds its twenty communes and towns, its nineteen criteria and its feet', () => {
    const communes = tree.communesOf('362').map(({ code }) => code);
    expect(
      binding.rows
        .filter(({ meaning }) => meaning.kind === 'commune')
        .map(({ meaning }) => meaning.unit)
        .sort(),
    ).toEqual(communes);
    expect(rowsOf(binding).slice(-2)).toEqual(['29: metFoot 362', '30: shareFoot 362']);
    expect(columnsOf(binding)).toEqual([
      'A: leftAlone',
      'B: unit',
      ...criteriaFrom('C', 19),
      'V: metCount',
      'W: change',
      'X: leftAlone',
      'Y: leftAlone',
    ]);
    expect(binding).toMatchObject({ unplaced: [], period: '2023-11', title: 'same', mark: { value: 'x', unmet: null, certainty: 'sure' } });
  });

  it('says that it is a sample', () => {
    expect(title).toContain('SỐ LIỆU MẪU');
  });
});

describe('the province’s sample master', () => {
  const { binding, title } = bound('nam-dinh.xlsx', '36');

  it('binds its ten districts, counts, average and bands', () => {
    expect(rowsOf(binding)).toEqual([
      ...tree.childrenOf('36').map(({ code }, at) => `${String(at + 9)}: totals ${code}`),
      '19: totals 36',
      '20: shareFoot 36',
    ]);
    expect(columnsOf(binding)).toEqual([
      'A: leftAlone',
      'B: unit',
      'C: expected',
      'D: counted',
      ...criteriaFrom('E', 19),
      'X: average',
      ...BANDS.map(({ label }, at) => `${['Y', 'Z', 'AA', 'AB', 'AC'][at] ?? ''}: band ${label}`),
      'AD: leftAlone',
    ]);
    expect(binding).toMatchObject({ layout: 'districts', unplaced: [], mark: null });
  });

  it('says that it is a sample', () => {
    expect(title).toContain('SỐ LIỆU MẪU');
  });
});
