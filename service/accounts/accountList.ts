/** The list of accounts an office makes in Excel: columns name, unit, role, by English or Vietnamese headings. */
import type { Message } from '../../core/message.ts';
import { Problem } from '../../core/problem.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import { fold } from '../../core/text/fold.ts';
import { readFileWhole } from '../files.ts';
import { parseCsv, type CsvRow } from '../readCsv.ts';
import type { Role } from '../store/store.ts';
import { allowAccount, type AccountAllowed } from './newAccount.ts';

export interface ListedAccount extends AccountAllowed {
  readonly line: number;
}

/** More than the communes of the largest province with several officers each. */
const MOST_ACCOUNTS = 5_000;

/** Faults said at once; the first ones mended, the rest show. */
const MOST_NAMED = 20;

const headings = {
  name: ['name', 'account', 'tên', 'tên tài khoản', 'tên đăng nhập', 'tài khoản'],
  unit: ['unit', 'code', 'đơn vị', 'mã đơn vị', 'mã'],
  role: ['role', 'vai trò', 'cấp', 'quyền'],
} as const;
type Column = keyof typeof headings;

const roleWords: Readonly<Record<string, Role>> = { xã: 'commune', huyện: 'district', tỉnh: 'province', 'quản trị': 'admin' };

/** Excel takes `00123` for a number: the zeros it dropped are put back. */
const CODE_LENGTHS: Readonly<Record<string, number>> = { commune: 5, district: 3, province: 2 };

export interface LineFault extends Message {
  readonly line: number;
}

/** `at`: a day of the units, for codes that were used again. @throws Problem `account-import-wrong` with every faulty line, or of the file */
export function readAccountList(file: string, rulebook: Rulebook, at?: string): readonly ListedAccount[] {
  const [heading, ...rows] = parseCsv(decode(file));
  const columns = columnsOf(file, heading);
  if (rows.length === 0 || rows.length > MOST_ACCOUNTS) {
    const [given, most] = [String(rows.length), String(MOST_ACCOUNTS)];
    throw listProblem(file, [
      { line: 1, vi: `có ${given} tài khoản; cần từ 1 đến ${most}`, en: `there are ${given} accounts; from 1 to ${most} are taken` },
    ]);
  }
  const faults: LineFault[] = [];
  const accounts = rows.flatMap((row): ListedAccount[] => {
    try {
      return [readRow(row, columns, rulebook, at)];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      faults.push({ line: row.line, ...error.text });
      return [];
    }
  });
  faults.push(...namedTwice(accounts));
  if (faults.length > 0) throw listProblem(file, faults);
  return accounts;
}

/** Every faulty line, or the first ones and how many more. */
export function listProblem(file: string, faults: readonly LineFault[]): Problem {
  const sorted = faults.toSorted((a, b) => a.line - b.line);
  const more = Math.max(0, sorted.length - MOST_NAMED);
  const say = (word: string, language: 'vi' | 'en', rest: string): string =>
    sorted
      .slice(0, MOST_NAMED)
      .map((fault) => `${word} ${String(fault.line)}: ${fault[language]}`)
      .join(' · ') + (more > 0 ? ` · ${rest}` : '');
  const vi = say('Dòng', 'vi', `và ${String(more)} dòng nữa`);
  return new Problem('account-import-wrong', {
    file,
    lines: sorted.map(({ line }) => String(line)),
    vi,
    en: say('Line', 'en', `and ${String(more)} more`),
  });
}

function decode(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileWhole(file));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw listProblem(file, [
      {
        line: 1,
        vi: 'tệp không phải UTF-8; trong Excel chọn Lưu thành… › CSV UTF-8',
        en: 'the file is not UTF-8; in Excel use Save As › CSV UTF-8',
      },
    ]);
  }
}

function columnsOf(file: string, heading: CsvRow | undefined): Readonly<Record<Column, number>> {
  const written = heading?.cells.map(fold) ?? [];
  const find = (column: Column): number => written.findIndex((text) => headings[column].some((word) => fold(word) === text));
  const columns = { name: find('name'), unit: find('unit'), role: find('role') };
  if (Object.values(columns).every((at) => at >= 0)) return columns;
  throw listProblem(file, [
    {
      line: heading?.line ?? 1,
      vi: 'dòng đầu cần ba cột: tên, đơn vị, vai trò (hoặc name, unit, role)',
      en: 'the first line needs three columns: name, unit, role (or tên, đơn vị, vai trò)',
    },
  ]);
}

function readRow(
  { line, cells }: CsvRow,
  columns: Readonly<Record<Column, number>>,
  rulebook: Rulebook,
  at: string | undefined,
): ListedAccount {
  const cell = (column: Column): string => cells[columns[column]]?.trim() ?? '';
  const written = fold(cell('role'));
  const role = roleWords[written] ?? written;
  const code = cell('unit');
  const unit = code === '' ? null : code.padStart(CODE_LENGTHS[role] ?? 0, '0');
  return { line, ...allowAccount({ name: cell('name'), unit, role, at }, rulebook) };
}

function namedTwice(accounts: readonly ListedAccount[]): readonly LineFault[] {
  return [...Map.groupBy(accounts, ({ name }) => fold(name)).values()].flatMap(([first, ...others]) =>
    first
      ? others.map(({ line, name }) => ({
          line,
          vi: `tên “${name}” đã có ở dòng ${String(first.line)}`,
          en: `the name “${name}” stands in line ${String(first.line)} already`,
        }))
      : [],
  );
}
