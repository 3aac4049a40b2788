/**
 * Whether the office's own formulas add up what the totals do. They are kept as they are; one that
 * leaves a commune out, or takes a row in twice, shows another total than ours, and that is said.
 *
 * | the formula stands                       | is to take in                                        |
 * |------------------------------------------|------------------------------------------------------|
 * | in a commune's total of criteria met     | its row, every criterion column                      |
 * | in a foot or totals row of a list of communes | its column, every obliged commune of its unit   |
 * | … of the whole, and takes in no commune  | … every district's own foot or totals row, once      |
 * | in the totals row of a list of districts | its column, every district of which something is expected |
 *
 * Rows that owe no report may lie within. Averages and shares are never sums and are not looked at.
 */
import type { Message } from '../message.ts';
import { addressOf, columnNumber } from '../sheet/address.ts';
import type { Binding, BoundColumn, BoundRow } from './binding.ts';
import type { Printed } from './printed.ts';
import { reasons } from './reasons.ts';
import { acrossFault, footFault } from './sumFaults.ts';
import type { Fault, SumFrame } from './sumFrame.ts';
import { obligedIn, type TotalsIndex } from './wanted.ts';

/** Rows looked at for all formulas together: the largest province's master needs a fifth of it, a crafted one could ask for billions. */
const MOST_STEPS = 4_000_000;

/** One notice for all formulas of one fault. */
export function officeSumNotices(binding: Binding, index: TotalsIndex, printed: Printed): readonly Message[] {
  const frame: SumFrame = { binding, index, printed, byRow: new Map(binding.rows.map((row) => [row.row, row])) };
  const down = feetFormulas(frame);
  const looked = down.slice(0, Math.floor(MOST_STEPS / Math.max(1, printed.rows.length)));
  const found = [
    ...communeTotals(frame),
    ...looked.map(({ row, column, formula }) => ({
      cell: addressOf(row.row, columnNumber(column.column)),
      fault: footFault(row, column, formula, frame),
    })),
  ];
  const byFault = new Map<string, { readonly fault: Fault; readonly cells: string[] }>();
  for (const { cell, fault } of found) {
    if (!fault) continue;
    const key = JSON.stringify(fault);
    const group = byFault.get(key) ?? { fault, cells: [] };
    group.cells.push(cell);
    byFault.set(key, group);
  }
  const notices = [...byFault.values()].map(({ fault, cells }) =>
    fault.along === 'elsewhere' ? reasons.sumsElsewhere(cells) : reasons.sumsOther(cells, fault),
  );
  return down.length > looked.length ? [...notices, reasons.sumsNotRead(down.length - looked.length)] : notices;
}

interface FootFormula {
  readonly row: BoundRow;
  readonly column: BoundColumn;
  readonly formula: string;
}

function feetFormulas({ binding, printed }: SumFrame): readonly FootFormula[] {
  const feet = binding.rows.filter(
    ({ certainty, meaning: { kind, unit } }) =>
      certainty !== 'doubtful' && kind !== 'commune' && kind !== 'section' && (binding.layout === 'communes' || unit === binding.scope),
  );
  return feet.flatMap((row) =>
    binding.columns.flatMap((column) => {
      const formula = isSummed(row, column) ? printed.cell(row.row, columnNumber(column.column))?.formula : undefined;
      return formula === undefined ? [] : [{ row, column, formula }];
    }),
  );
}

function isSummed(row: BoundRow, { meaning, certainty }: BoundColumn): boolean {
  if (certainty !== 'sure') return false;
  if (meaning.kind === 'criterion') return meaning.measure === 'met';
  return row.meaning.kind === 'totals' && ['expected', 'counted', 'metCount', 'band'].includes(meaning.kind);
}

function communeTotals(frame: SumFrame): readonly { readonly cell: string; readonly fault: Fault | undefined }[] {
  const { binding, index, printed } = frame;
  const totals = binding.columns.filter(({ meaning, certainty }) => meaning.kind === 'metCount' && certainty !== 'doubtful');
  const obliged = obligedIn(index, binding.scope);
  return binding.rows
    .filter(({ meaning, certainty }) => meaning.kind === 'commune' && certainty !== 'doubtful' && obliged.has(meaning.unit))
    .flatMap(({ row }) =>
      totals.map(({ column: letters }) => {
        const column = columnNumber(letters);
        const formula = printed.cell(row, column)?.formula;
        return { cell: addressOf(row, column), fault: formula === undefined ? undefined : acrossFault(row, column, formula, frame) };
      }),
    );
}
