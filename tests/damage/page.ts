/** Writes docs/damages.md from the catalogue (`node tests/damage/page.ts`); a spec fails when the page is behind. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalogue, type DamageEntry } from './catalogue.ts';

export const DAMAGES_PAGE = fileURLToPath(new URL('../../docs/damages.md', import.meta.url));

const RIGHT: Readonly<Record<DamageEntry['right'], string>> = {
  read: 'đọc đúng · read right',
  readSaid: 'đọc đúng, có nhắc · read right, and said',
  found: 'không đoán, có phát hiện · not guessed, found',
};

export function damagesPage(): string {
  return [
    '# Những gì xảy ra với biểu của cán bộ · What happens to officers’ sheets',
    '',
    'Trang này được ghi ra từ `tests/damage/catalogue.ts` (`node tests/damage/page.ts`). Mỗi số là một phép thử: biểu điền đúng bị hỏng như đã ghi, rồi đọc lại và so với ý người ghi. Mã `NTM-V…` ở `docs/rules.md`.',
    'This page is written from the catalogue. Each number is a test: a good sheet is damaged as said, read, and held against what the officer meant.',
    '',
    'Không bao giờ được có: đọc khác ý người ghi mà không phát hiện nào nói ra. · What must never be: a reading that differs from what was meant, with no finding on it.',
    '',
    ...catalogue.flatMap(({ vi, en, entries }) => [
      `## ${vi} · ${en}`,
      '',
      '| số | điều đã xảy ra | what happened | ví dụ | kết quả |',
      '|---|---|---|---|---|',
      ...entries.map(
        (entry) =>
          `| ${entry.id} | ${entry.vi} | ${entry.en} | ${entry.example.replaceAll('|', '\\|').replaceAll('\u00AD', '¬')} | ${[RIGHT[entry.right], ...entry.rules].join(' · ')} |`,
      ),
      '',
    ]),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(DAMAGES_PAGE, damagesPage());
