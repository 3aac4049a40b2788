/** D18–D42: what happens to a result. */
import type { Indicator } from '../../../core/criteria/schema.ts';
import type { Reading } from '../../../core/reading/report.ts';
import { pickRow, type Body, type Draft } from '../draft.ts';
import { expect, lose, type Damage } from '../damage.ts';

const COMPARED: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['≥ ', '≥'],
  ['>= ', '≥'],
  ['trên ', '>'],
  ['dưới ', '<'],
  ['không dưới ', '≥'],
];

type Suits = (indicator: Indicator) => boolean;
const percent: Suits = ({ type, parts, comparator }) => type === 'percent' && !parts && comparator === '≥';
const number: Suits = ({ type }) => type === 'number';
const figure: Suits = (indicator) => percent(indicator) || number(indicator);
const zeroTarget: Suits = ({ comparator }) => comparator === '=';
const money: Suits = ({ unit }) => unit.startsWith('triệu đồng');
const bothSexes: Suits = (indicator) => indicator.bothSexes === true;

interface Typed {
  readonly body: Body;
  readonly reading?: Reading;
  readonly finds?: readonly string[];
  readonly lost?: true;
}

/** A figure typed otherwise; `printed` is the true one with a comma. */
function typed(id: string, suits: Suits, type: (figure: { value: number; printed: string; chance: Draft['chance'] }) => Typed): Damage {
  return {
    id,
    phase: 'cells',
    apply: (draft) => {
      const picked = pickRow(
        draft,
        'result',
        ({ of }, { reading }) => of !== null && of.kind !== 'criterion' && suits(of.indicator) && reading.kind === 'number',
      );
      if (!picked || picked.truth.reading.kind !== 'number') return false;
      const { value } = picked.truth.reading;
      const { body, reading, finds, lost } = type({ value, printed: String(value).replace('.', ','), chance: draft.chance });
      picked.row.cells.result = body;
      if (reading) picked.truth.reading = reading;
      if (lost) return lose(draft, picked.code, ...(finds ?? []));
      return finds ? expect(draft, { rules: finds, indicator: picked.code }) : true;
    },
  };
}

const plain = (value: Body['value'], format?: string): Typed => ({ body: { value, ...(format === undefined ? {} : { format }) } });
const lost = (value: Body['value'], finds: readonly string[], format?: string): Typed => ({ ...plain(value, format), finds, lost: true });

export const figureDamages: readonly Damage[] = [
  typed('D18', percent, ({ printed, chance }) => plain(`${printed}${chance.oneOf([' %', '%', ' % '])}`)),
  typed('D19', figure, ({ value }) => plain(String(value))),
  typed('D20', percent, ({ value }) => plain(Number((value / 100).toPrecision(12)), '0.0%')),
  typed('D21', percent, ({ value, printed, chance }) => {
    const [text, comparator] = chance.oneOf(COMPARED);
    return { body: { value: `${text}${printed}%` }, reading: { kind: 'number', value, comparator }, finds: ['NTM-V033'] };
  }),
  typed('D22', figure, ({ value, printed, chance }) => ({
    body: { value: `${chance.oneOf(['khoảng ', 'ước ', '~', 'gần '])}${printed}` }, reading: { kind: 'number', value, approximate: true }, finds: ['NTM-V033'],
  })),
  typed('D23', money, ({ printed, chance }) => plain(`${printed} ${chance.oneOf(['triệu', 'triệu đồng', 'triệu đồng/người/năm', 'trđ/người/năm'])}`)),
  typed('D24', percent, ({ value }) => lost(Number((value / 100).toPrecision(12)), ['NTM-V023'])),
  typed('D25', percent, ({ value }) => lost(Math.round((Number.isInteger(value) ? value + 0.5 : value) * 10), ['NTM-V009'])),
  typed('D26', figure, ({ value, chance }) => lost(`${String(Math.max(1, Math.floor(value)))}${chance.oneOf(['.', ','])}125`, ['NTM-V006'])),
  typed('D27', percent, () => lost('15/19', ['NTM-V005'])),
  typed('D28', percent, ({ chance }) => lost(45_245, ['NTM-V005'], chance.oneOf(['d-mmm', 'dd/mm/yyyy', 'mmm-yy']))),
  typed('D29', ({ type }) => type === 'count' || type === 'number', () => lost(45_245, ['NTM-V079'])),
  typed('D30', percent, ({ chance }) => lost(chance.oneOf(['90-95', '90 – 95%', 'từ 90 đến 95']), ['NTM-V006'])),
  typed('D31', percent, ({ printed }) => lost(`${printed} hoặc 96`, ['NTM-V005'])),
  typed('D32', percent, ({ printed }) => lost(`${printed}% theo số của Trạm y tế là 94`, ['NTM-V005'])),
  typed('D33', zeroTarget, ({ chance }) => ({ body: { value: chance.oneOf(['Không', 'Không có', 'Không có trường hợp nào']) }, reading: { kind: 'number', value: 0 } })),
  typed('D34', percent, () => lost('Không', ['NTM-V005'])),
  typed('D35', percent, () => lost('Đạt', ['NTM-V021'])),
  typed('D36', bothSexes, ({ chance }) => {
    const parts = [{ key: 'nam', value: 95.2 }, { key: 'nữ', value: 96 }];
    const text = chance.oneOf(['95,6 (nam 95,2; nữ 96,0)', '95,6% (Nam: 95,2%; Nữ: 96%)', '95.6 (nam 95.2, nữ 96.0)', '95,6; nam 95,2; nữ 96,0']);
    return { body: { value: text }, reading: { kind: 'parts', value: 95.6, parts, bothSexes: true } };
  }),
  typed('D37', percent, ({ chance }) => ({ body: { value: chance.oneOf(['80% (12/15)', '12/15 (80%)', '12/15 = 80%', '80% (12/15 thôn)']) }, reading: { kind: 'number', value: 80 } })),
  typed('D38', money, ({ value }) => lost(value * 1000, ['NTM-V005'], '#,##0,')),
  typed('D39', ({ type }) => type === 'count', () => ({ body: { value: '03' }, reading: { kind: 'number', value: 3 } })),
  typed('D40', percent, ({ chance }) => ({ body: { value: chance.oneOf(['Đạt 95,5%', 'đạt tỷ lệ 95,5%', '95,5.', 'Tỷ lệ: 95,5%']) }, reading: { kind: 'number', value: 95.5 } })),
  {
    id: 'D41',
    phase: 'cells',
    apply: (draft) => {
      // What is not assessed needs no result.
      const picked = pickRow(
        draft,
        'result',
        ({ key, of }, { reading }) =>
          of !== null && of.kind !== 'criterion' && percent(of.indicator) && reading.kind === 'number' && !draft.touched.has(`${key ?? ''} selfAssessment`),
      );
      if (!picked) return false;
      delete picked.row.cells.result;
      draft.touched.add(`${picked.code} selfAssessment`);
      return lose(draft, picked.code, 'NTM-V022');
    },
  },
  typed('D42', money, ({ chance }) => lost(chance.oneOf(['66.500 nghìn đồng', '66 500 ngàn', '0,066 tỷ']), ['NTM-V005'])),
]; // prettier-ignore
