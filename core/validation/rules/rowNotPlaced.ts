/** A row that holds a result or an assessment but is no indicator of the template. */
import type { Rule } from '../rule.ts';

export const rowNotPlaced = {
  id: 'NTM-V026',
  severity: 'warning',
  why: {
    vi: 'Dòng chèn thêm không được tính; nếu nó thay cho một chỉ tiêu thì chỉ tiêu đó đang thiếu.',
    en: 'An inserted row is not counted; if it stands for an indicator, that indicator is missing.',
  },
  check: ({ recognised: { alignment } }) =>
    alignment.stray.map(({ cell, code, text, nearest }) => ({ cell, facts: { code, text: text.slice(0, 80), nearest } })),
  examples: [
    { given: { '14.2': { code: '14.20', content: 'Nội dung xã tự thêm vào biểu' } }, finds: {} },
    { given: {}, finds: null },
  ],
} as const satisfies Rule;
