/** What a unit was and became: whole, split, by its code alone; through several steps; split parts never become whole again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { becameOn, predecessorsOf, successorsOf, wasOn, type Descent } from '../../core/units/lineage.ts';
import type { Unit } from '../../core/units/schema.ts';
import { bookOf } from '../support/units.ts';

const [LAST, NEW] = ['2025-06-30', '2025-07-01'];
const commune = (code: string, name: string, from: Unit['from'], to: Unit['to']): Unit => ({
  code,
  name,
  level: 'commune',
  parent: '90',
  from,
  to,
});
const told = (links: readonly Descent[]): readonly string[] => links.map(({ unit, kind }) => `${unit.name} ${kind}`);

const units = [
  commune('00001', 'Xã A', { notAfter: '2021-09-01' }, { notBefore: '2023-03-13', notAfter: '2023-04-09' }),
  commune('00001', 'Thị trấn A', { notBefore: '2023-03-14', notAfter: '2023-04-10' }, LAST),
  commune('00002', 'Xã B', '2021-01-01', LAST),
  commune('00003', 'Xã C', '2021-01-01', LAST),
  commune('00002', 'Xã AB', NEW, null),
  commune('00003', 'Xã mới', NEW, null),
];
const [oldA, townA, oldB, oldC, newAB, newC] = units as [Unit, Unit, Unit, Unit, Unit, Unit];
const book = bookOf(units, {
  predecessors: [
    {
      from: NEW,
      rows: [
        ['00002', ['00001', '00002'], ['00003']],
        ['00003', [], ['00003']],
      ],
    },
  ],
  disputes: [{ old: '00002', new: '00002', onlyIn: 'statistics-office', taken: true, note: 'chỉ một bảng' }],
});

describe('one step', () => {
  it('says who came whole, who in part, and where sources differ', () => {
    expect(predecessorsOf(book, newAB).map(({ unit, kind, dispute }) => [unit.name, kind, dispute])).toEqual([
      ['Thị trấn A', 'full', null],
      ['Xã B', 'full', 'chỉ một bảng'],
      ['Xã C', 'part', null],
    ]);
    expect(told(successorsOf(book, oldC))).toEqual(['Xã AB part', 'Xã mới part']);
    expect(successorsOf(book, newAB)).toEqual([]);
  });

  it('links a code that went on under another name, but not one that was used again', () => {
    expect(told(successorsOf(book, oldA))).toEqual(['Thị trấn A unverified']);
    expect(told(predecessorsOf(book, townA))).toEqual(['Xã A unverified']);
    expect(told(predecessorsOf(book, newC))).toEqual(['Xã C part']);
    expect(told(successorsOf(book, oldB))).toEqual(['Xã AB full']);
  });
});

describe('several steps', () => {
  it('keep the least certain of them', () => {
    expect(told(becameOn(book, oldA, '2026-01-01'))).toEqual(['Xã AB unverified']);
    expect(told(wasOn(book, newAB, '2022-01-01'))).toEqual(['Xã A unverified', 'Xã B full', 'Xã C part']);
    expect(told(wasOn(book, newAB, '2024-01-01'))).toEqual(['Thị trấn A full', 'Xã B full', 'Xã C part']);
  });

  it('are none on a day of the unit’s own', () => {
    expect(told(wasOn(book, newAB, NEW))).toEqual(['Xã AB full']);
    expect(told(becameOn(book, oldA, '2022-01-01'))).toEqual(['Xã A full']);
  });

  it('lead back along the way they came', () => {
    const days = fc.constantFrom('2022-01-01', '2024-01-01', '2025-06-30', '2025-07-01', '2026-01-01');
    fc.assert(
      fc.property(fc.constantFrom(...book.unitsOf('00')), days, (unit, day) => {
        for (const end of [...becameOn(book, unit, day), ...wasOn(book, unit, day)]) {
          const back = [...wasOn(book, end.unit, backDay(unit)), ...becameOn(book, end.unit, backDay(unit))];
          expect(back.find((one) => one.unit === unit)?.kind).toBe(end.kind);
        }
      }),
    );
  });
});

function backDay(unit: Unit): string {
  return typeof unit.from === 'string' ? (unit.from === NEW ? NEW : '2022-01-01') : unit.from.notAfter;
}
