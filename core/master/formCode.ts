/** The code that a commune's own report prints, `Mã biểu: xa-ntm-nang-cao-318-2022/1 · 13969 · 2023-11`: such a sheet is no master. */
import type { Sheet } from '../sheet/sheet.ts';
import { fold } from '../text/fold.ts';

/** No code is as long. */
const LONGEST_CODE = 200;

export function printsFormCode({ cells }: Sheet): boolean {
  return cells.some(
    ({ value }) => typeof value === 'string' && value.length <= LONGEST_CODE && /^\s*m/iu.test(value) && /^mã biểu ?:/u.test(fold(value)),
  );
}
