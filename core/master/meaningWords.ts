/** What a column and a row of a master are understood to be, in words: printed by `master bind`, shown before a person confirms. */
import type { Message } from '../message.ts';
import type { ColumnMeaning, FormFigure, Own, RowMeaning } from './binding.ts';

const both = (vi: string, en: string): Message => ({ vi, en });

const OWN: Readonly<Record<Own, Message>> = {
  number: both('số thứ tự', 'a running number'),
  measure: both('đơn vị tính', 'a unit of measure'),
  code: both('mã', 'a code'),
  notes: both('ghi chú', 'notes'),
  level: both('mức đạt', 'a level'),
  difficulties: both('khó khăn, vướng mắc', 'difficulties'),
  person: both('người phụ trách', 'a person'),
  decision: both('quyết định', 'a decision'),
  place: both('địa bàn', 'a place'),
  otherTime: both('kỳ khác hoặc kế hoạch', 'another period or a plan'),
  review: both('thẩm định, rà soát', 'what another body found'),
  otherSet: both('bộ tiêu chí khác', 'another criteria set'),
};

const PLAIN = {
  unit: both('tên đơn vị', 'the unit’s name'),
  district: both('tên huyện', 'the district’s name'),
  metCount: both('số tiêu chí đạt', 'criteria met'),
  change: both('tăng, giảm so với kỳ trước', 'more or fewer than in the period before'),
  newlyMet: both('tiêu chí mới đạt', 'criteria newly met'),
  lost: both('tiêu chí không còn đạt', 'criteria lost'),
  outstanding: both('danh sách tiêu chí chưa đạt', 'list of criteria outstanding'),
  outstandingCount: both('số tiêu chí chưa đạt', 'number of criteria outstanding'),
  expectedBy: both('tháng dự kiến đạt', 'months expected'),
  difficulties: both('khó khăn, vướng mắc', 'difficulties'),
  level: both('mức đạt', 'the level'),
  expected: both('số xã phải báo cáo', 'communes obliged to report'),
  counted: both('số xã đã có báo cáo', 'communes whose report counts'),
  average: both('bình quân tiêu chí/xã', 'criteria per commune on average'),
} as const;

export function columnMeaningWords(meaning: ColumnMeaning): Message {
  switch (meaning.kind) {
    case 'criterion':
      return measured(meaning.criterion, meaning.measure);
    case 'band':
      return band(meaning.label);
    case 'results':
      return withGroup(both('kết quả của từng dòng', 'what each row says'), meaning.group);
    case 'leftAlone':
      return both(`để nguyên: ${OWN[meaning.own].vi}`, `left alone: ${OWN[meaning.own].en}`);
    default:
      return PLAIN[meaning.kind];
  }
}

/** `unit`: the name or the code of the unit whose figures the row holds. */
export function rowMeaningWords(meaning: RowMeaning, unit: string): Message {
  switch (meaning.kind) {
    case 'commune':
      return both(unit, unit);
    case 'totals':
      return both(`tổng của ${unit}`, `totals of ${unit}`);
    case 'section':
      return both(`tên ${unit}, không có số`, `the name ${unit}, without figures`);
    case 'metFoot':
      return both(`số xã đạt của ${unit}`, `communes that meet it, of ${unit}`);
    case 'shareFoot':
      return both(`tỷ lệ % của ${unit}`, `share in %, of ${unit}`);
    case 'criterionLine':
      return withGroup(measured(meaning.criterion, 'met'), meaning.group);
    case 'figureLine':
      return withGroup(figureWords(meaning.figure), meaning.group);
  }
}

function measured(criterion: number, measure: 'met' | 'unmet' | 'share'): Message {
  const name = both(`tiêu chí ${String(criterion)}`, `criterion ${String(criterion)}`);
  const of = { met: both('', ''), unmet: both(', chưa đạt', ', not met'), share: both(', tỷ lệ %', ', share in %') }[measure];
  return both(name.vi + of.vi, name.en + of.en);
}

function band(label: string): Message {
  return both(`số xã đạt ${label}`, `communes in the band ${label}`);
}

function figureWords(figure: FormFigure): Message {
  return figure.is === 'band' ? band(figure.label) : PLAIN[figure.is];
}

function withGroup(words: Message, group: number | string | null): Message {
  return group === null ? words : both(`${words.vi}, nhóm xã ${String(group)}`, `${words.en}, group ${String(group)}`);
}
