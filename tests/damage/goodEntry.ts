/** An indicator filled in well: what stands in the cells, and what it means. */
import type { Reading } from '../../core/reading/report.ts';
import type { Indicator } from '../../core/criteria/schema.ts';
import type { ColumnKey } from '../../core/template/schema.ts';
import type { Chance } from '../../service/sample/random.ts';
import type { Body, Truth } from './truth.ts';

const OBSTACLES = [
  'Thiếu vốn đầu tư, đề nghị huyện hỗ trợ',
  'Dân đi làm ăn xa, đang vận động',
  'Chưa đủ giáo viên, chờ phân bổ',
  'Nghĩa trang cũ chưa di dời được',
] as const;
const NOTES = ['Đã đối chiếu với sổ theo dõi', 'Có văn bản kèm theo', 'Số liệu của Trạm y tế'] as const;

export function goodEntry(
  indicator: Indicator,
  chance: Chance,
): { readonly cells: Partial<Record<ColumnKey, Body>>; readonly truth: Truth } {
  const { value, reading } = goodResult(indicator, chance);
  const isMet = chance.happens(0.85);
  const obstacle = isMet ? null : chance.oneOf(OBSTACLES);
  const expectedBy = !isMet && chance.happens(0.7) ? '2024-06' : null;
  const note = chance.happens(0.15) ? chance.oneOf(NOTES) : null;
  return {
    cells: {
      ...(value === '' ? {} : { result: { value } }),
      selfAssessment: { value: isMet ? 'Đạt' : 'Chưa đạt' },
      ...(expectedBy === null ? {} : { expectedBy: { value: '06/2024' } }),
      ...(obstacle === null ? {} : { obstacle: { value: obstacle } }),
      ...(note === null ? {} : { note: { value: note } }),
    },
    truth: { reading, selfAssessment: isMet ? 'met' : 'unmet', expectedBy, obstacle, note },
  };
}

/** As the form asks: a number, or its digits with a comma. */
function goodResult(indicator: Indicator, chance: Chance): { readonly value: string | number; readonly reading: Reading } {
  const figure = (value: number): { value: string | number; reading: Reading } => ({
    value: chance.happens(0.4) ? String(value).replace('.', ',') : value,
    reading: { kind: 'number', value },
  });
  switch (indicator.type) {
    case 'boolean':
      return chance.happens(0.5) ? { value: '', reading: { kind: 'blank' } } : { value: 'Đạt', reading: { kind: 'word', word: 'met' } };
    case 'level': {
      const text = chance.oneOf(['Tốt', 'Khá', 'Mức độ 3']);
      return { value: text, reading: { kind: 'text', text } };
    }
    case 'text':
      return { value: 'Du lịch', reading: { kind: 'text', text: 'Du lịch' } };
    case 'count':
      return figure(chance.between(0, 6, 0));
    case 'number':
      return figure(chance.between(40, 90, 1));
    case 'percent':
      return goodPercent(indicator, chance, figure);
  }
}

function goodPercent(
  indicator: Indicator,
  chance: Chance,
  figure: (value: number) => { value: string | number; reading: Reading },
): { readonly value: string | number; readonly reading: Reading } {
  if (indicator.parts) {
    const parts = indicator.parts.map(({ key, unit }) => ({ key, value: unit === '%' ? 100 : 2 }));
    return {
      value: parts.map(({ key, value }) => `${key} ${String(value)}`).join('; '),
      reading: { kind: 'parts', value: null, parts, bothSexes: false },
    };
  }
  return figure(indicator.comparator === '≤' ? chance.between(1.1, 4.9, 1) : chance.between(60, 99.9, 1));
}
