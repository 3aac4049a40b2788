/** A cell that is struck through, whole or in part: whether it still counts only the officer knows. */
import { shownText } from '../../reading/shownText.ts';
import { reportedCells } from '../reportedCells.ts';
import type { Rule } from '../rule.ts';

export const struckThrough = {
  id: 'NTM-V075',
  severity: 'warning',
  why: {
    vi: 'Chữ gạch ngang có thể là đã bỏ; phần mềm vẫn đọc và không đoán.',
    en: 'A struck-through text may be withdrawn; it is still read, and not guessed at.',
  },
  check: (subject) =>
    reportedCells(subject).flatMap(({ cell, where }) =>
      (cell.strike ?? cell.runs?.some(({ strike }) => strike)) && shownText(cell) !== ''
        ? [{ cell: cell.at, ...where, facts: { text: shownText(cell).slice(0, 80) } }]
        : [],
    ),
  examples: [
    { given: { '14.4': { result: 95, strike: true } }, finds: { row: '14.4', column: 'result' } },
    { given: { '14.4': { result: 95 } }, finds: null },
  ],
} as const satisfies Rule;
