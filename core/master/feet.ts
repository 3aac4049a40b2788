/**
 * Whose feet and totals they are. A district's list has one set of them; a province's list of communes
 * may have one below each district, one at the end, or both.
 *
 * | where the foot stands                          | whose                                             |
 * |------------------------------------------------|---------------------------------------------------|
 * | it says so (toàn tỉnh, huyện Nam Trực)         | as it says                                        |
 * | no districts between the rows                  | the whole's                                       |
 * | other districts follow it                      | the district's above it                           |
 * | at the end, the districts above have such feet | the first the last district's, the second the whole's |
 * | at the end, they have none, two or more districts | the whole's                                    |
 * | anything else                                  | doubtful                                          |
 */
import { printDay } from '../calendar/period.ts';
import type { Unit } from '../units/schema.ts';
import type { BoundRow, Certainty, RowMeaning } from './binding.ts';
import type { Label } from './labels.ts';
import { reasons } from './reasons.ts';
import { shortList } from './shortList.ts';
import type { FootLabel } from './rowWords.ts';
import type { RowFrame, UnplacedRow } from './rowFrame.ts';

export interface Foot extends FootLabel {
  readonly label: Label;
  /** The district above it, where one is known. */
  readonly section: string | undefined;
}

interface Alike {
  readonly before: number;
  readonly atEnd: readonly Foot[];
}

interface Block {
  readonly frame: RowFrame;
  /** Districts whose communes the block lists, where it says whose they are. */
  readonly sections: ReadonlySet<string>;
  readonly lastUnitRow: number;
  readonly alike: Readonly<Record<Foot['kind'], Alike>>;
  /** The only district whose communes a province's list holds. */
  readonly onlyDistrict: Unit | undefined;
}

type Owner = { readonly unit: string; readonly certainty: Certainty } | undefined;

export function footOwners(
  feet: readonly Foot[],
  units: readonly BoundRow[],
  frame: RowFrame,
): { readonly rows: readonly BoundRow[]; readonly unplaced: readonly UnplacedRow[] } {
  const block = blockOf(feet, units, frame);
  const rows: BoundRow[] = [];
  const unplaced: UnplacedRow[] = [];
  for (const foot of feet) {
    const owner = ownerOf(foot, block);
    const { row, cell, text } = foot.label;
    const under = foot.section ?? null;
    if (!owner)
      unplaced.push({ kind: 'row', cell, label: text, under, candidates: [], reason: reasons.nobodyNamed(text, printDay(frame.tree.day)) });
    else rows.push({ row, cell, label: text, under, ...judged(foot, { kind: foot.kind, unit: owner.unit }, owner.certainty, block) });
  }
  return { rows, unplaced };
}

function blockOf(feet: readonly Foot[], units: readonly BoundRow[], frame: RowFrame): Block {
  const communes = units.filter(({ meaning }) => meaning.kind === 'commune');
  const parents = new Set(communes.map(({ meaning }) => frame.tree.unit(meaning.unit)?.parent ?? ''));
  const districts = frame.tree.childrenOf(frame.scope.code).filter(({ level }) => level === 'district');
  const [only] = parents;
  const lastUnitRow = units[units.length - 1]?.row ?? 0;
  return {
    frame,
    sections: feet.some(({ section }) => section !== undefined) ? parents : new Set(),
    lastUnitRow,
    alike: {
      metFoot: alikeIn(feet, 'metFoot', lastUnitRow),
      shareFoot: alikeIn(feet, 'shareFoot', lastUnitRow),
      totals: alikeIn(feet, 'totals', lastUnitRow),
    },
    onlyDistrict: parents.size === 1 && districts.length > 1 && only !== undefined ? frame.tree.unit(only) : undefined,
  };
}

function ownerOf(foot: Foot, block: Block): Owner {
  const { scope, names } = block.frame;
  const whole = { unit: scope.code, certainty: 'sure' } as const;
  if (typeof foot.of === 'object') {
    if (names.isScope(foot.of.name)) return whole;
    const district = names.find(foot.of.name, 'district');
    return district.kind === 'one' ? { unit: district.unit.code, certainty: 'sure' } : undefined;
  }
  if (foot.section === undefined || block.sections.size === 0 || foot.section === scope.code) return whole;
  const follows = foot.label.row > block.lastUnitRow;
  const saysDistrict = foot.of === 'all' && scope.level === 'province' && /huyện|quận|thị xã/iu.test(foot.label.text);
  if (!follows || saysDistrict) return { unit: foot.section, certainty: 'sure' };
  return foot.of === 'all' ? whole : ownerAtEnd(foot, block);
}

function ownerAtEnd(foot: Foot, { alike, sections, frame }: Block): Owner {
  const { before, atEnd } = alike[foot.kind];
  const place = atEnd.indexOf(foot);
  if (before > 0 || (atEnd.length === 2 && sections.size === 1)) {
    return { unit: place === 0 ? (foot.section ?? '') : frame.scope.code, certainty: place === 0 || place === 1 ? 'likely' : 'doubtful' };
  }
  return { unit: frame.scope.code, certainty: atEnd.length === 1 && sections.size > 1 ? 'likely' : 'doubtful' };
}

/** Feet of one kind that do not say whose they are: how many stand between the units' rows, and the first below them all. */
function alikeIn(feet: readonly Foot[], kind: Foot['kind'], lastUnitRow: number): Alike {
  const alike = feet.filter((foot) => foot.kind === kind && foot.of === undefined);
  const atEnd = alike.filter(({ label }) => label.row > lastUnitRow);
  // A third one is nobody's: more need not be looked at.
  return { before: alike.length - atEnd.length, atEnd: atEnd.slice(0, 3) };
}

function judged(foot: Foot, meaning: RowMeaning, certainty: Certainty, block: Block): Pick<BoundRow, 'meaning' | 'certainty' | 'why'> {
  const { text, unclear } = foot.label;
  if (unclear.length > 0)
    return { meaning, certainty: 'doubtful', why: reasons.severalRowsOf(text, shortList(unclear.map(({ row }) => row))) };
  if (certainty === 'doubtful') return { meaning, certainty: 'doubtful', why: reasons.footOfWhom(text) };
  if (block.onlyDistrict && meaning.unit === block.frame.scope.code) {
    return { meaning, certainty: 'doubtful', why: reasons.partOfScope(text, block.onlyDistrict.name) };
  }
  return { meaning, certainty, why: certainty === 'sure' ? reasons.footWords(text) : reasons.footByPlace(text) };
}
