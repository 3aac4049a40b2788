/** What a cell of a generated master should hold, counted anew from the communes' lines: slow, plain, and not the product's way. */
import type { CommuneTotals, Totals } from '../../../core/consolidation/totals.ts';
import { columnLetters, parseAddress } from '../../../core/sheet/address.ts';
import type { CellValue } from '../../../core/sheet/sheet.ts';
import { valueAt } from '../../support/printedSheet.ts';
import type { GeneratedMaster } from './truth.ts';

export function expectedCell(master: GeneratedMaster, cell: string, totals: Totals): string | number | null {
  const at = parseAddress(cell);
  const column = master.columns.get(columnLetters(at?.column ?? 1)) ?? 'nobody';
  const row = master.rows.get(at?.row ?? 0) ?? 'nobody';
  const [kind = '', unit = ''] = row.split(' ');
  if (kind === 'commune' && column === 'difficulties') return difficultiesOf(unit, totals, valueAt(master.sheet, cell));
  if (kind === 'commune')
    return ofCommune(
      totals.communes.find((one) => one.unit === unit),
      column,
      master.mark,
    );
  if (column.startsWith('results')) return ofForm(row, column.slice('results '.length), totals);
  const below = unit === totals.unit ? totals.communes : totals.communes.filter((one) => isBelow(one.unit, unit, totals));
  const expected = (totals.districts?.find((one) => one.unit === unit) ?? totals).expected;
  return ofUnit(kind, below, expected, column);
}

function isBelow(commune: string, district: string, { districts = [] }: Totals): boolean {
  return districts.some(({ unit, communes }) => unit === district && communes.some((one) => one.unit === commune));
}

function ofCommune(commune: CommuneTotals | undefined, column: string, mark: string | number): string | number | null {
  if (!commune) return null;
  const [what = '', number = ''] = column.split(' ');
  if (what === 'met') return commune.met.includes(Number(number)) ? mark : null;
  if (what === 'metCount') return commune.met.length;
  if (what !== 'outstanding') return `nothing is known of ${column}`;
  const list = [...commune.unmet, ...commune.notAssessed].sort((a, b) => a - b).join(', ');
  return list === '' ? null : list;
}

/** What its report says, row by row; where it says nothing, what stood there of criteria that are still not met. */
function difficultiesOf(unit: string, { communes, obstacles }: Totals, held: CellValue): string | null {
  const commune = communes.find((one) => one.unit === unit);
  let text = '';
  for (const one of obstacles)
    if (one.unit === unit) text += `${text === '' ? '' : '; '}${one.indicator ?? String(one.criterion)}: ${one.text}`;
  if (text === '' && commune && typeof held === 'string' && commune.unmet.length + commune.notAssessed.length > 0)
    for (const item of held.split('; '))
      if (!commune.met.includes(Number(item.split(/[.:]/u)[0]))) text += `${text === '' ? '' : '; '}${item}`;
  return text === '' ? null : text;
}

function ofUnit(kind: string, communes: readonly CommuneTotals[], expected: number, column: string): string | number | null {
  const [what = '', number = ''] = column.split(' ');
  const met = communes.filter((one) => one.met.includes(Number(number))).length;
  const share = (count: number): number | null => (communes.length === 0 ? null : round((count * 100) / communes.length));
  if (what === 'met') return kind === 'shareFoot' ? share(met) : met;
  if (what === 'expected') return expected;
  if (what === 'counted') return communes.length;
  if (what === 'average')
    return communes.length === 0 ? null : round(communes.reduce((sum, { met: list }) => sum + list.length, 0) / communes.length);
  if (what === 'band') return communes.filter((one) => inBand(number, one.met.length)).length;
  return `nothing is known of ${column}`;
}

function inBand(label: string, count: number): boolean {
  if (label.startsWith('<')) return count < Number(label.slice(1));
  const [from = '', to = from] = label.split('–');
  return Number(from) <= count && count <= Number(to);
}

function ofForm(row: string, ofColumn: string, totals: Totals): string | number | null {
  const words = row.split(' ');
  const ofRow = words[words.length - 1] ?? 'all';
  const group = ofRow === 'all' ? ofColumn : ofRow;
  const units = group === 'all' ? null : new Set(totals.groups?.find((one) => one.group === group)?.units ?? []);
  const communes = totals.communes.filter(({ unit }) => units === null || units.has(unit));
  if (words[0] === 'criterion') return communes.filter(({ met }) => met.includes(Number(words[1]))).length;
  if (words[0] === 'band') return communes.filter(({ met }) => inBand(words[1] ?? '', met.length)).length;
  return units === null ? totals.expected : units.size;
}

/** Half up; the figures here are far from where floating point would matter but for halves, which it keeps. */
function round(number: number): number {
  return Math.round((number + 1e-9) * 100) / 100;
}
