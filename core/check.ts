/**
 * The whole check of one workbook: read sheets in, reports with findings and outcome out.
 * The page, the command line and the service call this and nothing else, so one file gets one outcome.
 */
import { lastDayOf, parsePeriod } from './calendar/period.ts';
import type { Place } from './criteria/requirement.ts';
import type { Message } from './message.ts';
import { recognise, type Known, type Recognised } from './reading/recognise.ts';
import type { Entry, Report } from './reading/report.ts';
import { knownLayouts, nationalTemplates, placeOf, templatesFor, treeOn, type Rulebook } from './rulebook.ts';
import type { Sheet } from './sheet/sheet.ts';
import { outcomeOf, type Finding, type Outcome } from './validation/finding.ts';
import type { Asked } from './validation/rule.ts';
import { validate } from './validation/validate.ts';

export interface CheckedReport {
  readonly report: Report;
  readonly findings: readonly Finding[];
  readonly outcome: Outcome;
}

export interface WorkbookCheck {
  readonly reports: readonly CheckedReport[];
  readonly unrecognised: readonly { readonly sheet: string; readonly reason: Message }[];
}

/** `hidden`: the names of sheets the workbook hides; they are read all the same, and said to be hidden. */
export function checkWorkbook(
  sheets: readonly Sheet[],
  rulebook: Rulebook,
  asked: Asked = {},
  hidden: ReadonlySet<string> = new Set(),
): WorkbookCheck {
  const known = knownFrom(rulebook);
  const recognitions = sheets.map((sheet) => recognise(sheet, known, asked));
  const recognised = recognitions.filter((recognition) => recognition.kind === 'recognised');
  return {
    reports: recognised.map((one) => checkReport(one, recognised, rulebook, asked, hidden)),
    unrecognised: recognitions.flatMap((one) => (one.kind === 'unrecognised' ? [{ sheet: one.sheet, reason: one.reason }] : [])),
  };
}

function checkReport(
  recognised: Recognised,
  all: readonly Recognised[],
  rulebook: Rulebook,
  asked: Asked,
  hidden: ReadonlySet<string>,
): CheckedReport {
  const { report } = recognised;
  const period = parsePeriod(report.period ?? '');
  const tree = period ? treeOn(rulebook, lastDayOf(period)) : null;
  const place: Place = period && report.unit !== null ? placeOf(rulebook, report.unit, period) : { region: null, year: 0 };
  const others = all.filter((other) => other !== recognised).map((other) => other.report);
  const findings = validate(recognised, { place, asked, tree, others, isHiddenSheet: hidden.has(report.sheet) });
  return { report, findings, outcome: outcomeOf(findings) };
}

function knownFrom(rulebook: Rulebook): Known {
  return {
    layouts: knownLayouts(rulebook),
    templatesFor: (unit, day) => (day === null ? nationalTemplates(rulebook) : templatesFor(rulebook, unit, day)),
    treeOn: (day) => treeOn(rulebook, day),
  };
}

/** The contract's `check --json` document. */
export function checkDocument(file: string, { reports, unrecognised }: WorkbookCheck): object {
  return { file, reports: reports.map(reportDocument), unrecognised };
}

/** What a report says, by the names of the contract. */
export function reportContent({ sheet, template, unit, period, fingerprint, entries, local, criteria }: Report): object {
  return {
    sheet,
    template,
    unit,
    period,
    fingerprint,
    entries: entries.map(entryDocument),
    ...(local ? { local: local.map((entry) => ({ ...entryDocument(entry), by: entry.by })) } : {}),
    criteria,
  };
}

export type EntryDocument = Pick<Entry, 'indicator' | 'reading' | 'selfAssessment' | 'expectedBy' | 'obstacle' | 'note' | 'cells'>;

/** What a report says of one indicator, by the names of the contract. */
export function entryDocument({ indicator, reading, selfAssessment, expectedBy, obstacle, note, cells }: Entry): EntryDocument {
  return { indicator, reading, selfAssessment, expectedBy, obstacle, note, cells };
}

/** One fault by the names of the contract. */
export function findingDocument({ rule, severity, cell, indicator, criterion, message, fix, explanation }: Finding): object {
  return { rule, severity, cell, indicator, criterion, message, fix, explanation };
}

function reportDocument({ report, findings, outcome }: CheckedReport): object {
  return { ...reportContent(report), findings: findings.map(findingDocument), outcome };
}
