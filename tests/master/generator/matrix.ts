/** Masters with units for rows, drawn from a seed in the layouts that offices use; each knows what it truly is. */
import type { CriteriaSet } from '../../../core/criteria/schema.ts';
import type { Band } from '../../../core/consolidation/bands.ts';
import { addressOf, columnLetters } from '../../../core/sheet/address.ts';
import type { Unit } from '../../../core/units/schema.ts';
import type { UnitTree } from '../../../core/units/unitTree.ts';
import { chanceOf, type Chance } from '../../../service/sample/random.ts';
import { newGrid, type Grid } from './grid.ts';
import type { GeneratedMaster } from './truth.ts';

export interface World {
  readonly tree: UnitTree;
  readonly set: CriteriaSet;
  readonly bands: readonly Band[];
}

/** A column to be drawn: its heading from top to bottom, and what it truly is. */
interface Drawn {
  readonly heading: readonly string[];
  /** Null for the office's own. */
  readonly is: string | null;
  /** Columns beside one another with the same text on top are merged there. */
  readonly group?: string;
  readonly fill?: 'marks' | 'numbers' | 'words' | 'printed' | 'own words';
}

const UNIT_HEADINGS = ['Xã', 'Xã, thị trấn', 'Tên xã', 'Đơn vị', 'Địa phương', 'XÃ/THỊ TRẤN', 'Tên đơn vị', 'Xã – thị trấn'] as const;
const DISTRICT_HEADINGS = ['Huyện', 'Huyện, thành phố', 'Tên huyện', 'Huyện/thành phố'] as const;
const TOTALS = ['Tổng số TC đạt', 'Số tiêu chí đạt', 'Tổng số tiêu chí đạt', 'TỔNG SỐ TC ĐẠT', 'Số TC đạt đến nay'] as const;
const MARKS: readonly [string | number, ...(string | number)[]] = ['x', 'X', 1, 'Đ', 'Đạt'];
const SHORT: Readonly<Record<string, readonly [string, ...string[]]>> = {
  Xã: ['Xã', 'X.', 'X. ', 'XÃ', ''],
  'Thị trấn': ['Thị trấn', 'TT', 'TT. ', 'TT.'],
  Phường: ['Phường', 'P.', 'P. '],
  Huyện: ['Huyện', 'H.', 'HUYỆN'],
  'Thành phố': ['Thành phố', 'TP', 'TP. '],
};

/** `formulas`: communes' totals and feet are the office's own formulas. */
export function generateMatrix(seed: number, world: World, { formulas = false } = {}): GeneratedMaster {
  const chance = chanceOf(seed, 'matrix');
  const layout = chance.oneOf(['district', 'district', 'province by commune', 'province by district'] as const);
  const province = '36';
  const districts = world.tree.childrenOf(province);
  const scope = layout === 'district' ? chance.oneOf(districts as unknown as readonly [Unit, ...Unit[]]) : world.tree.unit(province);
  if (!scope) throw new Error('no scope');
  const mark = chance.oneOf(MARKS);
  const grid = newGrid();
  const top = drawTitle(grid, chance, scope);
  const columns = columnsOf(layout, chance, world);
  const heading = drawHeading(grid, chance, top, columns);
  const rows = drawRows(grid, chance, heading + 1, { layout, scope, world, columns, mark, formulas });
  return {
    name: `seed ${String(seed)}, ${layout} of ${scope.name}`,
    layout,
    sheet: grid.sheet(chance.oneOf(['Biểu tổng hợp', 'Sheet1', 'TH', 'Tổng hợp NTM'])),
    scope: scope.code,
    columns: new Map(columns.flatMap(({ is }, at) => (is === null ? [] : [[columnLetters(at + 1), is] as const]))),
    rows,
    mark,
  };
}

function drawTitle(grid: Grid, chance: Chance, scope: Unit): number {
  const lines = [
    `ỦY BAN NHÂN DÂN ${scope.name.toUpperCase()}`,
    chance.happens(0.5) ? 'BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MTQG' : '',
    'TỔNG HỢP KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI NÂNG CAO',
    chance.happens(0.6) ? 'Tháng 11 năm 2023' : '',
    chance.happens(0.3) ? '(Kèm theo Báo cáo số 12/BC-UBND ngày 20/11/2023)' : '',
  ].slice(0, 1 + Math.floor(chance.next() * 5));
  lines.forEach((line, at) => {
    grid.put(at + 1, 1, line);
    if (chance.happens(0.7)) grid.merge(at + 1, 1, at + 1, 12);
  });
  return lines.length + 1 + (chance.happens(0.6) ? 1 : 0);
}

function criterionHeadings(chance: Chance): (no: number, name: string) => string {
  const style = chance.oneOf(['TC', 'TC ', 'Tiêu chí ', 'number', 'name', 'TC0', 'numbered name', 'TC name'] as const);
  return (no, name) => {
    switch (style) {
      case 'number':
        return String(no);
      case 'name':
        return name;
      case 'TC0':
        return `TC${String(no).padStart(2, '0')}`;
      case 'numbered name':
        return `${String(no)}. ${name}`;
      case 'TC name':
        return `TC${String(no)}: ${name}`;
      default:
        return `${style}${String(no)}`;
    }
  };
}

function columnsOf(layout: GeneratedMaster['layout'], chance: Chance, world: World): readonly Drawn[] {
  const print = criterionHeadings(chance);
  const group = chance.oneOf(['Tiêu chí', 'Kết quả thực hiện các tiêu chí', 'Kết quả đến kỳ báo cáo', '']);
  const criteria = world.set.criteria.map(({ no, name }): Drawn => ({
    heading: [print(no, name)],
    is: `met ${String(no)}`,
    group,
    fill: 'marks',
  }));
  const own = (heading: string, fill?: Drawn['fill']): Drawn => ({ heading: [heading], is: null, ...(fill ? { fill } : {}) });
  const before = [
    ...(chance.happens(0.8) ? [own(chance.oneOf(['STT', 'TT', 'Số TT']))] : []),
    ...(layout !== 'province by district' && chance.happens(0.3) ? [own(chance.oneOf(['Mã xã', 'Mã đơn vị', 'Mã ĐVHC']))] : []),
    ...(layout === 'province by commune' && chance.happens(0.3) ? [{ heading: ['Huyện'], is: 'district' }] : []),
    { heading: [layout === 'province by district' ? chance.oneOf(DISTRICT_HEADINGS) : chance.oneOf(UNIT_HEADINGS)], is: 'unit' },
  ];
  const counts: readonly Drawn[] =
    layout === 'province by district'
      ? [
          ...(chance.happens(0.7)
            ? [{ heading: [chance.oneOf(['Số xã phải báo cáo', 'Tổng số xã phải báo cáo'])], is: 'expected', fill: 'numbers' as const }]
            : []),
          ...(chance.happens(0.7) ? [{ heading: ['Số xã báo cáo'], is: 'counted', fill: 'numbers' as const }] : []),
        ]
      : [];
  const after = afterColumns(layout, chance, world);
  const traps = trapColumns(chance, world, print);
  const middle = chance.happens(0.25) ? moved(criteria, chance) : criteria;
  return chance.happens(0.15) ? [...before, ...after, ...counts, ...middle] : [...before, ...counts, ...middle, ...after, ...traps];
}

/** One column moved elsewhere within the block. */
function moved(columns: readonly Drawn[], chance: Chance): readonly Drawn[] {
  const from = Math.floor(chance.next() * columns.length);
  const rest = columns.filter((_, at) => at !== from);
  const to = Math.floor(chance.next() * rest.length);
  const one = columns[from];
  return one ? [...rest.slice(0, to), one, ...rest.slice(to)] : columns;
}

function afterColumns(layout: GeneratedMaster['layout'], chance: Chance, { bands }: World): readonly Drawn[] {
  if (layout === 'province by district') {
    return [
      ...(chance.happens(0.7)
        ? [
            {
              heading: [chance.oneOf(['Bình quân tiêu chí/xã', 'BQ TC/xã', 'Bình quân TC đạt/xã'])],
              is: 'average',
              fill: 'numbers' as const,
            },
          ]
        : []),
      ...(chance.happens(0.7)
        ? bands.map((band): Drawn => ({
            heading: [bandHeading(band, chance)],
            is: `band ${band.label}`,
            group: 'Phân loại xã',
            fill: 'numbers',
          }))
        : []),
    ];
  }
  return [
    ...(chance.happens(0.8) ? [{ heading: [chance.oneOf(TOTALS)], is: 'metCount', fill: 'numbers' as const }] : []),
    ...(chance.happens(0.4)
      ? [
          {
            heading: [chance.oneOf(['Tăng/giảm so kỳ trước', 'So với tháng trước', 'Tăng (+)/giảm (-) so với tháng trước'])],
            is: 'change',
            fill: 'numbers' as const,
          },
        ]
      : []),
    ...(chance.happens(0.4)
      ? [
          {
            heading: [chance.oneOf(['Tiêu chí chưa đạt', 'Các TC chưa đạt', 'Tiêu chí còn lại'])],
            is: 'outstanding',
            fill: 'words' as const,
          },
        ]
      : []),
    ...(chance.happens(0.3) ? [{ heading: ['Tiêu chí mới đạt'], is: 'newlyMet' }] : []),
    ...(chance.happens(0.3) ? [{ heading: [chance.oneOf(['Dự kiến đạt (tháng/năm)', 'Thời gian dự kiến đạt'])], is: 'expectedBy' }] : []),
    ...(chance.happens(0.5) ? [difficulties(chance)] : []),
    ...(chance.happens(0.4) ? [{ heading: [chance.oneOf(['Ghi chú', 'Mức', 'Cán bộ phụ trách', 'Khó khăn đã tháo gỡ'])], is: null }] : []),
  ];
}

/** Empty, as it was printed last month, or in the office's own words: those are nobody's to write over. */
function difficulties(chance: Chance): Drawn {
  const heading = [
    chance.oneOf(['Khó khăn, vướng mắc', 'Khó khăn, vướng mắc; nguyên nhân, kiến nghị', 'KHÓ KHĂN, VƯỚNG MẮC', 'Tồn tại, hạn chế']),
  ];
  const fill = chance.oneOf(['none', 'printed', 'own words'] as const);
  if (fill === 'none') return { heading, is: 'difficulties' };
  return { heading, is: fill === 'printed' ? 'difficulties' : null, fill };
}

const PRINTED = [
  '1.1: Chờ phê duyệt quy hoạch',
  '2.1: Thiếu vốn đối ứng; 14: Thiếu bác sĩ; 17: Chưa có bãi rác',
  '19: Đang kiện toàn',
] as const;
const OWN_WORDS = [
  'Thiếu vốn đối ứng',
  'TC 14.1: thiếu bác sĩ',
  '14.1 - thiếu bác sĩ',
  '14.1:thiếu bác sĩ',
  '17: chưa có bãi rác; 14.1: thiếu bác sĩ',
  '20: ngoài bộ tiêu chí',
  '14.1: thiếu bác sĩ\n17: chưa có bãi rác',
] as const;

/** Columns beside ours that look like them and are the office's own. */
function trapColumns(chance: Chance, { set }: World, print: (no: number, name: string) => string): readonly Drawn[] {
  const trap = chance.oneOf(['none', 'none', 'plan', 'last', 'figures', 'notes', 'lost share'] as const);
  switch (trap) {
    case 'plan':
      return set.criteria
        .slice(0, 5)
        .map(({ no, name }) => ({ heading: [print(no, name)], is: null, group: 'Kế hoạch năm 2024', fill: 'marks' }));
    case 'last':
      return [{ heading: ['Tổng số TC đạt kỳ trước'], is: null, fill: 'numbers' }];
    case 'figures':
      return ['Dân số', 'Số hộ nghèo', 'Diện tích'].map((heading) => ({ heading: [heading], is: null, fill: 'numbers' as const }));
    case 'notes':
      return [{ heading: ['Ý kiến của tổ thẩm định'], is: null, fill: 'words' }];
    case 'lost share':
      return [{ heading: ['Tỷ lệ xã chưa đạt'], is: null, fill: 'numbers' }];
    default:
      return [];
  }
}

function bandHeading({ from, to }: Band, chance: Chance): string {
  if (from === 0) return chance.oneOf([`Dưới ${String(to + 1)} TC`, `<${String(to + 1)} tiêu chí`, `Dưới ${String(to + 1)}`]);
  if (from === to) return `${String(from)} TC`;
  return chance.oneOf([
    `${String(from)}-${String(to)} TC`,
    `${String(from)}–${String(to)} tiêu chí`,
    `Từ ${String(from)} đến ${String(to)} tiêu chí`,
  ]);
}

/** One row, two with merged groups on top, or three with an empty middle one merged; returns its last row. */
function drawHeading(grid: Grid, chance: Chance, top: number, columns: readonly Drawn[]): number {
  const grouped = columns.some(({ group }) => group !== undefined && group !== '');
  const height = grouped ? chance.oneOf([2, 2, 3] as const) : chance.oneOf([1, 1, 2] as const);
  const bottom = top + height - 1;
  columns.forEach(({ heading, group }, at) => {
    const column = at + 1;
    if (group !== undefined && group !== '' && height > 1) {
      if (columns[at - 1]?.group !== group) {
        let right = at;
        while (columns[right + 1]?.group === group) right += 1;
        grid.put(top, column, group);
        grid.merge(top, column, top, right + 1);
      }
      grid.put(top + 1, column, heading[0]);
      grid.merge(top + 1, column, bottom, column);
    } else {
      grid.put(top, column, heading[0]);
      grid.merge(top, column, bottom, column);
    }
  });
  if (height === 1 || !chance.happens(0.3)) return bottom;
  // A row that numbers the columns.
  columns.forEach((_, at) => {
    grid.put(bottom + 1, at + 1, at === 0 ? 'A' : at === 1 ? 'B' : undefined);
  });
  return bottom + 1;
}

interface Block {
  readonly layout: GeneratedMaster['layout'];
  readonly scope: Unit;
  readonly world: World;
  readonly columns: readonly Drawn[];
  readonly mark: string | number;
  readonly formulas: boolean;
}

function drawRows(grid: Grid, chance: Chance, first: number, block: Block): ReadonlyMap<number, string> {
  const truth = new Map<number, string>();
  const { tree } = block.world;
  const unitColumn = block.columns.findIndex(({ is }) => is === 'unit') + 1;
  let row = first;
  let number = 1;
  const drawUnit = (unit: Unit, is: string): void => {
    grid.put(row, unitColumn, nameOf(unit, chance, block));
    if (block.columns[0]?.heading[0]?.endsWith('TT') === true) grid.put(row, 1, number);
    drawBeside(grid, chance, row, unit, block);
    truth.set(row, is);
    row += 1;
    number += 1;
  };
  if (block.layout === 'province by district') {
    for (const district of tree.childrenOf(block.scope.code)) drawUnit(district, `totals ${district.code}`);
  } else {
    const byDistrict = block.layout === 'province by commune' && !block.columns.some(({ is }) => is === 'district');
    for (const district of block.layout === 'district' ? [block.scope] : tree.childrenOf(block.scope.code)) {
      if (byDistrict) {
        grid.put(row, unitColumn, district.name);
        truth.set(row, `section ${district.code}`);
        row += 1;
      }
      const communes = tree.communesOf(district.code);
      const listed = block.layout === 'district' && chance.happens(0.3) ? shuffled(communes, chance) : communes;
      for (const commune of listed) {
        // A list with formulas of its own is whole: a commune without a row would be missed by every one of them.
        if (!block.formulas && chance.happens(0.03)) continue;
        drawUnit(commune, `commune ${commune.code}`);
        if (chance.happens(0.01)) {
          grid.put(row, unitColumn, 'Xã Không Có Thật');
          row += 1;
        }
      }
    }
  }
  drawFeet(grid, chance, first, row, unitColumn, block, truth);
  return truth;
}

function drawFeet(
  grid: Grid,
  chance: Chance,
  top: number,
  first: number,
  unitColumn: number,
  block: Block,
  truth: Map<number, string>,
): void {
  const { scope, layout, columns } = block;
  let row = first;
  if (layout === 'province by district' && chance.happens(0.7)) {
    grid.put(row, unitColumn, chance.oneOf(['Tổng cộng', 'Toàn tỉnh', 'Cộng']));
    columns.forEach(({ fill, is }, at) => {
      if (fill === 'numbers') grid.put(row, at + 1, 3);
      if (block.formulas && (is?.startsWith('met ') === true || is?.startsWith('band ') === true || is === 'expected' || is === 'counted'))
        grid.formula(row, at + 1, `=SUM(${range(top, at + 1, first - 1, at + 1)})`, null);
    });
    truth.set(row, `totals ${scope.code}`);
    row += 1;
  }
  if (layout !== 'province by district' && chance.happens(0.7)) {
    grid.put(row, unitColumn, chance.oneOf(['Số xã đạt', 'Tổng số xã đạt', 'Số xã, thị trấn đạt']));
    truth.set(row, `metFoot ${scope.code}`);
    columns.forEach(({ is }, at) => {
      if (block.formulas && is?.startsWith('met ') === true)
        grid.formula(row, at + 1, counting(block, range(top, at + 1, first - 1, at + 1)), null);
    });
    row += 1;
  }
  if (chance.happens(0.5)) {
    grid.put(row, unitColumn, chance.oneOf(['Tỷ lệ %', 'Tỷ lệ (%)', 'Tỉ lệ %']));
    truth.set(row, `shareFoot ${scope.code}`);
    row += 1;
  }
  grid.put(row + 2, 2, 'NGƯỜI LẬP BIỂU');
  grid.put(row + 2, 8, 'TM. ỦY BAN NHÂN DÂN');
}

function drawBeside(grid: Grid, chance: Chance, row: number, unit: Unit, block: Block): void {
  const { columns, mark, world, formulas } = block;
  columns.forEach(({ is, heading, fill }, at) => {
    const column = at + 1;
    if (is === 'district') grid.put(row, column, world.tree.unit(unit.parent ?? '')?.name);
    else if (/^Mã /u.test(heading[0] ?? '')) grid.put(row, column, chance.happens(0.5) ? unit.code : Number(unit.code));
    else if (fill === 'marks') {
      if (unit.level === 'district') grid.put(row, column, Math.floor(chance.next() * 9));
      else if (chance.happens(0.6)) grid.put(row, column, mark);
    } else if (formulas && is === 'metCount' && unit.level === 'commune') {
      const criteria = columns.flatMap((one, place) => (one.is?.startsWith('met ') === true ? [place + 1] : []));
      grid.formula(row, column, counting(block, range(row, Math.min(...criteria), row, Math.max(...criteria))), null);
    } else if (fill === 'numbers') grid.put(row, column, Math.floor(chance.next() * 20));
    else if (fill === 'printed' && chance.happens(0.6)) grid.put(row, column, chance.oneOf(PRINTED));
    else if (fill === 'own words' && chance.happens(0.7)) grid.put(row, column, chance.oneOf(chance.happens(0.3) ? PRINTED : OWN_WORDS));
    else if (fill === 'words' && chance.happens(0.5)) grid.put(row, column, '16, 17');
  });
}

function range(top: number, left: number, bottom: number, right: number): string {
  return `${addressOf(top, left)}:${addressOf(bottom, right)}`;
}

function counting({ mark }: Block, cells: string): string {
  return `=COUNTIF(${cells},${typeof mark === 'number' ? String(mark) : `"${mark}"`})`;
}

function nameOf(unit: Unit, chance: Chance, { world }: Block): string {
  const [type, name] = split(unit.name);
  const short = chance.oneOf(SHORT[type] ?? [type]);
  // A bare name that two units below one district share says nothing; the office keeps the type there.
  const shared = world.tree.named(name).length > 1;
  const typed = short === '' && shared ? type : short;
  const spaced = typed === '' || typed.endsWith(' ') || typed.endsWith('.') ? typed : `${typed} `;
  const written = chance.happens(0.2) ? name.replaceAll('òa', 'oà').replaceAll('úy', 'uý') : name;
  return `${chance.happens(0.1) ? '- ' : ''}${spaced}${chance.happens(0.1) ? written.toUpperCase() : written}`;
}

function split(name: string): readonly [string, string] {
  const type = Object.keys(SHORT).find((one) => name.startsWith(`${one} `)) ?? '';
  return [type, name.slice(type.length).trim()];
}

function shuffled<T>(items: readonly T[], chance: Chance): readonly T[] {
  return items
    .map((item) => ({ item, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
