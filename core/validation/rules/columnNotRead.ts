/** A column of remarks whose heading is not found, or a filled column whose heading is not known: its words are not read. */
import { unknownColumns } from '../../reading/columns.ts';
import type { Fault, Rule } from '../rule.ts';

export const columnNotRead = {
  id: 'NTM-V036',
  severity: 'warning',
  why: {
    vi: 'Cột bị đổi tiêu đề thì khó khăn, dự kiến, giải trình đã ghi ở đó không đến được cấp trên.',
    en: 'Under a changed heading the difficulties, expected months and explanations written there never reach the levels above.',
  },
  check: ({ recognised: { grid, heading, alignment, layout } }) => {
    const unknown = unknownColumns(grid, heading, alignment);
    const unread = unknown.map(({ name }) => name);
    // An office's own form may have fewer columns.
    const columns = layout.columns.filter(({ key }) => key === 'expectedBy' || key === 'obstacle' || key === 'note');
    const missing = columns.filter(({ key }) => heading.columns[key] === undefined);
    const faults: Fault[] = missing.map((column) => ({ cell: null, facts: { heading: column.heading, unread } }));
    const [first] = unknown;
    return faults.length === 0 && first ? [{ cell: first.cell, facts: { heading: '', unread } }] : faults;
  },
  examples: [
    { given: { '14.2': { obstacle: 'Chưa có bác sĩ' } }, headings: { obstacle: 'Lý do' }, finds: {} },
    { given: {}, headings: { note: 'Diễn giải' }, finds: {} },
    { given: {}, headings: { expectedBy: 'Bao giờ xong' }, finds: {} },
    { given: {}, added: [{ heading: 'Kết quả tháng 11', rows: { '14.1': 91 } }], finds: {} },
    { given: {}, added: [{ heading: '', rows: { '14.1': 'đã đối chiếu' } }], finds: {} },
    { given: {}, added: [{ heading: 'Kết quả tháng 10' }], finds: null },
    { given: {}, headings: { obstacle: 'Vướng mắc', expectedBy: 'Dự kiến', note: 'Giải trình' }, finds: null },
  ],
} as const satisfies Rule;
