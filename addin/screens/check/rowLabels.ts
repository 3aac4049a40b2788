/** What is typed first in the rows that are written into: code and wording say whose they are. */
import { parseAddress } from '../../../core/sheet/address.ts';
import type { Cell } from '../../../core/sheet/sheet.ts';
import type { HostLabel, HostWrite, WorkbookReading } from '../../host/host.ts';

const LABELS_OF_A_ROW = 2;

export function rowLabels({ sheets }: WorkbookReading, writes: readonly HostWrite[]): readonly HostLabel[] {
  return [...Map.groupBy(writes, ({ sheet }) => sheet)].flatMap(([sheet, some]) => {
    const written = new Set(some.map(({ cell }) => cell));
    const rows = new Set(some.map(({ cell }) => parseAddress(cell)?.row));
    const cells = sheets.find(({ name }) => name === sheet)?.cells.filter(({ at }) => rows.has(parseAddress(at)?.row)) ?? [];
    return [...Map.groupBy(cells, ({ at }) => parseAddress(at)?.row ?? 0)].flatMap(([row, some]) =>
      some
        .filter(({ formula }) => formula === undefined)
        .sort((a, b) => columnOf(a) - columnOf(b))
        .slice(0, LABELS_OF_A_ROW)
        .filter(({ at }) => !written.has(at))
        .map(({ at, value }) => ({ sheet, cell: at, holds: value, row })),
    );
  });
}

function columnOf({ at }: Cell): number {
  return parseAddress(at)?.column ?? 0;
}
