/** Understanding a master: the province's list of all its communes, 226 rows by 19 criteria, districts between them. */
import { bandsFor } from '../../core/consolidation/bands.ts';
import { bind } from '../../core/master/bind.ts';
import { treeOn } from '../../core/rulebook.ts';
import { addressOf } from '../../core/sheet/address.ts';
import type { Cell, Sheet } from '../../core/sheet/sheet.ts';
import type { UnitTree } from '../../core/units/unitTree.ts';
import { loadRulebook } from '../../service/rulebook.ts';
import { measured, type Figure } from './measure.ts';

const OFTEN = { rounds: 20, runs: 10 };

export async function benchBind(): Promise<readonly Figure[]> {
  const rulebook = loadRulebook();
  const tree = treeOn(rulebook, '2023-11-30');
  const scope = tree.unit('36');
  const set = rulebook.sets.find(({ id }) => id === 'xa-ntm-nang-cao-318-2022');
  if (!scope || !set) throw new Error('the rulebook has no Nam Định or no nâng cao');
  const bands = bandsFor(rulebook.bands, set.criteria.length);
  const sheet = provinceByCommune(tree, scope.code);
  const ms = await measured(() => {
    const binding = bind(sheet, scope, tree, set, bands);
    if (binding.kind === 'unbound') throw new Error(binding.reason.en);
  }, OFTEN);
  return [{ name: `bind a master of ${String(tree.communesOf(scope.code).length)} communes`, value: ms, unit: 'ms CPU', reach: '≤ 20' }];
}

function provinceByCommune(tree: UnitTree, scope: string): Sheet {
  const cells: Cell[] = [{ at: 'A1', value: 'TỔNG HỢP KẾT QUẢ NÔNG THÔN MỚI NÂNG CAO – Tháng 11 năm 2023' }];
  const put = (row: number, column: number, value: Cell['value']): void => void cells.push({ at: addressOf(row, column), value });
  ['STT', 'Xã, thị trấn', ...Array.from({ length: 19 }, (_, at) => `TC${String(at + 1)}`), 'Tổng số TC đạt', 'Ghi chú'].forEach((heading, at) => {
    put(4, at + 1, heading);
  });
  let row = 5;
  for (const district of tree.childrenOf(scope)) {
    put(row, 2, district.name);
    row += 1;
    for (const commune of tree.communesOf(district.code)) {
      put(row, 1, row - 4);
      put(row, 2, commune.name);
      for (let column = 3; column <= 21; column += 1) if ((row + column) % 3 > 0) put(row, column, 'x');
      row += 1;
    }
  }
  put(row, 2, 'Số xã đạt');
  return { name: 'Tổng hợp', cells };
}
