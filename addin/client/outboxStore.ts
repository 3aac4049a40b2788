/**
 * The outbox's shelf in this browser (IndexedDB): reports waiting to be sent in the order they were put there, and receipts that
 * came back. What stands here survives a closed window and a restarted machine.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Receipt } from '../../core/note/receipt.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { Trouble } from '../trouble.ts';
import type { Message } from '../../core/message.ts';
import type { About } from './service.ts';

/** One report on its way. */
export interface Waiting {
  /** Given by the shelf, ascending: the order of sending. */
  readonly seq?: number;
  readonly about: About;
  readonly fingerprint: string;
  readonly sheet: Sheet;
  readonly queuedAt: string;
  /** The version that whoever sent it was shown, 0 = that none is there, raised by what this queue has sent since; null = none was shown. */
  readonly seenVersion: number | null;
  /** Chosen before the first attempt and kept, so that a repeated send is the same send; null = not tried yet. */
  readonly attempt: { readonly id: string; readonly baseVersion: number } | null;
  /** Why the service will not take it, and the version that stands there where it says so; null = it still waits. */
  readonly refused: { readonly code: string; readonly text: Message; readonly current: number | null } | null;
}

export type Queued = Waiting & { readonly seq: number };

interface Shelf extends DBSchema {
  waiting: { key: number; value: Waiting };
  receipts: { key: string; value: Receipt };
}

const NAME = 'tieu-chi';

export interface OutboxStore {
  add(waiting: Waiting): Promise<Queued>;
  all(): Promise<readonly Queued[]>;
  /** As it stands now; null = it is gone. */
  one(seq: number): Promise<Queued | null>;
  put(queued: Queued): Promise<void>;
  remove(seq: number): Promise<void>;
  /**
   * The receipt is kept and the waiting report taken away in one transaction: never both gone, never both there. What waits for
   * the same period has its version as the one seen: whoever sent both knew of the first.
   */
  settle(seq: number, receipt: Receipt): Promise<void>;
  receipt(about: About): Promise<Receipt | null>;
  /** A receipt that came another way than by sending from here. */
  keep(receipt: Receipt): Promise<void>;
}

/** @throws Trouble `storage-unavailable` where the browser keeps nothing */
export async function openOutboxStore(partition: string): Promise<OutboxStore> {
  const database = await open(partition + NAME);
  return {
    add: async (waiting) => {
      const seq = await database.add('waiting', waiting).catch((error: unknown) => {
        throw error instanceof DOMException && error.name === 'QuotaExceededError' ? new Trouble('storage-full', storageFull) : error;
      });
      return { ...waiting, seq };
    },
    one: async (seq) => {
      const found = await database.get('waiting', seq);
      return found ? { ...found, seq } : null;
    },
    all: async () => (await database.getAll('waiting')).filter((one): one is Queued => one.seq !== undefined),
    put: async (queued) => {
      await database.put('waiting', queued);
    },
    remove: (seq) => database.delete('waiting', seq),
    settle: async (seq, receipt) => {
      const both = database.transaction(['waiting', 'receipts'], 'readwrite');
      const waiting = both.objectStore('waiting');
      const later = (await waiting.getAll()).filter((one) => one.seq !== seq && isAfter(one, receipt));
      await Promise.all([
        waiting.delete(seq),
        ...later.map((one) => waiting.put({ ...one, seenVersion: receipt.version })),
        both.objectStore('receipts').put(receipt, keyOf(receipt)),
        both.done,
      ]);
    },
    keep: async (receipt) => {
      await database.put('receipts', receipt, keyOf(receipt));
    },
    receipt: async (about) => (await database.get('receipts', keyOf(about))) ?? null,
  };
}

/** True of what waits untried to be the version after this one. */
export function isAfter({ about, attempt, refused }: Waiting, receipt: Receipt): boolean {
  return keyOf(about) === keyOf(receipt) && !attempt && !refused;
}

const storageFull = {
  vi: 'Trình duyệt hết chỗ lưu hàng chờ trên máy này nên báo cáo CHƯA GỬI. Dọn bớt ổ đĩa hoặc dữ liệu của trình duyệt rồi gửi lại, hoặc gửi từ máy khác.',
  en: 'The browser has no room left on this machine for what waits to be sent, so the report is NOT SENT. Free some disk space or browser data and send again, or send from another machine.',
};

async function open(name: string): Promise<IDBPDatabase<Shelf>> {
  try {
    return await openDB<Shelf>(name, 1, {
      upgrade: (database) => {
        database.createObjectStore('waiting', { keyPath: 'seq', autoIncrement: true });
        database.createObjectStore('receipts');
      },
    });
  } catch {
    throw new Trouble('storage-unavailable', {
      vi: 'Trình duyệt không cho lưu trên máy này (cửa sổ ẩn danh, hoặc máy bị khóa). Khi mất mạng, báo cáo sẽ không được giữ để gửi sau.',
      en: 'This browser keeps nothing here (a private window, or a locked machine). Without a network a report is not kept to be sent later.',
    });
  }
}

/** What at most one receipt stands for. */
export function keyOf({ unit, template, period }: About): string {
  return [unit, template, period].join('\n');
}
