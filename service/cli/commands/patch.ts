/** `tieuchi patch`: cells written into any workbook, everything else in it kept to the byte. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { Problem } from '../../../core/problem.ts';
import { patchWorkbook } from '../../../workbook/patch/workbook.ts';
import { readFileWhole, writeFileSafely } from '../../files.ts';
import { readJson } from '../../readJson.ts';
import type { Command } from '../command.ts';
import { printPatched } from '../printFilled.ts';

const cellsSchema = z
  .array(
    z.strictObject({
      sheet: z.string(),
      cell: z.string(),
      value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
      overFormula: z.boolean().optional().default(false),
    }),
  )
  .readonly();

export const patch: Command = {
  name: 'patch',
  usage: 'FILE.xlsx --cells CELLS.json --out OUT.xlsx [--json]',
  does: {
    vi: 'Ghi các ô nêu trong CELLS.json vào một sổ; mọi thứ khác giữ nguyên từng byte.',
    en: 'Writes the cells of CELLS.json into a workbook; everything else stays to the byte.',
  },
  options: { cells: { type: 'string' }, out: { type: 'string' } },
  files: 1,
  run: (given, output) => {
    const [file = ''] = given.files;
    const out = given.mustText('out');
    if (resolve(out) === resolve(file)) throw new Problem('usage-out-is-input', { file });
    const { bytes, ...patched } = patchWorkbook(readFileWhole(file), readJson(given.mustText('cells'), cellsSchema));
    const { kept } = writeFileSafely(out, bytes);
    output.document({ out, kept, ...patched });
    for (const line of printPatched({ out, kept, ...patched })) output.line(line);
    return 0;
  },
};
