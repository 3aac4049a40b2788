/** Runs in the page: the real adapter, with its promises and sets made plain so that a spec in Node can ask it. */
import { openExcel } from '../../addin/host/excelHost.ts';
import { insertsSheets, type HostLabel, type HostWrite, type Mark, type Undo } from '../../addin/host/host.ts';
import { HalfWritten } from '../../addin/host/meanwhile.ts';

const host = await openExcel();
if (host === null || host === 'too-old' || host === 'no-office') throw new Error('no Excel here');
const undos: Undo[] = [];
let hints = 0;
host.onChange(() => {
  hints += 1;
});

/** An undo stays here and goes by its number. */
function given(undo: Undo): { readonly cells: readonly string[]; readonly undo: number } {
  return { cells: undo.cells, undo: undos.push(undo) - 1 };
}

const calls = {
  name: () => host.name,
  listSheets: () => host.listSheets(),
  readSheet: (name: string) => host.readSheet(name),
  readSheets: async () => {
    const reading = await host.readSheets();
    return { ...reading, hidden: [...reading.hidden] };
  },
  write: async (writes: readonly HostWrite[], labels: readonly HostLabel[]) => given(await host.write(writes, labels)),
  revert: (undo: number) => undos[undo]?.revert(),
  mark: (sheet: string, marks: readonly Mark[]) => host.mark(sheet, marks),
  markedSheets: () => host.markedSheets(),
  goTo: (sheet: string, cell: string) => host.goTo(sheet, cell),
  readNote: () => host.readNote(),
  saveNote: (text: string) => host.saveNote(text),
  hints: () => hints,
  insertWorkbook: (base64: string) =>
    insertsSheets(host) ? host.insertWorkbook(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))) : null,
};

export type Calls = typeof calls;

Object.assign(window, {
  /** A failure becomes data: an error does not travel whole. */
  callHost: async (name: keyof Calls, args: readonly unknown[]): Promise<object> => {
    try {
      return { value: await (calls[name] as (...all: readonly unknown[]) => unknown)(...args) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) return { failed: String(error) };
      const undo = error instanceof HalfWritten ? given(error.undo) : null;
      return { failed: { code: error.code, text: 'text' in error ? error.text : null, undo } };
    }
  },
});
document.title = 'ready';
