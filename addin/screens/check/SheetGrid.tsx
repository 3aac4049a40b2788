/** The sheet as a grid, its faulty cells marked by colour and by a sign; the cell a finding leads to is brought into view. */
import { useEffect, useRef, useState, type JSX } from 'react';
import { addressOf, columnLetters, parseRange } from '../../../core/sheet/address.ts';
import { gridOf, type Grid } from '../../../core/sheet/grid.ts';
import { printValue } from '../../../core/sheet/printValue.ts';
import type { Cell, Sheet } from '../../../core/sheet/sheet.ts';
import type { Shown } from '../../host/sentHost.ts';
import type { Mark, MarkColour } from '../../host/host.ts';
import { useWords } from '../../i18n/language.ts';
import { ScrollRegion } from '../ScrollRegion.tsx';

/** A report has a hundred rows and eleven columns; a whole data sheet would stop the browser. */
const MOST_ROWS = 300;
const MOST_COLUMNS = 30;

const SIGNS: Readonly<Record<MarkColour, string>> = { red: '✕', amber: '?', blue: '!', grey: 'i', violet: '✎', green: '✓' };

interface GridProps {
  readonly host: Shown;
  readonly sheet: Sheet;
  /** A click on a cell. By hand alone: whoever works by keyboard types the address. */
  readonly onCell?: (cell: string) => void;
}

export function SheetGrid({ host, sheet, onCell }: GridProps): JSX.Element {
  const { check: say } = useWords();
  const [, redraw] = useState(0);
  useEffect(() => host.onChange(() => redraw((count) => count + 1)), [host]);
  const grid = gridOf(sheet);
  const last = grid.rows.at(-1) ?? 0;
  const columns = Math.min(grid.lastColumn, MOST_COLUMNS);
  const rows = Math.min(last, MOST_ROWS);
  const place = host.place();
  const at = place?.sheet === sheet.name ? place.cell : null;
  const marks = new Map(host.marks(sheet.name).map((mark) => [mark.cell, mark]));
  const hidden = hiddenByMerges(sheet, grid, rows, columns);
  return (
    <section className="grid" aria-label={say.grid}>
      <ScrollRegion className="grid-scroll" label={`${say.grid} ${sheet.name}`}>
        <table>
          <thead>
            <tr>
              <td />
              {Array.from({ length: columns }, (_, index) => (
                <th key={index} scope="col">
                  {columnLetters(index + 1)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, index) => index + 1).map((row) => (
              <tr key={row}>
                <th scope="row">{String(row)}</th>
                {Array.from({ length: columns }, (_, index) => index + 1).map((column) => {
                  const address = addressOf(row, column);
                  const span = hidden.get(address);
                  if (span === null) return null;
                  return (
                    <GridCell
                      key={column}
                      cell={grid.cell(row, column)}
                      mark={marks.get(address)}
                      isPlace={address === at}
                      {...(onCell ? { onClick: () => onCell(address) } : {})}
                      {...(span ? { span } : {})}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {last > rows ? <p className="hint">{say.gridMore(last - rows)}</p> : null}
    </section>
  );
}

interface Span {
  readonly rows: number;
  readonly columns: number;
}

/** Of merged areas: the first cell's span; null for the cells it covers. */
function hiddenByMerges(sheet: Sheet, grid: Grid, rows: number, columns: number): ReadonlyMap<string, Span | null> {
  const hidden = new Map<string, Span | null>();
  for (const text of grid.sheet === sheet ? (sheet.merges ?? []) : []) {
    const area = parseRange(text);
    if (!area || area.top > rows || area.left > columns) continue;
    const [bottom, right] = [Math.min(area.bottom, rows), Math.min(area.right, columns)];
    for (let row = area.top; row <= bottom; row += 1) {
      for (let column = area.left; column <= right; column += 1) hidden.set(addressOf(row, column), null);
    }
    hidden.set(addressOf(area.top, area.left), { rows: bottom - area.top + 1, columns: right - area.left + 1 });
  }
  return hidden;
}

interface CellProps {
  readonly cell: Cell | undefined;
  readonly mark: Mark | undefined;
  readonly isPlace: boolean;
  readonly onClick?: () => void;
  readonly span?: Span;
}

function GridCell({ cell, mark, isPlace, onClick, span }: CellProps): JSX.Element {
  const element = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (!isPlace) return;
    if (element.current) bringIntoView(element.current);
  }, [isPlace]);
  return (
    <td
      ref={element}
      className={[mark && `mark-${mark.colour}`, isPlace && 'here', onClick && 'pick'].filter(Boolean).join(' ') || undefined}
      onClick={onClick}
      {...(isPlace ? { tabIndex: -1 } : {})}
      {...(span ? { rowSpan: span.rows, colSpan: span.columns } : {})}
    >
      {mark ? <span className="sign">{SIGNS[mark.colour]}</span> : null}
      {cell ? shown(cell) : null}
      {mark?.text === undefined ? null : <em className="remark-text">{mark.text}</em>}
    </td>
  );
}

/** In the grid's own frame: the page stays where the list is being read. */
function bringIntoView(cell: HTMLTableCellElement): void {
  cell.focus({ preventScroll: true });
  const frame = cell.closest('.grid-scroll');
  if (!frame) return;
  const [box, view] = [cell.getBoundingClientRect(), frame.getBoundingClientRect()];
  frame.scrollTop += box.top + box.height / 2 - view.top - view.height / 2;
  frame.scrollLeft += box.left + box.width / 2 - view.left - view.width / 2;
}

function shown({ value, formula }: Cell): string {
  // A result that nobody has computed yet: Excel will.
  if (value === null) return formula === undefined ? '' : 'ƒ';
  return printValue(value);
}
