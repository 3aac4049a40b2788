/** Whatever is sent and however the master was left: written and read back, its marks are the totals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planWrites } from '../../core/master/plan.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { parseAnswer } from '../../core/text/answers.ts';
import { printedSheet, shown, valueAt, written } from '../support/printedSheet.ts';
import { mustBind } from './binding.ts';
import { totalsOf } from './totals.ts';

const CRITERIA = 6;
const NAMES: Readonly<Record<string, string>> = {
  '13966': 'TT. Nam Giang',
  '13969': 'Xã Nam Mỹ',
  '13972': 'Điền Xá',
  '13978': 'X. Nam Thắng',
  '13984': 'Hồng Quang',
};
const CODES = Object.keys(NAMES);

interface Case {
  readonly columns: readonly number[];
  readonly rows: readonly string[];
  readonly old: readonly string[];
  readonly sent: Readonly<Record<string, string | null>>;
  readonly mark: string;
}

const signs = fc.array(fc.constantFrom('+', '+', '-', '?'), { minLength: CRITERIA, maxLength: CRITERIA }).map((list) => list.join(''));
const anyCase: fc.Arbitrary<Case> = fc.record({
  columns: fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: CRITERIA }),
  rows: fc.shuffledSubarray(CODES, { minLength: CODES.length }),
  old: fc.array(fc.constantFrom('', '', 'M', 'M'), { minLength: CODES.length * CRITERIA, maxLength: CODES.length * CRITERIA }),
  sent: fc.record(Object.fromEntries(CODES.map((code) => [code, fc.option(signs)])), { requiredKeys: CODES.slice(0, 2) }),
  mark: fc.constantFrom('x', 'X', 'Đ', '1', 'Đạt'),
});

/** The columns in any order, the rows in any order, old marks anywhere; the foot counts the mark. */
function masterOf({ columns, rows, old, mark }: Case): Sheet {
  const lines = rows.map((code, at) => [
    NAMES[code] ?? '',
    ...columns.map((_, place) => (old[at * CRITERIA + place] === 'M' ? mark : '')),
    `=COUNTIF(B${String(at + 2)}:G${String(at + 2)},"${mark}")`,
  ]);
  return printedSheet([['Xã', ...columns.map((n) => `TC${String(n)}`), 'Tổng số'], ...lines].map((cells) => cells.join(' | ')).join('\n'));
}

function marksOf(sheet: Sheet, { columns, rows }: Case): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(
    rows.map((code, at) => [
      code,
      columns
        .filter((_, place) => parseAnswer(shown(valueAt(sheet, `${String.fromCharCode(66 + place)}${String(at + 2)}`))) === 'met')
        .sort((a, b) => a - b),
    ]),
  );
}

describe('a district’s master, written and read back', () => {
  it('holds the totals, leaves who owes nothing alone, and has nothing left to write', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const sheet = masterOf(one);
        const totals = totalsOf({ criteria: CRITERIA, sent: one.sent });
        const plan = planWrites(mustBind(sheet, { criteria: CRITERIA }), totals, sheet);
        const after = written(sheet, plan.writes);
        const [marks, before] = [marksOf(after, one), marksOf(sheet, one)];
        for (const commune of totals.communes) expect(marks[commune.unit]).toEqual(commune.met);
        for (const code of totals.missing) expect(marks[code]).toEqual([]);
        for (const code of plan.notObliged) expect(marks[code]).toEqual(before[code]);
        expect([...totals.missing].sort()).toEqual([...plan.notReported].sort());
        expect(totals.communes.length + plan.notReported.length + plan.notObliged.length).toBe(CODES.length);
        expect(planWrites(mustBind(after, { criteria: CRITERIA }), totals, after).writes).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('holds no change that is none', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const sheet = masterOf(one);
        const { changes } = planWrites(mustBind(sheet, { criteria: CRITERIA }), totalsOf({ criteria: CRITERIA, sent: one.sent }), sheet);
        for (const { before, after } of changes) expect(before).not.toBe(after);
        expect(new Set(changes.map(({ cell }) => cell)).size).toBe(changes.length);
      }),
      { numRuns: 40 },
    );
  });
});
