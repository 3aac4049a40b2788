/** `tieuchi patch`: cells written into any workbook, everything else in it kept to the byte. */
import { z } from 'zod';
import { Problem } from '../../../core/problem.ts';
import type { CellWrite } from '../../../core/sheet/sheet.ts';
import { patchWorkbook } from '../../../workbook/patch/workbook.ts';
import { isSameFile, readFileWhole, writeFileSafely } from '../../files.ts';
import { readJson } from '../../readJson.ts';
import { mustHaveEnding } from '../../workbookEnding.ts';
import type { Command } from '../command.ts';
import { printPatched } from '../printFilled.ts';

const cellSchema = z
  .strictObject({
    sheet: z.string(),
    cell: z.string(),
    value: z.union([z.number(), z.string(), z.boolean(), z.null()]).optional(),
    formula: z.string().optional(),
    overFormula: z.boolean().optional().default(false),
  })
  .refine(({ value, formula }) => (value === undefined) !== (formula === undefined), 'value | formula')
  .transform(({ value = null, formula, ...place }): CellWrite => (formula === undefined ? { ...place, value } : { ...place, formula }));

export const patch: Command = {
  name: 'patch',
  usage: 'FILE.xlsx --cells CELLS.json --out OUT.xlsx [--json]',
  does: {
    vi: 'Ghi các ô nêu trong CELLS.json (giá trị hoặc công thức) vào một sổ; mọi thứ khác giữ nguyên từng byte. Tệp ra cùng đuôi với tệp gốc.',
    en: 'Writes the cells of CELLS.json (values or formulas) into a workbook; everything else stays to the byte. OUT has the ending of FILE.',
  },
  options: { cells: { type: 'string' }, out: { type: 'string' } },
  files: 1,
  run: (given, output) => {
    const [file = ''] = given.files;
    const out = given.mustText('out');
    if (isSameFile(out, file)) throw new Problem('usage-out-is-input', { file });
    const before = readFileWhole(file);
    mustHaveEnding(out, before);
    const { bytes, ...patched } = patchWorkbook(before, readJson(given.mustText('cells'), z.array(cellSchema).readonly()));
    const { kept } = writeFileSafely(out, bytes);
    output.document({ out, kept, ...patched });
    for (const line of printPatched({ out, kept, ...patched })) output.line(line);
    return 0;
  },
};
