import type { Result, Statement, Store } from '../../store/store.ts';
import { Shelf } from './shelf.ts';
import type { EntryRow } from './statements.ts';
import type { Waiter } from './waiter.ts';

/** A receiver and the entry that it will get: the statement that fetches the entry is still to be run. */
export interface Claim {
  readonly waiter: Waiter;
  readonly id: number;
}

/** More entries than this are not kept track of: such a queue is searched in the store. */
const longestShelf = 200_000;

/**
 * What a process knows of its queues when it is the only one on the store: the ids of all entries, in order. A receive then asks the
 * store for one entry by its key, or for nothing when the queue is empty, and need not search past the remains of entries
 * that others took before. Queues with keys are not kept here.
 */
export class Ledger {
  readonly #store: Store;
  readonly #shelves = new Map<bigint, Shelf>();
  /** The last id given out. */
  #lastId = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  async open(): Promise<void> {
    const { rows } = await this.#store.query<{ last: bigint }>(
      'SELECT coalesce(max(id), 0) AS last FROM data_queue_entry',
    );
    this.#lastId = Number(rows[0]!.last);
  }

  nextId(): number {
    this.#lastId++;
    return this.#lastId;
  }

  /** Loads what is not known yet of the queues of these receivers. */
  async load(waiters: readonly Waiter[]): Promise<void> {
    const unknown = new Set(waiters.map(({ queue }) => queue.id).filter(id => !this.#shelves.has(id)));
    if (unknown.size === 0) return;
    const { rows } = await this.#store.query<{ queue: bigint; ids: bigint[] | null }>(
      `SELECT wanted.queue, (SELECT array_agg(found.id) FROM (
           SELECT e.id FROM data_queue_entry e WHERE e.queue = wanted.queue ORDER BY e.key, e.id LIMIT $2::int4) found) AS ids
         FROM unnest($1::int8[]) AS wanted (queue)`,
      [[...unknown], longestShelf + 1],
    );
    for (const { queue, ids } of rows) {
      if ((ids?.length ?? 0) <= longestShelf) this.#shelves.set(queue, new Shelf((ids ?? []).map(Number)));
    }
  }

  /** Whether receives from this queue can be answered from here, after `load`. */
  keeps(queue: bigint): boolean {
    return this.#shelves.has(queue);
  }

  /** Gives each receiver its entry; those for whom there is none come back as `hungry`. */
  claim(waiters: readonly Waiter[]): { claims: Claim[]; hungry: Waiter[] } {
    const claims: Claim[] = [];
    const hungry: Waiter[] = [];
    for (const waiter of waiters) {
      const shelf = this.#shelves.get(waiter.queue.id) as Shelf;
      const id = waiter.queue.sequence === '*LIFO' ? shelf.takeLast() : shelf.takeFirst();
      if (id === undefined) hungry.push(waiter);
      else claims.push({ waiter, id });
    }
    return { claims, hungry };
  }

  /** Entries that are in the store from now on. */
  added(queue: bigint, id: number): void {
    const shelf = this.#shelves.get(queue);
    if (shelf === undefined) return;
    shelf.addLast(id);
    if (shelf.length > longestShelf) this.#shelves.delete(queue);
  }

  /** The id under which an entry goes to the front of its queue. */
  frontId(queue: bigint): number {
    const first = this.#shelves.get(queue)?.first;
    return first === undefined ? this.nextId() : first - 1;
  }

  restored(queue: bigint, id: number): void {
    this.#shelves.get(queue)?.put(id);
  }

  /** What is known of the queue is no longer sure: it is loaded again when it is needed. */
  forget(queue: bigint): void {
    this.#shelves.delete(queue);
  }
}

/** Statements that take the claimed entries out of the store, one for each queue. */
export function takeClaimed(claims: readonly Claim[]): Statement[] {
  const byQueue = new Map<bigint, number[]>();
  for (const { waiter, id } of claims) {
    const ids = byQueue.get(waiter.queue.id);
    if (ids === undefined) byQueue.set(waiter.queue.id, [id]);
    else ids.push(id);
  }
  return [...byQueue].map(([queue, ids]) => ({
    text: `DELETE FROM data_queue_entry WHERE queue = $1 AND key = '' AND id = ANY($2::int8[])
      RETURNING queue, key, id, data, sender`,
    params: [queue, ids],
  }));
}

/** The rows of `takeClaimed` by the id that was claimed. */
export function claimedRows(results: readonly Result[]): Map<number, EntryRow> {
  const rows = results.flatMap(result => result.rows as unknown as EntryRow[]);
  return new Map(rows.map(row => [Number(row.id), row]));
}
