/** `tieuchi watch`: a folder whose reports are sent by themselves. */
import { loadRulebook } from '../../rulebook.ts';
import type { Tally } from '../../watch/watchFolder.ts';
import type { Command, ExitStatus } from '../command.ts';
import { destinationOptions, readDestination } from '../destination.ts';

/** After the word to stop, a request under way has this long; then it is broken off, to be repeated at the next start. */
const GRACE_MS = 5_000;

export const watch: Command = {
  name: 'watch',
  usage: 'FOLDER --to URL (--token TOKEN | TIEUCHI_TOKEN) [--once]',
  does: {
    vi: 'Trông một thư mục: tệp bỏ vào được kiểm tra và tự gửi. Gửi được thì chuyển vào da-gui, không thì vào bi-tra-lai, bên cạnh là tệp .txt ghi kết quả; mất mạng thì giữ tại chỗ và tự gửi lại. Không xóa tệp nào. --once: làm những gì đang có rồi dừng.',
    en: 'Watches a folder: files dropped in are checked and sent. Sent ones go to da-gui, others to bi-tra-lai, each with a .txt that says what became of it; without network they stay and are sent again. Nothing is deleted. --once: takes what is there and ends (0 all sent, 3 some set aside, 2 some could not be sent yet).',
  },
  options: { ...destinationOptions, once: { type: 'boolean' } },
  files: 1,
  run: async (given, output): Promise<ExitStatus> => {
    const [folder = ''] = given.files;
    const to = readDestination(given);
    const once = given.is('once');
    const [{ watchFolder }, rulebook] = [await import('../../watch/watchFolder.ts'), loadRulebook()];
    const { stop, breakOff } = stopSignals();
    const tell = (line: string): void => {
      output.line(line);
    };
    const fault = (error: unknown): void =>
      void process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    if (!once) tell(`Trông thư mục / watching: ${folder} → ${to.url}  (Ctrl+C để dừng / to stop)`);
    const tally = await watchFolder({ folder, rulebook, to: { ...to, signal: breakOff }, tell, fault, stop }, once);
    return once ? statusOf(tally) : 0;
  },
};

function statusOf({ aside, left }: Tally): ExitStatus {
  if (left > 0) return 2;
  return aside > 0 ? 3 : 0;
}

function stopSignals(): { readonly stop: AbortSignal; readonly breakOff: AbortSignal } {
  const [stop, breakOff] = [new AbortController(), new AbortController()];
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stop.abort();
      setTimeout(() => {
        breakOff.abort();
      }, GRACE_MS).unref();
    });
  return { stop: stop.signal, breakOff: breakOff.signal };
}
