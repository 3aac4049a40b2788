/** D97–D105: what happens to formulas. */
import type { ColumnKey } from '../../../core/template/schema.ts';
import { pickRow, type Body, type Draft, type DraftRow } from '../draft.ts';
import { expect, lose, type Damage } from '../damage.ts';

/** A percentage's cell with a formula that makes it, and the value the file keeps. */
function computed(draft: Draft, change: (value: number, code: string) => { readonly body: Body; readonly done: () => boolean }): boolean {
  const picked = pickRow(
    draft,
    'result',
    ({ of }, { reading }) => of?.kind === 'indicator' && of.indicator.type === 'percent' && reading.kind === 'number',
  );
  if (!picked || picked.truth.reading.kind !== 'number') return false;
  const { body, done } = change(picked.truth.reading.value, picked.code);
  picked.row.cells.result = body;
  return done();
}

const halves = (value: number): string => `=${String(Math.round(value * 10))}/10`;

export const formulaDamages: readonly Damage[] = [
  { id: 'D97', phase: 'cells', apply: (draft) => computed(draft, (value) => ({ body: { value, formula: halves(value) }, done: () => true })) },
  { id: 'D98', phase: 'cells', apply: (draft) => computed(draft, (value, code) => ({ body: { value: null, formula: halves(value) }, done: () => expect(draft, { rules: ['NTM-V071'], indicator: code }) })) },
  { id: 'D99', phase: 'cells', apply: (draft) => computed(draft, (value, code) => ({ body: { value: value - 7, formula: halves(value) }, done: () => lose(draft, code, 'NTM-V070') })) },
  {
    id: 'D100', phase: 'cells', uses: ['row order', 'codes'],
    apply: (draft) => {
      const isFree = (row: DraftRow | undefined): boolean =>
        row?.of?.kind === 'indicator' && row.of.indicator.type === 'percent' && row.key !== null && draft.truth.get(row.key)?.reading.kind === 'number' &&
        !draft.touched.has(`${row.key} result`) && !draft.lost.has(row.key);
      const at = draft.rows.findIndex((_, index) => [0, 1, 2].every((step) => isFree(draft.rows[index + step])));
      const [first, second, third] = draft.rows.slice(at, at + 3);
      if (at < 0 || !first || !second || !third) return false;
      const keys = [first, second, third].map(({ key }) => key ?? '');
      for (const [index, row] of [first, second, third].entries()) {
        const value = [20, 30, 20][index] ?? 0;
        const truth = draft.truth.get(keys[index] ?? '');
        if (truth) truth.reading = { kind: 'number', value };
        row.cells.result = { value };
        draft.touched.add(`${keys[index] ?? ''} result`);
      }
      third.cells.result = { value: 20, compute: (addressOf) => `=SUM(${addressOf(keys[0] ?? '', 'result')}:${addressOf(keys[0] ?? '', 'result')})` };
      return expect(draft, { rules: ['NTM-V073'], indicator: keys[2] ?? '' });
    },
  },
  { id: 'D101', phase: 'cells', apply: (draft) => computed(draft, (value, code) => ({ body: { value, formula: "='[So lieu BHYT.xlsx]Tháng 11'!C5" }, done: () => expect(draft, { rules: ['NTM-V072'], indicator: code }) })) },
  { id: 'D102', phase: 'cells', apply: (draft) => computed(draft, (_, code) => ({ body: { value: { error: '#REF!' }, formula: '=#REF!/10' }, done: () => lose(draft, code, 'NTM-V005') })) },
  {
    id: 'D103', phase: 'cells', uses: ['criterion formula'],
    apply: (draft) => {
      const row = draft.rows.find(({ of }) => of?.kind === 'criterion');
      if (!row) return false;
      row.cells.selfAssessment = { value: 'Đạt' };
      return expect(draft, { rules: ['NTM-V024'] });
    },
  },
  {
    id: 'D104', phase: 'cells', uses: ['criterion formula'],
    apply: (draft) => {
      for (const row of draft.rows) if (row.cells.selfAssessment?.compute) row.cells.selfAssessment.value = null;
      return true;
    },
  },
  {
    id: 'D105', phase: 'cells',
    apply: (draft) => {
      const column: ColumnKey = 'obstacle';
      const picked = pickRow(draft, column, () => true);
      if (!picked) return false;
      picked.row.cells[column] = { value: { error: '#N/A' } };
      return lose(draft, picked.code, 'NTM-V080');
    },
  },
]; // prettier-ignore
