import { SqlError } from '../../database/error.ts';

/** A large object that a client works with by its handle. */
export interface LargeObject {
  /** 65535 for bytes. */
  readonly ccsid: number;
  /** Bytes per unit in which the client counts: 2 for a DBCLOB. */
  readonly unit: 1 | 2;
  content: Buffer;
}

/** Bytes that the large objects of one connection may take in memory. */
const maximumBytes = 512 << 20;
const maximumHandles = 1 << 20;

/** The large objects of one connection. Those of a group (a cursor, the parameters of a statement) go together. */
export class Locators {
  readonly #objects = new Map<number, { object: LargeObject; group: object }>();
  #last = 0;
  #bytes = 0;

  /** Throws SqlError -904 when the connection holds too much. */
  add(group: object, object: LargeObject): number {
    this.#grow(object.content.length);
    if (this.#objects.size >= maximumHandles) throw exhausted();
    const handle = ++this.#last;
    this.#objects.set(handle, { object, group });
    return handle;
  }

  get(handle: number): LargeObject {
    const found = this.#objects.get(handle)?.object;
    if (found === undefined) throw new SqlError(-423);
    return found;
  }

  /** Puts `data` at `offset`; what lies behind it stays, or goes with `truncate`. */
  write(handle: number, offset: number, data: Uint8Array, truncate: boolean): void {
    const object = this.get(handle);
    const end = offset + data.length;
    const size = truncate ? end : Math.max(end, object.content.length);
    this.#grow(size - object.content.length);
    if (size !== object.content.length) {
      const grown = Buffer.alloc(size);
      object.content.copy(grown, 0, 0, Math.min(size, object.content.length));
      object.content = grown;
    }
    object.content.set(data, offset);
  }

  free(handle: number): void {
    const found = this.#objects.get(handle);
    if (found === undefined) return;
    this.#bytes -= found.object.content.length;
    this.#objects.delete(handle);
  }

  freeGroup(group: object): void {
    for (const [handle, one] of this.#objects) if (one.group === group) this.free(handle);
  }

  #grow(by: number): void {
    if (this.#bytes + by > maximumBytes) throw exhausted();
    this.#bytes += by;
  }
}

function exhausted(): SqlError {
  return new SqlError(-904, ['12', 'LOB']);
}
