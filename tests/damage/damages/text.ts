/** D01–D17: what happens to letters. */
import { eachText, pickRow, type Body, type Draft, type DraftRow } from '../draft.ts';
import { expect, lose, type Damage } from '../damage.ts';
import { to1258, toTcvn3, toTcvn3Capitals, toVni } from '../legacyWriter.ts';

const isPlain = (body: Body): boolean => body.font === undefined && body.runs === undefined;
const hasLetters = (text: string): boolean => /\P{ASCII}/u.test(text);
/** Words the officer wrote himself are kept as written; everything else is compared. */
const isOwnWords = (column: string, row: DraftRow | null): boolean =>
  column === 'obstacle' ||
  column === 'note' ||
  (column === 'result' && row?.of?.kind !== 'criterion' && row?.of?.indicator.type === 'level');

/** Each text in an old font; the code of the form is machine-made and stays. */
function inFont(draft: Draft, font: string, write: (text: string) => string | undefined): boolean {
  eachText(draft, (body) => {
    const written = isPlain(body) && !body.value.startsWith('Mã biểu') ? write(body.value) : undefined;
    if (written !== undefined) Object.assign(body, { value: written, font });
  });
  return true;
}

function replaceTexts(draft: Draft, change: (text: string) => string, remarksToo: boolean): boolean {
  eachText(draft, (body, { column, row }) => {
    if (isPlain(body) && (remarksToo || !isOwnWords(column, row))) body.value = change(body.value);
  });
  return true;
}

function remark(draft: Draft): { body: Body; text: string; code: string } | undefined {
  const picked = pickRow(draft, 'note', () => true);
  if (!picked) return undefined;
  const text = 'Chưa đủ trường lớp, đề nghị bố trí vốn';
  const body: Body = { value: text };
  picked.row.cells.note = body;
  picked.truth.note = text;
  return { body, text, code: picked.code };
}

export const textDamages: readonly Damage[] = [
  { id: 'D01', phase: 'text', uses: ['font'], apply: (draft) => inFont(draft, '.VnTime', toTcvn3) },
  {
    id: 'D02', phase: 'text', uses: ['font'],
    apply: (draft) => {
      eachText(draft, (body, { column, place }) => {
        if (isPlain(body) && !body.value.startsWith('Mã biểu') && (place === 'above' || column === 'criterion' || column === 'selfAssessment'))
          Object.assign(body, { value: toTcvn3Capitals(body.value), font: '.VnTimeH' });
      });
      return true;
    },
  },
  { id: 'D03', phase: 'text', uses: ['font'], apply: (draft) => inFont(draft, 'VNI-Times', toVni) },
  {
    id: 'D04', phase: 'text', uses: ['font', 'letters'],
    apply: (draft) => inFont(draft, '.VnTime', (text) => { const written = toTcvn3(text); return written === undefined ? undefined : to1258(written); }),
  },
  {
    id: 'D05', phase: 'text', uses: ['font', 'letters'],
    apply: (draft) => {
      eachText(draft, (body, { place }) => {
        const cut = body.value.indexOf(' ');
        const first = toTcvn3(body.value.slice(0, cut));
        if (!isPlain(body) || place === 'above' || cut < 1 || first === undefined || body.value.includes('\n')) return;
        const rest = body.value.slice(cut);
        Object.assign(body, { value: first + rest, runs: [{ text: first, font: '.VnTime' }, { text: rest, font: 'Times New Roman' }] });
      });
      return true;
    },
  },
  { id: 'D06', phase: 'text', uses: ['letters'], apply: (draft) => replaceTexts(draft, (text) => text.normalize('NFD'), true) },
  { id: 'D07', phase: 'text', uses: ['letters'], apply: (draft) => replaceTexts(draft, (text) => (draft.chance.happens(0.5) ? text.normalize('NFD') : text), true) },
  {
    id: 'D08', phase: 'text', uses: ['letters'],
    apply: (draft) => replaceTexts(draft, (text) => text.replace(/o([àáảãạèéẻẽẹ])(?!\p{L})/giu, (_, vowel: string) => {
      const [base = '', tone = ''] = vowel.normalize('NFD');
      return `o${tone}`.normalize('NFC') + base;
    }), false),
  },
  {
    id: 'D09', phase: 'text', uses: ['letters'],
    apply: (draft) => replaceTexts(draft, (text) => (text.startsWith('Mã biểu') ? text : `\u200B${text.slice(0, 1)}\uFEFF${text.slice(1)}\u2060`), true),
  },
  { id: 'D10', phase: 'text', uses: ['letters'], apply: (draft) => replaceTexts(draft, (text) => `\u00A0${text.replaceAll(' ', '\u00A0')}\u00A0`, true) },
  {
    id: 'D11', phase: 'text', uses: ['letters'],
    apply: (draft) => replaceTexts(draft, (text) => text.replace(/[0-9%(),:]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)), false),
  },
  { id: 'D12', phase: 'text', uses: ['letters', 'font'], apply: (draft) => replaceTexts(draft, (text) => text.replaceAll('Đ', 'Ð').replaceAll('đ', 'ð'), true) },
  {
    id: 'D13', phase: 'text', uses: ['font', 'notes'],
    apply: (draft) => {
      const picked = remark(draft);
      if (!picked) return false;
      Object.assign(picked.body, { value: toTcvn3(picked.text) ?? '', font: 'Times New Roman' });
      return expect(draft, { rules: ['NTM-V074'], indicator: picked.code });
    },
  },
  {
    id: 'D14', phase: 'text', uses: ['font', 'letters', 'notes'],
    apply: (draft) => {
      const picked = remark(draft);
      if (!picked) return false;
      Object.assign(picked.body, { value: `${toTcvn3('Chưa đủ trường lớp') ?? ''}, đề nghị bố trí vốn`, mixedFonts: true });
      return lose(draft, picked.code, 'NTM-V074');
    },
  },
  {
    id: 'D15', phase: 'text', uses: ['font'],
    apply: (draft) => {
      eachText(draft, (body) => { if (isPlain(body) && /[\u1EA0-\u1EF9]/u.test(body.value.normalize('NFC'))) body.font = '.VnTime'; });
      return true;
    },
  },
  { id: 'D16', phase: 'text', uses: ['case'], apply: (draft) => replaceTexts(draft, (text) => (text.startsWith('Mã biểu') ? text : text.toUpperCase()), false) },
  {
    id: 'D17', phase: 'text', uses: ['spaces'],
    apply: (draft) => replaceTexts(draft, (text) => (text.startsWith('Mã biểu') || !hasLetters(text) ? text : `  ${text.replace(/ /gu, () => (draft.chance.happens(0.2) ? '  ' : ' '))} \n`), true),
  },
]; // prettier-ignore
