/** Every kind of indicator against a plain table: what is asked, what is written, what follows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printRequirement } from '../../core/criteria/print.ts';
import { reaches, requirementOf, type Place } from '../../core/criteria/requirement.ts';
import { indicatorSchema, type Comparator, type Indicator } from '../../core/criteria/schema.ts';
import { readResult } from '../../core/reading/values.ts';

const DELTA: Place = { region: 'DBSH', year: 2023, communeGroup: 2, day: '2023-11-30' };
const SEEN = { enforce: 'yes', sources: ['Quyết định'] } as const;

function indicator(given: Partial<Indicator>): Indicator {
  return indicatorSchema.parse({
    code: '1',
    text: 'Nội dung',
    type: 'percent',
    unit: '%',
    comparator: '≥',
    thresholds: [],
    sources: [],
    ...given,
  });
}

const asked = {
  'BHYT ≥ 95,5': indicator({ thresholds: [{ value: 95.5, ...SEEN }], bothSexes: true }),
  'số hóa ≥ 75': indicator({ thresholds: [{ value: 75, ...SEEN }] }),
  'nước sạch ≥ 65': indicator({ thresholds: [{ value: 65, region: 'DBSH', ...SEEN }] }),
  'hộ nghèo ≤ 5': indicator({ comparator: '≤', thresholds: [{ value: 5, ...SEEN }] }),
  'trên 70': indicator({ comparator: '>', thresholds: [{ value: 70, ...SEEN }] }),
  'mô hình ≥ 1': indicator({ type: 'count', unit: 'mô hình', thresholds: [{ value: 1, ...SEEN }] }),
  'nhà tạm = 0': indicator({ type: 'count', unit: 'nhà', comparator: '=', thresholds: [{ value: 0, ...SEEN }] }),
  'thu nhập ≥ 66': indicator({ type: 'number', unit: 'triệu đồng/người/năm', thresholds: [{ value: 66, ...SEEN }] }),
  'xếp loại Khá': indicator({ type: 'level', unit: 'xếp loại', thresholds: [{ value: 'Khá', ...SEEN }] }),
  'mức độ 2': indicator({ type: 'level', unit: 'mức độ', thresholds: [{ value: 'Mức độ 2', ...SEEN }] }),
  'cấp độ 1': indicator({ type: 'level', unit: 'cấp độ', thresholds: [{ value: 'Cấp độ 1', ...SEEN }] }),
  đạt: indicator({ type: 'boolean', unit: 'Đạt/Chưa đạt', comparator: 'đạt', thresholds: [{ value: 'Đạt', ...SEEN }] }),
  'lĩnh vực': indicator({
    type: 'text',
    unit: 'lĩnh vực',
    thresholds: [{ value: 1, ...SEEN }],
    names: [{ name: 'Giáo dục', sources: [] }],
  }),
  'nước a ≥ 98, b ≥ 65': indicator({
    parts: [
      { key: 'a', text: 'nước hợp vệ sinh', unit: '%' },
      { key: 'b', text: 'trong đó nước sạch', unit: '%' },
    ],
    thresholds: [
      { value: 98, part: 'a', ...SEEN },
      { value: 65, part: 'b', ...SEEN },
    ],
  }),
  'chôn lấp b ≤ 50': indicator({
    parts: [
      { key: 'a', text: 'thu gom', unit: '%' },
      { key: 'b', text: 'chôn lấp', unit: '%', comparator: '≤' },
    ],
    thresholds: [
      { value: 90, part: 'a', ...SEEN },
      { value: 50, part: 'b', ...SEEN },
    ],
  }),
} as const;

describe('what is written against what is asked', () => {
  it.each([
    ['BHYT ≥ 95,5', '95,5 %', true],
    ['BHYT ≥ 95,5', 95.4, false],
    ['BHYT ≥ 95,5', '96 (nam 95,2; nữ 96,8)', false],
    ['BHYT ≥ 95,5', '96 (nam 95,5; nữ 96,5)', true],
    ['số hóa ≥ 75', '≥ 75%', true],
    ['số hóa ≥ 75', '74,9', false],
    ['nước sạch ≥ 65', '≥65%', true],
    ['nước sạch ≥ 65', '64', false],
    ['hộ nghèo ≤ 5', '1,5 %', true],
    ['hộ nghèo ≤ 5', '5', true],
    ['hộ nghèo ≤ 5', '5,01', false],
    ['trên 70', '70', false],
    ['trên 70', '70,1', true],
    ['mô hình ≥ 1', '01', true],
    ['mô hình ≥ 1', '0', false],
    ['nhà tạm = 0', 'Không', true],
    ['nhà tạm = 0', '0', true],
    ['nhà tạm = 0', '02 nhà', false],
    ['thu nhập ≥ 66', '66,5 triệu đồng', true],
    ['thu nhập ≥ 66', '65.9', false],
    ['xếp loại Khá', 'Tốt', true],
    ['xếp loại Khá', 'Loại khá', true],
    ['xếp loại Khá', 'Trung bình', false],
    ['xếp loại Khá', 'Mức độ 2', undefined],
    ['mức độ 2', 3, true],
    ['mức độ 2', 'Mức độ 1', false],
    ['cấp độ 1', 'Đạt cấp độ 2', true],
    ['cấp độ 1', 'Mức độ 2', undefined],
    ['đạt', 'Đạt', undefined],
    ['lĩnh vực', 'Giáo dục', true],
    ['lĩnh vực', 'Thủ công mỹ nghệ', true],
    ['lĩnh vực', '', undefined],
    ['nước a ≥ 98, b ≥ 65', 'a 98,5; b 65', true],
    ['nước a ≥ 98, b ≥ 65', 'a 98,5; b 64,9', false],
    ['nước a ≥ 98, b ≥ 65', 'a 97; b 80', false],
    ['nước a ≥ 98, b ≥ 65', '98,5', undefined],
    ['chôn lấp b ≤ 50', 'a 95; b 40', true],
    ['chôn lấp b ≤ 50', 'a 95; b 60', false],
  ] as const)('%s: %s', (name, written, answer) => {
    const reading = readResult({ at: 'F9', value: written }, asked[name]);
    expect(reaches(requirementOf(asked[name], DELTA), reading)).toBe(answer);
  });

  it('agrees with a plain comparison for two figures at once', () => {
    const figure = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);
    const comparator = fc.constantFrom<Comparator>('≥', '≤', '>', '<', '=');
    const holds = (value: number, sign: Comparator, threshold: number): boolean =>
      ({
        '≥': value >= threshold,
        '≤': value <= threshold,
        '>': value > threshold,
        '<': value < threshold,
        '=': value === threshold,
        đạt: false,
      })[sign];
    fc.assert(
      fc.property(figure, figure, figure, figure, comparator, comparator, (a, b, wantedA, wantedB, signA, signB) => {
        const both = indicator({
          parts: [
            { key: 'a', text: 'a', unit: '%', comparator: signA },
            { key: 'b', text: 'b', unit: '%', comparator: signB },
          ],
          thresholds: [
            { value: wantedA, part: 'a', ...SEEN },
            { value: wantedB, part: 'b', ...SEEN },
          ],
        });
        const reading = readResult({ at: 'F9', value: `a ${String(a).replace('.', ',')}; b ${String(b).replace('.', ',')}` }, both);
        expect(reaches(requirementOf(both, DELTA), reading)).toBe(holds(a, signA, wantedA) && holds(b, signB, wantedB));
      }),
    );
  });
});

describe('a threshold that nobody has compared with the decision', () => {
  const parts = [
    { key: 'a', text: 'a', unit: '%' },
    { key: 'b', text: 'b', unit: '%' },
  ];
  const half = indicator({
    parts,
    thresholds: [
      { value: 95, part: 'a', ...SEEN },
      { value: 60, part: 'b', enforce: 'no', sources: [] },
    ],
  });

  it('never lets two figures be met by the one that is known', () => {
    const requirement = requirementOf(half, DELTA);
    expect([requirement.standing, printRequirement(requirement)]).toEqual(['enforced', 'a) ≥ 95; b) chưa xác nhận']);
    expect(reaches(requirement, readResult({ at: 'F9', value: 'a 96; b 1' }, half))).toBeUndefined();
    expect(reaches(requirement, readResult({ at: 'F9', value: 'a 94; b 99' }, half))).toBe(false);
  });

  it('is no answer to either part where neither is known', () => {
    const none = indicator({ parts, thresholds: [{ value: 20, part: 'b', region: 'BTB', enforce: 'no', sources: [] }] });
    expect(requirementOf(none, DELTA)).toMatchObject({ standing: 'unknown', threshold: null });
  });
});

describe('the place and time of a threshold', () => {
  const roads = indicator({
    thresholds: [
      { value: 50, ...SEEN },
      { value: 60, communeGroup: 2, ...SEEN },
      { value: 70, year: 2023, ...SEEN },
      { value: 80, from: '2024-03-01', ...SEEN },
      { value: 85, communeGroup: 2, from: '2024-03-01', to: '2024-12-31', ...SEEN },
    ],
  });

  it.each([
    ['2022-11-30', 2, 60],
    ['2022-11-30', 3, 50],
    ['2023-11-30', 2, 70],
    ['2024-02-29', 2, 60],
    ['2024-03-01', 1, 80],
    ['2024-03-01', 2, 85],
    ['2025-01-31', 2, 60],
  ] as const)('on %s for commune group %i is %i', (day, communeGroup, threshold) => {
    expect(requirementOf(roads, { region: null, communeGroup, year: Number(day.slice(0, 4)), day }).threshold).toBe(threshold);
  });

  it('is not the dated one where the day is not known', () => {
    expect(requirementOf(roads, { region: null, year: 2025 }).threshold).toBe(50);
  });
});
