/**
 * How the parts of a commune's sheet look: Times New Roman throughout, the sizes of an
 * administrative text (Nghị định 30/2020/NĐ-CP, Phụ lục I), the table a little smaller.
 */

export interface Style {
  /** In points. */
  readonly size: number;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly horizontal: 'left' | 'center' | 'right';
  readonly vertical: 'top' | 'middle';
  readonly wrap?: true;
  /** Which sides have a line. */
  readonly border?: 'box' | 'openRight' | 'openLeft';
  readonly shaded?: true;
  /** Kept as typed: Excel turns neither 95,5 nor 15/19 nor 1.10 into another thing. */
  readonly text?: true;
}

const center = { horizontal: 'center', vertical: 'middle' } as const;
const left = { horizontal: 'left', vertical: 'middle' } as const;
const body = { size: 11, wrap: true, border: 'box' } as const;
const criterion = { size: 11, bold: true, shaded: true } as const;

export const styles = {
  agency: { ...center, size: 12, bold: true, underline: true },
  documentNo: { ...center, size: 12 },
  notice: { ...center, size: 12, bold: true, italic: true },
  motto: { ...center, size: 12, bold: true },
  mottoBelow: { ...center, size: 12, bold: true, underline: true },
  placeAndDate: { ...center, size: 12, italic: true },
  title: { ...center, size: 14, bold: true, wrap: true },
  unitLine: { ...center, size: 12, bold: true },
  subtitle: { ...center, size: 12, italic: true },
  formCode: { horizontal: 'right', vertical: 'middle', size: 9 },

  heading: { ...center, size: 10.5, bold: true, wrap: true, border: 'box', shaded: true },

  criterionNo: { ...center, ...criterion, border: 'box' },
  criterionName: { ...left, ...criterion, border: 'openRight' },
  criterionNameRest: { ...left, ...criterion, border: 'openLeft' },
  criterionVerdict: { ...center, ...criterion, size: 10, wrap: true, border: 'box' },
  criterionBlank: { ...center, ...criterion, border: 'box' },
  criterionMonth: { ...center, size: 11, shaded: true, wrap: true, border: 'box', text: true },
  criterionRemark: { ...left, size: 11, shaded: true, wrap: true, border: 'box' },

  code: { ...center, ...body, text: true },
  singleNo: { ...center, ...body, bold: true },
  singleName: { ...left, ...body, bold: true },
  content: { ...left, ...body },
  hint: { ...left, size: 10, italic: true, wrap: true },
  unit: { ...center, ...body },
  requirement: { ...center, ...body },
  unknown: { ...center, ...body, size: 10, italic: true },
  mark: { ...center, size: 9, italic: true, wrap: true },
  result: { ...center, ...body, text: true },
  verdict: { ...center, ...body },
  month: { ...center, ...body, text: true },
  remark: { ...left, ...body },

  footHeading: { horizontal: 'left', vertical: 'middle', size: 10.5, bold: true, italic: true },
  foot: { horizontal: 'left', vertical: 'middle', size: 10.5, italic: true, wrap: true },
  signature: { horizontal: 'center', vertical: 'top', size: 12, bold: true, wrap: true },
  signatureHint: { horizontal: 'center', vertical: 'top', size: 12, italic: true, wrap: true },
} as const satisfies Record<string, Style>;

export type StyleKey = keyof typeof styles;
export const styleOf = (key: StyleKey): Style => styles[key];
