/**
 * A folder into which reports are dropped, from e-mail, Zalo or a USB stick: each file is taken once it is still, sent or set aside,
 * with the result beside it. The system's notices about the folder only wake the scan, which comes by itself as well: network
 * drives give none.
 */
import { Problem } from '../../core/problem.ts';
import { openAlarm } from './alarm.ts';
import { attention, QUIET_MS, type Attention } from './attention.ts';
import { left, type FileFate, type Left, type Settled } from './fate.ts';
import { readInbox, type InboxFile } from './inbox.ts';
import { codeOf, dropNote, moveWithResult, preparePlaces, writeNote } from './place.ts';
import { ASIDE, SENT } from './places.ts';
import { printEvent, printLeft, printSettled } from './resultText.ts';
import { openSends } from './sends.ts';
import { takeFile, type Taking } from './takeFile.ts';

const SCAN_MS = 5_000;
/** How long `once` waits for files that are being written or stand open. */
const ONCE_MS = 60_000;

export interface Watching extends Pick<Taking, 'folder' | 'rulebook' | 'to'> {
  /** Takes a line for the screen. */
  readonly tell: (line: string) => void;
  /** Takes a fault of our own, with all that is known of it. */
  readonly fault: (error: unknown) => void;
  /** Ends the watching; the file under way is finished. */
  readonly stop: AbortSignal;
}

export interface Tally {
  readonly sent: number;
  readonly aside: number;
  /** Still there: service not reached, open, being written. */
  readonly left: number;
}

interface Round extends Tally {
  /** Of those left, the files that may be ready within seconds. */
  readonly waiting: number;
}

/** Until `stop`; with `once`, until what is there has been taken. @throws Problem `folder-not-readable`, `watch-place-wrong` */
export async function watchFolder(watching: Watching, once: boolean): Promise<Tally> {
  const { folder, stop } = watching;
  preparePlaces(folder);
  const goRound = roundsOf(watching);
  const alarm = openAlarm(folder, stop);
  const began = performance.now();
  const sum = { sent: 0, aside: 0 };
  try {
    for (;;) {
      const round = await (once ? goRound() : goRoundIfThere(goRound, watching));
      sum.sent += round.sent;
      sum.aside += round.aside;
      const isOver = once && (round.waiting === 0 || performance.now() - began > ONCE_MS);
      if (isOver && round.waiting > 0)
        watching.tell(printEvent(new Date().toISOString(), `để lại ${String(round.waiting)} tệp đang mở hoặc đang được ghi`, folder, []));
      if (isOver || stop.aborted) return { ...sum, left: round.left };
      await alarm.wait(round.waiting > 0 ? QUIET_MS / 4 : SCAN_MS);
    }
  } finally {
    alarm.close();
  }
}

/** A network drive goes and comes back. */
async function goRoundIfThere(goRound: () => Promise<Round>, { folder, tell }: Watching): Promise<Round> {
  try {
    return await goRound();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    tell(printEvent(new Date().toISOString(), error.text.vi, folder, []));
    return { sent: 0, aside: 0, left: 0, waiting: 0 };
  }
}

function roundsOf(watching: Watching): () => Promise<Round> {
  const { folder, rulebook, to, stop } = watching;
  const minds = attention();
  const sends = openSends(folder);
  return async () => {
    const { files, isCut } = readInbox(folder);
    if (isCut) watching.tell(printEvent(new Date().toISOString(), 'quá nhiều tệp hoặc thư mục con, chỉ xem một phần', folder, []));
    for (const file of minds.forgetAllBut(files)) dropNote(folder, file);
    sends.keepOnly(new Set(files.map(({ file }) => file)));
    const count = { sent: 0, aside: 0, left: 0, waiting: 0 };
    const taking: Taking = { folder, rulebook, to, sends, line: { down: null } };
    for (const found of files) {
      const turn = minds.turnOf(found, performance.now());
      if (turn !== 'take' || stop.aborted) {
        count.left += 1;
        if (turn === 'wait') count.waiting += 1;
        if (minds.isNewlyOpen(found)) watching.tell(printEvent(new Date().toISOString(), 'đang mở trong Excel, chờ đóng', found.file, []));
        continue;
      }
      const end = await takeToItsEnd(found, taking, minds, watching);
      if (end === 'moved') continue;
      count[end] += 1;
      if (end === 'waiting') count.left += 1;
    }
    return count;
  };
}

type End = keyof Round | 'moved';

async function takeToItsEnd(found: InboxFile, taking: Taking, minds: Attention, watching: Watching): Promise<End> {
  const fate = settledAfterDoubt(await fateOf(found, taking, watching), minds.isPastDoubt(found, performance.now()));
  if (fate.kind === 'moved') return 'moved';
  if (fate.kind === 'left') return leave(found, fate, taking, minds, watching);
  try {
    return settle(found, fate, taking, minds, watching);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const reason = new Problem('file-not-writable', { file: found.file, reason: codeOf(error) }).text;
    return leave(found, left('file', reason), taking, minds, watching);
  }
}

async function fateOf(found: InboxFile, taking: Taking, { fault }: Watching): Promise<FileFate> {
  try {
    return await takeFile(found, taking);
  } catch (error) {
    // One file must not keep the others from being sent.
    fault(error);
    return left('file', new Problem('watch-file-fault', { reason: error instanceof Error ? error.message : String(error) }).text);
  }
}

function settledAfterDoubt(fate: FileFate, isPastDoubt: boolean): FileFate {
  return fate.kind === 'left' && fate.otherwise && isPastDoubt ? fate.otherwise : fate;
}

function settle(found: InboxFile, fate: Settled, taking: Taking, minds: Attention, { tell }: Watching): End {
  const { folder, rulebook, sends } = taking;
  const now = new Date().toISOString();
  const text = printSettled(fate, { file: found.file, now }, rulebook);
  const place = moveWithResult(folder, found.file, fate.kind === 'sent' ? SENT : ASIDE, text, fate.mark);
  if (place === null) return 'moved';
  sends.end(found.file);
  minds.drop(found.file);
  const receipts = fate.reports.flatMap((one) =>
    one.kind === 'received'
      ? [`${one.receipt.unit} ${one.receipt.period} lần ${String(one.receipt.version)} mã ${one.receipt.receipt}`]
      : [],
  );
  if (receipts.length > 0) minds.lineIsBack();
  tell(printEvent(now, fate.kind === 'sent' ? 'đã gửi' : 'bị trả lại', found.file, [place, ...receipts]));
  return fate.kind;
}

function leave(found: InboxFile, fate: Left, taking: Taking, minds: Attention, { tell }: Watching): End {
  if (fate.why === 'line' || fate.why === 'account') taking.line.down ??= fate;
  const { tries, seconds } = minds.leave(found, fate.why, performance.now());
  if (fate.why === 'unreadable') return 'waiting';
  const now = new Date().toISOString();
  writeNote(taking.folder, found.file, printLeft(fate, { file: found.file, now }, tries, seconds));
  tell(printEvent(now, 'chưa gửi', found.file, [fate.reason.vi]));
  return 'left';
}
