/** Writes docs/rules.md from the rules themselves; a spec fails when the page is behind. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AddedColumn, Example, ExampleRow, Rule } from '../core/validation/rule.ts';
import { rules } from '../core/validation/rules.ts';
import { severityWords } from '../core/validation/words.ts';

export const RULES_PAGE = fileURLToPath(new URL('../docs/rules.md', import.meta.url));

export function rulesPage(): string {
  return [
    '# Các quy tắc kiểm tra · The rules of the check',
    '',
    'Trang này được ghi ra từ mã nguồn (`node scripts/rules-doc.ts`). Mỗi ví dụ là một phép thử: một biểu điền đúng, chỉ đổi như đã ghi.',
    'This page is written from the code. Each example is a test: a good sheet, changed only as said.',
    '',
    '| mức | chặn gửi? |',
    '|---|---|',
    `| ${severityWords.error.vi} (error) | có |`,
    `| ${severityWords.explain.vi} (explain) | có, cho đến khi cột Ghi chú hoặc Khó khăn của dòng có lời giải trình |`,
    `| ${severityWords.warning.vi} (warning) | không |`,
    `| ${severityWords.info.vi} (info) | không |`,
    '',
    ...(rules as readonly Rule[]).flatMap(section),
  ].join('\n');
}

function section({ id, severity, why, examples }: Rule): readonly string[] {
  return [
    `## ${id} · ${severityWords[severity].vi}`,
    '',
    why.vi,
    `*${why.en}*`,
    '',
    '| biểu có | kết quả |',
    '|---|---|',
    ...examples.map((example) => `| ${given(example)} | ${found(example)} |`),
    '',
  ];
}

function given(example: Example): string {
  const parts = [
    ...(example.set === undefined ? [] : [`bộ ${example.set}`]),
    ...Object.entries(example.given).map(([key, row]) => `${key === '*' ? 'mọi dòng' : key}: ${describe(row)}`),
    ...(example.without ?? []).map((code) => `bỏ dòng ${code}`),
    ...(example.hidden ?? []).map((code) => `ẩn dòng ${code}`),
    ...(example.twice ?? []).map((code) => `lặp dòng ${code}`),
    ...(example.formCode === undefined ? [] : [example.formCode]),
    ...(example.title === undefined ? [] : [`tiêu đề “${example.title}”`]),
    ...(example.unitName === undefined ? [] : [`“${example.unitName}”`]),
    ...(example.name === undefined ? [] : [`tên trang “${example.name}”`]),
    ...(example.merged ?? []).map(
      ([from, to, key]) => `gộp ô cột ${COLUMNS.find(([column]) => column === key)?.[1] ?? key} từ dòng ${from} đến ${to}`,
    ),
    ...Object.values({ ...example.headings }).map((heading) => `tiêu đề cột đổi thành “${heading}”`),
    ...(example.hiddenColumns ?? []).map((key) => `ẩn cột ${COLUMNS.find(([column]) => column === key)?.[1] ?? key}`),
    ...(example.hiddenSheet ? ['ẩn trang'] : []),
    ...(example.added ?? []).map(describeColumn),
    ...(example.province ?? []).map(({ code, value }) => `tỉnh quy định mức ${code}: ${String(value)}`),
    ...(example.district ?? []).map(({ code, value }) => `huyện thêm dòng ${code}: ≥ ${String(value)} %`),
    ...Object.entries({ ...example.asked }).map(([, asked]) => `hỏi ${asked}`),
    ...(example.beside === undefined
      ? []
      : [
          Object.keys(example.beside).length === 0
            ? 'thêm một trang giống hệt'
            : `thêm một trang có ${Object.entries(example.beside)
                .map(([key, row]) => `${key}: ${describe(row)}`)
                .join('; ')}`,
        ]),
  ];
  return cell(parts.length === 0 ? 'điền đúng' : parts.join('; '));
}

const COLUMNS: readonly (readonly [keyof ExampleRow, string])[] = [
  ['result', 'kết quả'],
  ['resultFormula', 'công thức'],
  ['format', 'định dạng'],
  ['strike', 'gạch ngang'],
  ['selfAssessment', 'tự đánh giá'],
  ['expectedBy', 'dự kiến'],
  ['obstacle', 'khó khăn'],
  ['note', 'ghi chú'],
  ['noteFont', 'phông'],
  ['code', 'mã'],
  ['content', 'nội dung'],
];

function describe(row: ExampleRow): string {
  return COLUMNS.flatMap(([key, name]) => (row[key] === undefined ? [] : [row[key] === true ? name : `${name} “${typed(row[key])}”`])).join(
    ', ',
  );
}

/** A soft hyphen is shown: it is a letter of TCVN3. */
function typed(value: NonNullable<ExampleRow[keyof ExampleRow]> | null): string {
  if (value === null) return '';
  return (typeof value === 'object' ? value.error : String(value)).replaceAll('\u00AD', '¬');
}

function describeColumn({ heading, rows = {}, hidden }: AddedColumn): string {
  const holds = Object.entries(rows).map(([key, value]) => `${key}: “${String(value)}”`);
  const named = heading === '' ? 'không tiêu đề' : `“${heading}”`;
  return `thêm cột ${hidden ? 'ẩn ' : ''}${named}${holds.length === 0 ? '' : ` có ${holds.join(', ')}`}`;
}

function found({ finds }: Example): string {
  if (finds === null) return 'không nói gì';
  return `thấy${finds.row === undefined ? '' : ` ở ${finds.row}`}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(RULES_PAGE, rulesPage());
