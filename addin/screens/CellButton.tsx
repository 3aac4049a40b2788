/** A cell's address that leads to the cell; where Excel does not go there just now, why stands beside it. */
import { useState, type JSX } from 'react';
import type { Message } from '../../core/message.ts';
import type { Host } from '../host/host.ts';
import { useSaying } from '../i18n/language.ts';
import { messageOf } from '../trouble.ts';

interface Props {
  readonly host: Host;
  readonly sheet: string;
  readonly cell: string;
  readonly title?: string;
}

export function CellButton({ host, sheet, cell, title }: Props): JSX.Element {
  const saying = useSaying();
  const [failed, setFailed] = useState<Message | null>(null);
  const go = (): void => {
    host.goTo(sheet, cell).then(
      () => setFailed(null),
      (error: unknown) => setFailed(messageOf(error)),
    );
  };
  return (
    <>
      <button type="button" className="cell" title={title} onClick={go}>
        {cell}
      </button>
      {failed ? (
        <span role="alert" className="cell-failed">
          {saying(failed)}
        </span>
      ) : null}
    </>
  );
}
