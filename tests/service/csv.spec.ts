/** CSV out and in: what Excel opens holds the texts and figures meant, and no formula. */
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { toCsv } from '../../service/csv.ts';
import { parseCsv } from '../../service/readCsv.ts';

describe('CSV written', () => {
  it('is UTF-8 with a byte order mark, CRLF, and quotes where needed', () => {
    expect(
      toCsv([
        ['Xã', 'Số'],
        ['Nam "Mỹ", mới', 95.5],
        ['hai\ndòng', null],
      ]),
    ).toBe('\uFEFFXã,Số\r\n"Nam ""Mỹ"", mới",95.5\r\n"hai\ndòng",\r\n');
  });

  it.each(['=cmd|calc', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=1,"x"'])('has no formula in %j', (text) => {
    const [row] = parseCsv(toCsv([[text]]));
    expect(row?.cells[0]).toBe(`'${text}`);
  });

  it('leaves figures figures, also negative ones', () => {
    expect(toCsv([[-1.5, 0, 1e21]])).toBe('\uFEFF-1.5,0,1e+21\r\n');
  });

  it('reads back as written, whatever the texts', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((one) => !/^[=+\-@\t\r]/u.test(one) && one.trim() !== '' && !one.startsWith('\uFEFF'));
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(
          parseCsv(toCsv([['a', 'b'], ...rows]))
            .slice(1)
            .map(({ cells }) => cells),
        ).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });
});

describe('CSV read', () => {
  it.each([
    ['commas', 'tên,đơn vị\r\nA,1\r\n'],
    ['semicolons', 'tên;đơn vị\nA;1'],
    ['tabs', '\uFEFFtên\tđơn vị\r\nA\t1\r\n\r\n'],
  ])('with %s', (_, text) => {
    expect(parseCsv(text)).toEqual([
      { line: 1, cells: ['tên', 'đơn vị'] },
      { line: 2, cells: ['A', '1'] },
    ]);
  });

  it('names the line a row begins on, also after a quoted line break and empty lines', () => {
    expect(parseCsv('a,b\n"x\ny",1\n\n,\nz,2\n').map(({ line }) => line)).toEqual([1, 2, 6]);
  });
});
