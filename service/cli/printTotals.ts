/** Totals as a district or a province reads them. */
import { parsePeriod, titleOf } from '../../core/calendar/period.ts';
import type { CommuneTotals, Totals } from '../../core/consolidation/totals.ts';
import type { UnitTree } from '../../core/units/unitTree.ts';
import type { Quarantined } from '../desk/folder.ts';
import { table } from './table.ts';

export function printTotals(totals: Totals, tree: UnitTree, quarantined: readonly Quarantined[]): readonly string[] {
  const period = parsePeriod(totals.period);
  const nameOf = (code: string): string => tree.unit(code)?.name ?? code;
  return [
    `${nameOf(totals.unit)} (${totals.unit}) · ${period ? titleOf(period) : totals.period} · ${totals.set}`,
    `Phải báo cáo ${String(totals.expected)} · đã tính ${String(totals.counted)}${totals.complete ? ' (đủ)' : ''}${listed(' · chưa có: ', totals.missing.map(nameOf))}`,
    ...averageLines(totals),
    ...(totals.districts ? districtLines(totals.districts, nameOf) : []),
    ...communeLines(totals.communes),
    '',
    'Theo tiêu chí (số xã)',
    ...table(
      ['TC', 'Đạt', 'Chưa đạt', 'Chưa đánh giá', 'Xã chưa đạt'],
      totals.criteria.map((row) => [
        String(row.criterion),
        String(row.met),
        String(row.unmet),
        String(row.notAssessed),
        [...row.unmetBy, ...row.notAssessedBy].map(nameOf).join(', '),
      ]),
    ),
    ...localLines(totals, nameOf),
    ...totals.expectedBy.map(
      ({ month, items }, index) =>
        `${index === 0 ? '\nDự kiến đạt\n' : ''}  ${month}: ${items.map((item) => `${nameOf(item.unit)} (${item.indicator ?? `TC ${String(item.criterion)}`})`).join(', ')}`,
    ),
    ...totals.obstacles.map(
      (item, index) =>
        `${index === 0 ? '\nKhó khăn, vướng mắc\n' : ''}  ${nameOf(item.unit)} · ${item.indicator ?? `TC ${String(item.criterion)}`}: ${item.text}`,
    ),
    ...totals.explanations.map(
      (item, index) =>
        `${index === 0 ? '\nGiải trình\n' : ''}  ${nameOf(item.unit)} · ${item.indicator ?? `TC ${String(item.criterion)}`} · ${item.rule}: ${item.text}`,
    ),
    ...quarantineLines(quarantined),
  ];
}

/** What districts ask for beside the set, counted by itself. */
function localLines({ local = [] }: Totals, nameOf: (code: string) => string): readonly string[] {
  if (local.length === 0) return [];
  const rows = local.map(({ by, code, met, unmet, notAssessed, unmetBy, notAssessedBy }) => [
    nameOf(by),
    code,
    String(met),
    String(unmet),
    String(notAssessed),
    [...unmetBy, ...notAssessedBy].map(nameOf).join(', '),
  ]);
  return [
    '',
    'Chỉ tiêu riêng của huyện, tỉnh (không tính vào tiêu chí)',
    ...table(['Của', 'Dòng', 'Đạt', 'Chưa đạt', 'Chưa đánh giá', 'Xã chưa đạt'], rows),
  ];
}

function listed(before: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${before}${names.join(', ')}`;
}

function averageLines({ average, bands }: Totals): readonly string[] {
  if (average === null) return [];
  return [
    `Bình quân ${printAverage(average)} tiêu chí/xã · ${bands.map(({ label, count }) => `${label} tiêu chí: ${String(count)} xã`).join(' · ')}`,
  ];
}

/** Two decimals with a comma, as offices print it: 16,13. */
export function printAverage(average: number | null): string {
  return average === null ? '–' : average.toFixed(2).replace('.', ',');
}

function districtLines(districts: readonly Totals[], nameOf: (code: string) => string): readonly string[] {
  const rows = districts.map(({ unit, expected, counted, average }) => [
    nameOf(unit),
    String(expected),
    String(counted),
    printAverage(average),
  ]);
  return ['', 'Theo huyện', ...table(['Huyện', 'Phải báo cáo', 'Đã tính', 'Bình quân'], rows)];
}

function communeLines(communes: readonly CommuneTotals[]): readonly string[] {
  const rows = communes.map(({ unit, name, metCount, outstanding }) => [
    unit,
    name,
    String(metCount),
    outstanding === '' ? '–' : outstanding,
  ]);
  return rows.length === 0 ? [] : ['', 'Theo xã', ...table(['Mã', 'Xã', 'Số TC đạt', 'Còn lại'], rows)];
}

function quarantineLines(quarantined: readonly Quarantined[]): readonly string[] {
  if (quarantined.length === 0) return [];
  return [
    '',
    `Để riêng, không tính (${String(quarantined.length)})`,
    ...table(
      ['Tệp', 'Trang', 'Lý do'],
      quarantined.map(({ file, sheet, reason }) => [file, sheet ?? '–', reason.vi]),
    ),
  ];
}
