/** Once so many places at the front are empty, and most are, the list is cut. */
const worthCutting = 1024;

export interface ShelfOptions {
  /** The newest entry leaves first. */
  readonly newestFirst: boolean;
  /** The store has more, which leave after these. */
  readonly partial: boolean;
  /** More are not kept here. */
  readonly capacity: number;
}

/** The ids of a queue's entries in ascending order, or of those that leave first; taking one costs nothing that grows with the queue. */
export class Shelf {
  readonly #newestFirst: boolean;
  readonly #capacity: number;
  #partial: boolean;
  #ids: number[];
  #start = 0;

  constructor(ids: number[], { newestFirst, partial, capacity }: ShelfOptions) {
    this.#ids = ids;
    this.#newestFirst = newestFirst;
    this.#partial = partial;
    this.#capacity = capacity;
  }

  /** True when what is left of the queue must be looked up in the store. */
  get exhausted(): boolean {
    return this.#partial && this.#start === this.#ids.length;
  }

  /** The entry that leaves next. */
  get next(): number | undefined {
    if (this.#start === this.#ids.length) return undefined;
    return this.#newestFirst ? this.#ids.at(-1) : this.#ids[this.#start];
  }

  take(): number | undefined {
    const id = this.next;
    if (id === undefined) return undefined;
    if (this.#newestFirst) this.#ids.pop();
    else this.#start++;
    this.#cut();
    return id;
  }

  /** An entry behind all others. */
  addLast(id: number): void {
    if (this.#newestFirst) {
      this.#ids.push(id);
      if (this.#ids.length - this.#start > this.#capacity) {
        this.#partial = true;
        this.#start++;
        this.#cut();
      }
    } else if (this.#partial) return;
    else if (this.#ids.length - this.#start < this.#capacity) this.#ids.push(id);
    else this.#partial = true;
  }

  /** Puts an id back among the others. */
  put(id: number): void {
    let at = this.#start;
    while (at < this.#ids.length && (this.#ids[at] as number) < id) at++;
    const outside = this.#newestFirst ? at === this.#start : at === this.#ids.length;
    if (this.#partial && outside) return;
    this.#ids.splice(at, 0, id);
  }

  #cut(): void {
    if (this.#start === this.#ids.length) {
      this.#ids = [];
      this.#start = 0;
    } else if (this.#start >= worthCutting && this.#start * 2 > this.#ids.length) {
      this.#ids = this.#ids.slice(this.#start);
      this.#start = 0;
    }
  }
}
