import { describe, expect, it } from 'vitest';
import { learnForm } from '../../core/form/learn.ts';
import { formSchema } from '../../core/form/schema.ts';
import { completenessOf } from '../../core/criteria/completeness.ts';
import { Problem } from '../../core/problem.ts';
import { nationalTemplates } from '../../core/rulebook.ts';
import { sheetOf } from '../../core/template/design.ts';
import { designSheet, type SheetRequest } from '../../core/template/designSheet.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { sheetRequest } from '../support/sheetFor.ts';
import { rulebook } from '../support/rulebook.ts';

const UNITS: Readonly<Record<string, string>> = { commune: '13969', town: '13966', district: '362', province: '36' };

/** Every set of which a whole sheet can be made, in a month in which it was in force. */
const requests = rulebook.sets.flatMap((set): readonly (readonly [string, SheetRequest])[] => {
  const unit = UNITS[set.level];
  if (unit === undefined || set.from === null || !completenessOf(set).isComplete || set.from > '2025') return [];
  const month = set.to !== null && set.to < '2023-11-30' ? '2021-11' : '2023-11';
  return [[set.id, sheetRequest(unit, month, set.id, rulebook)]];
});

function learned(request: SheetRequest, sheet: Sheet = sheetOf(designSheet(request))) {
  const { template, place } = request;
  const asked = { id: 'bieu-thu', file: 'bieu.xlsx', province: '36', source: null, from: '2022-01-01', hints: [] };
  return learnForm(sheet, { ...asked, place, template, others: nationalTemplates(rulebook) });
}

const nangCao = sheetRequest('13969', '2023-11', 'xa-ntm-nang-cao-318-2022', rulebook);
const design = sheetOf(designSheet(nangCao));
const wordingOf = (key: string): string =>
  JSON.stringify(design.cells.find(({ at }) => at === `C${rowAt(key)}`)?.value)
    .slice(1, -1)
    .replace(' (*)', '');
const rowAt = (key: string): string => {
  const index = nangCao.template.rows.findIndex(
    (row) => (row.kind === 'criterion' ? `TC ${String(row.criterion.no)}` : row.indicator.code) === key,
  );
  return String(9 + index);
};
const changed = (cells: Readonly<Record<string, string | number>>): Sheet => ({
  ...design,
  cells: [...design.cells.filter(({ at }) => cells[at] === undefined), ...Object.entries(cells).map(([at, value]) => ({ at, value }))],
});

describe('our own sheet learned as a form', () => {
  it('is asked of seven sets at least', () => {
    expect(requests.length).toBeGreaterThanOrEqual(7);
  });

  it.each(requests)('gives back the rows, codes, wordings and thresholds of %s, and nothing to ask', (_, request) => {
    const form = learned(request);
    const { template } = request;
    expect(form.rows.map(({ key }) => key)).toEqual(
      template.rows.map((row) => (row.kind === 'criterion' ? `TC ${String(row.criterion.no)}` : row.indicator.code)),
    );
    const wordings = template.rows.map((row) => (row.kind === 'criterion' ? row.criterion.name : row.indicator.text));
    expect(form.rows.map(({ wording }) => wording)).toEqual(wordings);
    expect([form.overlay, form.completion, form.questions]).toEqual([[], [], []]);
    expect(form.layout.columns.map(({ key, heading }) => [key, heading])).toEqual(
      template.layout.columns.map(({ key, heading }) => [key, heading]),
    );
    expect(formSchema.parse(form)).toEqual(form);
  });

  it('writes unit, period and form code where the sheet has them', () => {
    const { codeCell, places } = learned(nangCao);
    expect(codeCell).toBe('A7');
    expect(places).toEqual([
      { cell: 'A1', text: 'ỦY BAN NHÂN DÂN {UNIT}' },
      { cell: 'A4', text: 'BÁO CÁO KẾT QUẢ THỰC HIỆN BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI NÂNG CAO – {period}' },
    ]);
  });
});

describe('a form that says otherwise than the set', () => {
  const OWN_WORDING = `${wordingOf('17.5')} theo hướng dẫn của tỉnh`;
  const form = learned(nangCao, changed({ [`E${rowAt('14.1')}`]: '≥ 97%', [`C${rowAt('17.5')}`]: OWN_WORDING }));

  it('has its threshold and its wording proposed, with the form as a source that is to be replaced', () => {
    const source = 'Biểu “bieu.xlsx” (thay bằng số, ngày quyết định)';
    expect(form.overlay).toEqual([
      { set: nangCao.template.id, code: '14.1', from: '2022-01-01', source, threshold: { value: 97 } },
      { set: nangCao.template.id, code: '17.5', from: '2022-01-01', source, text: OWN_WORDING },
    ]);
    expect(form.questions.map(({ kind }) => kind)).toEqual(['source']);
  });

  it('is asked about where no province is named, and nothing is proposed', () => {
    const { template, place } = nangCao;
    const asked = { id: 'bieu-thu', file: 'bieu.xlsx', province: null, source: null, from: '2022-01-01', hints: [] };
    const nobodys = learnForm(changed({ [`E${rowAt('14.1')}`]: '≥ 97%' }), { ...asked, place, template, others: [] });
    expect(nobodys.overlay).toEqual([]);
    expect(nobodys.questions).toMatchObject([{ kind: 'source', cell: `E${rowAt('14.1')}` }]);
  });

  it('asks, with the cell, about a requirement that is no figure, another unit, a row of nobody and figures left in it', () => {
    const { questions, overlay } = learned(
      nangCao,
      changed({
        [`E${rowAt('14.1')}`]: 'cao hơn năm trước',
        [`A${rowAt('14.2')}`]: '14.9',
        [`C${rowAt('14.2')}`]: 'Một nội dung lạ của nơi khác',
        [`F${rowAt('14.3')}`]: 12,
      }),
    );
    expect(overlay).toEqual([]);
    expect(questions.map(({ kind, cell }) => [kind, cell])).toEqual([
      ['threshold', `E${rowAt('14.1')}`],
      ['row', `C${rowAt('14.2')}`],
      ['figures', `F${rowAt('14.3')}`],
      ['count', null],
    ]);
  });
});

describe('a sheet that is no form of the set', () => {
  const code = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      return error instanceof Problem ? error.code : String(error);
    }
    return 'none';
  };

  it('is refused with the reason', () => {
    const ntm = sheetRequest('13969', '2023-11', 'xa-ntm-318-2022', rulebook);
    expect(code(() => learned(ntm, design))).toBe('form-of-another-set');
    expect(code(() => learned(nangCao, { name: 'Trống', cells: [] }))).toBe('form-not-understood');
    const headingOnly = { ...design, cells: design.cells.filter(({ at }) => Number(at.replace(/\D+/u, '')) <= 12) };
    expect(code(() => learned(nangCao, headingOnly))).toBe('form-rows-unknown');
    const old = design.cells.map((cell) => (cell.at === 'A1' ? { at: 'A1', value: 'ñy ban nh©n d©n x· Nam Mü', font: '.VnTimeH' } : cell));
    expect(code(() => learned(nangCao, { ...design, cells: old }))).toBe('form-old-font');
  });
});
