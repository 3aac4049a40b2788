/**
 * The words of a self-assessment (practice: Đ, ĐẠT, x, ✓, 1, Có; CĐ, Chưa, Không đạt, K, 0;
 * `-`, `…`). “Không” means Chưa đạt here, met as the result of a zero target, and none among
 * the difficulties: each column asks its own question.
 */
import { fold } from './fold.ts';
import { withoutTrailing } from './trailing.ts';

export type Answer = 'met' | 'unmet' | 'notAssessed' | 'notApplicable';

const ANSWERS: Readonly<Record<Answer, readonly string[]>> = {
  met: ['đạt', 'đ', 'đã đạt', 'đạt chuẩn', 'đạt yêu cầu', 'đạt tiêu chí', 'đạt chỉ tiêu', 'x', '✓', '✔', '√', '☑', '1', 'có'],
  unmet: [
    'chưa đạt',
    'cđ',
    'c.đ',
    'chưa',
    'không đạt',
    'chưa đạt chuẩn',
    'chưa đạt yêu cầu',
    'không đạt yêu cầu',
    'k',
    'kđ',
    'k.đ',
    '0',
    'không',
  ],
  notAssessed: ['chưa đánh giá', 'chưa đg', '-', '–', '—', '−', '…', '...', '..'],
  notApplicable: ['không áp dụng', 'kad', 'n/a'],
};

const BY_TEXT = new Map<string, Answer>(
  (Object.keys(ANSWERS) as Answer[]).flatMap((answer) => ANSWERS[answer].map((text) => [text, answer] as const)),
);

/** Undefined where the text is no such word (unfilled choices such as `Đ/K` among them). */
export function parseAnswer(text: string): Answer | undefined {
  const folded = fold(text).replace(/^[“"'(]\s*(\p{L}[\p{L} ]*?)\s*[”"')]$/u, '$1');
  return BY_TEXT.get(withoutTrailing(folded, '.;,') || folded) ?? parseTicked(folded);
}

/** `☑ Đạt ☐ Chưa đạt`: the one that is ticked; undefined where none or several are. */
function parseTicked(folded: string): Answer | undefined {
  if (!/^[☑☒☐✓✔□]/u.test(folded)) return undefined;
  const choices = [...folded.matchAll(/([☑✓✔☒☐□])\s*([^☑☒☐✓✔□]+)/gu)];
  const ticked = choices.filter(([, box = '']) => /[☑✓✔]/u.test(box));
  const [only] = ticked;
  return choices.length > 1 && ticked.length === 1 && only?.[2] !== undefined ? BY_TEXT.get(only[2].trim()) : undefined;
}

/**
 * A self-assessment in two columns, `Đạt | Chưa đạt`: the mark says by where it stands. Undefined where both or neither are
 * marked, or a word stands in the other's column.
 *
 * | Đạt      | Chưa đạt | answer      |
 * |----------|----------|-------------|
 * | x, 1, Đ  | –, 0     | met         |
 * | –, 0     | x, 1, CĐ | unmet       |
 * | … or -   | … or -   | notAssessed |
 */
export function parseTwoColumns(met: string, unmet: string): Answer | undefined {
  const [inMet, inUnmet] = [markOf(met, 'met'), markOf(unmet, 'unmet')];
  if (inMet === 'other' || inUnmet === 'other') return undefined;
  if (inMet === 'mark' && inUnmet !== 'mark') return 'met';
  if (inUnmet === 'mark' && inMet !== 'mark') return 'unmet';
  return inMet === 'dash' && inUnmet === 'dash' ? 'notAssessed' : undefined;
}

const MARKS = new Set(['x', 'v', '✓', '✔', '√', '☑', '1', 'true']);

function markOf(text: string, column: 'met' | 'unmet'): 'mark' | 'dash' | 'zero' | 'nothing' | 'other' {
  const folded = withoutTrailing(fold(text), '.;,') || fold(text);
  if (folded === '') return 'nothing';
  if (MARKS.has(folded)) return 'mark';
  if (folded === '0' || folded === 'false' || folded === '☐') return 'zero';
  const answer = BY_TEXT.get(folded);
  if (answer === 'notAssessed') return 'dash';
  // “Có”, “Không” under a heading of their own could be read either way.
  return answer === column && folded !== 'có' && folded !== 'không' ? 'mark' : 'other';
}

/** Words that say no more than met or unmet when they stand where a figure is due; digits, “Có” and “Không” are left to the figure. */
export function parseVerdictWord(text: string): 'met' | 'unmet' | undefined {
  const folded = fold(text);
  if (folded === '0' || folded === '1' || folded === 'không' || folded === 'k' || folded === 'có') return undefined;
  if (/^chưa(?! đánh giá)(?:\s|$)/u.test(folded)) return 'unmet';
  const answer = parseAnswer(text);
  return answer === 'met' || answer === 'unmet' ? answer : undefined;
}

/** “Không”, “Không có”, “Không có trường hợp nào”: a count of nothing. */
export function saysNone(text: string): boolean {
  return /^không(?: có)?(?: (?:trường hợp|vụ|nhà|hộ|sự cố)(?: nào)?)?$/u.test(fold(text).replace(/\.$/u, ''));
}

/** What copies last month, says none, or only says the verdict again. */
const SAYS_NOTHING = [
  /^(?:như|giống|tương tự)(?: như)? (?:kỳ|tháng|quý|năm|t\s?\d|lần|báo cáo)/u,
  /^(?:không|ko|k)(?: có)?(?: (?:khó khăn|vướng mắc|gì|nguyên nhân|kiến nghị|,|và))*$/u,
];
/** A shorter word explains nothing: `x`, `ok`, `o`. */
const FEWEST_LETTERS = 3;

/** True where an officer's remark says something: “Không” alone, dashes, a copied mark or the bare verdict are nothing. */
export function saysSomething(remark: string | null): remark is string {
  if (remark === null) return false;
  const folded = fold(remark)
    .replace(/[.;,!]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const letters = folded.match(/\p{L}/gu)?.length ?? 0;
  return letters >= FEWEST_LETTERS && parseAnswer(folded) === undefined && !SAYS_NOTHING.some((pattern) => pattern.test(folded));
}
