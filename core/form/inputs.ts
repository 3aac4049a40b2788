/** The cells of a form that an officer fills, row by row. */
import { alignRows } from '../reading/align.ts';
import type { Heading } from '../reading/heading.ts';
import { addressOf } from '../sheet/address.ts';
import type { Grid } from '../sheet/grid.ts';
import type { Cell } from '../sheet/sheet.ts';
import type { Template, TemplateRow } from '../template/template.ts';

/** `unmet`: the second of the two columns `Đạt | Chưa đạt`. */
export const inputKeys = ['result', 'selfAssessment', 'unmet', 'expectedBy', 'obstacle', 'responsible', 'note'] as const;
export type InputKey = (typeof inputKeys)[number];

export interface Input {
  readonly row: TemplateRow;
  readonly key: InputKey;
  readonly at: string;
  readonly cell: Cell | undefined;
}

/** Of the rows that are the template's; who is responsible and notes are printed in some forms, and are no input then. */
export function inputsOf(grid: Grid, heading: Heading, template: Template): readonly Input[] {
  const { placed } = alignRows(grid, heading, template);
  return [...placed].flatMap(([row, { row: at }]) =>
    inputKeys.flatMap((key): readonly Input[] => {
      const column = key === 'unmet' ? heading.verdicts?.unmet : heading.columns[key];
      const area = column === undefined ? undefined : grid.mergeAt(at, column);
      // Only the first cell of a merged area holds anything.
      if (column === undefined || (area && (area.top !== at || area.left !== column))) return [];
      return [{ row, key, at: addressOf(at, column), cell: grid.cell(at, column) }];
    }),
  );
}
