/** The rows a foot's or a total's sum takes in, against the communes or districts it is of. */
import type { Binding, BoundRow } from './binding.ts';
import { faultOf, type Fault, type SumFrame } from './sumFrame.ts';
import { countsCell, type Sum } from './sums.ts';
import { obligedIn } from './wanted.ts';

/** `sum` takes in cells of one `column` only. Linear in the rows. */
export function downFault(sum: Sum, foot: BoundRow, column: number, frame: SumFrame): Fault | undefined {
  const { printed, byRow, binding } = frame;
  const covers = (row: number): boolean => sum.ranges.some(({ top, bottom }) => top <= row && row <= bottom);
  const covered = printed.rows.filter(covers);
  const ofDistricts = binding.layout === 'districts' || isOfDistricts(covered, foot, frame);
  const missed = ofDistricts ? missedDistricts(covers, frame) : missedCommunes(covers, foot, frame);
  const isExtra = ofDistricts ? extraDistrict(foot, frame) : extraCommune(foot, frame);
  const extra = covered.filter((row) => row === foot.row || (isExtra(row) ?? countsCell(sum, printed.cell(row, column))));
  return faultOf<RowLabel>(
    'rows',
    missed,
    extra.map((row) => byRow.get(row) ?? { row, label: printed.textAt(row, 1) }),
    rowLabel,
  );
}

type RowLabel = Pick<BoundRow, 'row' | 'label'>;

function rowLabel({ row, label }: RowLabel): string {
  return label === '' ? String(row) : `${String(row)} “${label}”`;
}

/** The whole's foot that adds up the districts' own feet. */
function isOfDistricts(covered: readonly number[], foot: BoundRow, { byRow, binding }: SumFrame): boolean {
  const kinds = covered.flatMap((row) => (row === foot.row ? [] : (byRow.get(row)?.meaning ?? [])));
  return (
    foot.meaning.unit === binding.scope && !kinds.some(({ kind }) => kind === 'commune') && kinds.some((one) => isDistrictSum(one, binding))
  );
}

function isDistrictSum({ kind, unit }: BoundRow['meaning'], { scope }: Binding): boolean {
  return (kind === 'totals' || kind === 'metFoot') && unit !== scope;
}

/** A district with several such rows must be taken in by one of them. */
function missedDistricts(covers: (row: number) => boolean, { binding, index }: SumFrame): readonly BoundRow[] {
  const sums = binding.rows.filter(
    ({ meaning }) => isDistrictSum(meaning, binding) && (index.units.get(meaning.unit)?.totals.expected ?? 0) > 0,
  );
  const taken = new Set(sums.filter(({ row }) => covers(row)).map(({ meaning }) => meaning.unit));
  return sums.filter(({ meaning }) => !taken.has(meaning.unit));
}

function missedCommunes(covers: (row: number) => boolean, { meaning }: BoundRow, { binding, index }: SumFrame): readonly BoundRow[] {
  const obliged = obligedIn(index, meaning.unit);
  return binding.rows.filter((row) => row.meaning.kind === 'commune' && obliged.has(row.meaning.unit) && !covers(row.row));
}

/** Undefined where what the cell holds decides. A commune of another unit is never to be taken in. */
function extraCommune({ meaning }: BoundRow, { byRow, index }: SumFrame): (row: number) => boolean | undefined {
  const own = obligedIn(index, meaning.unit);
  const all = obligedIn(index, index.whole.unit);
  return (row) => {
    const found = byRow.get(row)?.meaning;
    return found?.kind === 'commune' ? all.has(found.unit) && !own.has(found.unit) : undefined;
  };
}

/** A district's second row would be added twice. */
function extraDistrict({ row: foot }: BoundRow, { byRow, binding }: SumFrame): (row: number) => boolean | undefined {
  const taken = new Set<string>();
  return (row) => {
    const found = byRow.get(row)?.meaning;
    if (row === foot || !found || !isDistrictSum(found, binding)) return undefined;
    const twice = taken.has(found.unit);
    taken.add(found.unit);
    return twice;
  };
}
