/** One cell merged over several indicators' rows: Excel keeps it for the first of them only. */
import { parseAddress } from '../../sheet/address.ts';
import { reportedCells } from '../reportedCells.ts';
import type { Fault, Rule } from '../rule.ts';

export const mergedOverRows = {
  id: 'NTM-V076',
  severity: 'warning',
  why: {
    vi: 'Ô gộp qua nhiều dòng chỉ giữ giá trị cho dòng đầu; các dòng dưới coi như để trống.',
    en: 'A cell merged over rows keeps its value for the first only; the rows below count as empty.',
  },
  check: (subject) => {
    const { grid } = subject.recognised;
    if ((grid.sheet.merges ?? []).length === 0) return [];
    const rows = new Set(subject.lines.map(({ entry }) => parseAddress(entry.cells?.result ?? '')?.row));
    return reportedCells(subject).flatMap(({ cell, row, column, where }): readonly Fault[] => {
      const area = grid.mergeAt(row, column);
      if (!area || area.top !== row || area.bottom === row) return [];
      const below = [...rows].filter((one) => one !== undefined && one > row && one <= area.bottom);
      return below.length === 0 ? [] : [{ cell: cell.at, ...where, facts: { first: row, last: area.bottom } }];
    });
  },
  examples: [
    { given: { '14.4': { note: 'Có văn bản' } }, merged: [['14.3', '14.4', 'note']], finds: null },
    { given: { '14.3': { note: 'Có văn bản' } }, merged: [['14.3', '14.4', 'note']], finds: { row: '14.3', column: 'note' } },
    { given: { '14.3': { note: 'Có văn bản' } }, finds: null },
  ],
} as const satisfies Rule;
