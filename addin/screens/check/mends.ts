/** A finding's mend as cells to write, and where an explanation goes. */
import type { Finding } from '../../../core/validation/finding.ts';
import type { Report } from '../../../core/reading/report.ts';
import type { HostWrite } from '../../host/host.ts';

/** Null where nothing can be mended by one click. */
export function mendOf({ fix }: Finding, sheet: string): readonly HostWrite[] | null {
  if (!fix) return null;
  return fix.map((mend) =>
    'formula' in mend
      ? { sheet, cell: mend.cell, formula: mend.formula, overFormula: true }
      : { sheet, cell: mend.cell, value: mend.value },
  );
}

/** Those of the same rule, each cell once. */
export function mendsOfRule(rule: string, findings: readonly Finding[], sheet: string): readonly HostWrite[] {
  const writes = findings.filter((finding) => finding.rule === rule).flatMap((finding) => mendOf(finding, sheet) ?? []);
  return [...new Map(writes.map((write) => [write.cell, write])).values()];
}

export interface NotePlace {
  readonly cell: string;
  /** What stands there already. */
  readonly text: string;
}

/** Where the explanation of a finding is written: the note of its row. Null where the sheet has no such column or row. */
export function notePlaceOf({ indicator, criterion }: Finding, report: Report): NotePlace | null {
  const row =
    indicator === null
      ? report.criterionRows.find((one) => one.criterion === criterion)
      : report.entries.find((entry) => entry.indicator === indicator);
  const cell = row?.cells?.note;
  return cell === null || cell === undefined ? null : { cell, text: row?.note ?? '' };
}

/** What stood there stays in front. */
export function explanationWrite(sheet: string, { cell, text }: NotePlace, explanation: string): HostWrite {
  return { sheet, cell, value: text === '' ? explanation : `${text}; ${explanation}` };
}
