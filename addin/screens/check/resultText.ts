/** The result of a check as plain text, for a message to the colleague who must mend the sheet. */
import type { CheckedReport } from '../../../core/check.ts';
import type { Finding } from '../../../core/validation/finding.ts';
import { outcomeWords } from '../../../core/validation/words.ts';
import { words, type Language } from '../../i18n/language.ts';
import { groupsOf, groupTitle } from './groups.ts';
import { namesOf } from './names.ts';
import { noReport } from './noReport.ts';
import type { SettledState } from './state.ts';

export function resultText(state: SettledState, language: Language): string {
  const { product, check: say } = words[language];
  const title = `${product} – ${say.result(state.file)}`;
  if (state.stage === 'failed') return lines(title, `${say.failed}: ${state.message[language]}`);
  const { check, rulebook } = state;
  const others = check.unrecognised.map(({ sheet, reason }) => `- ${sheet}: ${reason[language]}`);
  return lines(
    title,
    ...(check.reports.length === 0 ? ['', noReport(check).text[language]] : []),
    ...check.reports.flatMap((report) => ['', ...reportLines(report, namesOf(report.report, rulebook, language), language)]),
    ...(others.length === 0 ? [] : ['', `${say.unrecognised}:`, ...others]),
  );
}

function reportLines(
  { report, findings, outcome }: CheckedReport,
  names: ReturnType<typeof namesOf>,
  language: Language,
): readonly string[] {
  const { check: say, template, unit, period } = words[language];
  return [
    `${say.sheetName}: ${report.sheet}`,
    `${template}: ${names.template}`,
    `${unit}: ${names.unit ?? say.unknown}`,
    `${period}: ${names.period ?? say.unknown}`,
    `→ ${outcomeWords[outcome][language]}`,
    ...(findings.length === 0 ? [say.noFindings] : []),
    ...groupsOf(findings).flatMap((group) => [
      `${groupTitle(group.name)[language]} (${String(group.findings.length)}):`,
      ...group.findings.map((finding) => `- ${findingLine(finding, language)}`),
    ]),
  ];
}

function findingLine(finding: Finding, language: Language): string {
  const { check: say } = words[language];
  const mends = finding.fix?.map(say.mendCell).join('; ');
  return [
    `${placeOf(finding, language)}: ${finding.message[language]}`,
    ...(mends === undefined ? [] : [`${say.mend}: ${mends}.`]),
    ...(finding.explanation === null ? [] : [`${say.explained}: ${finding.explanation}`]),
  ].join(' ');
}

/** `G42, chỉ tiêu 14.1` */
function placeOf(finding: Finding, language: Language): string {
  return [finding.cell, rowOf(finding, language)].filter((part) => part !== null).join(', ') || words[language].check.wholeSheet;
}

/** `chỉ tiêu 14.1`; null where the finding belongs to no row. */
export function rowOf({ indicator, criterion }: Finding, language: Language): string | null {
  const { check: say } = words[language];
  if (indicator !== null) return say.indicator(indicator);
  return criterion === null ? null : say.criterion(criterion);
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
