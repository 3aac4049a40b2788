/** `tieuchi set list`: every criteria set, with what is held of it. */
import { completenessOf } from '../../../core/criteria/completeness.ts';
import type { CriteriaSet } from '../../../core/criteria/schema.ts';
import { LEVEL_NAMES, printCounts, printSpan } from '../../../core/criteria/statusText.ts';
import { loadRulebook } from '../../rulebook.ts';
import type { Command } from '../command.ts';
import { table } from '../table.ts';

export const setList: Command = {
  name: 'set list',
  usage: '[--json]',
  does: {
    vi: 'Mọi bộ tiêu chí: cấp, hiệu lực, số tiêu chí và chỉ tiêu đang có so với quyết định, có biểu mẫu hay không.',
    en: 'Every criteria set: level, span, criteria and indicators held of those of the decision, whether it has a sheet.',
  },
  options: {},
  files: 0,
  run: (_given, output) => {
    const { sets } = loadRulebook();
    output.document({ sets: sets.map(setSummary) });
    const rows = sets.map((set) => {
      const { criteria, indicators, isComplete } = completenessOf(set);
      return [
        set.id,
        LEVEL_NAMES[set.level],
        printSpan(set),
        printCounts(criteria),
        printCounts(indicators),
        isComplete ? 'có' : 'chưa',
        set.title,
      ];
    });
    for (const line of table(['Mã', 'Cấp', 'Hiệu lực', 'Tiêu chí', 'Chỉ tiêu', 'Biểu', 'Tên'], rows)) output.line(line);
    return 0;
  },
};

/** What a set is and how much of it is held, for --json. */
export function setSummary(set: CriteriaSet): object {
  const { criteria, indicators, incomplete, isComplete } = completenessOf(set);
  const { id, title, level, decision, from, to } = set;
  return { set: id, title, level, decision, from, to, criteria, indicators, complete: isComplete, criteriaLacking: incomplete };
}
