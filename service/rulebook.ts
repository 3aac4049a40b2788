/** Reads the rulebook from a folder: the checkout's data/, or the one TIEUCHI_RULEBOOK names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../core/problem.ts';
import type { Rulebook } from '../core/rulebook.ts';
import { parseRulebook, type RulebookFiles } from '../core/rulebookFiles.ts';
import { withConfirmed } from './overlays.ts';
import type { Confirmed } from './store/store.ts';

/** What lies beside the rulebook in the folder and is none of it. */
const BESIDE = ['sample'];
const PROVINCE_UNITS = /^units\/\d{2}\.json$/u;

export function defaultRulebookFolder(): string {
  return process.env['TIEUCHI_RULEBOOK'] ?? fileURLToPath(new URL('../data/', import.meta.url));
}

/**
 * `confirmed`: overlay items confirmed at the office's own service, whose folder `data` may hold forms of its own.
 * @throws Problem `rulebook-not-found`, `rulebook-file-wrong`
 */
export function loadRulebook(
  folder: string = defaultRulebookFolder(),
  confirmed: readonly Confirmed[] = [],
  data: string | null = null,
): Rulebook {
  return parseRulebook(withConfirmed({ ...readRulebookFiles(folder), ...readForms(data) }, confirmed).files);
}

/** Forms learned at an office, in its data's folder, which an update of the program leaves alone. */
function readForms(data: string | null): RulebookFiles {
  if (data === null || !existsSync(join(data, FORMS))) return {};
  const names = readdirSync(join(data, FORMS)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(names.map((name) => [`${FORMS}/${name}`, readJson(data, `${FORMS}/${name}`)]));
}

const FORMS = 'templates';

/** Every file of the rulebook as parsed JSON, by its path; a province's units are read when a unit of it is asked for. */
export function readRulebookFiles(folder: string = defaultRulebookFolder()): RulebookFiles {
  const paths = listFiles(folder).filter((path) => path.endsWith('.json') && !BESIDE.some((name) => path.startsWith(`${name}/`)));
  return Object.fromEntries(paths.map((path) => [path, PROVINCE_UNITS.test(path) ? () => readJson(folder, path) : readJson(folder, path)]));
}

function listFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'));
  } catch {
    throw new Problem('rulebook-not-found', { folder });
  }
}

function readJson(folder: string, path: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new Problem('rulebook-file-wrong', { file: path, issue: error instanceof Error ? error.message : String(error) });
  }
}
