/** A finding's mend as cells to write, and which findings can be mended here. */
import type { Finding } from '../../../core/validation/finding.ts';
import type { Report } from '../../../core/reading/report.ts';
import type { Host, HostWrite } from '../../host/host.ts';

/** Null where nothing can be written by one click in this host. */
export function mendOf({ fix }: Finding, sheet: string, { writesFormulas }: Host): readonly HostWrite[] | null {
  if (!fix || (!writesFormulas && fix.some((mend) => 'formula' in mend))) return null;
  return fix.map((mend) =>
    'formula' in mend
      ? { sheet, cell: mend.cell, formula: mend.formula, overFormula: true }
      : { sheet, cell: mend.cell, value: mend.value },
  );
}

/** Those of the same rule, each cell once. */
export function mendsOfRule(rule: string, findings: readonly Finding[], sheet: string, host: Host): readonly HostWrite[] {
  const writes = findings.filter((finding) => finding.rule === rule).flatMap((finding) => mendOf(finding, sheet, host) ?? []);
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
