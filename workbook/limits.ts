/**
 * How much a workbook may ask of the machine. A file of 2 kB can claim a million rows or a
 * gigabyte of text, so every count that a file decides has an upper bound here. The largest
 * workbook of the field is a province's: 3 321 communes × 57 columns, about 190 000 cells and 9 MB
 * of XML; the bounds leave a third more, and much more where it costs little.
 */

/** Bytes of the .xlsx itself: read into memory whole, as the browser does. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Parts in the package. Workbooks with 200 sheets and their drawings stay below 2 000. */
export const MAX_PARTS = 5_000;

/** Bytes of one part once inflated: at some 100 MB/s of XML this is read in half a second. */
export const MAX_PART_BYTES = 40 * 1024 * 1024;

/** Bytes of all parts read of one workbook, once inflated. */
export const MAX_TOTAL_BYTES = 100 * 1024 * 1024;

/** Bytes of a custom XML part that is looked at for our note: the longest text read again (MAX_UNBROKEN_TEXT), three bytes a letter. */
export const MAX_NOTE_BYTES = 4 * 1024 * 1024;

/** Elements inside elements. SpreadsheetML with its extensions stays below 25. */
export const MAX_DEPTH = 64;

/** Characters without a tag between them; a cell's text ends at 32 767, a formula at 8 192. */
export const MAX_UNBROKEN_TEXT = 1024 * 1024;

/** Sheets of a workbook. */
export const MAX_SHEETS = 1_000;

/** Row elements of a sheet, filled or not. */
export const MAX_ROWS = 100_000;

/** Elements of one part: a province's sheet has half a million. */
export const MAX_ELEMENTS = 3_000_000;

/** Cell elements of a workbook, filled or not: bordered empty cells are common. */
export const MAX_CELLS = 600_000;

/** Cells of a workbook that hold something: what is kept of them takes some 100 MB. */
export const MAX_FILLED_CELLS = 200_000;

/**
 * Characters of all cells' texts and formulas together, counting a shared text each time it is
 * used: one string of a megabyte shown in every cell would be gigabytes to whoever reads on.
 */
export const MAX_TEXT = 32 * 1024 * 1024;

/** Entries of the table of shared strings. */
export const MAX_SHARED_STRINGS = 300_000;

/** Cell formats (Excel's own limit is 65 490). */
export const MAX_STYLES = 70_000;

/** Merged areas of a sheet: three for every row of a province's sheet. */
export const MAX_MERGES = 20_000;

/** Data validations of a sheet. */
export const MAX_VALIDATIONS = 10_000;

/** Defined names; old workbooks copied from year to year carry thousands of dead ones. */
export const MAX_NAMES = 50_000;

/**
 * Cells that one merge, validation or defined name may cover: 256 whole columns. A whole column or
 * whole rows (print titles) are everyday; a whole sheet is what hangs programs that expand it.
 */
export const MAX_AREA_CELLS = 256 * 1_048_576;

/** Texts of a cell that Excel can hold. */
export const MAX_CELL_TEXT = 32_767;

/** Numbers of cells written by one patch. */
export const MAX_WRITES = 400_000;
