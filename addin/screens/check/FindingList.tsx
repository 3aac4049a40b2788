/** The findings of one group, by criterion: each with its cell, what is wrong, what to do, and the mend at hand. */
import type { JSX } from 'react';
import type { CriteriaSet } from '../../../core/criteria/schema.ts';
import type { Finding } from '../../../core/validation/finding.ts';
import { useSaying, useWords } from '../../i18n/language.ts';
import { FindingItem, type Mending } from './FindingItem.tsx';
import { byCriterion, groupTitle, type FindingGroup } from './groups.ts';

interface Props {
  readonly group: FindingGroup;
  readonly set: CriteriaSet | undefined;
  readonly mending: Mending;
}

export function FindingList({ group, set, mending }: Props): JSX.Element {
  const { check: say } = useWords();
  const saying = useSaying();
  return (
    <section className={`findings ${group.name}`}>
      <h4>
        {saying(groupTitle(group.name))} <span className="count">{String(group.findings.length)}</span>
      </h4>
      <p className="hint">{say.groupHint[group.name]}</p>
      {byCriterion(group.findings, set).map(({ criterion, name, findings }) => (
        <div key={criterion ?? 0} className="criterion">
          {criterion === null ? null : <h5>{name === null ? say.criterion(criterion) : say.criterionTitle(criterion, name)}</h5>}
          <ul>
            {keyed(findings).map(({ key, finding }) => (
              <FindingItem key={key} place={key} finding={finding} mending={mending} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/**
 * What is typed for a finding stays with it when others go, and when rows are inserted above: the findings of an indicator, or of a
 * criterion's own row, are told apart by their columns. Of those that share rule and place there is the first, the second …
 */
function keyed(findings: readonly Finding[]): readonly { readonly key: string; readonly finding: Finding }[] {
  const times = new Map<string, number>();
  return findings.map((finding) => {
    const { rule, cell, criterion, indicator } = finding;
    const place = [rule, criterion, indicator, indicator === null && criterion === null ? cell : cell?.replace(/\d+$/u, '')].join('\n');
    const time = (times.get(place) ?? 0) + 1;
    times.set(place, time);
    return { key: `${place}\n${String(time)}`, finding };
  });
}
