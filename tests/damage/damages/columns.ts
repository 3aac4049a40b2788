/** D53–D63: what happens to the heading and its columns. */
import type { ColumnKey } from '../../../core/template/schema.ts';
import { rowOf, type Body, type Draft } from '../draft.ts';
import { expect, type Damage } from '../damage.ts';

function relabel(draft: Draft, words: Readonly<Partial<Record<ColumnKey, readonly [string, ...string[]]>>>): void {
  for (const column of draft.columns) {
    const spellings = column.key === null || column.key === 'unmet' ? undefined : words[column.key];
    if (spellings && column.labels.length === 1) column.labels = [...column.labels.slice(0, -1), draft.chance.oneOf(spellings)];
  }
}

function group(draft: Draft, key: ColumnKey, ...above: readonly string[]): void {
  for (const column of draft.columns) if (column.key === key) column.labels = [...above, column.labels.at(-1) ?? ''];
}

function shuffle<T>(draft: Draft, items: readonly T[]): T[] {
  const order = items.map((item) => ({ item, at: draft.chance.next() }));
  return order.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

const OF_ALL = (draft: Draft, value: (index: number) => Body): Record<string, Body> =>
  Object.fromEntries([...draft.truth.keys()].map((code, index) => [code, value(index)]));

export const columnDamages: readonly Damage[] = [
  {
    id: 'D53', phase: 'columns', uses: ['heading'],
    apply: (draft) => {
      group(draft, 'result', 'Kết quả thực hiện');
      group(draft, 'selfAssessment', 'Kết quả thực hiện');
      group(draft, 'criterion', 'Tiêu chí');
      group(draft, 'content', 'Tiêu chí');
      return true;
    },
  },
  {
    id: 'D54', phase: 'columns', uses: ['heading'],
    apply: (draft) => {
      group(draft, 'result', 'Kết quả năm 2023', 'Đến kỳ báo cáo');
      group(draft, 'selfAssessment', 'Kết quả năm 2023', 'Đến kỳ báo cáo');
      return true;
    },
  },
  { id: 'D55', phase: 'columns', uses: ['column order'], apply: (draft) => { draft.columns = shuffle(draft, draft.columns); return !draft.touched.has('groups'); } },
  {
    id: 'D56', phase: 'columns', uses: ['added columns'],
    apply: (draft) => {
      const at = draft.columns.findIndex(({ key }) => key === 'result');
      draft.columns.splice(at, 0, { key: null, labels: ['Kết quả kỳ trước'], values: OF_ALL(draft, (index) => ({ value: 50 + (index % 40) })) });
      return expect(draft, { rules: ['NTM-V036'] });
    },
  },
  {
    id: 'D57', phase: 'columns', uses: ['labels'],
    apply: (draft) => {
      relabel(draft, {
        no: ['STT', 'Số TT'], content: ['Nội dung', 'Nội dung, chỉ tiêu'], unit: ['Đơn vị tính'], requirement: ['Chỉ tiêu (yêu cầu)', 'Yêu cầu'],
        result: ['Kết quả thực hiện', 'KẾT QUẢ'], selfAssessment: ['Tự đánh giá (Đạt / Chưa đạt)', 'Đánh giá'], obstacle: ['Khó khăn, vướng mắc'], note: ['Giải trình'],
      });
      return true;
    },
  },
  {
    id: 'D58', phase: 'columns', uses: ['labels'],
    apply: (draft) => {
      relabel(draft, { result: ['Kết quả đạt được', 'Kết quả thực hiện của xã', 'KQ thực hiện'], obstacle: ['Những khó khăn, vướng mắc chủ yếu'], expectedBy: ['Tháng dự kiến hoàn thành'] });
      return expect(draft, { rules: ['NTM-V078'] });
    },
  },
  {
    id: 'D59', phase: 'columns', uses: ['labels', 'notes'],
    apply: (draft) => {
      draft.columns = draft.columns.filter(({ key }) => key !== 'note');
      for (const truth of draft.truth.values()) truth.note = null;
      return expect(draft, { rules: ['NTM-V036'] });
    },
  },
  {
    id: 'D60', phase: 'columns', uses: ['labels', 'heading', 'added columns'],
    apply: (draft) => {
      const at = draft.columns.findIndex(({ key }) => key === 'result');
      draft.columns.splice(at, 0, { key: null, labels: [draft.columns[at]?.labels.at(-1) ?? ''], values: OF_ALL(draft, (index) => ({ value: 50 + (index % 40) })) });
      for (const code of draft.truth.keys()) draft.lost.add(code);
      // What stands to the left is read; what was to be found in the other column is not.
      draft.expects = draft.expects.filter(({ indicator }) => indicator === undefined);
      return expect(draft, { rules: ['NTM-V034'] });
    },
  },
  { id: 'D61', phase: 'columns', uses: ['numbers'], apply: (draft) => { draft.columnNumbers = true; return true; } },
  { id: 'D62', phase: 'columns', uses: ['repeated heading'], apply: (draft) => { draft.repeatHeadingBefore = [25, 60]; return true; } },
  {
    id: 'D63', phase: 'columns', uses: ['lines above'],
    apply: (draft) => {
      const blank = Array.from({ length: 3 + Math.floor(draft.chance.next() * 8) }, (): Draft['above'][number] => []);
      draft.above.splice(3, 0, ...blank);
      return rowOf(draft, '1.1') !== undefined;
    },
  },
]; // prettier-ignore
