/**
 * What each row below a master's heading is: a commune, a district, a foot, or something that nobody can
 * place. Rows are read by their labels, wherever they were moved, hidden or not.
 */
import { printDay } from '../calendar/period.ts';
import type { Unit } from '../units/schema.ts';
import type { UnitTree } from '../units/unitTree.ts';
import type { BoundRow, RowMeaning } from './binding.ts';
import { footOwners, type Foot } from './feet.ts';
import type { Heading } from './heading.ts';
import { labelsOf, type Label } from './labels.ts';
import type { Printed } from './printed.ts';
import { reasons } from './reasons.ts';
import type { RowFrame, UnplacedRow } from './rowFrame.ts';
import { footLabelOf } from './rowWords.ts';
import { shortList } from './shortList.ts';
import { unitNamesOf, type Match, type UnitNames } from './unitNames.ts';

export interface RowsFound {
  /** `districts`: the heading, or else the labels, say that the rows are districts. */
  readonly layout: 'communes' | 'districts';
  readonly rows: readonly BoundRow[];
  readonly unplaced: readonly UnplacedRow[];
}

/** `end` is the row at which another table begins. Linear in the rows. */
export function readRows(printed: Printed, heading: Heading, end: number, scope: Unit, tree: UnitTree): RowsFound {
  const labels = labelsOf(printed, heading, end);
  const names = unitNamesOf(scope, tree);
  const frame: RowFrame = { scope, tree, names, layout: layoutOf(heading, labels, names) };
  const units: BoundRow[] = [];
  const feet: Foot[] = [];
  const unplaced: UnplacedRow[] = [];
  let section: string | undefined;
  for (const label of labels) {
    section = sectionInColumn(label, names) ?? section;
    const foot = footLabelOf(label.text);
    const read = foot && !isUnit(label, names) ? { kind: 'foot' as const } : settled(readUnitRow(label, section, frame), label);
    if (read.kind === 'foot' && foot) feet.push({ ...foot, label, section });
    else if (read.kind === 'bound') {
      units.push(read.row);
      section = sectionBelow(read.row.meaning, frame) ?? section;
    } else if (read.kind === 'unplaced') unplaced.push(read.row);
  }
  const listed = withoutRemarks(units, feet, labels);
  const owned = footOwners(feet, listed, frame);
  const rows = [...withoutTwins(listed, frame.layout), ...owned.rows].sort((a, b) => a.row - b.row);
  return { layout: frame.layout, rows, unplaced: worthSaying([...unplaced, ...owned.unplaced], rows, labels) };
}

/** A commune may be called as a foot begins: “Cộng Hòa” is no sum. */
function isUnit({ text }: Label, names: UnitNames): boolean {
  return names.isScope(text) || names.find(text, 'commune').kind !== 'none';
}

/** Where the heading does not say whose names the rows hold, the labels do: a list of districts has no communes in it. */
function layoutOf({ unit }: Heading, labels: readonly Label[], names: UnitNames): RowFrame['layout'] {
  if (unit.level === 'commune') return 'communes';
  if (unit.level === 'district') return 'districts';
  const only = (level: 'commune' | 'district', other: 'commune' | 'district'): boolean =>
    labels.some(({ text }) => names.find(text, level).kind === 'one' && names.find(text, other).kind === 'none');
  return only('district', 'commune') && !only('commune', 'district') ? 'districts' : 'communes';
}

function sectionInColumn({ district }: Label, names: UnitNames): string | undefined {
  if (district === '') return undefined;
  const match = names.find(district, 'district');
  return match.kind === 'one' ? match.unit.code : undefined;
}

/** The district whose communes follow a row; undefined where the row begins no section. */
function sectionBelow({ kind, unit }: RowMeaning, { tree, layout }: RowFrame): string | undefined {
  const begins = layout === 'communes' && kind !== 'commune' && tree.unit(unit)?.level === 'district';
  return begins ? unit : undefined;
}

type Read = { readonly kind: 'bound'; readonly row: BoundRow } | { readonly kind: 'unplaced'; readonly row: UnplacedRow };

/** Of several rows of one unit, or one that says it is of another time, none is written unasked. */
function settled(read: Read, { text, unclear }: Label): Read {
  if (read.kind !== 'bound' || unclear.length === 0) return read;
  const why =
    unclear.length > 1
      ? reasons.severalRowsOf(text, shortList(unclear.map(({ row }) => row)))
      : reasons.rowOfAnother(text, unclear[0]?.text ?? '');
  return { kind: 'bound', row: { ...read.row, certainty: 'doubtful', why } };
}

function readUnitRow(label: Label, section: string | undefined, frame: RowFrame): Read {
  const { names, scope } = frame;
  const placed = { ...label, under: section ?? null };
  if (names.isScope(label.text)) return bound(placed, { kind: label.hasFigures ? 'totals' : 'section', unit: scope.code });
  const coded = unitOfCode(label, frame);
  const match = matchIn(label, section, frame);
  return coded ? readCoded(placed, coded, match, frame) : readNamed(placed, match, frame);
}

type Placed = Label & Pick<BoundRow, 'under'>;

/** The unit whose code stands in the row; a number has lost its leading zeros. What is no unit's code here is the office's own numbering. */
function unitOfCode({ code }: Label, { scope, tree, layout }: RowFrame): Unit | undefined {
  const digits = layout === 'communes' ? 5 : 3;
  if (!/^\d{2,5}$/u.test(code)) return undefined;
  const unit = tree.unit(code.padStart(digits, '0'));
  return unit && unit.code !== scope.code && tree.isWithin(unit.code, scope.code) ? unit : undefined;
}

/**
 * | the name beside the code          | the row                     |
 * |-----------------------------------|-----------------------------|
 * | is that unit's, or fits it among others | sure                  |
 * | is another's, or nobody's         | doubtful: one of the two is wrong |
 */
function readCoded(label: Placed, unit: Unit, match: Match, frame: RowFrame): Read {
  const meaning = meaningOf(unit, label, frame);
  const fits = match.kind === 'several' ? match.units.includes(unit) : match.kind !== 'none' && match.unit === unit;
  if (!fits) return doubtful(label, meaning, reasons.codeDisagrees(label.text, label.code, unit.name));
  if (match.kind === 'otherType' || match.kind === 'addition') return readNamed(label, match, frame);
  return { kind: 'bound', row: rowOf(label, meaning, 'sure', reasons.codeAndName(label.code, unit.name)) };
}

function readNamed(label: Placed, match: Match, frame: RowFrame): Read {
  const { tree } = frame;
  switch (match.kind) {
    case 'one':
      return bound(label, meaningOf(match.unit, label, frame), match.unit, tree);
    case 'otherType':
      return doubtful(label, meaningOf(match.unit, label, frame), reasons.otherType(label.text, match.unit.name));
    case 'addition':
      return doubtful(label, meaningOf(match.unit, label, frame), reasons.addition(label.text, match.addition));
    case 'otherDistrict': {
      const district = tree.unit(match.unit.parent ?? '')?.name ?? '';
      return doubtful(label, meaningOf(match.unit, label, frame), reasons.otherDistrict(label.text, match.unit.name, district));
    }
    case 'several': {
      const said = shortList(match.units.map((unit) => `${unit.name} (${tree.unit(unit.parent ?? '')?.name ?? unit.code})`));
      return unplacedRow(label, match.units, reasons.severalNamed(label.text, said));
    }
    case 'none':
      return unplacedRow(label, [], reasons.nobodyNamed(label.text, printDay(tree.day)));
  }
}

/**
 * A town often has its district's name. Among communes' rows the label is the district's where it says
 * so, is numbered with a roman numeral, or no commune here has the name.
 */
function matchIn(label: Label, section: string | undefined, { names, layout }: RowFrame): Match {
  const district = names.find(label.text, 'district');
  if (layout === 'districts') return district;
  const commune = names.find(label.text, 'commune', section);
  if (district.kind !== 'one' || commune.kind === 'none' || district.unit.code === section) {
    return commune.kind === 'none' || (commune.kind === 'otherType' && district.kind === 'one') ? district : commune;
  }
  if (label.roman || commune.kind === 'otherType' || commune.kind === 'otherDistrict') return district;
  return commune.kind === 'one' ? { kind: 'several', units: [district.unit, commune.unit] } : commune;
}

function meaningOf(unit: Unit, label: Label, { layout }: RowFrame): RowMeaning {
  if (unit.level === 'commune') return { kind: 'commune', unit: unit.code };
  return { kind: layout === 'districts' || label.hasFigures ? 'totals' : 'section', unit: unit.code };
}

function bound(label: Placed, meaning: RowMeaning, unit?: Unit, tree?: UnitTree): Read {
  const above = meaning.kind === 'commune' ? tree?.unit(unit?.parent ?? '') : undefined;
  const why = above ? reasons.namedBelow(label.text, above.name) : reasons.named(label.text);
  return { kind: 'bound', row: rowOf(label, meaning, 'sure', why) };
}

function doubtful(label: Placed, meaning: RowMeaning, why: BoundRow['why']): Read {
  return { kind: 'bound', row: rowOf(label, meaning, 'doubtful', why) };
}

function rowOf({ row, cell, text, under }: Placed, meaning: RowMeaning, certainty: BoundRow['certainty'], why: BoundRow['why']): BoundRow {
  return { row, cell, label: text, under, meaning, certainty, why };
}

function unplacedRow({ cell, text, under }: Placed, units: readonly Unit[], reason: UnplacedRow['reason']): Read {
  return { kind: 'unplaced', row: { kind: 'row', cell, label: text, under, candidates: units.map(({ code }) => code), reason } };
}

/** Below the table's feet, or behind an empty row, a unit of the table may be named again in a remark: where nothing stands beside it, that is no row. */
function withoutRemarks(units: readonly BoundRow[], feet: readonly Foot[], labels: readonly Label[]): readonly BoundRow[] {
  const filled = new Set(labels.filter(({ isFilled }) => isFilled).map(({ row }) => row));
  const before = new Map(labels.map(({ row }, at) => [row, labels[at - 1]?.row ?? row]));
  const firstFoot = Math.min(...feet.map(({ label }) => label.row));
  const seen = new Set<string>();
  return units.filter(({ row, meaning }) => {
    const isAgain = meaning.kind === 'commune' && seen.has(meaning.unit) && !filled.has(row);
    seen.add(meaning.unit);
    return !isAgain || (row < firstFoot && row - (before.get(row) ?? row) <= 1);
  });
}

/** Two rows of one unit: neither is sure. */
function withoutTwins(rows: readonly BoundRow[], layout: RowFrame['layout']): readonly BoundRow[] {
  const byUnit = new Map<string, number[]>();
  const counts = ({ kind }: RowMeaning): boolean => kind === 'commune' || (layout === 'districts' && kind === 'totals');
  for (const { row, meaning } of rows) {
    if (!counts(meaning)) continue;
    const numbers = byUnit.get(meaning.unit);
    if (numbers) numbers.push(row);
    else byUnit.set(meaning.unit, [row]);
  }
  const reasonsByUnit = new Map(
    [...byUnit].filter(([, numbers]) => numbers.length > 1).map(([unit, numbers]) => [unit, reasons.sameUnitTwice(shortList(numbers))]),
  );
  return rows.map((row) => {
    const why = counts(row.meaning) ? reasonsByUnit.get(row.meaning.unit) : undefined;
    return why ? { ...row, certainty: 'doubtful', why } : row;
  });
}

/** Below the last row that was placed stand signatures and remarks: only what holds figures or marks is worth a word there. */
function worthSaying(unplaced: readonly UnplacedRow[], rows: readonly BoundRow[], labels: readonly Label[]): readonly UnplacedRow[] {
  const last = rows[rows.length - 1]?.row ?? 0;
  const byCell = new Map(labels.map((label) => [label.cell, label]));
  return unplaced.filter(({ cell }) => {
    const label = byCell.get(cell);
    return label !== undefined && (label.row < last || label.isFilled);
  });
}
