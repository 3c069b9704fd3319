/** Once so many places at the front are empty, and most are, the list is cut. */
const worthCutting = 1024;

/** The ids of a queue's entries in ascending order; taking from either end costs nothing that grows with the queue. */
export class Shelf {
  #ids: number[];
  #start = 0;

  constructor(ids: number[]) {
    this.#ids = ids;
  }

  get length(): number {
    return this.#ids.length - this.#start;
  }

  get first(): number | undefined {
    return this.#ids[this.#start];
  }

  takeFirst(): number | undefined {
    const id = this.#ids[this.#start];
    if (id === undefined) return undefined;
    this.#start++;
    if (this.#start === this.#ids.length) {
      this.#ids = [];
      this.#start = 0;
    } else if (this.#start >= worthCutting && this.#start * 2 > this.#ids.length) {
      this.#ids = this.#ids.slice(this.#start);
      this.#start = 0;
    }
    return id;
  }

  takeLast(): number | undefined {
    return this.length === 0 ? undefined : this.#ids.pop();
  }

  addLast(id: number): void {
    this.#ids.push(id);
  }

  /** Puts an id back among the others. */
  put(id: number): void {
    let at = this.#start;
    while (at < this.#ids.length && (this.#ids[at] as number) < id) at++;
    this.#ids.splice(at, 0, id);
  }
}
