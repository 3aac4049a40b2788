/** The open workbook's note (core/note), changed one deed after another, so that none writes over what another has just put in. */
import { parseNote, printNote, type Note } from '../../core/note/note.ts';
import type { Host } from '../host/host.ts';

type Noted = Pick<Host, 'readNote' | 'saveNote'>;

export async function noteIn(host: Noted): Promise<Note> {
  return parseNote(await host.readNote());
}

let turns: Promise<unknown> = Promise.resolve();

/** The note as it then stands. What cannot be read is not written over: the promise fails. */
export function changeNote(host: Noted, change: (note: Note) => Note): Promise<Note> {
  const deed = async (): Promise<Note> => {
    const note = change(await noteIn(host));
    await host.saveNote(printNote(note));
    return note;
  };
  const done = turns.then(deed);
  // A deed that failed is its caller's; the next one has its turn.
  turns = done.catch(() => undefined);
  return done;
}
