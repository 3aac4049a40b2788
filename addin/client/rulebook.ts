/**
 * The rulebook as the page gets it: one JSON beside the page, fetched when the page opens
 * so that checking needs no network afterwards.
 */
import { parseRulebook, type RulebookFiles } from '../../core/rulebookFiles.ts';
import type { Rulebook } from '../../core/rulebook.ts';

/** Null where the network did not give it. @throws Problem `rulebook-file-wrong` */
export type RulebookSource = () => Promise<Rulebook | null>;

/** Begins to fetch at once; asked again after a failure, it tries again. */
export function rulebookSource(address: string): RulebookSource {
  let last = fetchRulebook(address);
  // A failure is said when a file is checked; until then nobody waits for the promise.
  last.catch(() => undefined);
  return async () => {
    const rulebook = await last;
    if (rulebook) return rulebook;
    last = fetchRulebook(address);
    return last;
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
