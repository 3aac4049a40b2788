/** A gathered criteria file as a criteria set: indicators with their thresholds, sources, notes. */
import type { CriteriaSet, Criterion, Indicator } from '../../core/criteria/schema.ts';
import { criteriaSetSchema, regionSchema } from '../../core/criteria/schema.ts';
import { REGION_NAMES } from '../../core/criteria/statusText.ts';
import { besideCriteria } from './conditions.ts';
import type { CriteriaFacts, IndicatorFacts, TargetFacts } from './criteriaFacts.ts';
import { OUTSTANDING_FIELD_OF, OUTSTANDING_FIELDS, SETS, type SetDetails } from './criteriaSets.ts';
import { noteOf, sourcesOf } from './sources.ts';
import { thresholdsOf } from './thresholds.ts';

const LEVELS = { xa: 'commune', 'thi-tran': 'town', huyen: 'district', tinh: 'province', thon: 'hamlet' } as const;

export function criteriaSetOf(facts: CriteriaFacts): CriteriaSet {
  const details = SETS[facts.id];
  if (!details) throw new Error(`${facts.id} is none of the sets of data/criteria`);
  const common = commonSources(facts);
  return criteriaSetSchema.parse({
    schemaVersion: 1,
    id: facts.id,
    title: facts.title.replace(/ \((?:bổ sung|phần tìm được)[^)]*\)$/u, ''),
    shortTitle: details.shortTitle,
    decision: decisionOf(facts),
    level: LEVELS[facts.level],
    from: facts.effectiveFrom,
    to: facts.effectiveTo,
    ...besideCriteria(facts),
    nameSources: common,
    criteria: facts.criteria.map((criterion) => criterionOf(facts.id, criterion, details, common)),
    notes: [...details.notes, ...criterionNotes(facts)],
    ...(details.caution !== undefined && { caution: details.caution }),
  });
}

function decisionOf({ decision, issuedOn, issuer, annex }: CriteriaFacts): CriteriaSet['decision'] {
  if (decision === null || issuedOn === undefined) return null;
  return { number: decision, date: issuedOn, issuer: issuer.replace(/ \(.*\)$/u, ''), ...(annex && { annex }) };
}

function criterionNotes({ criteria }: CriteriaFacts): string[] {
  return criteria.flatMap(({ no, note }) => {
    const kept = noteOf(note);
    return kept === undefined ? [] : [`Tiêu chí ${String(no)}: ${kept}`];
  });
}

/** Where most of its criteria's names were seen. */
function commonSources({ criteria }: CriteriaFacts): readonly string[] {
  const alike = [...Map.groupBy(criteria, ({ provenance }) => JSON.stringify(sourcesOf(provenance))).values()];
  const [most] = alike.sort((a, b) => b.length - a.length);
  return sourcesOf(most?.[0]?.provenance ?? null);
}

function criterionOf(set: string, facts: CriteriaFacts['criteria'][number], details: SetDetails, common: readonly string[]): Criterion {
  const sources = sourcesOf(facts.provenance);
  const official = details.officialIndicators?.[facts.no];
  return {
    no: facts.no,
    name: facts.name,
    group: facts.group,
    ...(JSON.stringify(sources) !== JSON.stringify(common) && { sources }),
    ...(official !== undefined && { officialIndicators: official }),
    indicators: facts.indicators.map((indicator) => indicatorOf(set, indicator, details)),
  };
}

function indicatorOf(set: string, facts: IndicatorFacts, { shares }: SetDetails): Indicator {
  const note = noteOf(facts.note, seenInPart(facts), publisher(facts), detail(facts.target));
  const named = `${set}/${facts.code}` === OUTSTANDING_FIELD_OF;
  const share = shares?.[facts.code];
  return {
    code: facts.code,
    text: facts.text.replace(/ \((?:bị cắt|đoạn trích bị cắt)\)$/u, ' …'),
    type: named ? 'text' : facts.type === 'value' ? 'number' : facts.type,
    unit: facts.unit,
    comparator: facts.operator,
    thresholds: thresholdsOf(set, facts),
    sources: isSeenWhole(facts) ? sourcesOf(facts.provenance) : [],
    ...(facts.setByProvince && { setByProvince: true as const }),
    ...derivedOf(facts),
    ...(facts.text.includes('áp dụng đạt cho cả nam và nữ') && { bothSexes: true as const }),
    ...(facts.text.includes('nếu có') && { ifAny: true as const }),
    ...(facts.parts && { parts: facts.parts.map(partOf) }),
    ...(named && { names: OUTSTANDING_FIELDS }),
    ...(share && { share }),
    ...(note !== undefined && { note }),
  };
}

function partOf({ key, text, unit, operator }: NonNullable<IndicatorFacts['parts']>[number]): NonNullable<Indicator['parts']>[number] {
  return { key, text, unit, ...(operator && { comparator: operator }) };
}

/** `1.10 * threshold(xa-ntm-nang-cao-318-2022, '10', region, year)` */
function derivedOf({ target, targetProvenance }: IndicatorFacts): Pick<Indicator, 'derived'> {
  if (target?.formula === undefined) return {};
  const [, factor, set, code] = /^([\d.]+) \* threshold\(([^,]+), '([^']+)', region, year\)$/u.exec(target.formula) ?? [];
  if (set === undefined || code === undefined) throw new Error(`not a derived threshold: ${target.formula}`);
  return { derived: { percent: Math.round(Number(factor) * 100), set, code, sources: sourcesOf(targetProvenance) } };
}

/** A phrase, a translation or a cut sentence seen somewhere is no source of the wording. */
function isSeenWhole({ seenAs, text }: IndicatorFacts): boolean {
  return (seenAs === undefined || seenAs.startsWith('verbatim')) && !text.includes('bị cắt');
}

function seenInPart(facts: IndicatorFacts): string | undefined {
  const sources = sourcesOf(facts.provenance);
  return isSeenWhole(facts) || sources.length === 0 ? undefined : `Ý chính (không phải nguyên văn) thấy ở ${sources.join(', ')}.`;
}

function publisher({ targetPublishedBy }: IndicatorFacts): string | undefined {
  return targetPublishedBy === undefined ? undefined : `Mức đạt: ${targetPublishedBy}.`;
}

function detail(target: TargetFacts | null): string | undefined {
  const rules = target?.detail?.map(({ rule, regions }) => {
    const names = regions?.map((region) => REGION_NAMES[regionSchema.parse(region)]);
    return names === undefined ? rule : `${names.join(', ')}: ${rule}`;
  });
  return rules && `Yêu cầu cụ thể: ${rules.join('; ')}.`;
}
