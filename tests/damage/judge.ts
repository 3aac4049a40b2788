/** Holds what the product read against what was meant. */
import { checkWorkbook, type CheckedReport } from '../../core/check.ts';
import { canonicalJson } from '../../core/reading/fingerprint.ts';
import type { Sheet } from '../../core/sheet/sheet.ts';
import { rulebook } from '../support/rulebook.ts';
import type { Damaged } from './generate.ts';
import type { Truth } from './draft.ts';

export interface Verdict {
  /** Every reading is the truth or its loss is found, and every finding that must be is there. */
  readonly right: boolean;
  /** A reading differs from the truth, and nothing says so. */
  readonly silent: readonly string[];
  readonly wrong: readonly string[];
  readonly notFound: readonly string[];
}

const FIELDS = ['reading', 'selfAssessment', 'expectedBy', 'obstacle', 'note'] as const satisfies readonly (keyof Truth)[];
/** Findings of the whole sheet: which form, whose, when, which column. */
const OF_SHEET = new Set(['NTM-V001', 'NTM-V002', 'NTM-V003', 'NTM-V012', 'NTM-V034', 'NTM-V077']);

/** `sheets` as they came back from a file, else those of the draft. */
export function judge({ draft, sheets: drawn }: Damaged, sheets: readonly Sheet[] = drawn): Verdict {
  const { reports } = checkWorkbook(sheets, rulebook, draft.asked);
  const checked = reports.find(({ report }) => report.sheet === draft.name);
  if (!checked) {
    const isMeant = draft.expects.some(({ rules }) => rules.includes('unrecognised'));
    return { right: isMeant, silent: [], wrong: isMeant ? [] : ['not recognised'], notFound: [] };
  }
  const wrong: string[] = [];
  const silent: string[] = [];
  const differs = (what: string, indicator: string | null, isLost: boolean): void => {
    if (!isLost) wrong.push(what);
    if (!isSaid(checked, indicator)) silent.push(what);
  };
  const { report } = checked;
  if (report.unit !== draft.unit.code) differs(`unit ${String(report.unit)}`, null, false);
  if (report.period !== draft.period) differs(`period ${String(report.period)}`, null, false);
  if (report.template !== draft.template.id)
    differs(
      `template ${report.template}`,
      null,
      draft.expects.some(({ rules }) => rules.includes('NTM-V001')),
    );
  const entries = new Map(report.entries.map((entry) => [entry.indicator, entry]));
  for (const [code, truth] of draft.truth) {
    const entry = entries.get(code);
    for (const field of FIELDS) {
      const [read, meant] = [canonicalJson(entry?.[field] ?? null), canonicalJson(truth[field])];
      if (read !== meant) differs(`${code} ${field}: ${read}, meant ${meant}`, code, draft.lost.has(code));
    }
  }
  const notFound = draft.expects
    .filter((expected) => !isFound(checked, expected))
    .map(({ rules, indicator }) => `${indicator ?? ''} ${rules.join('|')}`);
  return { right: wrong.length === 0 && notFound.length === 0 && silent.length === 0, silent, wrong, notFound };
}

/** A note (info) does not ask anybody to look. */
function isSaid({ findings }: CheckedReport, indicator: string | null): boolean {
  return findings.some(
    (finding) => finding.severity !== 'info' && (OF_SHEET.has(finding.rule) || (indicator !== null && finding.indicator === indicator)),
  );
}

function isFound(
  { findings }: CheckedReport,
  { rules, indicator }: { readonly rules: readonly string[]; readonly indicator?: string },
): boolean {
  return findings.some(
    (finding) => rules.includes(finding.rule) && (indicator === undefined || finding.indicator === indicator || finding.indicator === null),
  );
}
