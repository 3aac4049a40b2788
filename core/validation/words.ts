/** What severities and outcomes are called. */
import type { Message } from '../message.ts';
import type { Outcome, Severity } from './finding.ts';

export const severityWords: Readonly<Record<Severity, Message>> = {
  error: { vi: 'Phải sửa', en: 'Must be mended' },
  explain: { vi: 'Cần giải trình', en: 'To be explained' },
  warning: { vi: 'Cần xem lại', en: 'Look again' },
  info: { vi: 'Lưu ý', en: 'Note' },
};

export const outcomeWords: Readonly<Record<Outcome, Message>> = {
  sendable: { vi: 'Gửi được', en: 'Can be sent' },
  blocked: { vi: 'Chưa gửi được', en: 'Cannot be sent yet' },
};
