/** Rows and plans of a district on its communes' sheets: printed, read, checked, and never the set's. */
import { describe, expect, it } from 'vitest';
import { checkDocument, checkWorkbook } from '../../core/check.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import { sheetOf } from '../../core/template/design.ts';
import { designSheet } from '../../core/template/designSheet.ts';
import { NANG_CAO, NTM, rulebook } from '../support/rulebook.ts';
import { cellAt, filledIn, rowOf, sheetRequest } from '../support/sheetFor.ts';

/** Xã Phương Định of Trực Ninh, whose plan of 2024 adds rows; Xã Nam Mỹ of Nam Trực, which plans BHYT 95,5 % in 2023. */
const [PHUONG_DINH, NAM_MY] = ['14029', '13969'] as const;
const LOCAL = ['15.1.a', '15.2.a', '15.2.b', '19.2.a'];
const bare: Rulebook = {
  ...rulebook,
  targets: [],
  overlays: rulebook.overlays.map((overlay) => ({ ...overlay, rows: [] })),
};
const designed = (unit: string, month: string, set: string = NANG_CAO, book: Rulebook = rulebook) => {
  const request = sheetRequest(unit, month, set, book);
  return { design: designSheet(request), template: request.template };
};
const localOf = (unit: string, month: string, set: string = NANG_CAO) =>
  designed(unit, month, set).template.rows.flatMap((row) => (row.kind === 'local' ? [row.indicator.code] : []));

describe('a district’s rows', () => {
  it('stand on its communes’ sheets in their year only, below their criterion’s indicators', () => {
    expect(localOf(PHUONG_DINH, '2024-06')).toEqual(LOCAL);
    expect(localOf(PHUONG_DINH, '2024-06', NTM)).toEqual(['18.2.a']);
    for (const month of ['2023-12', '2025-01']) expect(localOf(PHUONG_DINH, month), month).toEqual([]);
    const { design, template } = designed(PHUONG_DINH, '2024-06');
    expect(rowOf(design, template, '15.1.a')).toBe(rowOf(design, template, '15.3') + 1);
  });

  it('say whose they are and what they ask, and leave the criterion’s formula to its indicators', () => {
    const { design, template } = designed(PHUONG_DINH, '2024-06');
    const row = rowOf(design, template, '15.1.a');
    expect(cellAt(design, `A${String(row)}`).value).toBe('15.1.a');
    expect(cellAt(design, `C${String(row)}`).value).toMatch(
      /^Số hóa kết quả giải quyết TTHC.*\n\(chỉ tiêu của huyện Trực Ninh; không tính vào tiêu chí\)$/u,
    );
    expect([cellAt(design, `D${String(row)}`).value, cellAt(design, `E${String(row)}`).value]).toEqual(['%', '≥ 75']);
    const [first, last] = [rowOf(design, template, '15.1'), rowOf(design, template, '15.3')];
    expect(cellAt(design, `G${String(rowOf(design, template, 'TC 15'))}`).formula).toContain(`(G${String(first)}:G${String(last)},`);
  });

  it.each([
    ['Xã Nam Mỹ in 2024', NAM_MY, '2024-06'],
    ['Xã Phương Định in 2023', PHUONG_DINH, '2023-11'],
    ['a commune of Vụ Bản in 2024', '13777', '2024-06'],
  ])('change nothing on the sheets of others: %s', (_, unit, month) => {
    for (const set of [NANG_CAO, NTM]) expect(designed(unit, month, set).design).toEqual(designed(unit, month, set, bare).design);
  });

  it('are taken over from the last report like every row', () => {
    const { design, template } = designed(PHUONG_DINH, '2024-05');
    const row = String(rowOf(design, template, '15.1.a'));
    const sheet = sheetOf(filledIn(design, { [`F${row}`]: '78,5', [`G${row}`]: 'Đạt', [`J${row}`]: 'Anh Bình' }));
    const [checked] = checkWorkbook([sheet], rulebook).reports;
    const report = checked?.report ?? expect.fail('not recognised');
    const next = designSheet({ ...sheetRequest(PHUONG_DINH, '2024-06'), last: { report, sheet } });
    expect(['F', 'G', 'J', 'K'].map((column) => cellAt(next, `${column}${row}`).value)).toEqual([
      '78,5',
      'Đạt',
      'Anh Bình',
      'như kỳ trước',
    ]);
  });
});

describe('a report with a district’s rows', () => {
  const { design, template } = designed(PHUONG_DINH, '2024-06');
  const at = (code: string, column: string): string => `${column}${String(rowOf(design, template, code))}`;
  const indicators = template.rows.flatMap((row) => (row.kind === 'criterion' ? [] : [row.indicator.code]));
  const answers = (word: (code: string) => string): Record<string, string> =>
    Object.fromEntries(indicators.map((code) => [at(code, 'G'), word(code)]));
  const checked = (typed: Readonly<Record<string, string>>) => {
    const { reports } = checkWorkbook([sheetOf(filledIn(design, typed))], rulebook);
    return reports[0] ?? expect.fail('not recognised');
  };

  it('keeps them apart from the set’s entries', () => {
    const { report } = checked({ ...answers(() => 'Đạt'), [at('15.1.a', 'F')]: '78,5 %', [at('15.2.a', 'G')]: 'Chưa đạt' });
    expect(report.entries).toHaveLength(75);
    expect(report.local?.map(({ indicator, by, selfAssessment }) => [indicator, by, selfAssessment])).toEqual([
      ['15.1.a', '363', 'met'],
      ['15.2.a', '363', 'unmet'],
      ['15.2.b', '363', 'met'],
      ['19.2.a', '363', 'met'],
    ]);
    expect(report.local?.[0]?.reading).toEqual({ kind: 'number', value: 78.5 });
    expect(report.criteria.find(({ criterion }) => criterion === 15)?.selfAssessment).toBe('met');
    const document = checkDocument('x.xlsx', { reports: [checked({})], unrecognised: [] }) as { reports: { local: unknown[] }[] };
    expect(document.reports[0]?.local).toHaveLength(4);
  });

  it('warns below the district’s figure and where a row is unclear, and is sent all the same', () => {
    const good = { ...answers(() => 'Đạt'), [at('15.2.a', 'F')]: '61', [at('15.2.b', 'F')]: '30' };
    const { findings } = checked({ ...good, [at('15.1.a', 'F')]: '74' });
    expect(
      findings
        .filter(({ indicator }) => indicator !== null && LOCAL.includes(indicator))
        .map(({ rule, severity, cell }) => [rule, severity, cell]),
    ).toEqual([['NTM-V047', 'warning', at('15.1.a', 'G')]]);
    const unclear = checked({ ...good, [at('15.1.a', 'F')]: '74 hoặc 75' }).findings.filter(({ rule }) => rule === 'NTM-V046');
    expect(unclear.map(({ cell }) => cell)).toEqual([at('15.1.a', 'F')]);
  });

  it('has them in its fingerprint, and without the rows the fingerprint of a sheet that never had them', () => {
    const one = checked(answers(() => 'Đạt')).report.fingerprint;
    expect(checked({ ...answers(() => 'Đạt'), [at('15.1.a', 'F')]: '80' }).report.fingerprint).not.toBe(one);
    const plain = designed(PHUONG_DINH, '2024-06', NANG_CAO, bare);
    const typed = Object.fromEntries(
      plain.template.rows.flatMap((row) =>
        row.kind === 'criterion' ? [] : [[`G${String(rowOf(plain.design, plain.template, row.indicator.code))}`, 'Đạt']],
      ),
    );
    const sheet = sheetOf(filledIn(plain.design, typed));
    const [withRows, without] = [rulebook, bare].map((book) => checkWorkbook([sheet], book).reports[0]);
    expect(withRows?.report.fingerprint).toBe(without?.report.fingerprint);
    expect(withRows?.findings.filter(({ rule }) => rule === 'NTM-V045')).toHaveLength(4);
    expect(withRows?.outcome).toBe(without?.outcome);
  });
});

describe('a district’s plan', () => {
  it('stands beside the requirement, and changes nothing else', () => {
    const { design, template } = designed(NAM_MY, '2023-11');
    const at = `E${String(rowOf(design, template, '14.1'))}`;
    expect(cellAt(design, at).value).toBe('≥ 95\nKH huyện Nam Trực 2023: ≥ 95,5');
    const plain = designed(NAM_MY, '2023-11', NANG_CAO, bare).design;
    expect(
      design.cells.filter((cell, index) => JSON.stringify(cell) !== JSON.stringify(plain.cells[index])).map((cell) => cell.at),
    ).toEqual([at]);
  });

  it('is not shown before it was made, nor in another year', () => {
    for (const month of ['2023-01', '2024-01']) {
      const { design, template } = designed(NAM_MY, month);
      expect(cellAt(design, `E${String(rowOf(design, template, '14.1'))}`).value, month).toBe('≥ 95');
    }
  });

  it('informs below it and never decides', () => {
    const { design, template } = designed(NAM_MY, '2023-11');
    const row = String(rowOf(design, template, '14.1'));
    const [checked] = checkWorkbook(
      [sheetOf(filledIn(design, { [`F${row}`]: '95,2 (nam 95,1; nữ 95,3)', [`G${row}`]: 'Đạt' }))],
      rulebook,
    ).reports;
    expect(
      checked?.findings.filter(({ indicator }) => indicator === '14.1').map(({ rule, severity, cell }) => [rule, severity, cell]),
    ).toEqual([['NTM-V048', 'info', `F${row}`]]);
  });
});
