/** A sheet that was sent, to be looked at: it has a place and no marks, and nothing is written into it. */
import type { Sheet } from '../../core/sheet/sheet.ts';
import type { FileHost } from './host.ts';

/** What the page's grid asks of whatever it shows. */
export type Shown = Pick<FileHost, 'onChange' | 'place' | 'marks'>;

export function sentHost(_sheet: Sheet): Shown {
  return { onChange: () => () => undefined, place: () => null, marks: () => [] };
}
