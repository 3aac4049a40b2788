/** The text that lies beside a file of a watched folder: what became of it, for the officer. Vietnamese first; line ends that every Notepad shows. */
import { vietnamTime } from '../../core/calendar/vietnamTime.ts';
import type { CheckedReport } from '../../core/check.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import { isBlocking } from '../../core/validation/finding.ts';
import { printReport } from '../cli/printReport.ts';
import type { Left, ReportFate, Settled } from './fate.ts';
import { printName } from './places.ts';

const TITLE = 'TIÊU CHÍ – KẾT QUẢ GỬI BÁO CÁO';

/** Written by us, so that it may be replaced by a newer one. */
export function isResult(text: string): boolean {
  return text.startsWith(`\uFEFF${TITLE}`);
}

export interface About {
  readonly file: string;
  /** An instant, ISO 8601. */
  readonly now: string;
}

export function printSettled(fate: Settled, about: About, rulebook: Rulebook): string {
  const { mark, reports, reason } = fate;
  return lines(about, [
    ...(mark === '' ? [] : [`Dấu tệp (SHA-256): ${mark}`, '']),
    headline(fate),
    ...(reason ? ['', reason.vi] : []),
    ...reports.flatMap((one) => ['', ...fateLines(one), ...printReport(one.checked, rulebook)]),
    '',
    '--- English ---',
    fate.kind === 'sent' ? 'Sent.' : 'Set aside, not sent or not in full. Mend the file and put it into the folder again.',
    ...(reason ? [reason.en] : []),
    ...reports.flatMap(englishLines),
  ]);
}

function headline({ kind, reports }: Settled): string {
  if (kind === 'sent') return 'ĐÃ GỬI';
  const received = reports.filter((one) => one.kind === 'received').length;
  const part = received > 0 ? ` ${String(received)}/${String(reports.length)} báo cáo trong tệp đã gửi.` : '';
  return `BỊ TRẢ LẠI.${part} Sửa tệp rồi bỏ lại vào thư mục.`;
}

/** `again`: after how many seconds it is tried again. */
export function printLeft({ reason }: Pick<Left, 'reason'>, about: About, tries: number, again: number): string {
  return lines(about, [
    'CHƯA GỬI. Tệp giữ nguyên tại chỗ và sẽ được tự gửi lại; không bị tính hai lần.',
    '',
    reason.vi,
    `Đã thử ${String(tries)} lần; thử lại sau khoảng ${String(again)} giây.`,
    '',
    '--- English ---',
    'Not sent yet. The file stays where it is and is sent again by itself; it will not count twice.',
    reason.en,
    `Tried ${String(tries)} times; tried again in about ${String(again)} seconds.`,
  ]);
}

function fateLines(fate: ReportFate): readonly string[] {
  const { sheet } = fate.checked.report;
  switch (fate.kind) {
    case 'received': {
      const { receipt, version, unit, period, submission } = fate.receipt;
      return [
        `Trang “${sheet}”: ${fate.isNew ? 'Đã nhận' : 'Đã nhận từ trước'} – Mã xác nhận ${receipt}, lần gửi thứ ${String(version)}`,
        `Đơn vị ${unit} · kỳ ${period} · ${submission}`,
      ];
    }
    case 'blocked':
      return [`Trang “${sheet}”: CHƯA GỬI – báo cáo còn lỗi phải sửa hoặc cần giải trình, nêu bên dưới.`];
    case 'refused':
      return [
        `Trang “${sheet}”: CHƯA GỬI – dịch vụ không nhận: ${fate.reason.vi} [${fate.code}]`,
        ...fate.findings.map(({ cell, rule, message }) => `  ${cell ?? '–'} (${rule}) ${message.vi}`),
      ];
  }
}

function englishLines(fate: ReportFate): readonly string[] {
  const { sheet } = fate.checked.report;
  switch (fate.kind) {
    case 'received':
      return [
        `Sheet “${sheet}”: ${fate.isNew ? 'received' : 'received before'}, receipt ${fate.receipt.receipt}, version ${String(fate.receipt.version)}`,
      ];
    case 'blocked':
      return [`Sheet “${sheet}”: blocked.`, ...blockingOf(fate.checked)];
    case 'refused':
      return [
        `Sheet “${sheet}”: refused by the service: ${fate.reason.en} [${fate.code}]`,
        ...fate.findings.map(({ cell, rule, message }) => `  ${cell ?? '–'} (${rule}) ${message.en}`),
      ];
  }
}

function blockingOf({ findings }: CheckedReport): readonly string[] {
  return findings.filter(isBlocking).map(({ cell, rule, message }) => `  ${cell ?? '–'} (${rule}) ${message.en}`);
}

function lines({ file, now }: About, body: readonly string[]): string {
  const head = [TITLE, `Tệp: ${printName(file)}`, `Lúc: ${vietnamTime(now).replace('T', ' ')} (giờ Việt Nam)`, ''];
  return `\uFEFF${[...head, ...body, ''].join('\r\n').replace(/\r?\n/gu, '\r\n')}`;
}

/** One line for the screen: what happened to which file, nothing of its content. */
export function printEvent(now: string, what: string, file: string, more: readonly string[]): string {
  return [vietnamTime(now).replace('T', ' '), what, ...[file, ...more].map(printName)].join(' · ');
}
