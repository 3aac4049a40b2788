/**
 * One cell → one meaning, by the column it stands in and the indicator's type. Total: a
 * cell that cannot be read is said to be so, with what it shows; nothing is guessed.
 */
import type { Indicator } from '../criteria/schema.ts';
import { isCellError, type Cell } from '../sheet/sheet.ts';
import { parseAnswer, parseTwoColumns, parseVerdictWord, saysNone } from '../text/answers.ts';
import { fold, tidy } from '../text/fold.ts';
import { readNumberFormat } from '../text/format.ts';
import { isDateFormat, parseExpectedMonth, showsYear } from '../text/month.ts';
import { clean, parseNumber, printNumber } from '../text/number.ts';
import { fitsUnit } from './fitsUnit.ts';
import { parseParts } from './parts.ts';
import type { Reading, SelfAssessment } from './report.ts';
import { isPercentFormat, shownText } from './shownText.ts';

/** A remark as written; null where there is none. */
export function readRemark(cell: Cell | undefined): string | null {
  const text = shownText(cell);
  return text === '' ? null : text;
}

/** `YYYY-MM`, `YYYY`, or the words as written where they are no month. */
export function readExpectedBy(cell: Cell | undefined): string | null {
  const text = shownText(cell);
  if (text === '' || /^[-–—…]+$/u.test(text)) return null;
  // Excel makes 24 December of this year of `12/24`: without a year on show nobody has seen which one is kept.
  if (typeof cell?.value === 'number' && isDateFormat(cell.format) && !showsYear(cell.format)) return text.replace(/\/\d{4}$/u, '');
  const dotted = typeof cell?.value === 'number' && !isDateFormat(cell.format) ? String(cell.value) : text;
  return parseExpectedMonth(dotted) ?? text;
}

/** In two columns, `Đạt | Chưa đạt`; null where both or neither are marked. */
export function readTwoColumns(met: Cell | undefined, unmet: Cell | undefined): SelfAssessment | null {
  const [inMet, inUnmet] = [met, unmet].map((cell) => (typeof cell?.value === 'number' ? String(cell.value) : shownText(cell)));
  return parseTwoColumns(inMet ?? '', inUnmet ?? '') ?? null;
}

/** Null for a blank cell or words that are no answer. */
export function readSelfAssessment(cell: Cell | undefined): SelfAssessment | null {
  if (!cell || isCellError(cell.value)) return null;
  if (typeof cell.value === 'boolean') return cell.value ? 'met' : 'unmet';
  const text = typeof cell.value === 'number' ? String(cell.value) : (cell.value ?? '');
  return parseAnswer(text) ?? null;
}

export function readResult(cell: Cell | undefined, indicator: Indicator): Reading {
  if (!cell) return { kind: 'blank' };
  const { value } = cell;
  if (value === null) return cell.formula === undefined ? { kind: 'blank' } : { kind: 'unreadable', text: cell.formula };
  if (isCellError(value)) return { kind: 'unreadable', text: value.error };
  if (typeof value === 'boolean') {
    return indicator.type === 'boolean' ? { kind: 'word', word: value ? 'met' : 'unmet' } : { kind: 'unreadable', text: shownText(cell) };
  }
  if (typeof value === 'number') return readNumberCell(cell, value, indicator);
  const text = tidy(value);
  if (text === '') return { kind: 'blank' };
  return isFigure(indicator) ? readFigureText(text, indicator) : readWords(text, indicator);
}

/** Indicators answered by a figure. */
export function isFigure({ type }: Pick<Indicator, 'type'>): boolean {
  return type === 'percent' || type === 'number' || type === 'count';
}

function readNumberCell(cell: Cell, value: number, indicator: Indicator): Reading {
  if (isDateFormat(cell.format)) return { kind: 'unreadable', text: shownText(cell) };
  if (isFigure(indicator) && isShownAsAnother(cell.format, value, indicator)) {
    return { kind: 'unreadable', text: `${printNumber(value)} (${cell.format ?? ''})` };
  }
  if (!isPercentFormat(cell.format)) return { kind: 'number', value };
  return indicator.type === 'percent' ? { kind: 'number', value: clean(value * 100) } : { kind: 'unreadable', text: shownText(cell) };
}

/** 66000 shown as 66 or as `66000 nghìn`, or not at all: what the officer saw is not what the cell holds. */
function isShownAsAnother(format: string | undefined, value: number, indicator: Indicator): boolean {
  const { scale, digits, words } = readNumberFormat(format, value);
  // A zero shown as a dash is still a zero.
  return value !== 0 && (scale !== 1 || !digits || !fitsUnit(fold(words), indicator));
}

function readWords(text: string, { type }: Indicator): Reading {
  if (/^[-–—…]+$|^\.{2,}$|^chưa đánh giá$/u.test(fold(text))) return { kind: 'notAssessed' };
  const word = type === 'boolean' ? parseVerdictWord(text) : undefined;
  return word === undefined ? { kind: 'text', text } : { kind: 'word', word };
}

function readFigureText(text: string, indicator: Indicator): Reading {
  if (indicator.comparator === '=' && saysNone(text)) return { kind: 'number', value: 0 };
  const number = parseNumber(text);
  if (number?.kind === 'notAssessed') return { kind: 'notAssessed' };
  if (number?.kind === 'number' && fitsUnit(number.unit, indicator)) {
    const { value, comparator, approximate } = number;
    return { kind: 'number', value, ...(comparator === undefined ? {} : { comparator }), ...(approximate ? { approximate } : {}) };
  }
  if (number?.kind === 'ambiguous' && fitsUnit(number.unit, indicator)) return decide(text, number.candidates, indicator);
  if (number === undefined) {
    const word = parseVerdictWord(text);
    if (word !== undefined) return { kind: 'word', word };
    const parts = parseParts(text, indicator);
    if (parts) return parts;
  }
  return { kind: 'unreadable', text };
}

/** A count is a whole number, so `1.234` hộ is 1 234; anything else is asked. */
function decide(text: string, candidates: readonly number[], { type }: Indicator): Reading {
  const whole = candidates.filter(Number.isInteger);
  const [only] = whole;
  if (type === 'count' && whole.length === 1 && only !== undefined) return { kind: 'number', value: only };
  return { kind: 'ambiguous', text, candidates };
}
