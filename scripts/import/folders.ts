/** Where an import reads from (its one argument) and writes to (the checkout's data/). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

/** The folder given on the command line; ends the program where there is none. */
export function factsFolder(script: string): string {
  const folder = process.argv[2];
  if (folder !== undefined) return folder;
  console.error(`node scripts/${script} FACTS: the folder of gathered facts is missing`);
  process.exit(64);
}

export function writeData(path: string, content: unknown): void {
  const file = join(DATA, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${printRows(content)}\n`);
}

/** What fits on a line stands on one, so that a file reads and differs row by row. */
const LINE = 160;

function printRows(content: unknown): string {
  const onOneLine = (block: string): string => {
    const line = block.replace(/\n\s*/gu, ' ');
    return line.length <= LINE ? line : block;
  };
  return JSON.stringify(content, null, 2)
    .replace(/\[\n[^[\]{}]*\]/gu, onOneLine)
    .replace(/\[\n\s*"[^"]*",\s*\[[^[\]{}\n]*\],\s*\[[^[\]{}\n]*\]\s*\]/gu, onOneLine)
    .replace(/\{\n[^{}]*\}/gu, onOneLine)
    .replace(/\{\n[^{}]*\{[^{}\n]*\}[^{}]*\}/gu, onOneLine);
}
