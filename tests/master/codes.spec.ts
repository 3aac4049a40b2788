/** A column of codes tells communes of one name apart, and is believed only where the name does not contradict it. */
import { describe, expect, it } from 'vitest';
import { printedSheet } from '../support/printedSheet.ts';
import { mustBind, rowsOf, unplacedOf } from './binding.ts';
import { treeOf, unitOf, unitsOf } from '../support/units.ts';
import { bind } from '../../core/master/bind.ts';
import { BANDS } from '../consolidation/reports.ts';
import { criteriaSet } from '../support/criteria.ts';

const numbers = '1 | 2 | 3 | 4 | 5';

describe('a column of codes', () => {
  const tree = treeOf(
    unitsOf('36 Tỉnh Nam Định', {
      '359 Huyện Vụ Bản': ['13750 Xã Hồng Quang'],
      '362 Huyện Nam Trực': ['13984 Xã Hồng Quang', '13969 Xã Nam Mỹ'],
    }),
  );
  const rows = (text: string): readonly string[] => {
    const binding = bind(printedSheet(text), unitOf(tree, '36'), tree, criteriaSet(5), BANDS);
    if (binding.kind === 'unbound') throw new Error(binding.reason.vi);
    return [...rowsOf(binding), ...unplacedOf(binding).filter((one) => one.startsWith('row'))];
  };

  it('tells two communes of one name apart', () => {
    expect(rows(`Mã xã | Xã | ${numbers}\n13984 | Hồng Quang\n'13750 | Hồng Quang\n13969 | Nam Mỹ`)).toEqual([
      '2: commune 13984',
      '3: commune 13750',
      '4: commune 13969',
    ]);
    expect(rows(`Xã | ${numbers}\nHồng Quang\nNam Mỹ`)).toEqual(['3: commune 13969', 'row A2 Hồng Quang']);
  });

  it('that names another unit than the label leaves the row doubtful', () => {
    expect(rows(`Mã xã | Xã | ${numbers}\n13984 | Nam Mỹ\n13969 | Xã Cũ`)).toEqual(['? 2: commune 13984', '? 3: commune 13969']);
  });

  it('of the office’s own numbering says nothing', () => {
    expect(rowsOf(mustBind(printedSheet(`Mã | Xã | ${numbers}\nNT01 | Nam Mỹ\n2 | Nam Hùng`), { criteria: 5 }))).toEqual([
      '2: commune 13969',
      '3: commune 13996',
    ]);
  });
});
