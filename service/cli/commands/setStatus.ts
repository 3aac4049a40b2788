/** `tieuchi set status`: what a set lacks and what a person must confirm, with decision and annex. */
import { printDecision } from '../../../core/criteria/print.ts';
import type { CriteriaSet } from '../../../core/criteria/schema.ts';
import { statusOf, type IndicatorStatus, type SetStatus } from '../../../core/criteria/status.ts';
import { LEVEL_NAMES, printCounts, printOpen, printSpan, printThresholds, thresholdWord } from '../../../core/criteria/statusText.ts';
import { printOfficialDay } from '../../../core/calendar/officialDay.ts';
import { askedSet } from '../../asked.ts';
import { loadRulebook } from '../../rulebook.ts';
import type { Command } from '../command.ts';
import { table, wrap } from '../table.ts';
import { setSummary } from './setList.ts';

export const setStatus: Command = {
  name: 'set status',
  usage: 'SET [--json]',
  does: {
    vi: 'Bộ tiêu chí còn thiếu gì so với quyết định, chỉ tiêu nào phải xác nhận câu chữ hoặc mức, ở vùng nào, năm nào.',
    en: 'What a criteria set lacks of its decision, and which wordings and thresholds must be confirmed, for which regions and years.',
  },
  options: {},
  files: 1,
  run: ({ files: [id = ''] }, output) => {
    const set = askedSet(loadRulebook(), id);
    const status = statusOf(set);
    output.document(statusDocument(set, status));
    for (const line of printStatus(set, status)) output.line(line);
    return 0;
  },
};

function statusDocument(set: CriteriaSet, { toConfirm }: SetStatus): object {
  return {
    ...setSummary(set),
    amendedBy: set.amendedBy ?? [],
    conditions: (set.conditions ?? []).map(({ code, text, sources }) => ({ code, text, wordingSeen: sources.length > 0 })),
    toConfirm: toConfirm.map(({ indicator, criterion, wordingSeen, threshold, open }) => ({
      code: indicator.code,
      criterion,
      text: indicator.text,
      wordingSeen,
      threshold,
      setByProvince: indicator.setByProvince ?? false,
      open,
    })),
    caution: set.caution ?? null,
    notes: set.notes ?? [],
  };
}

function printStatus(set: CriteriaSet, status: SetStatus): readonly string[] {
  const { toConfirm } = status;
  return [
    `${set.title} (${set.id})`,
    `${printDecision(set)}${set.decision?.annex === undefined ? '' : `, ${set.decision.annex}`} · ${LEVEL_NAMES[set.level]} · hiệu lực ${printSpan(set)}`,
    ...(set.amendedBy ?? []).map(
      ({ number, date, sources }) => `Sửa đổi: ${number} ngày ${printOfficialDay(date)}${sources.length === 0 ? ' (chưa xác minh)' : ''}`,
    ),
    '',
    ...printLacks(set, status),
    ...unseenConditions(set),
    ...(toConfirm.length === 0 ? ['Trong các chỉ tiêu đang có, không còn chỉ tiêu nào phải xác nhận.'] : printToConfirm(set, toConfirm)),
    '',
    ...[...(set.caution === undefined ? [] : [set.caution]), ...(set.notes ?? [])].flatMap((note) => wrap(`- ${note}`, 110)),
  ];
}

function printLacks(set: CriteriaSet, { completeness, indicators }: SetStatus): readonly string[] {
  const { criteria, incomplete, isComplete } = completeness;
  const seen = indicators.filter(({ wordingSeen }) => wordingSeen).length;
  const decided = indicators.filter(({ open }) => open.length === 0).length;
  return [
    `Tiêu chí: ${printCounts(criteria)} · chỉ tiêu: ${printCounts(completeness.indicators)} · biểu mẫu: ${isComplete ? 'có' : 'chưa lập được'}`,
    ...(indicators.length === 0
      ? []
      : [
          `Câu chữ đã thấy nguồn: ${String(seen)}/${String(indicators.length)} · mức không còn phải xác nhận: ${String(decided)}/${String(indicators.length)}`,
        ]),
    ...(incomplete.length === 0 ? [] : [`Chưa có đủ chỉ tiêu: tiêu chí ${incomplete.join(', ')} – báo cáo theo chữ ghi ở dòng tiêu chí`]),
    ...(isComplete ? [] : [`Cần: chép đủ chỉ tiêu và mức từ ${whereToLook(set)} vào data/criteria/${set.id}.json`]),
    '',
  ];
}

function whereToLook(set: CriteriaSet): string {
  return `${printDecision(set)}${set.decision?.annex === undefined ? '' : `, ${set.decision.annex}`}`;
}

function unseenConditions({ conditions = [] }: CriteriaSet): readonly string[] {
  const unseen = conditions.filter(({ sources }) => sources.length === 0).map(({ code }) => code);
  return unseen.length === 0 ? [] : [`Điều kiện chưa đối chiếu câu chữ: ${unseen.join(', ')}`, ''];
}

function printToConfirm(set: CriteriaSet, toConfirm: readonly IndicatorStatus[]): readonly string[] {
  const rows = toConfirm.map((one) => [
    one.indicator.code,
    one.wordingSeen ? 'đã thấy' : 'chưa đối chiếu',
    thresholdWord(one),
    `${one.indicator.text}${openIn(one)}`,
  ]);
  return [
    `Phải xác nhận ${String(toConfirm.length)} chỉ tiêu, đối chiếu với ${whereToLook(set)}:`,
    ...table(['Mã', 'Câu chữ', 'Mức', 'Nội dung'], rows),
    '',
    'Xác nhận từng mục cho một tỉnh, khi có quyết định trong tay:',
    `  tieuchi overlay confirm --set ${set.id} --code MÃ --province TỈNH --value MỨC [--region VÙNG] [--group NHÓM] [--year NĂM] [--part Ý] --source "Quyết định số …, Phụ lục …" --from NGÀY`,
    `  tieuchi overlay confirm --set ${set.id} --code MÃ --province TỈNH --text "CÂU CHỮ" --source "…" --from NGÀY`,
  ];
}

/** Below the wording: what is known of the threshold, and where it is wanted. */
function openIn({ indicator, open }: IndicatorStatus): string {
  if (open.length === 0) return '';
  const { derived } = indicator;
  const known = [printThresholds(indicator), derived ? `${String(derived.percent)} % mức của ${derived.set}, ${derived.code}` : ''].filter(
    (part) => part !== '',
  );
  return `\n→ ${[...known, `cần mức: ${printOpen(open)}`].join(' · ')}`;
}
