/** Which cells are shown as faulty, each in the colour of its gravest finding. */
import { parseAddress } from '../../../core/sheet/address.ts';
import type { Finding, Severity } from '../../../core/validation/finding.ts';
import type { Remark } from '../../client/answers.ts';
import type { Mark, MarkColour } from '../../host/host.ts';

const COLOURS: Readonly<Record<Severity, MarkColour>> = { error: 'red', explain: 'amber', warning: 'blue', info: 'grey' };
const GRAVE_LAST: readonly Severity[] = ['info', 'warning', 'explain', 'error'];

/** An explained finding and a mere note need no colour. A remark of the office above shows over a finding: somebody wrote it. */
export function marksOf(findings: readonly Finding[], remarks: readonly Remark[]): readonly Mark[] {
  const colours = new Map<string, MarkColour>();
  for (const severity of GRAVE_LAST) {
    if (severity === 'info') continue;
    for (const { cell, explanation, severity: own } of findings) {
      if (own === severity && explanation === null && cell !== null && parseAddress(cell)) colours.set(cell, COLOURS[severity]);
    }
  }
  const remarked = Map.groupBy(remarks, ({ cell }) => cell ?? '');
  return [
    ...[...colours].filter(([cell]) => !remarked.has(cell)).map(([cell, colour]) => ({ cell, colour })),
    ...[...remarked]
      .filter(([cell]) => parseAddress(cell))
      .map(([cell, some]) => ({ cell, colour: 'violet' as const, text: some.map(({ text }) => text).join('; ') })),
  ];
}
