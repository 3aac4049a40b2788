/** A write was decided on what stood in its cell: what both hosts say where something else stands there now. */
import { isCellError, type Cell } from '../../core/sheet/sheet.ts';
import { Trouble } from '../trouble.ts';

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

/** More names than this help nobody. */
const MOST_NAMED = 8;

export function few(cells: readonly string[]): string {
  return cells.length <= MOST_NAMED ? cells.join(', ') : `${cells.slice(0, MOST_NAMED).join(', ')}, … (${String(cells.length)})`;
}
