/** Run as a process of its own: reads the file it is given and prints how that ended and what it took. */
import { readFileSync } from 'node:fs';
import { Problem } from '../../core/problem.ts';
import { readWorkbook } from '../../workbook/read/workbook.ts';

function outcome(path: string): string {
  try {
    readWorkbook(readFileSync(path));
    return 'read';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

const ended = outcome(process.argv[2] ?? '');
process.stdout.write(
  JSON.stringify({
    ended,
    cpuMs: process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000,
    maxRssMb: process.resourceUsage().maxRSS / 1024,
  }),
);
