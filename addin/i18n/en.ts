/** Every word of the page in English. */
import type { Words } from './vi.ts';

export const en: Words = {
  product: 'Tiêu Chí',
  purpose: 'Checks a report before it is sent',
  otherLanguage: 'Tiếng Việt',
  privacy: 'The file is checked on this machine and sent nowhere. Once open, the page works without a network.',
  drop: 'Drop the report (.xlsx) here',
  orPick: 'or',
  pick: 'Choose a file…',
  pickAnother: 'To check another file, drop it here or',
  checking: (file) => `Checking “${file}”…`,
  failed: 'The file could not be checked',
  result: (file) => `Result for “${file}”`,
  sheetName: 'Sheet',
  template: 'Template',
  unit: 'Unit',
  period: 'Period',
  unknown: 'not recognised',
  severityHint: {
    error: 'Until mended, the report cannot be sent.',
    explain: 'Give the reason in the row’s note or difficulty column, and the report can be sent.',
    warning: 'Does not block; have another look.',
    info: 'Does not block.',
  },
  noFindings: 'No faults.',
  indicator: (code) => `indicator ${code}`,
  criterion: (no) => `criterion ${String(no)}`,
  wholeSheet: 'the whole sheet',
  mend: 'Mend',
  mendCell: (mend) =>
    'formula' in mend
      ? `cell ${mend.cell}: put the formula back, ${mend.formula}`
      : mend.value === null
        ? `cell ${mend.cell}: empty it`
        : `cell ${mend.cell}: write ${typeof mend.value === 'number' ? String(mend.value) : `“${mend.value}”`}`,
  explained: 'Explained',
  copy: 'Copy the result',
  copied: 'Copied',
  copyByHand: 'The browser does not allow copying by itself. The text below is selected: press Ctrl+C.',
  unrecognised: 'Sheets that are no report',
  moreReports: (reports) => `${String(reports)} more sheets are not shown; see the copied text.`,
};
