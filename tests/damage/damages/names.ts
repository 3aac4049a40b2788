/** D82–D96: what happens to the workbook, and to what a sheet says of who and when. */
import { printFormCode } from '../../../core/template/template.ts';
import { chanceOf } from '../../../service/sample/random.ts';
import { goodDraft, type Body, type Draft } from '../draft.ts';
import { expect, type Damage } from '../damage.ts';
import { printDraft } from '../print.ts';

const textOf = ({ value }: Body): string => (typeof value === 'string' ? value : '');
const isFormCode = ({ body }: Draft['above'][number][number]): boolean => textOf(body).startsWith('Mã biểu');
const isTitle = ({ body }: Draft['above'][number][number]): boolean => textOf(body).startsWith('BÁO CÁO');
const isBlock = ({ body }: Draft['above'][number][number]): boolean => textOf(body).startsWith('ỦY BAN');
const isPlace = ({ body }: Draft['above'][number][number]): boolean => / huyện /u.test(textOf(body));

function without(draft: Draft, ...dropped: readonly ((placed: Draft['above'][number][number]) => boolean)[]): void {
  draft.above = draft.above.map((line) => line.filter((placed) => !dropped.some((drop) => drop(placed))));
}

function say(draft: Draft, which: (placed: Draft['above'][number][number]) => boolean, change: (text: string) => string): void {
  for (const placed of draft.above.flat()) if (which(placed)) placed.body = { ...placed.body, value: change(textOf(placed.body)) };
}

/** Another sheet of the unit, as good as the first was. */
function another(draft: Draft, month: string, name: string, period: string): ReturnType<typeof printDraft> {
  const other = goodDraft(draft.template, draft.unit, chanceOf(Number(month), name));
  other.name = name;
  other.period = period;
  say(other, isTitle, (text) => text.replace('Tháng 11', `Tháng ${month}`));
  say(other, isFormCode, (text) => text.replace('2023-11', period));
  return printDraft(other);
}

const OTHER_UNIT = { code: '13972', name: 'Xã Điền Xá' };

export const nameDamages: readonly Damage[] = [
  {
    id: 'D82', phase: 'book', uses: ['book', 'name'],
    apply: (draft) => {
      draft.front = ['09', '10'].map((month) => another(draft, String(Number(month)), `Tháng ${String(Number(month))}`, `2023-${month}`));
      return true;
    },
  },
  { id: 'D83', phase: 'book', uses: ['book'], apply: (draft) => { draft.front = [{ name: 'Hướng dẫn', cells: [{ at: 'A1', value: 'Hướng dẫn điền biểu' }, { at: 'A2', value: 'Kết quả: ghi số; Tự đánh giá: Đạt hoặc Chưa đạt' }] }]; return true; } },
  {
    id: 'D84', phase: 'book', uses: ['book', 'who and when'],
    apply: (draft) => { draft.front = [another(draft, '11', 'Tháng 11 (2)', '2023-11')]; return expect(draft, { rules: ['NTM-V012'] }); },
  },
  {
    id: 'D85', phase: 'book', uses: ['book'],
    apply: (draft) => { draft.front = [another({ ...draft, unit: OTHER_UNIT }, '11', 'Sheet2', '2023-11')]; return true; },
  },
  { id: 'D86', phase: 'names', uses: ['who and when'], apply: (draft) => { without(draft, isFormCode); return true; } },
  { id: 'D87', phase: 'names', uses: ['who and when'], apply: (draft) => { without(draft, isFormCode); say(draft, isTitle, (text) => text.replace('Tháng 11 năm 2023', draft.chance.oneOf(['T11/2023', 'tháng 11-2023', 'tháng mười một năm 2023', 'Tháng 11, năm 2023']))); return true; } },
  {
    id: 'D88', phase: 'names', uses: ['who and when'],
    apply: (draft) => {
      without(draft, isFormCode);
      say(draft, isTitle, (text) => text.replace(' – Tháng 11 năm 2023', ''));
      draft.above.push([{ column: 2, body: { value: 45_231, format: draft.chance.oneOf(['mm/yyyy', '"Tháng "mm/yyyy', 'mmm-yy']) } }]);
      return true;
    },
  },
  {
    id: 'D89', phase: 'names', uses: ['who and when', 'name'],
    apply: (draft) => {
      without(draft, isFormCode);
      say(draft, isTitle, (text) => text.replace(' – Tháng 11 năm 2023', ''));
      draft.name = draft.chance.oneOf(['T11-2023', 'Tháng 11.2023', '11-2023', 'Thang 11 nam 2023']);
      return expect(draft, { rules: ['NTM-V077'] });
    },
  },
  { id: 'D90', phase: 'names', uses: ['who and when'], apply: (draft) => { without(draft, isFormCode, isBlock); return true; } },
  { id: 'D91', phase: 'names', uses: ['who and when'], apply: (draft) => { say(draft, isTitle, (text) => text.replace('Tháng 11', 'Tháng 10')); return expect(draft, { rules: ['NTM-V003'] }); } },
  { id: 'D92', phase: 'names', uses: ['who and when'], apply: (draft) => { say(draft, isBlock, () => `ỦY BAN NHÂN DÂN ${OTHER_UNIT.name.toUpperCase()}`); return expect(draft, { rules: ['NTM-V002'] }); } },
  { id: 'D93', phase: 'names', uses: ['name'], apply: (draft) => { draft.name = 'Tháng 10'; return expect(draft, { rules: ['NTM-V077'] }); } },
  { id: 'D94', phase: 'names', uses: ['who and when'], apply: (draft) => { say(draft, isFormCode, (text) => text.replaceAll(' · ', draft.chance.oneOf([' - ', ', ', ' | ', '·'])).replace('Mã biểu: ', draft.chance.oneOf(['MÃ BIỂU:', 'Mã biểu : ', 'mã biểu ']))); return true; } },
  {
    id: 'D95', phase: 'names', uses: ['who and when'],
    apply: (draft) => {
      const other = draft.template.id === 'xa-ntm-318-2022' ? 'xa-ntm-nang-cao-318-2022' : 'xa-ntm-318-2022';
      say(draft, isFormCode, () => printFormCode({ template: other, version: 1, unit: draft.unit.code, period: draft.period }));
      for (const code of draft.truth.keys()) draft.lost.add(code);
      return expect(draft, { rules: ['NTM-V001', 'unrecognised'] });
    },
  },
  {
    id: 'D96', phase: 'names', uses: ['who and when'],
    apply: (draft) => {
      without(draft, isFormCode, isBlock, isPlace);
      draft.below.push([{ column: 9, body: { value: `TM. ỦY BAN NHÂN DÂN ${draft.unit.name.toUpperCase()}\nCHỦ TỊCH` } }]);
      return true;
    },
  },
]; // prettier-ignore
