/** Writes docs/sets/ from data/criteria, a page for each set; a spec fails when a page is behind. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printOfficialDay } from '../core/calendar/officialDay.ts';
import { completenessOf } from '../core/criteria/completeness.ts';
import { printDecision } from '../core/criteria/print.ts';
import { criteriaSetSchema, type CriteriaSet, type Criterion } from '../core/criteria/schema.ts';
import { statusOf, type IndicatorStatus, type SetStatus } from '../core/criteria/status.ts';
import {
  LEVEL_NAMES,
  printCounts,
  printOpen,
  printSpan,
  printThresholds,
  REGION_NAMES,
  thresholdWord,
} from '../core/criteria/statusText.ts';

export const SET_PAGES = fileURLToPath(new URL('../docs/sets/', import.meta.url));
const SETS = fileURLToPath(new URL('../data/criteria/', import.meta.url));

/** Every page by its file name. */
export function setPages(): ReadonlyMap<string, string> {
  const sets = readdirSync(SETS)
    .sort()
    .map((name) => criteriaSetSchema.parse(JSON.parse(readFileSync(join(SETS, name), 'utf8'))));
  return new Map([['README.md', overview(sets)], ...sets.map((set) => [`${set.id}.md`, setPage(set)] as const)]);
}

const MADE = 'Trang này được ghi ra từ dữ liệu (`node scripts/sets-doc.ts`); sửa ở `data/criteria/`.';

function overview(sets: readonly CriteriaSet[]): string {
  const rows = sets.map((set) => {
    const { criteria, indicators, isComplete } = completenessOf(set);
    return `| [${set.id}](${set.id}.md) | ${cell(set.title)} | ${LEVEL_NAMES[set.level]} | ${printSpan(set)} | ${printCounts(criteria)} | ${printCounts(indicators)} | ${isComplete ? 'có' : 'chưa'} |`;
  });
  return [
    '# Các bộ tiêu chí · The criteria sets',
    '',
    MADE,
    'Số đang có trên số của quyết định; `?` là chưa rõ. Bộ chưa đủ chỉ tiêu vẫn báo cáo được, nhưng chưa in được biểu.',
    '',
    '| bộ | tên | cấp | hiệu lực | tiêu chí | chỉ tiêu | biểu |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    'Vùng: ' +
      Object.entries(REGION_NAMES)
        .map(([code, name]) => `${code} ${name}`)
        .join(' · ') +
      '.',
    '',
  ].join('\n');
}

function setPage(set: CriteriaSet): string {
  const sources = sourceList();
  // Line by line from the top, so that sources are numbered as they are met.
  return [
    `# ${set.title}`,
    '',
    MADE,
    '',
    `- Mã: \`${set.id}\` · cấp: ${LEVEL_NAMES[set.level]} · hiệu lực: ${printSpan(set)}`,
    `- ${sentence(printDecision(set))}${set.decision?.annex === undefined ? '' : `, ${set.decision.annex}`}`,
    ...(set.amendedBy ?? []).map(
      ({ number, date, sources: seen }) =>
        `- Sửa đổi: ${number} ngày ${printOfficialDay(date)}${seen.length === 0 ? ' (chưa xác minh)' : sources.refs(seen)}`,
    ),
    ...countLines(set, sources),
    ...(set.caution === undefined ? [] : [`- **${set.caution}**`]),
    ...(set.notes ?? []).map((note) => `- ${note}`),
    '',
    ...conditionLines(set, sources),
    ...criterionLines(set, statusOf(set), sources),
    ...sources.lines(),
  ].join('\n');
}

function countLines(set: CriteriaSet, sources: SourceList): readonly string[] {
  const { criteria, indicators, incomplete, isComplete } = completenessOf(set);
  const seen = sources.refs([...(set.official?.sources ?? []), ...(set.nameSources ?? [])]);
  return [
    `- Tiêu chí: ${printCounts(criteria)} · chỉ tiêu: ${printCounts(indicators)} (đang có / của quyết định)${seen} · biểu mẫu: ${isComplete ? 'có' : 'chưa lập được'}`,
    ...(incomplete.length === 0
      ? []
      : [`- **Chưa có đủ chỉ tiêu ở tiêu chí ${incomplete.join(', ')}**: báo cáo theo chữ ghi ở dòng tiêu chí`]),
  ];
}

function conditionLines({ presupposes = [], conditions = [], communeGroups = [] }: CriteriaSet, sources: SourceList): readonly string[] {
  const lines = [
    ...presupposes.map((one) => `- Phải đạt trước: \`${one.set}\`${seenOrNot(one.sources, sources)}`),
    ...conditions.map(
      ({ code, text, share, sources: seen, note }) =>
        `- ${code}. ${text}${share ? ` (tính từ \`${share.set}\`)` : ''}${note === undefined ? '' : ` – ${note}`}${seenOrNot(seen, sources)}`,
    ),
    ...communeGroups.map(({ group, text, sources: seen }) => `- Nhóm ${String(group)}: ${text}${seenOrNot(seen, sources)}`),
  ];
  return lines.length === 0 ? [] : ['## Điều kiện, nhóm xã', '', ...lines, ''];
}

function criterionLines(set: CriteriaSet, { indicators }: SetStatus, sources: SourceList): readonly string[] {
  const byCriterion = Map.groupBy(indicators, ({ criterion }) => criterion);
  return [
    '## Tiêu chí và chỉ tiêu',
    '',
    '“Câu chữ” và “mức” là hai câu hỏi riêng: đã thấy ở nguồn nào, hay chưa đối chiếu với quyết định. Mức chưa đối chiếu không bao giờ kết luận Đạt hay Chưa đạt; mức chỉ nhớ lại thì không in.',
    '',
    ...set.criteria.flatMap((criterion) => oneCriterion(criterion, byCriterion.get(criterion.no) ?? [], sources)),
  ];
}

function oneCriterion(
  { no, name, officialIndicators, sources: seen = [] }: Criterion,
  own: readonly IndicatorStatus[],
  sources: SourceList,
): readonly string[] {
  const official = officialIndicators === undefined ? '' : ` (${String(own.length)}/${String(officialIndicators)} chỉ tiêu)`;
  const heading = `### ${String(no)}. ${name}${official}${sources.refs(seen)}`;
  if (own.length === 0) return [heading, '', 'Chưa có chỉ tiêu nào.', ''];
  return [
    heading,
    '',
    '| mã | nội dung | ĐVT | mức yêu cầu | chắc đến đâu |',
    '|---|---|---|---|---|',
    ...own.map((one) => indicatorRow(one, sources)),
    '',
  ];
}

function indicatorRow(status: IndicatorStatus, sources: SourceList): string {
  const { indicator, wordingSeen, open } = status;
  const { code, text, unit, parts = [], names = [], thresholds, derived, share, note } = indicator;
  const content = [
    text,
    ...parts.map((part) => `${part.key}) ${part.text} (${part.unit})`),
    ...(names.length === 0 ? [] : [`Danh mục mở: ${names.map((one) => `${one.name}${sources.refs(one.sources)}`).join(', ')}`]),
    ...(share ? [`Tính từ kết quả cấp dưới: \`${share.set}\``] : []),
    ...(note === undefined ? [] : [`*${note}*`]),
  ];
  const asked = [
    printThresholds(indicator),
    ...(derived ? [`${String(derived.percent)} % mức của \`${derived.set}\` ${derived.code}${sources.refs(derived.sources)}`] : []),
  ].filter((part) => part !== '');
  const figures = thresholds.filter(({ enforce }) => enforce !== 'no').flatMap((one) => one.sources);
  const sure = [
    `câu chữ: ${wordingSeen ? `đã thấy${sources.refs(indicator.sources)}` : 'chưa đối chiếu'}`,
    ...(status.threshold === 'ownWord' ? [] : [`mức: ${thresholdWord(status)}${sources.refs(figures)}`]),
    ...(open.length === 0 ? [] : [`còn cần: ${printOpen(open)}`]),
  ];
  return `| ${[code, content.join('<br>'), unit, asked.join('<br>') || '–', sure.join('<br>')].map(cell).join(' | ')} |`;
}

interface SourceList {
  /** ` [1, 2]`; nothing for none. */
  refs(sources: readonly string[]): string;
  lines(): readonly string[];
}

/** Numbered as they come up, each once. */
function sourceList(): SourceList {
  const numbers = new Map<string, number>();
  const numberOf = (source: string): number => {
    const number = numbers.get(source) ?? numbers.size + 1;
    numbers.set(source, number);
    return number;
  };
  return {
    refs: (sources) => (sources.length === 0 ? '' : ` [${[...new Set(sources)].map((source) => String(numberOf(source))).join(', ')}]`),
    lines: () =>
      numbers.size === 0 ? [] : ['## Nguồn', '', ...[...numbers].map(([source, number]) => `${String(number)}. ${linked(source)}`), ''],
  };
}

function linked(source: string): string {
  return source.replace(/https?:\/\/[^\s)]+/u, '<$&>');
}

function seenOrNot(seen: readonly string[], sources: SourceList): string {
  return seen.length === 0 ? ' (chưa đối chiếu)' : sources.refs(seen);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(SET_PAGES, { recursive: true });
  for (const [name, page] of setPages()) writeFileSync(join(SET_PAGES, name), page);
}
