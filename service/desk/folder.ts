/**
 * The reports of a folder, as the offline desk has them from e-mail, Zalo and USB sticks: every
 * file counts once or is quarantined with its reason; none is skipped silently.
 *
 * | in the folder                               | happens                                   |
 * |---------------------------------------------|-------------------------------------------|
 * | a report asked for, sendable                | counts                                    |
 * | the same report again (equal fingerprint)   | counts once                               |
 * | two differing reports of one unit           | both quarantined                          |
 * | blocked, unreadable, not a report, other period or set, unit not obliged | quarantined  |
 * | what `tieuchi watch` wrote beside a file    | left alone                                |
 * | other months' sheets beside one that counts | belong to other months; left alone        |
 * | for a span (6 months, a year): the report of its last month, of a unit without one of the span | counts |
 * | … its earlier months                        | left alone                                |
 */
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Period } from '../../core/calendar/period.ts';
import { isEarlierMonthOf, lastMonthOf } from '../../core/calendar/spans.ts';
import type { CheckedReport } from '../../core/check.ts';
import type { AcceptedReport, Explanation } from '../../core/consolidation/totals.ts';
import type { Message } from '../../core/message.ts';
import { Problem } from '../../core/problem.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import type { Unit } from '../../core/units/schema.ts';
import { isLockName } from '../files.ts';
import { checkFile } from '../workbooks.ts';
import { RESULT_ENDING } from '../watch/places.ts';
import { reasons } from './reasons.ts';

export interface Quarantined {
  /** Path below the folder, with `/`. */
  readonly file: string;
  readonly sheet: string | null;
  readonly reason: Message;
}

export interface FolderReports {
  readonly accepted: readonly AcceptedReport[];
  readonly quarantined: readonly Quarantined[];
}

export interface FolderAsked {
  readonly period: Period;
  readonly set: string;
  readonly expected: readonly Unit[];
}

interface Candidate {
  readonly file: string;
  readonly checked: CheckedReport;
}

interface FoundReports {
  readonly candidates: readonly Candidate[];
  readonly quarantined: readonly Quarantined[];
}

/** By its ending: others are not opened, nor named faults of a report. */
export function isWorkbookName(name: string): boolean {
  return /\.(?:xlsx|xlsm|xls|xlsb|ods)$/iu.test(name);
}

/** @throws Problem `folder-not-readable` */
export async function readFolder(folder: string, rulebook: Rulebook, asked: FolderAsked): Promise<FolderReports> {
  const quarantined: Quarantined[] = [];
  const candidates: Candidate[] = [];
  for (const { file, isLink } of listFiles(folder)) {
    const found = isLink ? onlyQuarantined(file, reasons.link()) : await readReports(folder, file, rulebook, asked);
    candidates.push(...found.candidates);
    quarantined.push(...found.quarantined);
  }
  const once = countOnce(ofSpanFirst(candidates, asked.period), asked.expected);
  const accepted = once.accepted.map((one) => ({ ...one, report: { ...one.report, period: asked.period } }));
  return { accepted, quarantined: [...quarantined, ...once.quarantined].sort(byFileAndSheet) };
}

interface FoundFile {
  /** Path below the folder, with `/`. */
  readonly file: string;
  readonly isLink: boolean;
}

function listFiles(folder: string): readonly FoundFile[] {
  try {
    const found = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => ({ file: relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'), isLink: !entry.isFile() }));
    const names = new Set(found.map(({ file }) => file));
    return found.filter(({ file }) => !isResultOfWatch(file, names)).sort((a, b) => (a.file < b.file ? -1 : 1));
  } catch {
    throw new Problem('folder-not-readable', { folder });
  }
}

/** `bao-cao.xlsx.txt` beside `bao-cao.xlsx`. */
function isResultOfWatch(file: string, all: ReadonlySet<string>): boolean {
  return file.endsWith(RESULT_ENDING) && all.has(file.slice(0, -RESULT_ENDING.length));
}

async function readReports(folder: string, file: string, rulebook: Rulebook, asked: FolderAsked): Promise<FoundReports> {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (isLockName(name)) return onlyQuarantined(file, reasons.lockFile());
  if (!isWorkbookName(name)) return onlyQuarantined(file, reasons.notWorkbook());
  try {
    const { reports, unrecognised } = await checkFile(join(folder, file), rulebook, {});
    if (reports.length === 0) return onlyQuarantined(file, reasons.noReport(unrecognised.map(({ sheet }) => sheet)));
    return sortOut(file, reports, asked);
  } catch (error) {
    if (error instanceof Problem) return onlyQuarantined(file, error.text);
    throw error;
  }
}

function sortOut(file: string, reports: readonly CheckedReport[], asked: FolderAsked): FoundReports {
  const month = lastMonthOf(asked.period);
  const isEarlier = isEarlierMonthOf(asked.period);
  const ofSet = reports.filter(({ report }) => report.template === asked.set);
  const matching = ofSet.filter(({ report }) => report.period === asked.period || (month !== undefined && report.period === month));
  const unplaced = reports.filter(({ report }) => report.period === null || report.unit === null);
  const wanted = [...new Set([...matching, ...unplaced])];
  if (wanted.length === 0) {
    if (ofSet.some(({ report }) => report.period !== null && isEarlier(report.period))) return { candidates: [], quarantined: [] };
    const found = [...new Set(reports.map(({ report }) => `${report.template} · ${report.period ?? '?'}`))].join(', ');
    return onlyQuarantined(file, reasons.otherReport(found, `${asked.set} · ${asked.period}`));
  }
  const blocked = wanted.filter(({ outcome }) => outcome === 'blocked');
  return {
    candidates: matching.filter(({ outcome }) => outcome === 'sendable').map((checked) => ({ file, checked })),
    quarantined: blocked.map(({ report, findings }) => ({ file, sheet: report.sheet, reason: reasons.blocked(findings) })),
  };
}

function onlyQuarantined(file: string, reason: Message): FoundReports {
  return { candidates: [], quarantined: [{ file, sheet: null, reason }] };
}

/** A report of the span itself is that unit's word on it; its last month's is then another report. */
function ofSpanFirst(candidates: readonly Candidate[], period: Period): readonly Candidate[] {
  const spoke = new Set(candidates.filter(({ checked }) => checked.report.period === period).map(({ checked }) => checked.report.unit));
  return candidates.filter(({ checked: { report } }) => report.period === period || !spoke.has(report.unit));
}

function countOnce(candidates: readonly Candidate[], expected: readonly Unit[]): FolderReports {
  const byUnit = Map.groupBy(candidates, ({ checked }) => checked.report.unit ?? '');
  const obliged = new Map(expected.map((unit) => [unit.code, unit]));
  const accepted: AcceptedReport[] = [];
  const quarantined: Quarantined[] = [];
  for (const [code, ofUnit] of byUnit) {
    const [first] = ofUnit;
    const unit = obliged.get(code);
    const fingerprints = new Set(ofUnit.map(({ checked }) => checked.report.fingerprint));
    if (!unit) quarantined.push(...ofUnit.map((one) => quarantine(one, reasons.notObliged(code))));
    else if (fingerprints.size > 1)
      quarantined.push(
        ...ofUnit.map((one) =>
          quarantine(
            one,
            reasons.differing(
              unit.name,
              ofUnit.map(({ file }) => file),
            ),
          ),
        ),
      );
    else if (first) accepted.push(acceptedOf(first.checked));
  }
  return { accepted, quarantined };
}

function quarantine({ file, checked }: Candidate, reason: Message): Quarantined {
  return { file, sheet: checked.report.sheet, reason };
}

/** A checked report with the explanations its sheet gives. */
export function acceptedOf({ report, findings }: CheckedReport): AcceptedReport {
  const explanations = findings.flatMap(({ rule, criterion, indicator, explanation }): Explanation[] =>
    explanation === null || criterion === null ? [] : [{ rule, criterion, indicator, text: explanation }],
  );
  return { report, explanations, submission: null };
}

function byFileAndSheet(a: Quarantined, b: Quarantined): number {
  const [left, right] = [`${a.file}\n${a.sheet ?? ''}`, `${b.file}\n${b.sheet ?? ''}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
