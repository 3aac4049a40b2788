/** A text whose old font leaves it open what it says, or whose font is lost. */
import { reportedCells } from '../reportedCells.ts';
import type { Rule } from '../rule.ts';

export const textInOldFont = {
  id: 'NTM-V074',
  severity: 'warning',
  why: {
    vi: 'Chữ gõ bằng phông TCVN3 (.Vn…) hoặc VNI chỉ đọc đúng khi còn biết phông; chép sang phông khác thì thành chữ khác.',
    en: 'Text typed in TCVN3 (.Vn…) or VNI fonts reads right only while its font is known; pasted into another it becomes other letters.',
  },
  check: (subject) => {
    const { doubts } = subject.recognised;
    if (doubts.size === 0) return [];
    return reportedCells(subject).flatMap(({ cell, where }) => {
      const doubt = doubts.get(cell.at);
      return doubt
        ? [
            {
              cell: cell.at,
              ...where,
              facts: { kind: doubt.kind, held: doubt.held.slice(0, 80), read: doubt.read.slice(0, 80) },
              ...(doubt.read !== doubt.held && { fix: [{ cell: cell.at, value: doubt.read }] }),
            },
          ]
        : [];
    });
  },
  examples: [
    { given: { '14.2': { note: 'Ch\u00ADa ®ñ b¸c sÜ' } }, finds: { row: '14.2', column: 'note' } },
    { given: { '14.2': { note: 'Có', noteFont: '.VnTime' } }, finds: { row: '14.2', column: 'note' } },
    { given: { '14.2': { note: 'Ch\u00ADa ®ñ b¸c sÜ', noteFont: '.VnTime' } }, finds: null },
    { given: { '14.2': { note: 'Chưa đủ bác sĩ', noteFont: '.VnTime' } }, finds: null },
  ],
} as const satisfies Rule;
