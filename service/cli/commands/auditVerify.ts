/** `tieuchi audit verify`: whether anything stored was altered, cut off or slipped in. */
import type { Message } from '../../../core/message.ts';
import { Problem } from '../../../core/problem.ts';
import type { AuditBreak } from '../../store/store.ts';
import type { Command, ExitStatus } from '../command.ts';
import { dataOption, withStore } from '../withStore.ts';

const words: Readonly<Record<AuditBreak, Message>> = {
  'file-damaged': { vi: 'tệp cơ sở dữ liệu bị hỏng', en: 'the database file is damaged' },
  'row-missing': { vi: 'thiếu dòng này', en: 'the row is missing' },
  'row-changed': { vi: 'dòng đã bị sửa', en: 'the row was altered' },
  'tail-missing': { vi: 'phần cuối nhật ký bị cắt hoặc bị thêm', en: 'the end of the audit was cut off or added to' },
  'content-missing': { vi: 'nội dung mà dòng này ghi nhận không còn', en: 'what the row tells of is gone' },
  'content-changed': { vi: 'nội dung mà dòng này ghi nhận đã bị sửa', en: 'what the row tells of was altered' },
  'content-unknown': { vi: 'có dữ liệu mà nhật ký không ghi nhận', en: 'more is stored than the audit tells of' },
};

export const auditVerify: Command = {
  name: 'audit verify',
  usage: '[--data DIR] [--json]',
  does: {
    vi: 'Kiểm tra nhật ký và mọi nội dung đã lưu: một byte bị sửa cũng được nêu ra.',
    en: 'Checks the audit and everything stored that it vouches for: one altered byte is found.',
  },
  options: dataOption,
  files: 0,
  run: async (given, output): Promise<ExitStatus> => {
    const { rows, broken } = await withStore(given, true, (store) => store.verifyAudit());
    output.document({ rows, broken });
    if (!broken) {
      output.line(`Nhật ký nguyên vẹn: ${String(rows)} dòng.`);
      return 0;
    }
    const { vi, en } = words[broken.why];
    const problem = new Problem('audit-broken', { seq: broken.seq, vi, en });
    if (output.json) output.note(problem.text);
    else output.problem(problem);
    return 2;
  },
};
