/**
 * The rulebook as the page gets it: one JSON beside the page, fetched when the page opens; and a JSON for each
 * province's units, fetched when a sheet is first of that province.
 */
import '../withoutEval.ts';
import { parseRulebook, type RulebookFiles } from '../../core/rulebookFiles.ts';
import type { Rulebook } from '../../core/rulebook.ts';
import { Trouble } from '../trouble.ts';

/** What the build writes: every file but the provinces' units, and where those are, beside this one. */
export interface PageFiles {
  readonly files: RulebookFiles;
  readonly units: Readonly<Record<string, string>>;
}

export interface PageRulebook {
  readonly rulebook: Rulebook;
  /**
   * What `look` answers with every province at hand whose units it asks for: where one is missing it is fetched, and `look` asked
   * again.
   * @throws Trouble `units-unavailable` where the network did not give it
   */
  withUnits<T>(look: (rulebook: Rulebook) => T): Promise<T>;
  /** Whether every province is at hand whose units `look` asks for. */
  hasUnits(look: (rulebook: Rulebook) => unknown): boolean;
}

/** An office's own provinces are fetched when the page opens, so that it checks with no network afterwards; a ministry's are not. */
const MOST_FETCHED_AHEAD = 3;

/** `address`: of the rulebook's JSON. @throws Problem `rulebook-file-wrong`, Trouble `rulebook-unavailable` */
export async function fetchRulebook(address: string): Promise<PageRulebook> {
  // The build writes this file from the rulebook's own reader; parseRulebook looks at every value.
  const page = (await fetchJson(address)) as PageFiles | null;
  if (page === null) throw new Trouble('rulebook-unavailable', rulebookUnavailable);
  return pageRulebook(page, (file) => fetchJson(new URL(file, address).href));
}

/** `fetchUnits` answers a province's file as JSON, or null where the network did not give it. @throws Problem `rulebook-file-wrong` */
export async function pageRulebook(page: PageFiles, fetchUnits: (file: string) => Promise<unknown>): Promise<PageRulebook> {
  const fetched = new Map<string, unknown>();
  const missing = new Set<string>();
  const readers = Object.keys(page.units).map((province) => [
    `units/${province}.json`,
    () => {
      if (!fetched.has(province)) missing.add(province);
      return fetched.get(province);
    },
  ]);
  const rulebook = parseRulebook({ ...page.files, ...(Object.fromEntries(readers) as RulebookFiles) });
  const fetchAll = async (provinces: readonly string[]): Promise<boolean> => {
    const contents = await Promise.all(provinces.map((province) => fetchUnits(page.units[province] ?? '')));
    for (const [at, content] of contents.entries()) if (content !== null) fetched.set(provinces[at] ?? '', content);
    return contents.every((content) => content !== null);
  };
  const homes = rulebook.units.homes.map(({ province }) => province).filter((province) => province in page.units);
  if (homes.length <= MOST_FETCHED_AHEAD) await fetchAll(homes);
  const looked = <T>(look: (own: Rulebook) => T): T => {
    missing.clear();
    return look(rulebook);
  };
  return {
    rulebook,
    withUnits: async (look) => {
      // Each turn adds a province, so it comes to an end.
      for (;;) {
        const answer = looked(look);
        if (missing.size === 0) return answer;
        if (!(await fetchAll([...missing]))) throw new Trouble('units-unavailable', unitsUnavailable);
      }
    },
    hasUnits: (look) => {
      looked(look);
      return missing.size === 0;
    },
  };
}

async function fetchJson(address: string): Promise<unknown> {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

const rulebookUnavailable = {
  vi: 'Chưa tải được các bộ tiêu chí vì mất mạng. Nối lại mạng rồi thử lại.',
  en: 'The criteria sets could not be loaded: there is no network. Connect again and try once more.',
};

const unitsUnavailable = {
  vi: 'Chưa tải được danh mục đơn vị của tỉnh đang cần vì mất mạng. Nối lại mạng rồi thử lại.',
  en: 'The units of a province that is needed here could not be loaded: there is no network. Connect again and try once more.',
};
