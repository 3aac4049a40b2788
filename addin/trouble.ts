/**
 * What stops a person at the page: Excel is busy with a cell, the network is away, the service answers nonsense. Like a
 * Problem of core it carries its words in both languages; unlike one it belongs to this machine, not to a request.
 */
import type { Message } from '../core/message.ts';

export type TroubleCode =
  | 'excel-editing'
  | 'excel-protected'
  | 'excel-too-large'
  | 'excel-sheet-gone'
  | 'excel-cell-has-formula'
  | 'excel-too-old'
  | 'excel-failed'
  | 'file-unavailable'
  | 'page-unavailable'
  | 'rulebook-unavailable'
  | 'units-unavailable'
  | 'no-network'
  | 'answer-unknown'
  | 'session-ended'
  | 'refused'
  | 'storage-unavailable'
  | 'storage-full'
  | 'changed-meanwhile'
  | 'rows-moved'
  | 'half-written'
  | 'not-planned';

export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly code: TroubleCode;
  readonly text: Message;

  constructor(code: TroubleCode, text: Message) {
    super(code);
    this.code = code;
    this.text = text;
  }
}

/** Words for whatever was thrown. Problems are known by their text, so that this file needs no registry. */
export function messageOf(error: unknown): Message {
  if (error instanceof Error && 'text' in error && isMessage(error.text)) return error.text;
  return ourFault(error);
}

export function isTrouble(error: unknown, ...codes: readonly TroubleCode[]): error is Trouble {
  return error instanceof Trouble && codes.includes(error.code);
}

/** True where nothing was wrong with what was asked, and only a part of the page, the criteria sets or units had not come. */
export function isUnavailable(error: unknown): error is Trouble {
  return isTrouble(error, 'page-unavailable', 'rulebook-unavailable', 'units-unavailable');
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'vi' in value && 'en' in value;
}

/** Said with what the program reports, so that it can be copied to whoever mends it. */
function ourFault(error: unknown): Message {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    vi: `Chương trình gặp lỗi, không phải lỗi của tệp. Hãy sao chép dòng này và báo cho người phụ trách phần mềm: ${detail}`,
    en: `The program failed; it is not the file's fault. Copy this line and tell whoever looks after the software: ${detail}`,
  };
}
