/** A gathered criteria file as a criteria set: thresholds with what they may decide, sources, notes. */
import type { CriteriaSet, Enforce, Indicator, Region, Threshold } from '../../core/criteria/schema.ts';
import { criteriaSetSchema, regionSchema } from '../../core/criteria/schema.ts';
import type { CriteriaFacts, IndicatorFacts, TargetFacts } from './criteriaFacts.ts';
import { noteOf, sourcesOf } from './sources.ts';

const SHORT_TITLES: Readonly<Record<string, string>> = {
  'xa-ntm-318-2022': 'XÃ NÔNG THÔN MỚI',
  'xa-ntm-nang-cao-318-2022': 'XÃ NÔNG THÔN MỚI NÂNG CAO',
};

/** Two regions' figures of one indicator were seen in two places; its note says which where. */
const SEEN_APART: Readonly<Record<string, Partial<Record<Region, RegExp>>>> = {
  'xa-ntm-nang-cao-318-2022/18.1': { DBSH: /Trực Ninh/u, BTB: /^https:/u },
};

export function criteriaSetOf(facts: CriteriaFacts): CriteriaSet {
  return criteriaSetSchema.parse({
    schemaVersion: 1,
    id: facts.id,
    title: facts.title,
    shortTitle: SHORT_TITLES[facts.id],
    decision: { number: facts.decision, date: facts.issuedOn, issuer: facts.issuer, annex: facts.annex },
    level: 'commune',
    from: facts.effectiveFrom,
    to: facts.effectiveTo,
    criteria: facts.criteria.map(({ no, name, group, indicators }) => ({
      no,
      name,
      group,
      indicators: indicators.map((indicator) => indicatorOf(facts.id, indicator)),
    })),
    notes: setNotes(facts),
  });
}

function setNotes(facts: CriteriaFacts): string[] {
  const criteria = facts.criteria.flatMap(({ no, note }) => {
    const kept = noteOf(note);
    return kept === undefined ? [] : [`Tiêu chí ${String(no)}: ${kept}`];
  });
  return [
    'Số tiêu chí, số chỉ tiêu, câu chữ và mức đạt không ghi nguồn đều chưa đối chiếu với quyết định.',
    'Quyết định số 211/QĐ-TTg ngày 01/3/2024 có thể đã sửa đổi, bổ sung một số nội dung (chưa xác minh).',
    'Ngày hết hiệu lực suy ra từ ngày Quyết định số 51/2025/QĐ-TTg có hiệu lực (15/02/2026); điều khoản chuyển tiếp chưa xác minh.',
    'Điều 1: xã đặc biệt khó khăn và xã an toàn khu thuộc huyện nghèo, huyện vừa thoát nghèo giai đoạn 2018 - 2020 áp dụng mức của vùng Trung du miền núi phía Bắc.',
    ...criteria,
  ];
}

function indicatorOf(set: string, facts: IndicatorFacts): Indicator {
  const note = noteOf(facts.note, seenInPart(facts), publisher(facts), detail(facts.target));
  return {
    code: facts.code,
    text: facts.text,
    type: facts.type === 'value' ? 'number' : facts.type,
    unit: facts.unit,
    comparator: facts.operator,
    thresholds: thresholdsOf(set, facts),
    sources: isSeenWhole(facts) ? sourcesOf(facts.provenance) : [],
    ...(facts.text.includes('áp dụng đạt cho cả nam và nữ') && { bothSexes: true as const }),
    ...(facts.text.includes('nếu có') && { ifAny: true as const }),
    ...(facts.parts && { parts: facts.parts }),
    ...(note !== undefined && { note }),
  };
}

/** A phrase or a translation seen somewhere is no source of the wording. */
function isSeenWhole({ seenAs }: IndicatorFacts): boolean {
  return seenAs === undefined || seenAs.startsWith('verbatim');
}

function seenInPart(facts: IndicatorFacts): string | undefined {
  const sources = sourcesOf(facts.provenance);
  return isSeenWhole(facts) || sources.length === 0 ? undefined : `Ý chính (không phải nguyên văn) thấy ở ${sources.join(', ')}.`;
}

function publisher({ targetPublishedBy }: IndicatorFacts): string | undefined {
  return targetPublishedBy === undefined ? undefined : `Mức đạt: ${targetPublishedBy}.`;
}

const REGION_NAMES: Readonly<Record<Region, string>> = {
  TDMNPB: 'Trung du miền núi phía Bắc',
  DBSH: 'Đồng bằng sông Hồng',
  BTB: 'Bắc Trung Bộ',
  DHNTB: 'Duyên hải Nam Trung Bộ',
  TN: 'Tây Nguyên',
  DNB: 'Đông Nam Bộ',
  DBSCL: 'Đồng bằng sông Cửu Long',
};

function detail(target: TargetFacts | null): string | undefined {
  const rules = target?.detail?.map(({ rule, regions }) => {
    const names = regions?.map((region) => REGION_NAMES[regionSchema.parse(region)]);
    return names === undefined ? rule : `${names.join(', ')}: ${rule}`;
  });
  return rules && `Yêu cầu cụ thể: ${rules.join('; ')}.`;
}

/** The known target with its own say; a remembered one beside it never decides, and never where the known one speaks. */
function thresholdsOf(set: string, facts: IndicatorFacts): Threshold[] {
  const sources = sourcesOf(facts.targetProvenance);
  const known = facts.target
    ? figuresOf(facts.target).map((figure) => ({
        ...figure,
        enforce: mayDecide(facts.enforce, sources),
        sources: seenFor(set, facts.code, figure.region, sources),
      }))
    : [];
  const said = new Set(known.map(keyOf));
  const remembered = facts.unverifiedTarget
    ? figuresOf(facts.unverifiedTarget).map((figure) => ({ ...figure, enforce: 'no' as const, sources: facts.target ? [] : sources }))
    : [];
  return [...known, ...remembered.filter((threshold) => !said.has(keyOf(threshold)))];
}

/** A figure nobody has seen decides nothing, whatever the facts say. */
function mayDecide(enforce: Enforce, sources: readonly string[]): Enforce {
  return enforce === 'yes' && sources.length === 0 ? 'after-confirmation' : enforce;
}

function seenFor(set: string, code: string, region: Region | undefined, sources: readonly string[]): readonly string[] {
  const where = region && SEEN_APART[`${set}/${code}`]?.[region];
  return where ? sources.filter((source) => where.test(source)) : sources;
}

type Figure = Pick<Threshold, 'value' | 'region' | 'year'>;

function figuresOf({ common, byRegion, byYear }: TargetFacts): Figure[] {
  const years = Object.entries(byYear ?? {}).flatMap(([year, figures]) =>
    (typeof figures === 'object' ? figuresOf(figures) : [{ value: figures }]).map((figure) => ({ ...figure, year: Number(year) })),
  );
  const regions = Object.entries(byRegion ?? {}).flatMap(([region, value]) =>
    typeof value === 'object' ? [] : [{ value, region: regionSchema.parse(region) }],
  );
  return [...(common === undefined ? [] : [{ value: common }]), ...regions, ...years];
}

function keyOf({ region, year }: Figure): string {
  return `${region ?? ''}/${String(year ?? '')}`;
}
