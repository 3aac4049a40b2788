/** A write was decided on what stood in its cell: what both hosts say where something else stands there now. */
import { isCellError, type Cell } from '../../core/sheet/sheet.ts';
import type { Message } from '../../core/message.ts';
import { Trouble } from '../trouble.ts';
import type { HostLabel, Undo } from './host.ts';

/** As `Range.formulas` gives it: the formula where there is one, else the value; empty text = nothing. */
export type Content = string | number | boolean;

/** Null is a cell that is not there. */
export function contentOf(cell: Pick<Cell, 'value' | 'formula'> | null): Content {
  if (!cell) return '';
  const { value, formula } = cell;
  if (formula !== undefined) return formula;
  return isCellError(value) ? value.error : (value ?? '');
}

export function changedMeanwhile(cells: readonly string[]): Trouble {
  return new Trouble('changed-meanwhile', {
    vi: `Nội dung ô ${few(cells)} đã khác lúc kiểm tra (vừa gõ lại, hoặc người khác cùng mở tệp sửa) nên chưa ghi gì. Kiểm tra lại (với biểu tổng hợp: đọc lại biểu), xem kết quả mới rồi làm tiếp.`,
    en: `What stands in ${few(cells)} is not what was checked (typed anew, or changed by somebody who has the file open too), so nothing was written. Check again (of a master: read it again), look at the new result and go on.`,
  });
}

/** `standing`: what a label's cell shows now. @throws Trouble `rows-moved` */
export function refuseMoved(labels: readonly HostLabel[], standing: (label: HostLabel) => Content, said = notWritten): void {
  const isGone = (label: HostLabel): boolean => contentOf({ value: label.holds }) !== standing(label);
  const rows = Map.groupBy(labels, ({ sheet, cell, row }) => (row === undefined ? `${sheet}\n${cell}` : `${sheet}\n${String(row)}`));
  const moved = [...rows.values()].filter((some) => some.every(isGone)).flat();
  if (moved.length > 0) throw new Trouble('rows-moved', said(few(moved.map(({ cell }) => cell))));
}

function notWritten(cells: string): Message {
  return {
    vi: `Ô ${cells} (mã, tên của dòng hoặc tiêu đề của cột) đã khác lúc đọc: có dòng, cột vừa được chèn, xóa hoặc đổi tên nên chưa ghi gì. Kiểm tra lại (với biểu tổng hợp: đọc lại biểu), xem kết quả mới rồi làm tiếp.`,
    en: `${cells} (the code or name of a row, or the heading of a column) is not what was read: rows or columns were inserted, deleted or renamed, so nothing was written. Check again (of a master: read it again), look at the new result and go on.`,
  };
}

export function notTakenBack(cells: string): Message {
  return {
    vi: `Ô ${cells} (mã, tên của dòng hoặc tiêu đề của cột) đã khác lúc ghi: có dòng, cột vừa được chèn, xóa hoặc đổi tên nên chưa hoàn tác ô nào. Đưa các dòng, cột về như lúc ghi (Ctrl+Z trong Excel) rồi bấm Hoàn tác lần nữa.`,
    en: `${cells} (the code or name of a row, or the heading of a column) is not what it was when it was written: rows or columns were inserted, deleted or renamed, so nothing was undone. Bring rows and columns back to where they were (Ctrl+Z in Excel) and press Undo again.`,
  };
}

/** A write that stopped in the middle and could not be taken back at once: `undo` does it once that is possible. */
export class HalfWritten extends Trouble {
  readonly undo: Undo;

  constructor(why: Message, undo: Undo) {
    super('half-written', {
      vi: `${why.vi} Một phần các ô có thể đã được ghi: bấm Hoàn tác để trả lại như trước.`,
      en: `${why.en} Some of the cells may have been written: press Undo to bring them back.`,
    });
    this.undo = undo;
  }
}

/** More names than this help nobody. */
const MOST_NAMED = 8;

export function few(cells: readonly string[]): string {
  return cells.length <= MOST_NAMED ? cells.join(', ') : `${cells.slice(0, MOST_NAMED).join(', ')}, … (${String(cells.length)})`;
}
