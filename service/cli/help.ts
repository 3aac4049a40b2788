/** What `tieuchi --help` and `tieuchi COMMAND --help` print. */
import type { Command } from './command.ts';
import { table } from './table.ts';

export function help(commands: readonly Command[]): string {
  return [
    'Tiêu Chí – kiểm tra, tổng hợp báo cáo tiêu chí nông thôn mới',
    'Tiêu Chí – checks and totals the criteria reports of the nông thôn mới programme',
    '',
    ...table(
      ['Lệnh', 'Việc'],
      commands.map(({ name, does }) => [`tieuchi ${name}`, `${does.vi}\n${does.en}`]),
    ),
    '',
    'Chi tiết một lệnh / one command in detail: tieuchi LỆNH --help',
    'Mã kết thúc / exit status: 0 xong · 1 báo cáo bị chặn (blocked) · 2 không đọc được tệp (unreadable) · 3 có tệp để riêng (quarantined) · 64 sai cách dùng (usage)',
    'Kỳ / periods: 2023-11 · 2023-Q4 · 2023-6T · 2023 · 2023-11-16~ra-soat',
  ].join('\n');
}

export function helpOf({ name, usage, does }: Command): string {
  return [`tieuchi ${name} ${usage}`, '', does.vi, does.en].join('\n');
}
