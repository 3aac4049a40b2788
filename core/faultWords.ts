/** What operating systems, networks and SQLite call a fault, in words an office can act on; the code stays behind them, for whoever looks after the machine. */
import type { Message } from './message.ts';

const ABSENT = { vi: 'không có tệp hoặc thư mục ấy', en: 'there is no such file or folder' };
const NOT_ALLOWED = { vi: 'tài khoản máy này không có quyền', en: 'this user has no right to it' };
const READ_ONLY = { vi: 'chỗ đó chỉ đọc', en: 'it is read-only there' };
const FULL = { vi: 'đĩa đầy', en: 'the disk is full' };
const IN_USE = { vi: 'chương trình khác đang dùng', en: 'another program is using it' };
const DISK_FAULT = { vi: 'ổ đĩa báo lỗi', en: 'the disk failed' };
const TOO_MANY_OPEN = { vi: 'máy đang mở quá nhiều tệp', en: 'too many files are open' };
const NOT_OPENED = { vi: 'không tạo được tệp trong thư mục ấy', en: 'no file can be made in that folder' };

const words: Readonly<Record<string, Message>> = {
  ENOENT: ABSENT,
  ENOTDIR: { vi: 'một phần của đường dẫn là tệp, không phải thư mục', en: 'a part of the path is a file, not a folder' },
  EISDIR: { vi: 'chỗ đó là một thư mục', en: 'it is a folder' },
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: READ_ONLY,
  ENOSPC: FULL,
  EDQUOT: { vi: 'đã dùng hết phần đĩa được cấp', en: 'the share of the disk is used up' },
  EBUSY: IN_USE,
  ETXTBSY: IN_USE,
  EEXIST: { vi: 'đã có tệp hoặc thư mục trùng tên', en: 'there is one of that name already' },
  ENAMETOOLONG: { vi: 'tên tệp quá dài', en: 'the name is too long' },
  ELOOP: { vi: 'liên kết quay vòng', en: 'its links go round in a circle' },
  EFBIG: { vi: 'tệp lớn hơn mức ổ đĩa cho phép', en: 'the file is larger than the disk takes' },
  EIO: DISK_FAULT,
  EMFILE: TOO_MANY_OPEN,
  ENFILE: TOO_MANY_OPEN,
  EADDRINUSE: { vi: 'chương trình khác đang dùng cổng này', en: 'another program is using the port' },
  EADDRNOTAVAIL: { vi: 'máy này không có địa chỉ ấy', en: 'this machine has no such address' },
  ECONNREFUSED: { vi: 'ở địa chỉ ấy không có dịch vụ nào chạy', en: 'no service runs at that address' },
  ECONNRESET: { vi: 'đường truyền bị ngắt', en: 'the line was cut' },
  ENOTFOUND: { vi: 'không tìm thấy tên máy ấy', en: 'no machine of that name is found' },
  EAI_AGAIN: { vi: 'không tìm thấy tên máy ấy', en: 'no machine of that name is found' },
  ETIMEDOUT: { vi: 'máy ở đó không trả lời', en: 'the machine there does not answer' },
  EHOSTUNREACH: { vi: 'không có đường đến máy ấy', en: 'there is no way to that machine' },
  ENETUNREACH: { vi: 'không có đường đến máy ấy', en: 'there is no way to that machine' },
  SQLITE_CANTOPEN: NOT_OPENED,
  SQLITE_PERM: NOT_ALLOWED,
  SQLITE_READONLY: READ_ONLY,
  SQLITE_FULL: FULL,
  SQLITE_IOERR: DISK_FAULT,
  SQLITE_NOTADB: { vi: 'tệp khóa bên cạnh là tệp khác', en: 'the lock file beside it is some other file' },
};

/** `EISDIR` → `it is a folder, EISDIR`. A code without words of its own, and words that are no code, are said as they are. */
export function faultWords(reason: string): Message {
  const said = words[reason] ?? words[/^SQLITE_[A-Z]+/u.exec(reason)?.[0] ?? ''];
  return said ? { vi: `${said.vi}, ${reason}`, en: `${said.en}, ${reason}` } : { vi: reason, en: reason };
}
