/** A row of an office's own form as an indicator that its set lacks. Nothing is made up: what the row leaves open is asked. */
import type { Indicator, IndicatorType, Threshold } from '../criteria/schema.ts';
import { fold } from '../text/fold.ts';
import { parseFormRequirement, type FormRequirement } from './requirement.ts';
import type { Question } from './schema.ts';

export interface NewRow {
  readonly code: string;
  readonly text: string;
  readonly unit: string;
  readonly requirement: string;
  /** Where a person looks: the requirement's cell, or the row's. */
  readonly cell: string;
}

export interface Provenance {
  /** The decision, or the form's file. */
  readonly source: string;
  readonly isDecision: boolean;
}

export interface NewIndicator {
  readonly indicator: Indicator;
  readonly questions: readonly Question[];
}

const OWN_WORD = 'Đạt/Chưa đạt';

interface Asked {
  readonly type: IndicatorType;
  readonly unit: string;
  readonly comparator: Indicator['comparator'];
  readonly value?: number | string;
  readonly why?: Question['why'];
  readonly setByProvince?: true;
}

export function newIndicator(row: NewRow, { source, isDecision }: Provenance): NewIndicator {
  const { type, unit, comparator, value, why, setByProvince } = askedBy(parseFormRequirement(row.requirement), row);
  const enforce = isDecision ? 'yes' : 'after-confirmation';
  const thresholds: readonly Threshold[] = value === undefined ? [] : [{ value, enforce, sources: [source] }];
  return {
    indicator: {
      code: row.code,
      text: row.text,
      type,
      unit,
      comparator,
      thresholds,
      sources: [source],
      ...(setByProvince && { setByProvince }),
    },
    questions: why ? [{ cell: row.cell, kind: 'threshold', why }] : [],
  };
}

function askedBy(asked: FormRequirement, row: NewRow): Asked {
  const unit = row.unit === '' || fold(row.unit) === fold(OWN_WORD) ? '' : row.unit;
  switch (asked.kind) {
    case 'figure':
      return figureAsked(asked, unit, row);
    case 'level':
      return { type: 'level', unit: unit || 'Mức', comparator: '≥', value: asked.value };
    case 'ownWord':
      return { type: 'boolean', unit: OWN_WORD, comparator: 'đạt', value: 'Đạt' };
    case 'province':
      return { ...open(unit), setByProvince: true, ...(unit === '' && { why: leftOpen(row) }) };
    case 'blank':
    case 'parts':
    case 'unclear':
      return { ...open(unit), why: leftOpen(row) };
  }
}

function figureAsked(
  { comparator, value, unit: written }: Extract<FormRequirement, { kind: 'figure' }>,
  column: string,
  row: NewRow,
): Asked {
  const unit = written === '' || fold(column).startsWith(fold(written)) ? column : written;
  const isShare = unit.startsWith('%');
  if (unit === '' || (isShare && (value < 0 || value > 100))) return { ...open(column), why: leftOpen(row) };
  const type = isShare ? 'percent' : comparator === '=' && value === 0 ? 'count' : 'number';
  const why = comparator === null ? { why: comparatorOpen(row) } : column !== '' && unit !== column ? { why: twoUnits(row, unit) } : {};
  return { type, unit: isShare ? '%' : unit, comparator: comparator ?? '≥', value, ...why };
}

/** A figure where a unit says so, else the officer's own word; no threshold either way. */
function open(unit: string): Asked {
  if (unit === '') return { type: 'boolean', unit: OWN_WORD, comparator: 'đạt' };
  return { type: unit === '%' ? 'percent' : 'number', unit, comparator: '≥' };
}

function leftOpen({ code, requirement }: NewRow): Question['why'] {
  return {
    vi: `Mức yêu cầu của ${code} (“${requirement}”) không hiểu được thành một con số có đơn vị: để trống, chỉ xét theo lời tự đánh giá. Xem quyết định rồi ghi mức: tieuchi overlay confirm --code ${code} …`,
    en: `The requirement of ${code} (“${requirement}”) is no figure with a unit: it is left open, and the self-assessment counts as written. Compare with the decision, then: tieuchi overlay confirm --code ${code} …`,
  };
}

function comparatorOpen({ code, requirement }: NewRow): Question['why'] {
  return {
    vi: `Mức “${requirement}” của ${code} không ghi ≥ hay ≤; tạm hiểu là ≥. Xem lại theo quyết định.`,
    en: `The requirement “${requirement}” of ${code} says neither ≥ nor ≤; it is taken as ≥ for now. Compare with the decision.`,
  };
}

function twoUnits({ code, unit }: NewRow, written: string): Question['why'] {
  return {
    vi: `Mức của ${code} ghi đơn vị “${written}” nhưng cột ĐVT ghi “${unit}”. Xem lại.`,
    en: `The requirement of ${code} is in “${written}”, but the unit's column says “${unit}”. Look at it.`,
  };
}
