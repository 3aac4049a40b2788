/** What a gathered set asks beside its criteria: conditions, sets met before, amendments, official counts. */
import type { Condition, Share } from '../../core/criteria/conditions.ts';
import type { CriteriaSet } from '../../core/criteria/schema.ts';
import type { ConditionFacts, CriteriaFacts, Provenance } from './criteriaFacts.ts';
import { noteOf, sourcesOf } from './sources.ts';

type Beside = Pick<CriteriaSet, 'amendedBy' | 'official' | 'presupposes' | 'conditions' | 'communeGroups'>;

export function besideCriteria(facts: CriteriaFacts): Beside {
  const { amendedBy, officialCounts, presupposes, conditions, communeGroups } = facts;
  return {
    ...(amendedBy && {
      amendedBy: amendedBy.map(({ decision, date, provenance }) => ({ number: decision, date, sources: sourcesOf(provenance) })),
    }),
    official: {
      criteria: officialCounts.criteria,
      indicators: officialCounts.indicators,
      sources: countSources(officialCounts.provenance),
    },
    ...(presupposes && { presupposes: presupposes.map(({ set, provenance }) => ({ set, sources: sourcesOf(provenance) })) }),
    ...(conditions && { conditions: conditions.map(conditionOf) }),
    ...(communeGroups && {
      communeGroups: communeGroups.map(({ code, definition, provenance }) => ({
        group: groupOf(code),
        text: definition,
        sources: sourcesOf(provenance),
      })),
    }),
  };
}

/** What says where a count was seen; what says only that it was not is no source. */
function countSources(provenance: Provenance): string[] {
  return sourcesOf(provenance).filter((source) => /^https?:|^tên \d+ tiêu chí thấy/u.test(source));
}

function groupOf(code: string): 1 | 2 | 3 {
  if (code === 'nhom1') return 1;
  if (code === 'nhom2') return 2;
  if (code === 'nhom3') return 3;
  throw new Error(`no commune group is known by ${code}`);
}

function conditionOf({ code, text, operator, unit, target, computedFrom, provenance, note }: ConditionFacts): Condition {
  const value = typeof target === 'number' ? target : null;
  const kept = noteOf(note);
  const share = computedFrom === undefined ? undefined : shareOf(computedFrom);
  return {
    code: code.replace(/^DK/u, 'ĐK'),
    text,
    comparator: value === null ? 'đạt' : operator,
    value,
    ...(value !== null && { unit: unit ?? '%' }),
    ...(share && { share }),
    sources: sourcesOf(provenance),
    ...(kept !== undefined && { note: kept }),
  };
}

/** `share of communes with xa-ntm-318-2022 met` */
function shareOf(text: string): Share {
  const [, units, set, as] = /^share of (communes|townships) with (\S+) (met|recognised)$/u.exec(text) ?? [];
  if (set === undefined || (as !== 'met' && as !== 'recognised')) throw new Error(`not a share: ${text}`);
  return { of: units === 'townships' ? 'towns' : 'communes', set, as };
}
