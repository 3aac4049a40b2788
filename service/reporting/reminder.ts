/** The words an office copies into Zalo, an e-mail or a công văn: who has not sent, whose report was returned, who was late, with names and dates. */
import { vietnamDay, vietnamTime } from '../../core/calendar/vietnamTime.ts';
import { printDay, titleOf } from '../../core/calendar/period.ts';
import type { Instant } from '../store/store.ts';
import type { Scope } from '../totals.ts';
import type { ReportState } from './states.ts';

/** Null where everybody has sent in time. */
export function reminderText({ unit, period, set }: Scope, states: readonly ReportState[], now: Instant): string | null {
  const notSent = states.filter(({ state }) => state === 'notSent');
  const returned = states.filter(({ state }) => state === 'returned');
  const late = states.filter(({ state, lateDays }) => state === 'sent' && lateDays > 0);
  if (notSent.length + returned.length + late.length === 0) return null;
  const [day = '', time = ''] = vietnamTime(now).split('T');
  const sent = states.length - notSent.length - returned.length;
  return [
    `Nhắc báo cáo ${set.shortTitle} – ${titleOf(period)} – ${unit.name}`,
    `Đến ${time} ngày ${printDay(day)}: ${String(sent)}/${String(states.length)} đơn vị đã gửi.${dueWords(states)}`,
    ...section('Chưa gửi', notSent, ({ lateDays }) => (lateDays > 0 ? `quá hạn ${String(lateDays)} ngày` : '')),
    ...section('Bị trả lại, chưa gửi lại', returned, ({ returnedAt }) =>
      returnedAt === null ? '' : `trả lại ngày ${printDay(vietnamDay(returnedAt))}`,
    ),
    ...section('Đã gửi, nhưng muộn', late, ({ lateDays }) => `muộn ${String(lateDays)} ngày`),
    ...(notSent.length + returned.length > 0 ? ['Đề nghị các đơn vị chưa gửi, bị trả lại kiểm tra và gửi ngay.'] : []),
  ].join('\n');
}

function dueWords(states: readonly ReportState[]): string {
  const days = [...new Set(states.map(({ due }) => due))].filter((due) => due !== null);
  const doubts = [...new Set(states.flatMap(({ dueDoubt }) => (dueDoubt ? [dueDoubt.vi] : [])))];
  const doubt = doubts.length === 0 ? '' : ` (${doubts.join('; ')})`;
  return days.length === 0 ? '' : ` Hạn gửi: ${days.map(printDay).join(', ')}${doubt}.`;
}

function section(title: string, states: readonly ReportState[], why: (state: ReportState) => string): readonly string[] {
  if (states.length === 0) return [];
  const names = states.map((state) => {
    const reason = why(state);
    return reason === '' ? state.name : `${state.name} (${reason})`;
  });
  return [`${title} (${String(states.length)}): ${names.join('; ')}.`];
}
