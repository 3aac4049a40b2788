/** Designs a unit's official sheet for a period: the layout's columns, the set's rows, what the unit and the period say. */
import { firstDayOf, shortTitleOf } from '../calendar/period.ts';
import type { Place } from '../criteria/requirement.ts';
import { addressOf, columnLetters, parseAddress } from '../sheet/address.ts';
import { bannerCell, bannerMerge, bannerRows, type Banner } from './banners.ts';
import type { CellDesign, RowDesign, SheetDesign } from './design.ts';
import { bannersAbove, bannersBelow, HEADING_ROW, type SheetAbout } from './frameCells.ts';
import { carriedRows, type LastReport } from './lastReport.ts';
import { spreadOverPages } from './pages.ts';
import type { Layout } from './schema.ts';
import { styleOf } from './styles.ts';
import { choicesOf, tableRow, type TableFrame } from './tableRows.ts';
import type { Template } from './template.ts';
import { heightOf, textPoints } from './textFit.ts';

export interface SheetRequest extends SheetAbout {
  readonly place: Place;
  /** The report the sheet starts from. */
  readonly last?: LastReport;
}

/** Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.3: top and bottom 20–25, left 30–35, right 15–20. */
const MARGINS_MM = { top: 20, bottom: 20, left: 30, right: 15 } as const;
/** Below this a row is too low to write in by hand. */
const LOWEST_ROW = 20.25;

/** @throws Problem `last-report-of-another` */
export function designSheet(request: SheetRequest): SheetDesign {
  const { template, period } = request;
  const width = template.layout.columns.length;
  const lastRow = HEADING_ROW + template.rows.length;
  const frame = frameOf(request);
  const [above, below] = [bannersAbove(request), bannersBelow(lastRow + 1, request)];
  const table = [headingRow(template.layout), ...template.rows.map((row, index) => tableRow(row, frame.firstRow + index, frame))];
  const cellOf = (banner: Banner): CellDesign => bannerCell(banner, width);
  const rows = [...bannerRows(above), ...tableHeights(table, template.layout), ...bannerRows(below)];
  return {
    name: shortTitleOf(period),
    madeOn: firstDayOf(period),
    columns: template.layout.columns.map((column) => column.width),
    rows: spreadRows(rows, template),
    cells: [...above.map(cellOf), ...table.flat(), ...below.map(cellOf)],
    merges: [...above, ...below].map((banner) => bannerMerge(banner, width)),
    choices: choicesOf(frame),
    textRanges: textRanges(frame, lastRow),
    headingRow: HEADING_ROW,
    print: { area: `A1:${addressOf(rows.at(-1)?.row ?? lastRow, width)}`, marginsMm: MARGINS_MM },
  };
}

function frameOf({ template, unit, place, last }: SheetRequest): TableFrame {
  const letters = new Map(template.layout.columns.map(({ key }, index) => [key, columnLetters(index + 1)]));
  return { template, place, carried: carriedRows(last, template, unit), firstRow: HEADING_ROW + 1, column: (key) => letters.get(key) };
}

function headingRow({ columns }: Layout): readonly CellDesign[] {
  return columns.map(({ heading }, index) => ({ at: addressOf(HEADING_ROW, index + 1), style: 'heading', value: heading }));
}

/** Each row as tall as its tallest cell; it may grow, as officers write into it. */
function tableHeights(table: readonly (readonly CellDesign[])[], { columns }: Layout): readonly RowDesign[] {
  return table.map((cells, index) => {
    const heights = cells.map(({ at, value, runs, style }) => {
      if (value === undefined || !styleOf(style).wrap) return 0;
      const column = columns[(parseAddress(at)?.column ?? 1) - 1];
      return heightOf(runs ?? [{ text: String(value), style }], textPoints(column?.width ?? 0));
    });
    return { row: HEADING_ROW + index, height: Math.max(LOWEST_ROW, ...heights), fixed: false };
  });
}

function spreadRows(rows: readonly RowDesign[], { layout, rows: templateRows }: Template): readonly RowDesign[] {
  const firstRow = HEADING_ROW + 1;
  const lastRow = HEADING_ROW + templateRows.length;
  return spreadOverPages(rows, {
    headingRow: HEADING_ROW,
    widths: layout.columns.map(({ width }) => width),
    marginsMm: MARGINS_MM,
    // The signatures are never to stand without the end of the table; a criterion not without its first indicator.
    costOfBreakAfter: (row) => (row >= lastRow ? 100 : templateRows[row - firstRow]?.kind === 'criterion' ? 1 : 0),
  });
}

/** Codes, results and months: 1.10 and 12/2023 are to stay as they are typed. */
function textRanges({ column, firstRow }: TableFrame, lastRow: number): readonly string[] {
  const letters = [column('no'), column('result'), column('expectedBy')].filter((letter) => letter !== undefined);
  return letters.map((letter) => `${letter}${String(firstRow)}:${letter}${String(lastRow)}`);
}
