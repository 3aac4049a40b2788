/** States and totals as tables for a spreadsheet: a heading row, then a row a unit. */
import { vietnamTime } from '../../core/calendar/vietnamTime.ts';
import type { Totals } from '../../core/consolidation/totals.ts';
import type { ReportState } from './states.ts';

type Table = readonly (readonly (string | number | null)[])[];

const STATES: Readonly<Record<ReportState['state'], string>> = { notSent: 'Chưa gửi', sent: 'Đã gửi', returned: 'Bị trả lại' };

export function statesTable(states: readonly ReportState[]): Table {
  return [
    ['Mã đơn vị', 'Đơn vị', 'Tình trạng', 'Hạn gửi', 'Muộn (ngày)', 'Lần gửi', 'Nhận lúc (giờ Việt Nam)', 'Ý kiến trả lại', 'Về hạn gửi'],
    ...states.map(({ unit, name, state, due, dueDoubt, lateDays, version, receivedAt, remarks }) => [
      unit,
      name,
      STATES[state],
      due,
      lateDays,
      version === 0 ? null : version,
      receivedAt === null ? null : vietnamTime(receivedAt).replace('T', ' '),
      remarks.map(({ cell, text }) => (cell === null ? text : `${cell}: ${text}`)).join('; '),
      dueDoubt?.vi ?? null,
    ]),
  ];
}

/** A row a commune counted, a column a criterion: Đ met, CĐ not met, empty not assessed; those missing at the end. */
export function totalsTable(totals: Totals, nameOf: (unit: string) => string): Table {
  const numbers = totals.criteria.map(({ criterion }) => criterion);
  const communes = totals.communes.map(({ unit, name, met, unmet, metCount, outstanding }) => {
    const [isMet, isUnmet] = [new Set(met), new Set(unmet)];
    return [unit, name, ...numbers.map((no) => (isMet.has(no) ? 'Đ' : isUnmet.has(no) ? 'CĐ' : null)), metCount, outstanding];
  });
  const missing = totals.missing.map((unit) => [
    unit,
    nameOf(unit),
    ...numbers.map(() => null),
    null,
    totals.returned.includes(unit) ? 'Bị trả lại' : 'Chưa gửi',
  ]);
  return [
    ['Mã đơn vị', 'Đơn vị', ...numbers.map((no) => `TC${String(no)}`), 'Số tiêu chí đạt', 'Còn lại'],
    ...communes,
    ...missing,
    [null, 'Số xã đạt', ...totals.criteria.map(({ met }) => met), null, null],
    [null, 'Bình quân tiêu chí/xã', ...numbers.map(() => null), totals.average, null],
  ];
}
