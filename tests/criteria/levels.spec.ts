import { describe, expect, it } from 'vitest';
import { parseLevel } from '../../core/criteria/levels.ts';
import { reaches, type Requirement } from '../../core/criteria/requirement.ts';

const asked = (threshold: string, comparator: Requirement['comparator'] = '≥'): Requirement => ({
  comparator,
  threshold,
  standing: 'enforced',
  unit: 'xếp loại',
  sources: [],
});

describe('a level', () => {
  it.each(['Khá', 'khá', 'Loại khá', 'Xếp loại: Khá', 'Đạt loại Khá', 'KHÁ.'])('%s', (text) => {
    expect(parseLevel(text)?.rank).toBe(3);
  });

  it.each(['Khá trở lên', 'Đạt', 'Mức độ 2-3', 'Mức độ 4', 'Khá giỏi', ''])('is not “%s”', (text) => {
    expect(parseLevel(text)).toBeUndefined();
  });
});

describe('a level reaches', () => {
  it.each([
    ['Khá', 'Tốt', true],
    ['Khá', 'Khá', true],
    ['Khá', 'Trung bình', false],
    ['Khá trở lên', 'Yếu', false],
    ['Mức độ 2', 'Mức độ 3', true],
    ['Mức độ 2', 'Đạt mức 1', false],
    ['Mức độ 2', '2', true],
    ['Khá', 'Mức độ 3', undefined],
    ['Mức độ 2', 'Tốt', undefined],
    ['Khá', '3', undefined],
    ['Khá', 'Đã công nhận', undefined],
    ['Đã công nhận', 'Khá', undefined],
  ] as const)('%s with %s: %s', (threshold, text, answer) => {
    expect(reaches(asked(threshold), { kind: 'text', text })).toBe(answer);
  });

  it('with a bare number only where levels are numbered', () => {
    expect(reaches(asked('Mức độ 3'), { kind: 'number', value: 2 })).toBe(false);
    expect(reaches(asked('Mức độ 3'), { kind: 'number', value: 4 })).toBeUndefined();
    expect(reaches(asked('Khá'), { kind: 'number', value: 4 })).toBeUndefined();
  });

  it('that is asked exactly, only when it is the same', () => {
    expect(reaches(asked('Khá', '='), { kind: 'text', text: 'Tốt' })).toBe(false);
    expect(reaches(asked('Khá', '='), { kind: 'text', text: 'Khá' })).toBe(true);
  });
});
