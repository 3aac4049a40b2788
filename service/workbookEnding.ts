/** A workbook goes out under the ending of what is in it, whatever name was asked for: Excel opens it under no other. */
import { Problem } from '../core/problem.ts';
import { findEnding } from '../workbook/read/ending.ts';

/** @throws Problem `file-ending-wrong` */
export function mustHaveEnding(file: string, bytes: Uint8Array): void {
  const ending = findEnding(bytes);
  if (ending !== undefined && !file.toLowerCase().endsWith(ending)) throw new Problem('file-ending-wrong', { file, ending });
}
