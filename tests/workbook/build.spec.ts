import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { sheetOf } from '../../core/template/design.ts';
import { designSheet } from '../../core/template/designSheet.ts';
import { buildWorkbook } from '../../workbook/build/buildWorkbook.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';
import { throughLibreOffice } from '../support/libreOffice.ts';
import { filledIn, rowOf, sheetRequest } from '../support/sheetFor.ts';

const request = sheetRequest();
const design = designSheet(request);
const at = (column: string, key: string): string => `${column}${String(rowOf(design, request.template, key))}`;
let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await buildWorkbook(design);
});

describe('a workbook built from a design', () => {
  it('reads back as the design says', () => {
    const [read] = readWorkbook(bytes).sheets;
    const written = new Map(read?.sheet.cells.map((cell) => [cell.at, cell]));
    const designed = sheetOf(design);
    expect(read?.sheet.name).toBe('Tháng 11');
    expect([...(read?.sheet.merges ?? [])].sort()).toEqual([...(designed.merges ?? [])].sort());
    for (const cell of designed.cells) {
      const { value, formula, format } = written.get(cell.at) ?? {};
      expect([cell.at, value, formula, format]).toEqual([cell.at, cell.value, cell.formula, cell.format]);
    }
  });

  it('is the same file each time', async () => {
    expect(Buffer.from(await buildWorkbook(design)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('knows no font but Times New Roman, names no person and is not protected', () => {
    const parts = unzipSync(bytes);
    const text = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
    const fonts = [
      ...text('xl/styles.xml').matchAll(/<(?:name|rFont) val="([^"]+)"/g),
      ...text('xl/sharedStrings.xml').matchAll(/<rFont val="([^"]+)"/g),
    ].map((match) => match[1]);
    expect(fonts.length).toBeGreaterThan(5);
    expect(new Set(fonts)).toEqual(new Set(['Times New Roman']));
    expect(text('docProps/core.xml')).toContain('<dc:creator>Tiêu Chí</dc:creator>');
    expect(text('xl/worksheets/sheet1.xml') + text('xl/workbook.xml')).not.toMatch(/sheetProtection|workbookProtection/);
  });

  it('does not offer to turn codes into numbers, and lets rows grow', () => {
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).toContain(`<ignoredError sqref="${design.textRanges.join(' ')}" numberStoredAsText="1"/>`);
    const row = (key: string) => new RegExp(`<row r="${String(rowOf(design, request.template, key))}"[^>]*>`).exec(xml)?.[0] ?? '';
    expect(row('14.1')).toMatch(/ ht="[\d.]+"/);
    expect(row('14.1')).not.toContain('customHeight');
    expect(xml).toMatch(/<row r="1"[^>]* customHeight="1"/);
  });
});

describe('what other programs make of it', () => {
  it('openpyxl finds the frozen heading, the repeated row, the paper and the drop-downs', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'openpyxl-')), 'book.xlsx');
    writeFileSync(file, bytes);
    const seen: unknown = JSON.parse(execFileSync('/usr/bin/python3', ['-c', OPENPYXL, file], { encoding: 'utf8' }));
    expect(seen).toEqual({
      freeze: 'A9',
      titles: '$8:$8',
      paper: ['9', 'landscape', true, 1, 0],
      area: `$A$1:$K$${String(design.rows.at(-1)?.row ?? 0)}`,
      lists: design.choices.map(({ range, choices }) => [range, `"${choices.join(',')}"`]).sort(),
      code: '17.10',
      merges: design.merges.length,
    });
  });

  it('LibreOffice computes each criterion as we do', async () => {
    const indicators = request.template.set.criteria.flatMap((criterion) => criterion.indicators);
    const typed = {
      ...Object.fromEntries(indicators.map(({ code }) => [at('G', code), 'Đạt'])),
      [at('G', '2.3')]: 'Chưa đạt',
      [at('G', '2.4')]: 'Chưa đánh giá',
      [at('G', '3.1')]: 'Chưa đánh giá',
      [at('G', '17.9')]: 'Không áp dụng',
    };
    const blank = filledIn(design, typed);
    const withBlank = {
      ...blank,
      cells: blank.cells.map((cell) => (cell.at === at('G', '5.2') ? { at: cell.at, style: cell.style } : cell)),
    };
    const computed = readWorkbook(throughLibreOffice(await buildWorkbook(withBlank), 'xlsx')).sheets[0]?.sheet;
    const verdict = (no: number) => computed?.cells.find((cell) => cell.at === at('G', `TC ${String(no)}`))?.value;
    expect([1, 2, 3, 5, 14, 17].map(verdict)).toEqual(['Đạt', 'Chưa đạt', 'Chưa đánh giá', 'Chưa đánh giá', 'Đạt', 'Đạt']);
  });

  it('LibreOffice prints it on A4 lying, the heading on every page and the signatures below the end of the table', () => {
    const folder = mkdtempSync(join(tmpdir(), 'print-'));
    writeFileSync(join(folder, 'book.pdf'), throughLibreOffice(bytes, 'pdf'));
    const pages = execFileSync('pdftotext', ['-layout', join(folder, 'book.pdf'), '-'], { encoding: 'utf8' })
      .split('\f')
      .slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toContain('Nội dung tiêu chí');
    const last = pages.at(-1)?.normalize('NFC') ?? '';
    expect(last).toMatch(/19\.2[\s\S]*Người lập biểu[\s\S]*TM\. ỦY BAN NHÂN DÂN|19\.2[\s\S]*TM\. ỦY BAN NHÂN DÂN/);
    const size = execFileSync('pdfinfo', [join(folder, 'book.pdf')], { encoding: 'utf8' });
    expect(size).toMatch(/Page size:\s+841\.\d+ x 595\.\d+ pts/);
  });
});

const OPENPYXL = `
import json, sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1], data_only=True).active
setup = sheet.page_setup
code = next(cell.value for cell in sheet['A'] if cell.value == '17.10')
lists = sorted([str(v.sqref), v.formula1] for v in sheet.data_validations.dataValidation if v.type == 'list')
print(json.dumps({
  'freeze': sheet.freeze_panes, 'titles': sheet.print_title_rows, 'area': sheet.print_area if isinstance(sheet.print_area, str) else sheet.print_area[0],
  'paper': [str(setup.paperSize), setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage, setup.fitToWidth, setup.fitToHeight],
  'lists': lists, 'code': code, 'merges': len(sheet.merged_cells.ranges)}))
`;
