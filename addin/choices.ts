/** What a person chose for the page itself (language, colours), kept on this machine. */

/** `partition`: before every name in this browser's storage. Null where nothing of `allowed` is kept. */
export function readChoice<T extends string>(partition: string, name: string, allowed: readonly T[]): T | null {
  try {
    const kept = localStorage.getItem(keyOf(partition, name));
    return allowed.find((one) => one === kept) ?? null;
  } catch {
    // A browser that keeps nothing: the page begins as ever.
    return null;
  }
}

export function keepChoice(partition: string, name: string, choice: string): void {
  try {
    localStorage.setItem(keyOf(partition, name), choice);
  } catch {
    // As above.
  }
}

function keyOf(partition: string, name: string): string {
  return `${partition}tieu-chi.${name}`;
}
