/** The copy with every mend, beside the file it was made of. */
import type { FileHost } from '../../host/host.ts';
import { saveAs } from '../saveAs.ts';

export function saveMended(host: FileHost): void {
  saveAs(host.name.replace(/(\.xls[xm])?$/iu, '-da-sua$1'), host.bytes());
}
