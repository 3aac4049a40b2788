/** The rulebook beside the page: fetched and read behind the first screen. */
import { later } from '../later.ts';
import type { PageRulebook } from './pageRulebook.ts';

/** @throws Problem `rulebook-file-wrong`, Trouble `rulebook-unavailable`, `page-unavailable` */
export type RulebookSource = () => Promise<PageRulebook>;

/** Fetched when first asked for; asked again after a failure, it tries again. */
export function rulebookSource(address: string): RulebookSource {
  let last: Promise<PageRulebook> | null = null;
  return () => {
    const asked = (last ??= fetchedBehind(address));
    asked.catch(() => {
      if (last === asked) last = null;
    });
    return asked;
  };
}

async function fetchedBehind(address: string): Promise<PageRulebook> {
  const { fetchRulebook } = await later(() => import(/* webpackChunkName: "work" */ './pageRulebook.ts'));
  return fetchRulebook(address);
}
