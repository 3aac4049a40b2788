/** JSON files from outside: cells to patch, totals to write. A wrong one says where it is wrong. */
import type { z } from 'zod';
import { Problem } from '../core/problem.ts';
import { readFileWhole } from './files.ts';

/** @throws Problem `json-file-wrong`, or of the file */
export function readJson<T>(path: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseText(path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Problem('json-file-wrong', { file: path, issue: issue ? `${issue.path.join('.') || '(gốc)'}: ${issue.message}` : 'json' });
}

function parseText(path: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(readFileWhole(path)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem('json-file-wrong', { file: path, issue: error.message });
  }
}
