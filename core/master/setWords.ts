/** The words that tell criteria sets of one number of criteria apart, in titles, sheet names and headings. All texts are folded. */
import type { CriteriaSet } from '../criteria/schema.ts';
import { fold } from '../text/fold.ts';

const KINDS = ['nâng cao', 'kiểu mẫu', 'văn minh'] as const;
export type SetKind = (typeof KINDS)[number];

/** What the programme, its boards and its offices are called; it is no criteria set's name. */
const PROGRAMME =
  /(?:chương trình|ban chỉ đạo|ban quản lý|văn phòng điều phối|vpđp)[^.;()–\n]{0,60}?(?:nông thôn mới|ntm)|xây dựng (?:nông thôn mới|ntm)/gu;
/** “Xã nông thôn mới”, “tiêu chí NTM”, “đạt chuẩn nông thôn mới”: the set without a further kind. */
const PLAIN = /(?:tiêu chí|tc|xã|chuẩn|đạt)(?: chuẩn)?(?: quốc gia)?(?: về)?(?: xã)?(?: đạt)?(?: chuẩn)? (?:nông thôn mới|ntm)/u;
/** “NTM NC”, “NTMKM”, as sheets are named. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/ntm ?nc(?!\p{L})/gu, 'ntm nâng cao'],
  [/ntm ?km(?!\p{L})/gu, 'ntm kiểu mẫu'],
];
const PHASE = /(20\d\d) ?[-–—] ?(20\d\d)/gu;

export function kindsNamed(text: string): readonly SetKind[] {
  const written = spelled(text);
  return KINDS.filter((kind) => written.includes(kind));
}

/** Names the set without a kind; where a kind stands beside it, both. */
export function namesPlainSet(text: string): boolean {
  const withoutKinds = spelled(text)
    .replace(PROGRAMME, ' ')
    .replace(/(?:nông thôn mới|ntm) (?:nâng cao|kiểu mẫu)/gu, ' ');
  return PLAIN.test(withoutKinds);
}

export function kindOfSet({ title, shortTitle }: CriteriaSet): SetKind | undefined {
  return kindsNamed(fold(`${title} ${shortTitle}`))[0];
}

/** “Giai đoạn 2016–2020” beside a set of 2021–2025. */
export function namesOtherPhase(text: string, { title }: CriteriaSet): boolean {
  const phases = (folded: string): readonly string[] => [...folded.matchAll(PHASE)].map(([, from = '', to = '']) => `${from}-${to}`);
  const [own] = phases(fold(title));
  const named = phases(text);
  return own !== undefined && named.length > 0 && !named.includes(own);
}

function spelled(text: string): string {
  return SHORT.reduce((written, [short, whole]) => written.replace(short, whole), text);
}
