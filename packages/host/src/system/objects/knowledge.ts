/**
 * What this process has read from the store, by key; null stands for "known not to exist". It forgets a key when told that
 * the store changed, also while the key is being read: what is then learned may be old already and is not kept.
 */
export class Knowledge<V> {
  readonly #known = new Map<string, V | null>();
  /** Keys that are being read, with the reading whose answer will be taken. */
  readonly #reading = new Map<string, Promise<void>>();
  readonly #limit: number;

  /** Above `limit` keys the oldest ones are dropped. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** undefined: not known. */
  get(key: string): V | null | undefined {
    return this.#known.get(key);
  }

  /** Reads keys from the store; those that `read` does not return do not exist. Readings of the same key are joined. */
  async learn(
    keys: readonly string[],
    read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  ): Promise<void> {
    const fresh = keys.filter(key => !this.#reading.has(key));
    if (fresh.length > 0) {
      const reading: Promise<void> = read(fresh).then(
        found => this.#end(fresh, reading, key => this.#keep(key, found.get(key) ?? null)),
        error => {
          this.#end(fresh, reading, () => {});
          throw error;
        },
      );
      for (const key of fresh) this.#reading.set(key, reading);
    }
    await Promise.all(new Set(keys.map(key => this.#reading.get(key))));
  }

  /** Does `end` for the keys that nobody made this process forget meanwhile. */
  #end(keys: readonly string[], reading: Promise<void>, end: (key: string) => void): void {
    for (const key of keys) {
      if (this.#reading.get(key) !== reading) continue;
      this.#reading.delete(key);
      end(key);
    }
  }

  forget(key: string): void {
    this.#known.delete(key);
    this.#reading.delete(key);
  }

  forgetAll(): void {
    this.#known.clear();
    this.#reading.clear();
  }

  /** Puts a newer value in the place of a known one. */
  replace(key: string, value: V): void {
    if (this.#known.get(key)) this.#known.set(key, value);
  }

  #keep(key: string, value: V | null): void {
    this.#known.delete(key);
    this.#known.set(key, value);
    if (this.#known.size > this.#limit) this.#known.delete(this.#known.keys().next().value!);
  }
}
