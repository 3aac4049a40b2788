/** What each message means stands in the officers' guide: a row for every trouble there is, in the words that are really said. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { TroubleCode } from '../../addin/trouble.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guide = readFileSync(`${root}docs/officers.md`, 'utf8');
const [, table = ''] = /## Thông báo và cách xử lý\n([^]*?)\n## /u.exec(`${guide}\n## `) ?? [];
const rows = table
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()));
const titles = rows.flatMap(([, title = '']) => title.split(' · '));

/** How each begins, where an officer reads it. */
const SAID: Readonly<Record<TroubleCode, string>> = {
  'excel-editing': 'Excel đang chờ gõ xong một ô',
  'excel-protected': 'Trang tính đang được bảo vệ',
  'excel-too-large': 'Excel không chuyển được trang tính vì quá lớn',
  'excel-sheet-gone': 'Trang tính vừa bị xóa hoặc đổi tên',
  'excel-cell-has-formula': 'Ô … đang có công thức nên không ghi đè',
  'excel-too-old': 'Bản Excel này chưa có chức năng cần dùng',
  'excel-failed': 'Excel báo lỗi …',
  'file-unavailable': 'Trình duyệt không mở được tệp',
  'page-unavailable': 'Chưa tải xong trang vì mất mạng',
  'rulebook-unavailable': 'Chưa tải được các bộ tiêu chí',
  'units-unavailable': 'Chưa tải được danh mục đơn vị',
  'no-network': 'Không nối được với máy chủ',
  'answer-unknown': 'Máy chủ trả lời không đúng dạng',
  'session-ended': 'Phiên làm việc đã hết',
  refused: 'Máy chủ không nhận: … đã gửi trước',
  'storage-unavailable': 'Trình duyệt này không lưu được hàng chờ',
  'storage-full': 'Trình duyệt hết chỗ lưu hàng chờ',
  'changed-meanwhile': 'Nội dung ô … đã khác lúc kiểm tra',
  'rows-moved': 'Ô … (mã, tên của dòng hoặc tiêu đề của cột) đã khác',
  'half-written': 'Một phần các ô có thể đã được ghi',
  'not-planned': 'Chương trình gặp lỗi, không phải lỗi của tệp',
};

test.each(Object.entries(SAID))('%s has its row', (_code, title) => {
  expect(titles).toContain(title);
});

const said = ['addin/**/*.{ts,tsx,html}', 'core/problemTexts.ts']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .map((file) => readFileSync(root + file, 'utf8'))
  .join('\n')
  .replaceAll(/\s+/gu, ' ');

test.each(titles)('“%s” is in the words that are said', (title) => {
  for (const part of title.split(/[…:]/u)) expect(said).toContain(part.trim());
});

test.each(rows)('%s“%s” says why and what to do', (_start, _title, why = '', what = '') => {
  expect([why, what].every((cell) => cell.length > 2)).toBe(true);
});
