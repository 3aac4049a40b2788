/** The findings of one group, by criterion: each with its cell, what is wrong, what to do, and the mend at hand. */
import type { JSX } from 'react';
import type { CriteriaSet } from '../../../core/criteria/schema.ts';
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
            {findings.map((finding, index) => (
              // Two findings may share rule and cell; the list never changes its order.
              <FindingItem key={index} finding={finding} mending={mending} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
