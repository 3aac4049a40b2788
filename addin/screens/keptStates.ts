/** By account and name; lives as long as the page. Whoever shows a state is told of it, whichever screen set it. */
export class KeptStates {
  private readonly values = new Map<string, unknown>();
  private readonly listeners = new Set<() => void>();

  readonly listen = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** `initial` where nothing was set. */
  get<T>(key: string, initial: T): T {
    return this.values.has(key) ? (this.values.get(key) as T) : initial;
  }

  set(key: string, value: unknown): void {
    this.values.set(key, value);
    for (const listener of this.listeners) listener();
  }
}
