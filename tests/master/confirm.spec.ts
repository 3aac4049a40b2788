/** A person's word: what was doubtful is written once it is given, and is found again in the changed workbook. */
import { describe, expect, it } from 'vitest';
import type { Binding } from '../../core/master/binding.ts';
import { answerSchema, correctedBindingSchema } from '../../core/master/bindingSchema.ts';
import { confirm } from '../../core/master/confirm.ts';
import type { Confirmation } from '../../core/master/confirmation.ts';
import { confirmationOf } from '../../core/master/confirmationOf.ts';
import { planWrites } from '../../core/master/plan.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { unitTreeOf } from '../../core/units/unitTree.ts';
import { printedSheet } from '../support/printedSheet.ts';
import { NAM_DINH, NOVEMBER } from '../support/units.ts';
import { columnsOf, mustBind, rowsOf, tree, unplacedOf } from './binding.ts';
import { totalsOf, type Month } from './totals.ts';

const month: Month = { criteria: 3, sent: { '13969': '+++', '13978': '+-+' } };

/** As a person does it: the printed JSON, corrected by hand, handed back. */
function answer(binding: Binding, correct: (document: Mutable) => void): Confirmation {
  const document = JSON.parse(JSON.stringify(binding)) as Mutable;
  correct(document);
  return confirmationOf(correctedBindingSchema.parse(document));
}

interface Mutable {
  columns: { column: string; meaning: object; certainty: string }[];
  rows: { row: number; meaning: object; certainty: string }[];
  mark: { value: unknown; certainty: string } | null;
  unplaced: { kind: string; cell?: string; meaning?: object }[];
}

const under = (sheet: Sheet, word: Confirmation): Binding => confirm(mustBind(sheet, { criteria: 3 }), word, tree);
const cellsOf = (sheet: Sheet, binding: Binding): readonly string[] =>
  planWrites(binding, totalsOf(month), sheet).changes.map(({ cell, after }) => `${cell} ${String(after)}`);

const DOUBTFUL = printedSheet('Xã | TC1 | TC2 | TC2 | TC3 | Đường xã\nNam Mỹ\nTT Nam Thắng\nXã Bạch Long | x');
const word = answer(mustBind(DOUBTFUL, { criteria: 3 }), ({ columns, rows, unplaced }) => {
  for (const column of columns) if (column.column === 'D') column.certainty = 'sure';
  for (const row of rows) if (row.row === 3) row.certainty = 'sure';
  for (const one of unplaced) {
    if (one.cell === 'F1') one.meaning = { kind: 'leftAlone', own: 'notes' };
    if (one.cell === 'A4') one.meaning = { kind: 'commune', unit: '13996' };
  }
});

describe('a confirmed master', () => {
  it('is written where it was doubtful or not understood before, and nowhere else', () => {
    expect(cellsOf(DOUBTFUL, mustBind(DOUBTFUL, { criteria: 3 }))).toEqual(['B2 x', 'E2 x']);
    const binding = under(DOUBTFUL, word);
    expect(columnsOf(binding)).toEqual([
      'A: unit',
      'B: criterion 1',
      '? C: criterion 2',
      'D: criterion 2',
      'E: criterion 3',
      'F: leftAlone',
    ]);
    expect(rowsOf(binding)).toEqual(['2: commune 13969', '3: commune 13978', '4: commune 13996']);
    expect(cellsOf(DOUBTFUL, binding)).toEqual(['B2 x', 'D2 x', 'E2 x', 'B3 x', 'E3 x']);
    expect(unplacedOf(binding).filter((one) => !one.startsWith('unit'))).toEqual([]);
    expect(binding.moved).toEqual([]);
  });

  it('is small plain JSON, and comes back as it was', () => {
    expect(answerSchema.parse(JSON.parse(JSON.stringify(word)))).toEqual(word);
    expect(JSON.stringify(word).length).toBeLessThan(2000);
  });

  it('of a real district stays small: a custom part of a workbook', () => {
    const rows = Array.from({ length: 220 }, (_, at) => `Xã Số ${String(at)}`).join('\n');
    const sheet = printedSheet(`Xã | TC1 | TC2 | TC3\nNam Mỹ\n${rows}`);
    expect(JSON.stringify(confirmationOf(correctedBindingSchema.parse(mustBind(sheet, { criteria: 3 })))).length).toBeLessThan(40_000);
  });

  it.each([
    [
      'a kind there is none of',
      (document: Mutable) => void (document.columns[1] = { ...mustColumn(document), meaning: { kind: 'anything' } }),
    ],
    [
      'a criterion that is no number',
      (document: Mutable) =>
        void (document.columns[1] = { ...mustColumn(document), meaning: { kind: 'criterion', criterion: 'một', measure: 'met' } }),
    ],
  ])('is refused with %s', (_, correct) => {
    expect(() => answer(mustBind(DOUBTFUL, { criteria: 3 }), correct)).toThrow(/columns/u);
  });
});

function mustColumn({ columns }: Mutable): Mutable['columns'][number] {
  const column = columns[1];
  if (!column) throw new Error('no column');
  return column;
}

it('names are never written over, whatever is said of their column', () => {
  const sheet = printedSheet('Xã | TC1 | TC2 | TC3\nNam Mỹ');
  const wrong = answer(mustBind(sheet, { criteria: 3 }), ({ columns }) => {
    for (const column of columns) if (column.column === 'A') column.meaning = { kind: 'metCount' };
  });
  expect(columnsOf(under(sheet, wrong))[0]).toBe('A: unit');
  expect(cellsOf(sheet, under(sheet, wrong))).toEqual(['B2 x', 'C2 x', 'D2 x']);
});

describe('the word outlives', () => {
  it('inserted rows and columns, a renamed sheet, next month’s copy; what moved is said', () => {
    const moved = printedSheet(
      'Tháng 12 năm 2023\n\nSTT | Xã | Cụm | TC1 | TC2 | TC2 | TC3 | Đường xã\n1 | Nam Hùng\n2 | Nam Mỹ\n3 | TT Nam Thắng\n4 | Xã Bạch Long',
      { name: 'Tháng 12' },
    );
    const binding = under(moved, word);
    expect(columnsOf(binding)).toEqual([
      'A: leftAlone',
      'B: unit',
      'C: leftAlone',
      'D: criterion 1',
      '? E: criterion 2',
      'F: criterion 2',
      'G: criterion 3',
      'H: leftAlone',
    ]);
    // Nam Hùng has a row of its own name by now: two rows of one unit, of which the confirmed one is sure.
    expect(rowsOf(binding)).toContain('6: commune 13978');
    expect(binding.moved).toContainEqual({ kind: 'sheet', label: '', from: 'Biểu tổng hợp', to: 'Tháng 12' });
    expect(binding.moved).toContainEqual({ kind: 'column', label: 'TC2', from: 'D', to: 'F' });
    expect(binding.moved).toContainEqual({ kind: 'row', label: 'TT Nam Thắng', from: '3', to: '6' });
  });

  it('a heading reworded so that it says the same by itself', () => {
    const reworded = printedSheet(
      'Xã | Tiêu chí 1 | TC2 | TC2 | 3. Thủy lợi và phòng, chống thiên tai | Đường xã\nNam Mỹ\nTT Nam Thắng\nXã Bạch Long | x',
    );
    const binding = under(reworded, word);
    expect(columnsOf(binding)).toContain('B: criterion 1');
    expect(unplacedOf(binding).filter((one) => one.startsWith('confirmed'))).toEqual([]);
  });
});

describe('is asked again', () => {
  it('where a confirmed column is gone, or another of its name has come', () => {
    const third = under(printedSheet('Xã | TC1 | TC2 | TC2 | TC2 | TC3 | Đường xã\nNam Mỹ\nTT Nam Thắng\nXã Bạch Long | x'), word);
    expect(unplacedOf(third)).toContain('confirmed TC2');
    expect(columnsOf(third).filter((one) => one.endsWith('criterion 2'))).toEqual([
      '? C: criterion 2',
      '? D: criterion 2',
      '? E: criterion 2',
    ]);
    const gone = under(printedSheet('Xã | TC1 | TC3 | Đường xã\nNam Mỹ\nTT Nam Thắng\nXã Bạch Long | x'), word);
    expect(unplacedOf(gone)).toContain('confirmed TC2');
  });

  it('where a row stands twice, and where its unit is no longer there', () => {
    const twice = under(printedSheet('Xã | TC1 | TC2 | TC2 | TC3 | Đường xã\nNam Mỹ\nTT Nam Thắng\nTT Nam Thắng\nXã Bạch Long | x'), word);
    expect(unplacedOf(twice)).toContain('confirmed TT Nam Thắng');
    expect(rowsOf(twice)).toContain('? 3: commune 13978');
    const later = unitTreeOf(
      NAM_DINH.filter(({ code }) => code !== '13996'),
      NOVEMBER,
    );
    const merged = confirm(mustBind(DOUBTFUL, { criteria: 3 }), word, later);
    expect(unplacedOf(merged)).toContain('confirmed Xã Bạch Long');
    expect(rowsOf(merged)).toEqual(['2: commune 13969', '3: commune 13978']);
  });
});

describe('the mark', () => {
  const sheet = printedSheet('Xã | TC1 | TC2 | TC3 | Số TC đạt\nNam Mỹ | Đ | Đ | | =COUNTIF(B2:D2,"x")');
  const settled = answer(mustBind(sheet, { criteria: 3 }), ({ mark }) => {
    if (mark) [mark.value, mark.certainty] = ['x', 'sure'];
  });

  it('that cells and formulas disagree on is a person’s to say', () => {
    expect(() => cellsOf(sheet, mustBind(sheet, { criteria: 3 }))).toThrow();
    expect(cellsOf(sheet, under(sheet, settled))).toEqual(['B2 x', 'C2 x', 'D2 x']);
  });

  it('that the workbook has since settled by itself is believed', () => {
    const mended = printedSheet('Xã | TC1 | TC2 | TC3 | Số TC đạt\nNam Mỹ | Đ | Đ | | =COUNTIF(B2:D2,"Đ")');
    expect(under(mended, settled).mark).toMatchObject({ value: 'Đ', certainty: 'sure' });
  });
});

it('a confirmation of another master is the caller’s error', () => {
  expect(() => under(DOUBTFUL, { ...word, scope: '363' })).toThrow(/a confirmation of 363/u);
});
