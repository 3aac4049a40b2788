/** The workbook's own word of what it was filled from. */
import type { Totals } from '../../../core/consolidation/totals.ts';
import type { MasterFill } from '../../../core/note/fill.ts';
import { fillFor, withFill } from '../../../core/note/note.ts';
import { changeNote } from '../../client/note.ts';
import type { Host } from '../../host/host.ts';

/** Puts this filling in place of the one before, which it answers. @throws Problem, Trouble of a workbook that takes no note */
export async function noteFill(host: Host, totals: Totals, fill: MasterFill | null): Promise<MasterFill | null> {
  let before: MasterFill | null = null;
  await changeNote(host, (note) => {
    before = fillFor(note, totals);
    return withFill(note, totals, fill);
  });
  return before;
}
