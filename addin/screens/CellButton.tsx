/** A cell's address that leads to the cell. */
import type { JSX } from 'react';
import type { Host } from '../host/host.ts';

interface Props {
  readonly host: Host;
  readonly sheet: string;
  readonly cell: string;
  readonly title?: string;
}

export function CellButton({ host, sheet, cell, title }: Props): JSX.Element {
  return (
    <button type="button" className="cell" title={title} onClick={() => void host.goTo(sheet, cell).catch(() => undefined)}>
      {cell}
    </button>
  );
}
