/** The columns of an office's own form: what their headings say, kept as the form's layout. */
import { addressOf, columnLetters } from '../sheet/address.ts';
import type { Grid } from '../sheet/grid.ts';
import { columnsUnder, type Heading } from '../reading/heading.ts';
import { shownText } from '../reading/shownText.ts';
import { columnKeys, type ColumnKey, type Layout } from '../template/schema.ts';
import { fold } from '../text/fold.ts';
import type { Question } from './schema.ts';

/** What a person says a heading means. */
export interface ColumnHint {
  readonly heading: string;
  readonly key: ColumnKey;
}

/** The layout with the headings as a person says they are meant, whatever they meant before. */
export function withHints(layout: Layout, hints: readonly ColumnHint[]): Layout {
  if (hints.length === 0) return layout;
  const hinted = new Set(hints.map(({ heading }) => fold(heading)));
  const columns = layout.columns.flatMap((column) => {
    const own = hints.filter(({ key }) => key === column.key).map(({ heading }) => heading);
    const kept = [column.heading, ...column.aliases].filter((text) => !hinted.has(fold(text)));
    const [heading, ...aliases] = [...kept, ...own];
    return heading === undefined ? [] : [{ ...column, heading, aliases }];
  });
  return { ...layout, columns };
}

/** Not asked of a form: its own columns have their own widths. */
const ANY_WIDTH = 10;

/** `width`s say nothing: the form's workbook has its own. */
export function layoutOf(id: string, set: string, version: number, grid: Grid, heading: Heading): Layout {
  const lasts = columnsOf(grid, heading).map((column) => fold(labelsOver(grid, heading, column).at(-1) ?? ''));
  const columns = columnKeys.flatMap((key) => {
    const column = heading.columns[key];
    const labels = column === undefined ? [] : labelsOver(grid, heading, column);
    const last = labels.at(-1);
    if (last === undefined) return [];
    const isOnly = lasts.filter((one) => one === fold(last)).length === 1;
    return [{ key, heading: labels.join(' '), aliases: labels.length > 1 && isOnly ? [last] : [], width: ANY_WIDTH }];
  });
  return { schemaVersion: 1, id, version, sets: [set], columns };
}

/** Top to bottom, as written, each merged area once. */
export function labelsOver(grid: Grid, { top, row }: Pick<Heading, 'top' | 'row'>, column: number): readonly string[] {
  const labels: string[] = [];
  for (let at = top; at <= row; at += 1) {
    const area = grid.mergeAt(at, column);
    if (area && area.top < at && at > top) continue;
    const text = shownText(grid.cell(area?.top ?? at, area?.left ?? column));
    if (text !== '') labels.push(text);
  }
  return labels;
}

function columnsOf(grid: Grid, heading: Heading): readonly number[] {
  return Array.from({ length: grid.lastColumn }, (_, index) => index + 1).filter((column) => labelsOver(grid, heading, column).length > 0);
}

/** Columns whose headings are nothing a report is read from, and those understood by what they mean only. */
export function askColumns(grid: Grid, heading: Heading): readonly Question[] {
  const read = new Set(columnKeys.flatMap((key) => columnsUnder(grid, heading, key)));
  const unread = columnsOf(grid, heading).filter((column) => !read.has(column));
  const named = (column: number): string => labelsOver(grid, heading, column).join(' ');
  return [
    ...askMissing(heading),
    ...unread.map((column): Question => {
      const name = named(column);
      return {
        cell: addressOf(heading.row, column),
        kind: 'column',
        why: {
          vi: `Cột ${columnLetters(column)} “${name}” không được đọc và được để nguyên. Nếu đây là cột của báo cáo, học lại với: --columns "${name}=result" (hoặc selfAssessment, expectedBy, obstacle, note …).`,
          en: `Column ${columnLetters(column)} “${name}” is not read and is left as it is. If it is one of the report's, learn again with --columns "${name}=result" (or selfAssessment, expectedBy, obstacle, note …).`,
        },
      };
    }),
    ...heading.byMeaning.flatMap((key): readonly Question[] => {
      const column = heading.columns[key];
      if (column === undefined) return [];
      return [
        {
          cell: addressOf(heading.row, column),
          kind: 'column',
          why: {
            vi: `Cột ${columnLetters(column)} “${named(column)}” được hiểu là “${key}” theo nghĩa của chữ. Xem có đúng không.`,
            en: `Column ${columnLetters(column)} “${named(column)}” was understood as “${key}” by its meaning. See that it is right.`,
          },
        },
      ];
    }),
  ];
}

/** Difficulties are asked of every criterion not met; without a column for them a commune cannot say them. */
function askMissing({ columns }: Heading): readonly Question[] {
  const missing = (['expectedBy', 'obstacle', 'note'] as const).filter((key) => columns[key] === undefined).map((key) => NAMES[key]);
  if (missing.length === 0) return [];
  return [
    {
      cell: null,
      kind: 'column',
      why: {
        vi: `Biểu không có cột: ${missing.join(', ')}. Xã không có chỗ ghi các điều đó; nếu có cột mang tên khác, nêu bằng --columns.`,
        en: `The form has no column for: ${missing.join(', ')}. A commune has nowhere to write them; where a column is named otherwise, give it by --columns.`,
      },
    },
  ];
}

const NAMES = { expectedBy: 'Dự kiến đạt', obstacle: 'Khó khăn, vướng mắc', note: 'Ghi chú' } as const;
