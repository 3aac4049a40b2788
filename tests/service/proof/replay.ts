/**
 * The service's totals once more, by replaying everything that was sent and returned, in the plainest way: every
 * question goes through all events anew, every number by a loop of its own. Nothing of service/ or
 * core/consolidation is in it. Slow, and meant to be.
 */
import { averageInHundredths, countSigns, inBand, metIn, notMet, unitsWith, type Sent } from '../../consolidation/oracle.ts';

export interface Sending {
  readonly kind: 'sent';
  readonly at: string;
  readonly id: string;
  readonly unit: string;
  readonly period: string;
  readonly signs: string;
}
export interface Returning {
  readonly kind: 'returned';
  readonly at: string;
  /** The submission's. */
  readonly id: string;
}
/** In the order in which they were stored. */
export type Happening = Sending | Returning;

/** A commune as long as it was one: a code used again is another line. */
export interface Commune {
  readonly code: string;
  /** Null where it lies right below the province. */
  readonly district: string | null;
  readonly from: string;
  readonly to: string | null;
}

export interface Province {
  readonly code: string;
  readonly districts: readonly string[];
  readonly communes: readonly Commune[];
  readonly obligations: readonly { readonly unit: string; readonly from: string; readonly to: string | null }[];
  readonly criteria: number;
  readonly bands: readonly { readonly label: string; readonly from: number; readonly to: number }[];
}

export interface Question {
  /** The province's code or a district's. */
  readonly unit: string;
  readonly period: string;
  readonly asOf: string | null;
  readonly late: 'omit' | 'carry';
}

interface Counts extends Sent {
  readonly submission: string;
  readonly isCarried: boolean;
}

/** The last day of a month or of a quarter. */
export function lastDay(period: string): string {
  const year = Number(period.slice(0, 4));
  const month = isQuarter(period) ? Number(period[6]) * 3 : Number(period.slice(5));
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function isQuarter(period: string): boolean {
  return period[5] === 'Q';
}

/** The figures that the totals must have, by their names in the contract; with those of the districts where a province is asked for. */
export function replayedTotals(province: Province, happenings: readonly Happening[], question: Question): object {
  const own = figures(province, happenings, question);
  if (question.unit !== province.code || province.districts.length === 0) return own;
  return { ...own, districts: [...province.districts].sort().map((unit) => figures(province, happenings, { ...question, unit })) };
}

function figures(province: Province, all: readonly Happening[], question: Question): object {
  const happenings = all.filter(({ at }) => question.asOf === null || at <= question.asOf);
  const expected = expectedCommunes(province, question);
  const counted = expected.flatMap((commune) => countedReport(happenings, commune, question));
  const codes = expected.map(({ code }) => code);
  return {
    unit: question.unit,
    period: question.period,
    asOf: question.asOf,
    late: question.late,
    expected: expected.length,
    counted: counted.length,
    missing: codes.filter((code) => !counted.some(({ unit }) => unit === code)),
    carried: counted.filter(({ isCarried }) => isCarried).map(({ unit }) => unit),
    returned: codes.filter((code) => standing(happenings, code, question.period) === 'returned'),
    communes: counted.map(({ unit, signs, submission }) => ({ unit, submission, metCount: metIn(signs), outstanding: notMet(signs) })),
    criteria: Array.from({ length: province.criteria }, (_, at) => criterionFigures(counted, at + 1)),
    average: hundredths(averageInHundredths(counted)),
    bands: province.bands.map(({ label, from, to }) => ({ label, count: inBand(counted, from, to) })),
    complete: counted.length === expected.length,
  };
}

function criterionFigures(counted: readonly Sent[], criterion: number): object {
  return {
    criterion,
    met: countSigns(counted, criterion, '+'),
    unmet: countSigns(counted, criterion, '-'),
    notAssessed: countSigns(counted, criterion, '?'),
    metBy: unitsWith(counted, criterion, '+'),
    unmetBy: unitsWith(counted, criterion, '-'),
    notAssessedBy: unitsWith(counted, criterion, '?'),
  };
}

function hundredths(value: bigint | null): number | null {
  return value === null ? null : Number(value) / 100;
}

/** By code; each lived on the period's last day, lies within the unit asked for and owed a report on that day. */
export function expectedCommunes(
  { code: top, communes, obligations }: Province,
  { unit, period }: Pick<Question, 'unit' | 'period'>,
): readonly Commune[] {
  const day = lastDay(period);
  const found: Commune[] = [];
  for (const commune of communes) {
    const owes = obligations.some((one) => one.unit === commune.code && one.from <= day && (one.to === null || one.to >= day));
    if (livedOn(commune, day) && owes && (unit === top || unit === commune.district)) found.push(commune);
  }
  return found.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function livedOn({ from, to }: Commune, day: string): boolean {
  return from <= day && (to === null || to >= day);
}

/** The commune's report of the period, or, where that is asked for, its own last one of an earlier month. */
function countedReport(happenings: readonly Happening[], commune: Commune, { period, late }: Question): readonly Counts[] {
  const of = (sending: Sending, isCarried: boolean): readonly Counts[] => [
    { unit: commune.code, district: commune.district ?? '', signs: sending.signs, submission: sending.id, isCarried },
  ];
  const now = standing(happenings, commune.code, period);
  if (typeof now === 'object') return of(now, false);
  if (late === 'omit') return [];
  let best: Sending | null = null;
  for (const one of happenings) {
    if (one.kind === 'returned' || one.unit !== commune.code || isQuarter(one.period) !== isQuarter(period) || one.period >= period)
      continue;
    if (!livedOn(commune, lastDay(one.period))) continue;
    const then = standing(happenings, commune.code, one.period);
    if (typeof then === 'object' && (best === null || then.period > best.period)) best = then;
  }
  return best ? of(best, true) : [];
}

/** What stands of a unit's report of a period: the last one sent, unless it was returned. */
export function standing(happenings: readonly Happening[], unit: string, period: string): Sending | 'returned' | 'none' {
  let last: Sending | 'returned' | 'none' = 'none';
  let id = '';
  for (const one of happenings) {
    if (one.kind === 'sent' && one.unit === unit && one.period === period) [last, id] = [one, one.id];
    if (one.kind === 'returned' && one.id === id) last = 'returned';
  }
  return last;
}
