/** A report of the product's own sample as a file: Xã Nam Mỹ, November 2023, sendable. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tieuchi } from './command.ts';

export const SAMPLE_UNIT = '13969';

/** The bytes of a report by its file name; all of them are made once, into the folder given. */
export async function makeSampleReports(folder: string): Promise<(name: string) => Uint8Array> {
  const ran = await tieuchi(['sample', '--out', join(folder, 'mau')]);
  if (ran.status !== 0) throw new Error(ran.err);
  return (name) => new Uint8Array(readFileSync(join(folder, 'mau', 'bao-cao', 'huyen-nam-truc', `${name}.xlsx`)));
}
