/** A reporting row that is hidden: what it holds is sent although nobody sees it. */
import type { Rule } from '../rule.ts';

export const hiddenRow = {
  id: 'NTM-V027',
  severity: 'warning',
  why: {
    vi: 'Dòng ẩn vẫn được gửi và được tính; người ký không nhìn thấy nó.',
    en: 'A hidden row is still sent and counted; who signs does not see it.',
  },
  check: ({ lines, recognised: { grid, alignment, template } }) => {
    const rowOf = new Map(
      template.rows.flatMap((row) =>
        row.kind === 'criterion' ? [] : [[row.indicator.code, alignment.placed.get(row)?.row ?? 0] as const],
      ),
    );
    return lines.flatMap(({ indicator, criterion, entry }) =>
      entry.cells && grid.isHiddenRow(rowOf.get(indicator.code) ?? 0)
        ? [{ cell: entry.cells.result, indicator: indicator.code, criterion: criterion.no, facts: { row: rowOf.get(indicator.code) ?? 0 } }]
        : [],
    );
  },
  examples: [
    { given: {}, hidden: ['14.2'], finds: { row: '14.2', column: 'result' } },
    { given: {}, finds: null },
  ],
} as const satisfies Rule;
