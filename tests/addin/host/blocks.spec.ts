/** Cells to rectangles: every cell in exactly one, in few. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOfBlock, blocksOf } from '../../../addin/host/blocks.ts';
import { addressOf } from '../../../core/sheet/address.ts';

const cells = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })), {
  selector: String,
  maxLength: 80,
});

test('every cell lies in exactly one block, at its own place', () => {
  fc.assert(
    fc.property(cells, (places) => {
      const items = places.map(([row, column]) => ({ cell: addressOf(row, column) }));
      const found = blocksOf(items).flatMap(({ top, left, bottom, right, rows }) => {
        expect(rows).toHaveLength(bottom - top + 1);
        return rows.flatMap((row, i) => {
          expect(row).toHaveLength(right - left + 1);
          return row.map(({ cell }, j) => {
            expect(cell).toBe(addressOf(top + i, left + j));
            return cell;
          });
        });
      });
      expect([...found].sort()).toEqual(items.map(({ cell }) => cell).sort());
    }),
  );
});

test('a full table is one block, a column one, single cells one each', () => {
  const table = Array.from({ length: 30 }, (_, index) => ({ cell: addressOf(1 + Math.floor(index / 5), 2 + (index % 5)) }));
  expect(blocksOf(table).map(addressOfBlock)).toEqual(['B1:F6']);
  expect(blocksOf([{ cell: 'C3' }, { cell: 'C1' }, { cell: 'C2' }]).map(addressOfBlock)).toEqual(['C1:C3']);
  expect(blocksOf([{ cell: 'A1' }, { cell: 'C3' }]).map(addressOfBlock)).toEqual(['A1', 'C3']);
});
