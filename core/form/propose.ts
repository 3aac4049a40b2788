/** Where an office's own form says otherwise than the set, as overlay items: proposals until a decision is named for them. */
import { printRequirement } from '../criteria/print.ts';
import type { OverlayItem } from '../criteria/overlay.ts';
import { requirementOf, type Asked, type Place } from '../criteria/requirement.ts';
import type { Indicator } from '../criteria/schema.ts';
import { printNumber } from '../text/number.ts';
import { fold } from '../text/fold.ts';
import type { Provenance } from './newIndicator.ts';
import { parseFormRequirement, withoutMarks, type FormRequirement } from './requirement.ts';
import type { Question } from './schema.ts';

export interface SaidRow {
  readonly indicator: Indicator;
  /** Its wording where that differs from the set's; undefined = the same. */
  readonly wording?: string;
  readonly unit: string;
  readonly requirement: string;
  readonly cell: string;
}

export interface Proposal {
  readonly items: readonly OverlayItem[];
  readonly questions: readonly Question[];
}

type ItemBase = Pick<OverlayItem, 'set' | 'from'>;

export function propose(row: SaidRow, place: Place, base: ItemBase, provenance: Provenance): Proposal {
  const { indicator, wording } = row;
  const item = { ...base, code: indicator.code, source: provenance.source };
  const thresholds = thresholdsOf(row, place, provenance.isDecision);
  return {
    items: [
      ...(wording === undefined ? [] : [{ ...item, text: wording }]),
      ...thresholds.found.map((threshold): OverlayItem => ({ ...item, threshold })),
    ],
    questions: thresholds.why ? [{ cell: row.cell, kind: 'threshold', why: thresholds.why }] : [],
  };
}

type ItemThreshold = NonNullable<OverlayItem['threshold']>;
interface Found {
  readonly found: readonly ItemThreshold[];
  readonly why?: Question['why'];
}

const NOTHING: Found = { found: [] };

/** `confirms`: a decision is named, so that what agrees but nobody had compared is confirmed by it. */
function thresholdsOf(row: SaidRow, place: Place, confirms: boolean): Found {
  const { indicator, requirement } = row;
  const asked = requirementOf(indicator, place);
  const isSame = fold(withoutMarks(requirement)) === fold(printRequirement(asked).replaceAll('; ', '\n'));
  if (isSame && !(confirms && asked.standing === 'toConfirm')) return NOTHING;
  const said = parseFormRequirement(requirement);
  if (said.kind === 'blank' || said.kind === 'province') return NOTHING;
  if (said.kind === 'ownWord')
    return asked.standing === 'ownWord' || indicator.type === 'text' ? NOTHING : { found: [], why: otherKind(row) };
  if (said.kind === 'parts') return partsOf(said.parts, row, asked.parts, confirms);
  if (asked.parts) return { found: [], why: otherKind(row) };
  return oneOf(said, row, asked, confirms);
}

function oneOf(said: FormRequirement, row: SaidRow, asked: Asked, confirms: boolean): Found {
  const { indicator } = row;
  if (said.kind === 'level' && indicator.type === 'level') {
    const isKnown = typeof asked.threshold === 'string' && fold(asked.threshold).replace(/ trở lên$/u, '') === fold(said.value);
    return isKnown && !(confirms && asked.standing === 'toConfirm') ? NOTHING : { found: [{ value: said.value }] };
  }
  if (said.kind !== 'figure' || indicator.type === 'level') return { found: [], why: otherKind(row) };
  const unit = said.unit || (fold(row.unit) === fold('Đạt/Chưa đạt') ? '' : row.unit);
  if (indicator.type === 'boolean') {
    return unit === '' ? { found: [], why: otherKind(row) } : { found: [{ ...comparatorOf(said), value: said.value, unit }] };
  }
  if (unit !== '' && !isSameUnit(unit, indicator.unit)) return { found: [], why: otherUnit(row, unit) };
  if (indicator.unit === '%' && (said.value < 0 || said.value > 100)) return { found: [], why: otherKind(row) };
  const agrees = asked.threshold === said.value && (said.comparator ?? asked.comparator) === asked.comparator;
  if (agrees && !(confirms && asked.standing === 'toConfirm')) return NOTHING;
  return { found: [{ ...(said.comparator === asked.comparator ? {} : comparatorOf(said)), value: said.value }] };
}

function partsOf(
  said: Extract<FormRequirement, { kind: 'parts' }>['parts'],
  row: SaidRow,
  known: readonly (Asked & { readonly key: string })[] = [],
  confirms: boolean,
): Found {
  const keys = new Set(row.indicator.parts?.map(({ key }) => key));
  if (said.some(({ key }) => !keys.has(key))) return { found: [], why: otherKind(row) };
  const found: ItemThreshold[] = [];
  let why: Question['why'] | undefined;
  for (const { key, asked } of said) {
    if (asked.kind === 'unclear' && fold(row.requirement).includes('chưa xác nhận')) continue;
    const one = known.find((part) => part.key === key);
    const unit = row.indicator.parts?.find((part) => part.key === key)?.unit ?? '';
    if (asked.kind !== 'figure' || (asked.unit !== '' && !isSameUnit(asked.unit, unit))) why = otherKind(row);
    else if (one?.threshold !== asked.value || (confirms && one.standing === 'toConfirm')) found.push({ value: asked.value, part: key });
  }
  return { found, ...(why && { why }) };
}

function comparatorOf({ comparator }: Extract<FormRequirement, { kind: 'figure' }>): Pick<ItemThreshold, 'comparator'> {
  return comparator === null ? {} : { comparator };
}

/** `triệu đồng` beside `triệu đồng/người/năm`; breaks and spaces are print matters. */
function isSameUnit(a: string, b: string): boolean {
  const [one, other] = [a, b].map((unit) => fold(unit).replace(/\s*\/\s*/gu, '/'));
  return one !== undefined && other !== undefined && (one === other || one.startsWith(other) || other.startsWith(one));
}

function otherKind({ indicator, requirement }: SaidRow): Question['why'] {
  return {
    vi: `Mức “${requirement}” của ${indicator.code} không so được với mức của bộ tiêu chí (${indicator.comparator} …, ${indicator.unit}). Xem quyết định rồi ghi: tieuchi overlay confirm --code ${indicator.code} …`,
    en: `The requirement “${requirement}” of ${indicator.code} cannot be compared with the set's (${indicator.comparator} …, ${indicator.unit}). See the decision, then: tieuchi overlay confirm --code ${indicator.code} …`,
  };
}

function otherUnit({ indicator, requirement }: SaidRow, unit: string): Question['why'] {
  return {
    vi: `Mức “${requirement}” của ${indicator.code} ghi theo “${unit}”, bộ tiêu chí dùng “${indicator.unit}”. Xem lại rồi ghi bằng: tieuchi overlay confirm --code ${indicator.code} …`,
    en: `The requirement “${requirement}” of ${indicator.code} is in “${unit}”, the set uses “${indicator.unit}”. Look at it, then: tieuchi overlay confirm --code ${indicator.code} …`,
  };
}

/** `≥ 95`, `a) ≥ 60`, “…”: what an item proposes, for people. */
export function printProposal({ threshold, text }: OverlayItem): string {
  if (!threshold) return `“${text ?? ''}”`;
  const { part, comparator, value, unit } = threshold;
  const figure = typeof value === 'number' ? printNumber(value) : value;
  return [part === undefined ? '' : `${part})`, comparator ?? '', figure, unit ?? ''].filter((word) => word !== '').join(' ');
}
