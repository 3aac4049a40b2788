/**
 * Plausible answers for one commune's report: mostly met, some unmet with their difficulty and
 * an expected month, health insurance near 95 %. Seeded, so the sample is the same everywhere. Made up
 * from first to last, and shown as a sample wherever it shows.
 */
import { requirementOf, type Place } from '../../core/criteria/requirement.ts';
import type { Indicator } from '../../core/criteria/schema.ts';
import { WORDS } from '../../core/template/derived.ts';
import { clean, printNumber } from '../../core/text/number.ts';
import type { Chance } from './random.ts';

/** What an officer would write on one row. */
export interface Answer {
  readonly result: string;
  readonly selfAssessment: string;
  readonly expectedBy: string;
  readonly obstacle: string;
  readonly note: string;
}

/** How often an indicator is unmet: about two of a commune's seventy-five. */
const UNMET = 0.03;
const BHYT = /bảo hiểm y tế/u;

const OBSTACLES = [
  'Vốn đối ứng của xã chưa bố trí kịp; đề nghị huyện hỗ trợ',
  'Một số thôn chưa hoàn thành; UBND xã đôn đốc hằng tuần',
  'Đang hoàn thiện hồ sơ, chờ phòng chuyên môn thẩm tra',
  'Người dân đi làm ăn xa, khó vận động tham gia',
] as const;
const MONTHS = ['12/2023', '12/2023', '03/2024', '06/2024'] as const;

export function fillIndicator(indicator: Indicator, place: Place, chance: Chance): Answer {
  const health = BHYT.test(indicator.text);
  const threshold = thresholdOf(indicator, place);
  const unmet = health ? chance.happens(0.3) : chance.happens(UNMET);
  return {
    result: resultOf(indicator, threshold, unmet, chance),
    selfAssessment: unmet ? WORDS.unmet : WORDS.met,
    expectedBy: unmet ? chance.oneOf(MONTHS) : '',
    obstacle: unmet ? chance.oneOf(OBSTACLES) : '',
    note: '',
  };
}

/** The commune that reports Đạt just short of the requirement and explains it. */
export function explained(indicator: Indicator, place: Place): Answer {
  const short = clean(thresholdOf(indicator, place) - 0.2);
  return {
    result: printNumber(short),
    selfAssessment: WORDS.met,
    expectedBy: '',
    obstacle: '',
    note: 'BHXH huyện đang cập nhật 62 thẻ cấp mới, đến 20/11 đạt trên mức yêu cầu',
  };
}

/** The commune whose report is blocked: a swallowed comma and an unfilled choice. */
export function blocked(answer: Answer, index: number): Answer {
  return index === 0 ? { ...answer, result: '955' } : { ...answer, selfAssessment: 'Đ/K' };
}

/** The figure to keep near; where none is known a common one, for the sample only. */
function thresholdOf(indicator: Indicator, place: Place): number {
  const { threshold } = requirementOf(indicator, place);
  if (typeof threshold === 'number') return threshold;
  const remembered = indicator.thresholds.map(({ value }) => value).find((value) => typeof value === 'number');
  return remembered ?? (indicator.type === 'percent' ? 80 : 60);
}

function resultOf(indicator: Indicator, threshold: number, unmet: boolean, chance: Chance): string {
  if (indicator.type === 'boolean') return '';
  if (indicator.type === 'level') return unmet ? 'Trung bình' : indicator.unit === 'mức độ' ? 'Mức độ 3' : chance.oneOf(['Khá', 'Tốt']);
  if (indicator.comparator === '=') return unmet ? '1' : 'Không';
  const figure = indicator.comparator === '≤' ? upTo(threshold, unmet, chance) : from(indicator, threshold, unmet, chance);
  if (indicator.parts)
    return unmet
      ? `a ${printNumber(figure)}; b 0`
      : `a ${printNumber(figure)}; b ${indicator.parts[1]?.unit === '%' ? printNumber(figure) : '1'}`;
  if (!indicator.bothSexes || chance.happens(0.4)) return printNumber(figure);
  const women = indicator.type === 'percent' ? Math.min(100, clean(figure + 0.3)) : figure;
  return `${printNumber(figure)} (nam ${printNumber(unmet ? clean(figure - 0.3) : figure)}; nữ ${printNumber(women)})`;
}

function from(indicator: Indicator, threshold: number, unmet: boolean, chance: Chance): number {
  const top = indicator.type === 'percent' ? Math.min(100, threshold + 4) : threshold * 1.15;
  return unmet ? chance.between(threshold * 0.94, threshold * 0.995, 1) : chance.between(threshold, top, 1);
}

function upTo(threshold: number, unmet: boolean, chance: Chance): number {
  return unmet ? chance.between(threshold * 1.05, threshold * 1.4, 2) : chance.between(threshold * 0.3, threshold, 2);
}
