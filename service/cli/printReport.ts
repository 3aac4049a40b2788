/** A checked report as a table an officer can read, in Vietnamese. */
import type { CheckedReport } from '../../core/check.ts';
import { lastDayOf, parsePeriod, titleOf } from '../../core/calendar/period.ts';
import { treeOn, type Rulebook } from '../../core/rulebook.ts';
import type { Finding, Mend, Severity } from '../../core/validation/finding.ts';
import { severityWords } from '../../core/validation/words.ts';
import { printNumber } from '../../core/text/number.ts';
import { table } from './table.ts';

const ORDER: readonly Severity[] = ['error', 'explain', 'warning', 'info'];

export function printReport({ report, findings, outcome }: CheckedReport, rulebook: Rulebook): readonly string[] {
  const period = parsePeriod(report.period ?? '');
  const unit = report.unit === null ? undefined : period && treeOn(rulebook, lastDayOf(period)).unit(report.unit);
  const set = rulebook.sets.find(({ id }) => id === report.template);
  const met = report.criteria.filter(({ selfAssessment }) => selfAssessment === 'met').length;
  return [
    '',
    `Trang “${report.sheet}” · ${unit?.name ?? 'chưa rõ đơn vị'} (${report.unit ?? '?'}) · ${period ? titleOf(period) : 'chưa rõ kỳ'}`,
    `${set?.title ?? report.template} (${report.template}/${String(report.version)}) · đạt ${String(met)}/${String(report.criteria.length)} tiêu chí`,
    '',
    `KẾT QUẢ: ${outcome === 'sendable' ? 'GỬI ĐƯỢC' : 'CHƯA GỬI ĐƯỢC'}${countsOf(findings)}`,
    ...ORDER.flatMap((severity) =>
      section(
        severity,
        findings.filter((finding) => finding.severity === severity),
      ),
    ),
  ];
}

function countsOf(findings: readonly Finding[]): string {
  const counts = ORDER.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${String(count)} ${severityWords[severity].vi.toLowerCase()}`];
  });
  return counts.length === 0 ? '' : ` – ${counts.join(', ')}`;
}

function section(severity: Severity, findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return [];
  const rows = findings.map((finding) => [
    finding.cell ?? '–',
    finding.indicator ?? (finding.criterion === null ? '–' : `TC ${String(finding.criterion)}`),
    finding.rule,
    contentOf(finding),
  ]);
  return ['', severityWords[severity].vi, ...table(['Ô', 'Chỉ tiêu', 'Mã', 'Nội dung'], rows)];
}

function contentOf({ message, fix, explanation }: Finding): string {
  return [
    message.vi,
    ...(explanation === null ? [] : [`Đã giải trình: ${explanation}`]),
    ...(fix === null ? [] : [`Sửa giúp: ${fix.map(printMend).join('; ')}`]),
  ].join('\n');
}

function printMend(mend: Mend): string {
  if ('formula' in mend) return `${mend.cell} ← ${mend.formula}`;
  return `${mend.cell} ← ${typeof mend.value === 'number' ? printNumber(mend.value) : (mend.value ?? '(để trống)')}`;
}
