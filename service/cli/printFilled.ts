/** What was written into a workbook, old → new, and what was not and why. */
import { printValue } from '../../core/sheet/printValue.ts';
import type { CellValue } from '../../core/sheet/sheet.ts';
import type { ChangedPart, SkippedCell, WrittenCell } from '../../workbook/patch/workbook.ts';
import type { FilledMaster, Looked } from '../desk/fillMaster.ts';
import { table } from './table.ts';

/** Above this the rest is counted; --json names them all. */
const MOST_SHOWN = 40;

/** What became of it: the cells were shown before (printPlanned). */
export function printFilled({ out, kept, manifest, sheet, changes, changed }: FilledMaster): readonly string[] {
  return [
    `Đã ghi ${String(changes.length)} ô của trang “${sheet}” vào ${out}${keptWords(kept)}; đối chiếu từng ô: ${manifest}`,
    ...partLines(changed),
  ];
}

/** Only looked at: what would be written, and the fingerprint by which it can be told that the master is still the same. */
export function printLooked(looked: Looked, nameOf: (unit: string) => string): readonly string[] {
  return [...printPlanned(looked, nameOf), `Chưa ghi gì. Để ghi đúng những ô này: --if-hash ${looked.before}`];
}

/** Before anything is written: every cell, old → new, and what is not written and why. */
export function printPlanned(looked: Looked, nameOf: (unit: string) => string): readonly string[] {
  const { sheet, changes } = looked;
  return ['', `Sẽ ghi ${String(changes.length)} ô của trang “${sheet}”`, ...plannedLines(looked, nameOf)];
}

function plannedLines(
  { changes, grown, skipped, assumed, unplaced, missingRows, notReported, notObliged, notices }: Looked,
  nameOf: (unit: string) => string,
): readonly string[] {
  return [
    ...listed(
      'Thêm dòng cho xã chưa có',
      grown.map(({ unit, row }) => `${nameOf(unit)} (dòng ${String(row)})`),
    ),
    ...changeLines(
      changes.map(({ cell, before, after }) => [cell, before, after]),
      changes.length,
    ),
    ...listLines(
      'Không ghi',
      skipped.map(({ cell, reason }) => [cell, reason.vi]),
    ),
    ...listLines(
      'Có khả năng đúng nhưng chưa chắc, hãy xem lại',
      assumed.map(({ cell, reason }) => [cell, reason.vi]),
    ),
    ...unplacedLines(unplaced, missingRows),
    ...listed('Có số liệu nhưng biểu không có dòng', missingRows.map(nameOf)),
    ...listed('Chưa có báo cáo, để trống dòng', notReported.map(nameOf)),
    ...listed('Không phải báo cáo bộ này, giữ nguyên dòng', notObliged.map(nameOf)),
    ...notices.map(({ vi }) => `Lưu ý: ${vi}`),
  ];
}

/** What nobody wrote: columns and rows that keep their old figures, then what the master has no place for. */
function unplacedLines(unplaced: Looked['unplaced'], missingRows: readonly string[]): readonly string[] {
  const places = unplaced.flatMap((one): readonly (readonly [string, string])[] => ('cell' in one ? [[one.cell, one.reason.vi]] : []));
  const criteria = unplaced.flatMap((one) => (one.kind === 'criterion' ? [String(one.criterion)] : []));
  const units = unplaced.flatMap((one) => (one.kind === 'unit' && !missingRows.includes(one.unit) ? [one.name] : []));
  const asked = unplaced.flatMap((one) => (one.kind === 'confirmed' ? [one.reason.vi] : []));
  const more = places.length - MOST_SHOWN;
  return [
    ...asked.map((vi) => `Hỏi lại: ${vi}`),
    ...listLines('Không hiểu nên không ghi, số ở đó vẫn là số cũ', places.slice(0, MOST_SHOWN)),
    ...(more > 0 ? [`  … và ${String(more)} chỗ nữa (--json nêu đủ)`] : []),
    ...listed('Biểu không có cột cho tiêu chí', criteria),
    ...listed('Biểu không có dòng cho', units),
  ];
}

export interface Patched {
  readonly out: string;
  readonly kept: string | null;
  readonly written: readonly WrittenCell[];
  readonly skipped: readonly SkippedCell[];
  readonly changed: readonly ChangedPart[];
}

export function printPatched({ out, kept, written, skipped, changed }: Patched): readonly string[] {
  return [
    `Đã ghi ${String(written.length)} ô vào ${out}${keptWords(kept)}`,
    ...changeLines(
      written.map(({ sheet, cell, before, formula, after, afterFormula }) => [
        `${sheet}!${cell}`,
        formula ?? before,
        afterFormula ?? after,
      ]),
      MOST_SHOWN,
    ),
    ...listLines(
      'Không cần ghi',
      skipped.map(({ sheet, cell, why }) => [`${sheet}!${cell}`, why.vi]),
    ),
    ...partLines(changed),
  ];
}

function keptWords(kept: string | null): string {
  return kept === null ? '' : `; tệp cũ giữ ở ${kept}`;
}

type Change = readonly [cell: string, before: CellValue, after: CellValue];

function changeLines(changes: readonly Change[], most: number): readonly string[] {
  if (changes.length === 0) return [];
  const rows = changes.slice(0, most).map(([cell, before, after]) => [cell, `${show(before)} → ${show(after)}`]);
  const more = changes.length - rows.length;
  return [...table(['Ô', 'Cũ → mới'], rows), ...(more > 0 ? [`  … và ${String(more)} ô nữa (--json nêu đủ)`] : [])];
}

function show(value: CellValue): string {
  return printValue(value) || '(trống)';
}

function listLines(title: string, rows: readonly (readonly [string, string])[]): readonly string[] {
  if (rows.length === 0) return [];
  const byReason = Map.groupBy(rows, ([, reason]) => reason);
  return [
    `${title}:`,
    ...table(
      ['Ô', 'Lý do'],
      [...byReason].map(([reason, cells]) => [shortList(cells.map(([cell]) => cell)), reason]),
    ),
  ];
}

function shortList(cells: readonly string[]): string {
  const SHOWN = 4;
  return cells.length <= SHOWN ? cells.join(', ') : `${cells.slice(0, SHOWN).join(', ')} … (${String(cells.length)} ô)`;
}

function listed(title: string, units: readonly string[]): readonly string[] {
  return units.length === 0 ? [] : [`${title}: ${units.join(', ')}`];
}

function partLines(changed: readonly ChangedPart[]): readonly string[] {
  return changed.length === 0
    ? []
    : [
        'Phần của tệp đã đổi (mọi phần khác giữ nguyên từng byte):',
        ...table(
          ['Phần', 'Vì sao'],
          changed.map(({ part, why }) => [part, why.vi]),
        ),
      ];
}
