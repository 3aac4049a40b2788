/**
 * The rulebook as the page gets it: one JSON beside the page, fetched when the page opens
 * so that checking needs no network afterwards.
 */
import { parseRulebook, type RulebookFiles } from '../../core/rulebookFiles.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import { Trouble } from '../trouble.ts';

/** @throws Problem `rulebook-file-wrong`, Trouble `rulebook-unavailable` */
export type RulebookSource = () => Promise<Rulebook>;

/** Begins to fetch at once; asked again after a failure, it tries again. */
export function rulebookSource(address: string): RulebookSource {
  let last = fetchRulebook(address);
  // A failure is said when a file is checked; until then nobody waits for the promise.
  last.catch(() => undefined);
  return async () => {
    const rulebook = (await last) ?? (await (last = fetchRulebook(address)));
    if (!rulebook) throw new Trouble('rulebook-unavailable', rulebookUnavailable);
    return rulebook;
  };
}

async function fetchRulebook(address: string): Promise<Rulebook | null> {
  const files = await fetchJson(address);
  return files === null ? null : parseRulebook(files);
}

async function fetchJson(address: string): Promise<RulebookFiles | null> {
  try {
    const response = await fetch(address);
    // The build writes this file from the rulebook's own reader; parseRulebook looks at every value.
    return response.ok ? ((await response.json()) as RulebookFiles) : null;
  } catch {
    return null;
  }
}

const rulebookUnavailable = {
  vi: 'Chưa tải được các bộ tiêu chí vì mất mạng. Nối lại mạng rồi thả tệp lần nữa.',
  en: 'The criteria sets could not be loaded: there is no network. Connect again and drop the file once more.',
};
