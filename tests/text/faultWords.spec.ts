import { expect, it } from 'vitest';
import { faultWords } from '../../core/faultWords.ts';
import { Problem } from '../../core/problem.ts';

it.each([
  ['EISDIR', 'chỗ đó là một thư mục, EISDIR', 'it is a folder, EISDIR'],
  ['SQLITE_CANTOPEN', 'không tạo được tệp trong thư mục ấy, SQLITE_CANTOPEN', 'no file can be made in that folder, SQLITE_CANTOPEN'],
  ['SQLITE_READONLY_DIRECTORY', 'chỗ đó chỉ đọc, SQLITE_READONLY_DIRECTORY', 'it is read-only there, SQLITE_READONLY_DIRECTORY'],
  ['EUNHEARDOF', 'EUNHEARDOF', 'EUNHEARDOF'],
])('says %s in words, with the code behind them', (code, vi, en) => {
  expect(faultWords(code)).toEqual({ vi, en });
});

it('stands in what a person is told', () => {
  expect(new Problem('file-not-writable', { file: 'ra.xlsx', reason: 'EROFS' }).text.vi).toContain('“ra.xlsx” (chỗ đó chỉ đọc, EROFS)');
});
