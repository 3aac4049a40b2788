/** Forms of 2026–30, drawn from a seed: criteria by group of communes, and communes by band. */
import type { CriteriaSet } from '../../../core/criteria/schema.ts';
import type { Band } from '../../../core/consolidation/bands.ts';
import { columnLetters } from '../../../core/sheet/address.ts';
import { chanceOf, type Chance } from '../../../service/sample/random.ts';
import { newGrid, type Grid } from './grid.ts';
import type { GeneratedMaster } from './truth.ts';

export interface FormWorld {
  readonly scope: string;
  readonly set: CriteriaSet;
  readonly bands: readonly Band[];
}

interface Drawn {
  readonly top: string;
  readonly below: string | null;
  readonly is: string | null;
}

export function generateForm(seed: number, world: FormWorld): GeneratedMaster {
  const chance = chanceOf(seed, 'form');
  const byGroup = chance.happens(0.5);
  const grid = newGrid();
  grid.put(
    1,
    1,
    byGroup
      ? 'KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ QUỐC GIA VỀ NÔNG THÔN MỚI 6 THÁNG NĂM 2026'
      : 'KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH 6 THÁNG NĂM 2026',
  );
  const top = 3 + Math.floor(chance.next() * 3);
  const columns = columnsOf(byGroup, chance);
  const bottom = drawHeading(grid, top, columns, chance);
  const rows = byGroup ? criteriaRows(grid, bottom + 1, world, chance) : bandRows(grid, bottom + 1, world, chance);
  // The unit of measure looks like a heading of units.
  const measure = columns.findIndex(({ top: heading }) => heading === 'ĐVT') + 1;
  if (measure > 0) for (const row of rows.keys()) if (chance.happens(0.7)) grid.put(row, measure, 'xã');
  return {
    name: `seed ${String(seed)}, ${byGroup ? 'form by group' : 'form of bands'}`,
    layout: byGroup ? 'form by group' : 'form of bands',
    sheet: grid.sheet('Biểu'),
    scope: world.scope,
    columns: new Map(columns.flatMap(({ is }, at) => (is === null ? [] : [[columnLetters(at + 1), is] as const]))),
    rows,
    mark: 'x',
  };
}

function columnsOf(byGroup: boolean, chance: Chance): readonly Drawn[] {
  const times = (is: string, top: string | null): readonly Drawn[] =>
    [
      { text: chance.oneOf(['KQ đến 31/12 năm trước', 'KQ 31/12 năm trước']), is: null },
      { text: chance.oneOf(['TH 6 tháng năm', 'TH 6 tháng đầu năm 2026', 'Thực hiện 6 tháng']), is },
      { text: chance.oneOf(['KH 6T cuối năm', 'Kế hoạch cuối năm']), is: null },
    ].map((one) => (top === null ? { top: one.text, below: null, is: one.is } : { top, below: one.text, is: one.is }));
  return [
    { top: chance.oneOf(['TT', 'STT']), below: null, is: null },
    { top: chance.oneOf(['Nội dung', 'Nội dung tiêu chí', 'Tiêu chí']), below: null, is: 'unit' },
    ...(chance.happens(0.7) ? [{ top: 'ĐVT', below: null, is: null }] : []),
    ...(byGroup ? ['1', '2', '3'].flatMap((group) => times(`results ${group}`, `Xã nhóm ${group}`)) : times('results all', null)),
    { top: 'Ghi chú', below: null, is: null },
  ];
}

function drawHeading(grid: Grid, top: number, columns: readonly Drawn[], chance: Chance): number {
  const two = columns.some(({ below }) => below !== null) || chance.happens(0.3);
  const bottom = two ? top + 1 : top;
  columns.forEach(({ top: text, below }, at) => {
    const column = at + 1;
    if (below === null) {
      grid.put(top, column, text);
      grid.merge(top, column, bottom, column);
      return;
    }
    if (columns[at - 1]?.top !== text) {
      let right = at;
      while (columns[right + 1]?.top === text) right += 1;
      grid.put(top, column, text);
      grid.merge(top, column, top, right + 1);
    }
    grid.put(top + 1, column, below);
  });
  return bottom;
}

function criteriaRows(grid: Grid, first: number, { set }: FormWorld, chance: Chance): ReadonlyMap<number, string> {
  const rows = new Map<number, string>();
  const style = chance.oneOf(['name', 'numbered', 'TC'] as const);
  let row = first;
  for (const { no, name } of set.criteria) {
    grid.put(row, 1, no);
    grid.put(row, 2, style === 'name' ? name : style === 'numbered' ? `${String(no)}. ${name}` : `Tiêu chí ${String(no)}: ${name}`);
    grid.put(row, 5, 3);
    rows.set(row, `criterion ${String(no)} all`);
    row += 1;
    if (chance.happens(0.1)) {
      grid.put(row, 2, 'Trong đó: chỉ tiêu chưa đạt');
      grid.put(row, 5, 2);
      row += 1;
    }
  }
  return rows;
}

function bandRows(grid: Grid, first: number, { bands }: FormWorld, chance: Chance): ReadonlyMap<number, string> {
  const rows = new Map<number, string>();
  let row = first;
  const put = (number: string, label: string, is: string | null): void => {
    grid.put(row, 1, number);
    grid.put(row, 2, label);
    if (is !== null) rows.set(row, is);
    row += 1;
  };
  const groups = (is: string, number: string): void => {
    if (!chance.happens(0.6)) return;
    for (const group of ['1', '2', '3'])
      put(`${number}.${group}`, chance.oneOf([`Nhóm ${group}`, `Xã nhóm ${group}`, `- Xã nhóm ${group}`]), `${is} ${group}`);
  };
  put('I', 'Kết quả cấp xã', null);
  put('1', 'Tổng số xã thực hiện', 'expected all');
  groups('expected', '1');
  bands.forEach(({ label, from, to }, at) => {
    const text =
      from === 0
        ? `Số xã đạt dưới ${String(to + 1)} tiêu chí`
        : from === to
          ? `Số xã đạt ${String(from)} tiêu chí`
          : `Số xã đạt ${String(from)}-${String(to)} tiêu chí`;
    put(String(at + 2), text, `band ${label} all`);
    if (from === to) put('2.1', 'Số xã có QĐ công nhận đạt chuẩn NTM', null);
    else groups(`band ${label}`, String(at + 2));
  });
  put('II', 'Số thôn ra khỏi diện đặc biệt khó khăn', null);
  return rows;
}
