/** D43–D52: what happens to a self-assessment. */
import type { SelfAssessment } from '../../../core/reading/report.ts';
import { pickRow, type Body, type Draft, type DraftRow } from '../draft.ts';
import { expect, lose, type Damage } from '../damage.ts';

function said(draft: Draft, suits: (said: SelfAssessment | null) => boolean, change: (row: DraftRow, code: string) => boolean): boolean {
  const picked = pickRow(draft, 'selfAssessment', (_, { selfAssessment }) => suits(selfAssessment));
  return picked ? change(picked.row, picked.code) : false;
}

/** The word of every row that says it, in another spelling each. */
function respell(draft: Draft, word: 'met' | 'unmet', spellings: readonly [Body['value'], ...Body['value'][]]): boolean {
  for (const row of draft.rows) {
    if (row.key === null || draft.touched.has(`${row.key} selfAssessment`) || draft.truth.get(row.key)?.selfAssessment !== word) continue;
    row.cells.selfAssessment = { value: draft.chance.oneOf(spellings) };
  }
  return true;
}

/** `Đạt | Chưa đạt` in two columns; marks in place of words, and the criteria's rows by marks too. */
function twoColumns(draft: Draft): boolean {
  const at = draft.columns.findIndex(({ key }) => key === 'selfAssessment');
  draft.columns.splice(
    at,
    1,
    { key: 'selfAssessment', labels: ['Tự đánh giá', 'Đạt'] },
    { key: 'unmet', labels: ['Tự đánh giá', 'Chưa đạt'] },
  );
  for (const row of draft.rows) {
    const truth = row.key === null ? undefined : draft.truth.get(row.key)?.selfAssessment;
    const mark: Body = { value: draft.chance.oneOf(['x', 'X', '✓', 1]) };
    delete row.cells.selfAssessment;
    if (truth === 'met') row.cells.selfAssessment = mark;
    else if (truth === 'unmet') row.cells.unmet = mark;
    else if (truth === 'notAssessed') Object.assign(row.cells, { selfAssessment: { value: '-' }, unmet: { value: '-' } });
  }
  return true;
}

export const answerDamages: readonly Damage[] = [
  { id: 'D43', phase: 'cells', uses: ['words of met'], apply: (draft) => respell(draft, 'met', ['đ', 'Đ', 'ĐẠT', 'x', 'X', '✓', '1', 1, 'Có', 'đạt chuẩn', 'Đạt.', true]) },
  { id: 'D44', phase: 'cells', uses: ['words of unmet'], apply: (draft) => respell(draft, 'unmet', ['CĐ', 'cđ', 'Chưa', 'Không đạt', 'K', 'KĐ', '0', 0, 'Không', 'chưa đạt.', false]) },
  {
    id: 'D45', phase: 'cells',
    apply: (draft) => said(draft, (word) => word === 'met', (row, code) => {
      row.cells.selfAssessment = { value: draft.chance.oneOf(['-', '…', '...', 'Chưa đánh giá', '–']) };
      const truth = draft.truth.get(code);
      if (truth) truth.selfAssessment = 'notAssessed';
      return true;
    }),
  },
  {
    id: 'D46', phase: 'cells', uses: ['answers'],
    apply: (draft) => said(draft, (word) => word !== null, (row, code) => {
      row.cells.selfAssessment = { value: draft.chance.oneOf(['Đ/K', 'Đạt/Chưa đạt', 'Đ / CĐ', '☐ Đạt ☐ Chưa đạt']) };
      return lose(draft, code, 'NTM-V008');
    }),
  },
  { id: 'D47', phase: 'columns', uses: ['heading', 'words of met', 'words of unmet', 'answers', 'criterion formula'], apply: twoColumns },
  {
    id: 'D48', phase: 'columns', uses: ['heading', 'words of met', 'words of unmet', 'answers', 'criterion formula'],
    apply: (draft) => twoColumns(draft) && said(draft, (word) => word === 'met' || word === 'unmet', (row, code) => {
      Object.assign(row.cells, { selfAssessment: { value: 'x' }, unmet: { value: 'x' } });
      return lose(draft, code, 'NTM-V008');
    }),
  },
  {
    id: 'D49', phase: 'cells', uses: ['answers'],
    apply: (draft) => said(draft, (word) => word !== null, (row, code) => {
      row.cells.selfAssessment = { ...row.cells.selfAssessment, value: row.cells.selfAssessment?.value ?? 'Đạt', strike: true };
      return expect(draft, { rules: ['NTM-V075'], indicator: code });
    }),
  },
  {
    id: 'D50', phase: 'cells', uses: ['answers'],
    apply: (draft) => said(draft, (word) => word === 'met', (row) => { row.cells.selfAssessment = { value: draft.chance.oneOf(['☑ Đạt ☐ Chưa đạt', '✓ Đạt  ☐ Chưa đạt']) }; return true; }),
  },
  {
    id: 'D51', phase: 'cells', uses: ['answers'],
    apply: (draft) => said(draft, (word) => word !== null, (row, code) => { delete row.cells.selfAssessment; return lose(draft, code, 'NTM-V007'); }),
  },
  {
    id: 'D52', phase: 'cells', uses: ['answers'],
    apply: (draft) => said(draft, (word) => word === 'met', (row) => { row.cells.selfAssessment = { value: 'ü', font: 'Wingdings' }; return true; }),
  },
]; // prettier-ignore
