/** D64–D81: what happens to rows. */
import { pickRow, rowOf, type Draft, type DraftRow } from '../draft.ts';
import { expect, lose, type Damage } from '../damage.ts';

const isIndicator = ({ of }: DraftRow): boolean => of?.kind === 'indicator';
const wordingOf = (row: DraftRow): string => (row.of && row.of.kind !== 'criterion' ? row.of.indicator.text : '');

function pick(draft: Draft, change: (row: DraftRow, code: string) => boolean, suits: (row: DraftRow) => boolean = isIndicator): boolean {
  const picked = pickRow(draft, 'no', (row) => suits(row) && !draft.touched.has(`${row.key ?? ''} content`));
  if (!picked) return false;
  draft.touched.add(`${picked.code} content`);
  return change(picked.row, picked.code);
}

/** Another wording of the same: some words left out. */
function reworded(text: string, draft: Draft): string {
  const words = text.split(' ');
  const kept = words.filter((_, index) => index < 3 || !draft.chance.happens(0.12));
  return (kept.length === words.length ? words.slice(0, -1) : kept).join(' ');
}

function isLong(row: DraftRow): boolean {
  return isIndicator(row) && wordingOf(row).split(' ').length >= 12;
}

/** No other indicator's wording is much like this one's. */
function isDistinct(draft: Draft, row: DraftRow): boolean {
  const words = new Set(
    wordingOf(row)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u),
  );
  return draft.rows.every((other) => {
    if (other === row || !other.of || other.of.kind === 'criterion') return true;
    const theirs = new Set(
      wordingOf(other)
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    );
    const common = [...words].filter((word) => theirs.has(word)).length;
    return common / Math.max(words.size, theirs.size) < 0.45;
  });
}

function insertAfter(draft: Draft, row: DraftRow, ...added: readonly DraftRow[]): true {
  draft.rows.splice(draft.rows.indexOf(row) + 1, 0, ...added);
  return true;
}

export const rowDamages: readonly Damage[] = [
  {
    id: 'D64', phase: 'rows', uses: ['row order'],
    apply: (draft) => {
      draft.rows = draft.rows.map((row) => ({ row, at: draft.chance.next() })).sort((a, b) => a.at - b.at).map(({ row }) => row);
      return true;
    },
  },
  {
    id: 'D65', phase: 'rows', uses: ['codes'],
    apply: (draft) => {
      let tens = false;
      for (const { key, cells } of draft.rows.filter(isIndicator)) {
        if (draft.touched.has(`${key ?? ''} no`)) continue;
        cells.no = { value: Number(key) };
        tens ||= /\.\d0$/u.test(key ?? '');
      }
      return !tens || expect(draft, { rules: ['NTM-V028'] });
    },
  },
  {
    id: 'D66', phase: 'rows',
    apply: (draft) => pick(draft, (row, code) => {
      const [day = '1', month = '1'] = code.split('.');
      if (Number(month) > 12) return true;
      row.cells.no = { value: 45_000 + Math.round((Date.UTC(2023, Number(month) - 1, Number(day)) - Date.UTC(2023, 2, 15)) / 86_400_000), format: 'd.m' };
      return true;
    }),
  },
  {
    id: 'D67', phase: 'rows', uses: ['codes'],
    apply: (draft) => {
      for (const row of draft.rows) if (isIndicator(row) && !draft.touched.has(`${row.key ?? ''} content`)) delete row.cells.no;
      return expect(draft, { rules: ['NTM-V028'] });
    },
  },
  { id: 'D68', phase: 'rows', uses: ['codes'], apply: (draft) => pick(draft, (row, code) => { row.cells.no = { value: code === '2.1' ? '2.2' : '2.1' }; return expect(draft, { rules: ['NTM-V028'], indicator: code }); }) },
  { id: 'D69', phase: 'rows', apply: (draft) => pick(draft, (row, code) => { row.cells.content = { value: reworded(wordingOf(row), draft) }; return expect(draft, { rules: ['NTM-V028'], indicator: code }); }, isLong) },
  {
    id: 'D70', phase: 'rows',
    apply: (draft) => pick(draft, (row, code) => {
      row.cells.content = { value: reworded(wordingOf(row), draft) };
      delete row.cells.no;
      return expect(draft, { rules: ['NTM-V028'], indicator: code });
    }, (row) => isLong(row) && isDistinct(draft, row)),
  },
  { id: 'D71', phase: 'rows', apply: (draft) => pick(draft, (row, code) => { draft.rows.splice(draft.rows.indexOf(row), 1); return lose(draft, code, 'NTM-V004'); }) },
  {
    id: 'D72', phase: 'rows',
    apply: (draft) => pick(draft, (row) => {
      insertAfter(draft, row, { key: null, of: null, cells: { content: { value: 'Nội dung xã tự theo dõi thêm về thu gom rác' }, result: { value: 71 }, selfAssessment: { value: 'Đạt' } } });
      return expect(draft, { rules: ['NTM-V026'] });
    }),
  },
  { id: 'D73', phase: 'rows', apply: (draft) => pick(draft, (row) => insertAfter(draft, row, { key: null, of: null, cells: { content: { value: 'Ghi chú: số liệu lấy từ sổ theo dõi của thôn' } } })) },
  {
    id: 'D74', phase: 'rows', uses: ['groups'],
    apply: (draft) => {
      const groups = [['I', 'QUY HOẠCH'], ['II', 'HẠ TẦNG KINH TẾ - XÃ HỘI'], ['III', 'KINH TẾ VÀ TỔ CHỨC SẢN XUẤT']] as const;
      groups.forEach(([no, name], index) => draft.rows.splice(index * 12, 0, { key: null, of: null, cells: { no: { value: no }, criterion: { value: name } } }));
      return true;
    },
  },
  {
    id: 'D75', phase: 'rows',
    apply: (draft) => pick(draft, (row, code) => {
      insertAfter(draft, row, { key: null, of: null, cells: { ...row.cells, result: { value: 12.5 } } });
      return lose(draft, code, 'NTM-V011');
    }, (row) => isIndicator(row) && row.cells.result !== undefined),
  },
  { id: 'D76', phase: 'rows', apply: (draft) => pick(draft, (row, code) => { row.hidden = true; return expect(draft, { rules: ['NTM-V027'], indicator: code }); }) },
  {
    id: 'D77', phase: 'rows', uses: ['codes'],
    apply: (draft) => {
      for (const row of draft.rows.filter(isIndicator)) {
        if (draft.touched.has(`${row.key ?? ''} content`)) continue;
        delete row.cells.no;
        row.cells.content = { value: `${row.key ?? ''}. ${wordingOf(row)}` };
      }
      return true;
    },
  },
  {
    id: 'D78', phase: 'rows', uses: ['answers'],
    apply: (draft) => pick(draft, (row, code) => {
      const words = wordingOf(row).split(' ');
      const { result, selfAssessment, ...rest } = row.cells;
      Object.assign(row, { cells: { ...rest, content: { value: words.slice(0, -6).join(' ') } } });
      insertAfter(draft, row, { key: null, of: null, cells: { content: { value: words.slice(-6).join(' ') }, ...(result && { result }), ...(selfAssessment && { selfAssessment }) } });
      return lose(draft, code, 'NTM-V007', 'NTM-V026', 'NTM-V004');
    }, isLong),
  },
  {
    id: 'D79', phase: 'rows', uses: ['row order', 'heading'],
    apply: (draft) => pick(draft, (row, code) => {
      const next = draft.rows[draft.rows.indexOf(row) + 1];
      if (!next?.key || next.of?.kind !== 'indicator' || draft.lost.has(next.key) || !row.cells.selfAssessment) return false;
      delete next.cells.selfAssessment;
      draft.merged.push({ from: code, to: next.key, column: 'selfAssessment' });
      expect(draft, { rules: ['NTM-V076'], indicator: code });
      return lose(draft, next.key, 'NTM-V007');
    }),
  },
  {
    id: 'D80', phase: 'rows', uses: ['criterion formula', 'groups'],
    apply: (draft) => {
      const row = draft.rows.find(({ of }) => of?.kind === 'criterion');
      if (!row) return false;
      draft.rows.splice(draft.rows.indexOf(row), 1);
      return expect(draft, { rules: ['NTM-V042'] });
    },
  },
  {
    id: 'D81', phase: 'rows',
    apply: (draft) => pick(draft, (row, code) => {
      delete row.cells.no;
      delete row.cells.content;
      return rowOf(draft, code) !== undefined && lose(draft, code, 'NTM-V004');
    }, (row) => isIndicator(row) && row.cells.selfAssessment !== undefined),
  },
]; // prettier-ignore
