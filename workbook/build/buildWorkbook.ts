/**
 * A SheetDesign as an .xlsx. exceljs only ever writes here, and is given nothing from outside;
 * it is a large library, so whoever needs a workbook built imports this file when it is needed.
 */
import exceljs, { type Cell, type CellValue, type Worksheet } from 'exceljs';
import type { CellDesign, ChoiceDesign, PrintDesign, SheetDesign } from '../../core/template/design.ts';
import { styleOf } from '../../core/template/styles.ts';
import { DEFAULT_SIZE } from '../../core/template/textFit.ts';
import { completePackage } from './completePackage.ts';
import { FONT, fontOf, lookOf } from './looks.ts';

const A4 = 9;
const MM_PER_INCH = 25.4;
const FOOTER_MM = 10;

/** The same design gives the same bytes. */
export async function buildWorkbook(design: SheetDesign): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const madeOn = new Date(`${design.madeOn}T00:00:00Z`);
  Object.assign(workbook, { creator: 'Tiêu Chí', lastModifiedBy: 'Tiêu Chí', created: madeOn, modified: madeOn, title: design.name });
  const sheet = workbook.addWorksheet(design.name, { properties: { defaultRowHeight: 15.75, dyDescent: 0.25 } });
  sheet.columns = design.columns.map((width) => ({ width, style: { font: { name: FONT, family: 1, size: DEFAULT_SIZE } } }));
  for (const cell of design.cells) writeCell(sheet.getCell(cell.at), cell);
  for (const { row, height } of design.rows) sheet.getRow(row).height = height;
  for (const merge of design.merges) sheet.mergeCells(merge);
  for (const choice of design.choices) addChoice(sheet, choice);
  sheet.views = [{ state: 'frozen', ySplit: design.headingRow, topLeftCell: `A${String(design.headingRow + 1)}`, activeCell: 'A1' }];
  setUpPrint(sheet, design.print, design.headingRow);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  return completePackage(bytes, design);
}

function writeCell(cell: Cell, { value, formula, runs, style }: CellDesign): void {
  cell.style = lookOf(style);
  if (value === undefined) return;
  cell.value = valueOf(value, formula, runs);
}

function valueOf(value: string | number, formula: CellDesign['formula'], runs: CellDesign['runs']): CellValue {
  if (formula !== undefined) return { formula: formula.replace(/^=/u, ''), result: value };
  return runs ? { richText: runs.map(({ text, style }) => ({ text, font: fontOf(styleOf(style)) })) } : value;
}

function addChoice(sheet: Worksheet, { range, choices }: ChoiceDesign): void {
  const validation = {
    type: 'list',
    allowBlank: true,
    formulae: [`"${choices.join(',')}"`],
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: 'Tự đánh giá',
    error: `Nên chọn: ${choices.join(', ')}.`,
  } as const;
  for (const address of addressesIn(sheet, range)) address.dataValidation = { ...validation, formulae: [...validation.formulae] };
}

/** exceljs joins equal validations of neighbouring cells into one range. */
function addressesIn(sheet: Worksheet, range: string): Cell[] {
  const [first = '', last = first] = range.split(':');
  const [top, bottom] = [sheet.getCell(first), sheet.getCell(last)];
  return Array.from({ length: Number(bottom.row) - Number(top.row) + 1 }, (_, index) =>
    sheet.getCell(Number(top.row) + index, Number(top.col)),
  );
}

function setUpPrint(sheet: Worksheet, { area, marginsMm }: PrintDesign, headingRow: number): void {
  const inches = (mm: number): number => Math.round((mm / MM_PER_INCH) * 1000) / 1000;
  const { top, bottom, left, right } = marginsMm;
  Object.assign(sheet.pageSetup, {
    paperSize: A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: {
      top: inches(top),
      bottom: inches(bottom),
      left: inches(left),
      right: inches(right),
      header: inches(FOOTER_MM),
      footer: inches(FOOTER_MM),
    },
    printTitlesRow: `${String(headingRow)}:${String(headingRow)}`,
    printArea: area,
  });
  sheet.headerFooter = { oddFooter: `&C&"${FONT},Regular"&11Trang &P/&N` };
}
