/**
 * What stands under Mức yêu cầu in an office's own form.
 *
 * | cell                                   | asks                              |
 * |----------------------------------------|-----------------------------------|
 * | `≥ 95%` · `Từ 65 triệu đồng trở lên`   | a figure, with its comparator     |
 * | `95` · `100%`                          | a figure whose comparator is open |
 * | `Không`                                | none: = 0                         |
 * | `Đạt` · `Có` · `x`                     | the officer's own word            |
 * | `Khá trở lên` · `Mức độ 2`             | a level                           |
 * | `a) ≥ 95; b) ≥ 60`                     | a figure of each part             |
 * | `UBND tỉnh quy định`                   | the province decides              |
 * | anything else                          | unclear                           |
 */
import { UNKNOWN_REQUIREMENT, NOT_COMPARED } from '../criteria/print.ts';
import { parseLevel } from '../criteria/levels.ts';
import { comparatorSchema, type Comparator } from '../criteria/threshold.ts';
import { parseAnswer, saysNone } from '../text/answers.ts';
import { fold, tidy } from '../text/fold.ts';
import { parseNumber } from '../text/number.ts';

export type FormRequirement =
  | { readonly kind: 'figure'; readonly comparator: Comparator | null; readonly value: number; readonly unit: string }
  | { readonly kind: 'level'; readonly value: string }
  | { readonly kind: 'parts'; readonly parts: readonly { readonly key: string; readonly asked: FormRequirement }[] }
  | { readonly kind: 'ownWord' }
  | { readonly kind: 'province' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'unclear' };

const PROVINCE = /(?:ubnd|ủy ban nhân dân|cấp|theo qđ của) tỉnh.*(?:quy định|xác nhận)|tỉnh quy định|theo quy định(?: của tỉnh)?$/u;
const PART = /(?:^|[;\n])\s*([a-zđ])\s?\)\s*([^;\n]+)/gu;
const PLAN = /^KH [^\n]*\d{4}:/u;

/** `text` as the cell holds it, with its line breaks. */
export function parseFormRequirement(text: string): FormRequirement {
  const bare = withoutMarks(text);
  const folded = fold(bare);
  if (folded === '' || /^[-–—…]+$/u.test(folded)) return { kind: 'blank' };
  if (folded === fold(UNKNOWN_REQUIREMENT) || PROVINCE.test(folded)) return { kind: 'province' };
  const parts = [...bare.matchAll(PART)].map(([, key = '', asked = '']) => ({ key, asked: parseFormRequirement(asked) }));
  if (parts.length > 1) return { kind: 'parts', parts };
  return parseOne(bare, folded);
}

function parseOne(bare: string, folded: string): FormRequirement {
  if (saysNone(bare)) return { kind: 'figure', comparator: '=', value: 0, unit: '' };
  const number = parseNumber(bare);
  if (number?.kind === 'number' && !number.approximate) {
    const comparator = comparatorSchema.safeParse(number.comparator).data ?? null;
    return { kind: 'figure', comparator, value: number.value, unit: number.unit };
  }
  const level = folded.replace(/ trở lên$/u, '');
  if (parseLevel(level)) return { kind: 'level', value: tidy(bare).replace(/ trở lên$/iu, '') };
  return parseAnswer(bare) === 'met' ? { kind: 'ownWord' } : { kind: 'unclear' };
}

/** Without what our own sheets print below a requirement. */
export function withoutMarks(text: string): string {
  const lines = text.split(/\r?\n/u).filter((line) => fold(line) !== fold(NOT_COMPARED.vi) && !PLAN.test(tidy(line)));
  return lines.join('\n').replaceAll(/\s*\(chưa đối chiếu\)/gu, '');
}
