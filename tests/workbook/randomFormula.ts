/** Formulas made at random of all that we work out, with few that come to nothing but an error. */
import fc from 'fast-check';

export const randomNumber = fc.oneof(
  fc.integer({ min: -20, max: 100 }),
  fc.integer({ min: -99_999, max: 99_999 }).map((whole) => whole / 100),
  fc.constantFrom(0, 0, 1, 0.1, 0.2, 0.3, 2.5, 1.005, -2.5),
);
const criterion = fc.constantFrom('"x"', '"đạt"', '5', '">=1"', '"<>x"', '"<0"', '"=2.5"', 'TRUE', '"đ*"', '"*Đạt"', '"?"', '"*"', 'C3');

/** Without `=`, over the cells and areas given. */
export function randomFormula(cell: fc.Arbitrary<string>, own: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const { formula } = fc.letrec<{ formula: string }>((tie) => {
    const inner = tie('formula');
    return {
      formula: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        cell,
        randomNumber.map(String),
        fc
          .tuple(fc.constantFrom('SUM', 'AVERAGE', 'MIN', 'MAX', 'COUNT', 'COUNTA', 'COUNTBLANK', 'AND', 'OR'), own)
          .map(([name, range]) => `${name}(${range})`),
        fc.tuple(own, criterion).map(([range, wanted]) => `COUNTIF(${range},${wanted})`),
        fc.tuple(cell, cell, criterion).map(([a, b, wanted]) => `SUMIF(${a}:${b},${wanted})`),
        fc
          .tuple(inner, fc.constantFrom('+', '-', '*', '/', '^', '=', '<>', '<', '>', '<=', '>=', '&'), inner)
          .map(([a, operator, b]) => `(${a}${operator}${b})`),
        fc.tuple(inner, inner).map(([a, b]) => `SUM(${a},${b})`),
        fc.tuple(inner, inner, inner).map(([a, b, c]) => `IF(${a},${b},${c})`),
        fc
          .tuple(inner, fc.constantFrom('=', '>', '<>'), inner, inner, inner)
          .map(([a, operator, b, c, d]) => `IF(${a}${operator}${b},${c},${d})`),
        fc.tuple(inner, inner).map(([a, b]) => `IFERROR(${a}/${b},"-")`),
        fc
          .tuple(fc.constantFrom('ROUND', 'ROUNDUP', 'ROUNDDOWN'), inner, fc.integer({ min: -2, max: 3 }))
          .map(([name, a, digits]) => `${name}(${a},${String(digits)})`),
        fc.tuple(fc.constantFrom('INT', 'ABS', 'NOT', '-', 'AND', 'OR'), inner).map(([name, a]) => `${name}(${a})`),
        inner.map((a) => `${a}%`),
        inner.map((a) => `"TC "&${a}`),
      ),
    };
  });
  return formula;
}
