/** What a run over a corpus comes to, in lines. */

export interface Verdict {
  /** Below the folder given. */
  readonly file: string;
  readonly kind: 'clean' | 'refused' | 'broken';
  /** The Problem's code of a refusal, or what broke. */
  readonly reason: string;
  /** Cells written and looked at again. */
  readonly cells?: number;
  /** Why openpyxl could not read the original. */
  readonly unread?: string;
}

const SHOWN = 3;

export function printSummary(verdicts: readonly Verdict[]): void {
  const of = (kind: Verdict['kind']): readonly Verdict[] => verdicts.filter((verdict) => verdict.kind === kind);
  const clean = of('clean');
  const cells = clean.reduce((sum, verdict) => sum + (verdict.cells ?? 0), 0);
  console.log(`clean    ${String(clean.length)}  (${String(cells)} cells written and read again by openpyxl and as XML)`);
  const unread = clean.filter((verdict) => verdict.unread !== undefined);
  if (unread.length > 0) {
    console.log(
      `         ${String(unread.length)} of them openpyxl does not read as they were; their parts and cells are compared as XML:`,
    );
    printGroups(unread, ({ unread: why }) => why ?? '');
  }
  console.log(`refused  ${String(of('refused').length)}`);
  printGroups(of('refused'), ({ reason }) => reason);
  console.log(`broken   ${String(of('broken').length)}`);
  for (const { file, reason } of of('broken')) console.log(`         ${file}: ${reason}`);
}

function printGroups(verdicts: readonly Verdict[], why: (verdict: Verdict) => string): void {
  const groups = [...Map.groupBy(verdicts, why)].sort(([, a], [, b]) => b.length - a.length);
  for (const [reason, members] of groups) {
    const names = members.slice(0, SHOWN).map(({ file }) => file);
    console.log(`         ${String(members.length).padStart(4)}  ${reason}: ${names.join(', ')}${members.length > SHOWN ? ' …' : ''}`);
  }
}
