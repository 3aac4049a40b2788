/** `tieuchi template learn`: an office's own official form becomes a template, and says what a person must look at. */
import { basename } from 'node:path';
import { printProposal } from '../../../core/form/propose.ts';
import type { ColumnHint } from '../../../core/form/columns.ts';
import type { Form } from '../../../core/form/schema.ts';
import { Problem } from '../../../core/problem.ts';
import { headingWords } from '../../../core/reading/headingWords.ts';
import type { Rulebook } from '../../../core/rulebook.ts';
import { columnKeys } from '../../../core/template/schema.ts';
import { askedDay, askedSet } from '../../asked.ts';
import { learnFrom } from '../../desk/learnForm.ts';
import { readFileWhole, writeFileSafely } from '../../files.ts';
import { loadRulebook } from '../../rulebook.ts';
import type { Command, ExitStatus, Given } from '../command.ts';
import { table } from '../table.ts';

const text = { type: 'string' } as const;

export const templateLearn: Command = {
  name: 'template learn',
  usage:
    'FILE.xlsx --set SET --out FORM.json [--sheet NAME] [--province P] [--source "Quyết định số …"] [--from DAY] [--columns "Số liệu=result; …"] [--json]',
  does: {
    vi: 'Học biểu Excel của tỉnh, huyện thành biểu mẫu: cột, dòng, câu chữ, mức; nêu chỗ cần người xem lại. Chép FORM.json vào data/templates để đọc, kiểm tra và lập biểu theo đúng mẫu đó.',
    en: "Learns an office's own form: columns, rows, wordings, thresholds; says what a person must look at. FORM.json in data/templates makes its sheets known, checked, and made in that very layout.",
  },
  options: { set: text, out: text, sheet: text, province: text, source: text, from: text, columns: text },
  files: 1,
  run: (given, output): ExitStatus => {
    const [file = ''] = given.files;
    const rulebook = loadRulebook();
    const out = given.mustText('out');
    const set = askedSet(rulebook, given.mustText('set'));
    const form = learnFrom(rulebook, {
      ...{ id: idIn(out), file: basename(file), bytes: readFileWhole(file), set },
      sheet: given.text('sheet') ?? null,
      province: provinceIn(given, rulebook),
      source: sourceIn(given),
      day: askedDay(given.text('from') ?? set.from ?? ''),
      hints: hintsIn(given.text('columns') ?? '', rulebook),
    });
    const { kept } = writeFileSafely(out, `${JSON.stringify(form, null, 2)}\n`);
    const { mould, ...rest } = form;
    output.document({ out, kept, ...rest, mould: mould === null ? null : { bytes: Buffer.byteLength(mould, 'base64') } });
    for (const line of printForm(form, out)) output.line(line);
    return 0;
  },
};

/** The form is known by its file's name, as every file of the rulebook is. */
function idIn(out: string): string {
  const id = /^([a-z0-9][a-z0-9-]*)\.json$/u.exec(basename(out))?.[1];
  if (id === undefined) throw new Problem('usage-form', { reason: `--out ${basename(out)}: a-z, 0-9, “-”, .json (bieu-36-dtvm.json)` });
  return id;
}

function provinceIn(given: Given, rulebook: Rulebook): string | null {
  const province = given.text('province');
  if (province === undefined) return null;
  if (!rulebook.units.provinces.includes(province)) throw new Problem('unknown-unit', { unit: province, day: '…', near: [] });
  return province;
}

/** A source is looked up by whoever audits: a word or two are none. */
function sourceIn(given: Given): string | null {
  const source = given.text('source')?.trim();
  if (source === undefined) return null;
  if (!/\d/u.test(source) || source.length < 10)
    throw new Problem('usage-form', { reason: `--source “${source}”: ghi số và ngày quyết định` });
  return source;
}

/** `Số liệu=result; Xếp loại=Tự đánh giá`: a key, or a heading of ours. */
function hintsIn(asked: string, { layouts: [layout] }: Rulebook): readonly ColumnHint[] {
  const pairs = asked.split(';').filter((pair) => pair.trim() !== '');
  return pairs.map((pair) => {
    const [heading = '', meant = ''] = pair.split('=').map((part) => part.trim());
    const key = columnKeys.find((one) => one === meant) ?? (layout && headingWords(layout).keyOf(meant));
    if (heading === '' || key === undefined)
      throw new Problem('usage-form', { reason: `--columns “${pair.trim()}”: ${columnKeys.join(', ')}` });
    return { heading, key };
  });
}

function printForm(form: Form, out: string): readonly string[] {
  const { rows, layout, completion, overlay, questions, places, codeCell } = form;
  const added = completion.flatMap(({ indicators }) => indicators);
  return [
    `Đã học trang “${form.sheet}” của ${form.file} thành biểu ${form.id} (${form.set}), ghi vào ${out}.`,
    `Hiểu được: ${String(rows.length)} dòng; cột: ${layout.columns.map(({ heading }) => heading).join(' | ')}.`,
    `Ô ghi lại mỗi kỳ: ${[...places.map(({ cell, text: said }) => `${cell} “${said}”`), `${codeCell ?? '–'} Mã biểu`].join('; ')}.`,
    ...(added.length === 0
      ? []
      : [
          '',
          `Bổ sung ${String(added.length)} chỉ tiêu bộ còn thiếu (nguồn: ${added[0]?.sources.join(', ') ?? ''}):`,
          ...table(
            ['Mã', 'ĐVT', 'Nội dung'],
            added.map(({ code, unit, text: said }) => [code, unit, said]),
          ),
        ]),
    ...(overlay.length === 0
      ? []
      : [
          '',
          'Khác bộ quốc gia, đề xuất thành quy định của tỉnh:',
          ...table(
            ['Mã', 'Biểu ghi'],
            overlay.map((item) => [item.code, printProposal(item)]),
          ),
        ]),
    ...(questions.length === 0
      ? ['', 'Không có gì phải hỏi lại.']
      : [
          '',
          'Cần người xem lại / to be looked at:',
          ...table(
            ['Ô', 'Việc'],
            questions.map(({ cell, why }) => [cell ?? '–', `${why.vi}\n${why.en}`]),
          ),
        ]),
    '',
    `Dùng biểu: chép ${out} vào thư mục data/templates (hoặc thư mục templates của TIEUCHI_RULEBOOK).`,
  ];
}
