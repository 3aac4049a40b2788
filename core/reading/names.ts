/** What a sheet's or a file's name says of month and commune. It is changed and forgotten more than any cell, so it only fills gaps and contradicts. */
import { fold } from '../text/fold.ts';

/** A sheet's or a file's name. */
export interface NamedBy {
  readonly by: 'sheet' | 'file';
  readonly name: string;
  /** 1 to 12; null where the name says none. */
  readonly month: number | null;
  readonly year: number | null;
  /** A commune's name, folded; null where the name holds none with its diacritics. */
  readonly unit: string | null;
}

/** `T11`, `Tháng 11.2023`, `11-2023`, `Xã Nam Mỹ`; of a copy, `T11 (2)`, the name it was copied from. */
export function readName(by: NamedBy['by'], name: string): NamedBy {
  const folded = fold(name.replace(/\.(?:xlsx|xlsm|xls|ods|csv)$/iu, '').replaceAll('_', ' '));
  const bare = folded.replace(/\s*\(\d+\)$/u, '');
  const month = /(?:tháng|thang|(?<![\p{L}\d])th?)[\s.-]{0,2}(\d{1,2})(?!\d)(?:[\s./-]{0,3}(?:năm |nam )?(20\d{2})(?!\d))?/u.exec(bare);
  const plain = /(?<![\d./-])(\d{1,2})[./-](20\d{2})(?!\d)/u.exec(bare);
  const [number, year] = [Number((month ?? plain)?.[1] ?? Number.NaN), Number(month?.[2] ?? plain?.[2] ?? Number.NaN)];
  const commune = /(?<!\p{L})((?:xã|phường|thị trấn) [\p{L} ]+?)(?=$| *[-–(,.]| tháng| t\d| \d)/u.exec(bare)?.[1];
  return {
    by,
    name,
    month: number >= 1 && number <= 12 ? number : null,
    year: Number.isNaN(year) ? null : year,
    unit: commune ?? (by === 'sheet' && month === null && /^[\p{L} ]+$/u.test(bare) && /\P{ASCII}/u.test(bare) ? bare : null),
  };
}
