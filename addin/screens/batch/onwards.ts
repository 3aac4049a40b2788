/** Where the good ones of many files go: a commune sends its own, an office adds up those below it. The others are named. */
import type { Rulebook } from '../../../core/rulebook.ts';
import type { Session } from '../../client/answers.ts';
import type { Queued } from '../../client/outboxStore.ts';
import { consolidateLines, type Together } from './consolidateLines.ts';
import { goodLines, type ReportLine } from './outcomes.ts';
import type { Line } from './lines.ts';

export type Onwards =
  | { readonly kind: 'send'; readonly unit: string | null; readonly lines: readonly ReportLine[] }
  | { readonly kind: 'total'; readonly together: Together | null };

export type Goer = Pick<Session['account'], 'role' | 'unit'>;

/** `account`: null where nobody is signed in; then the office is the one above the first report. */
export function onwardsOf(lines: readonly Line[], rulebook: Rulebook, account: Goer | null): Onwards {
  const good = goodLines(lines);
  if (account?.role === 'commune') {
    const { unit } = account;
    return { kind: 'send', unit, lines: good.filter(({ checked }) => checked.report.unit === unit) };
  }
  return { kind: 'total', together: consolidateLines(good, rulebook, account?.unit ?? null) };
}

/** Nobody is signed in, and some of the files wait to be sent: the list stays that of the commune that put them there. */
export function waitingGoer(lines: readonly Line[], waiting: readonly Pick<Queued, 'about' | 'fingerprint'>[]): Goer | null {
  const one = waiting.find(({ fingerprint }) => goodLines(lines).some(({ checked }) => checked.report.fingerprint === fingerprint));
  return one ? { role: 'commune', unit: one.about.unit } : null;
}

/**
 * The good ones that do not go on: of another period or set, from outside the office's area. Another unit's before all its faults: to the
 * account of a commune whose it is not, its own unit is one of them.
 */
export function leftBehind(lines: readonly Line[], onwards: Onwards): ReadonlySet<Line> {
  if (onwards.kind === 'send') return new Set(lines.filter((line) => isOfAnother(line, onwards.unit)));
  const going = new Set(onwards.together?.lines ?? []);
  return new Set(goodLines(lines).filter((line) => !going.has(line)));
}

function isOfAnother(line: Line, unit: string | null): boolean {
  return line.kind === 'report' && line.checked.report.unit !== null && line.checked.report.unit !== unit;
}
