/** A message names a few; a sheet of a thousand rows of one name is not read out. */
const MOST_NAMED = 10;

export function shortList(items: readonly (string | number)[]): string {
  const named = items.slice(0, MOST_NAMED).join(', ');
  return items.length > MOST_NAMED ? `${named}, …` : named;
}
