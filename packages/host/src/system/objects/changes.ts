import type { Queryable, Store, Subscription, Transaction } from '../../store/store.ts';
import type { ObjectType } from './object.ts';
import type { ObjectKey } from './record.ts';

/** Something in the store of which processes may know an older state. */
export type Change =
  | { readonly kind: 'object'; readonly id: bigint; readonly key: ObjectKey }
  | { readonly kind: 'profile'; readonly name: string };

/** Transactions that say what they change, and who hears of it. */
export interface Transactions {
  /** False while changes of other processes are not heard. */
  readonly listening: boolean;
  /** undefined: anything may have changed. */
  listen(listener: (change: Change | undefined) => void): () => void;
  transaction<T>(work: (transaction: Transaction, changed: (change: Change) => void) => Promise<T>): Promise<T>;
}

/** Channel of the store. Payload: a JSON array, see {@link encode}, or `*` for more changes than are worth naming. */
const channel = 'bigiron_objects';
const mostNamed = 200;

/**
 * Tells all processes about changes of objects and profiles: the others with the commit itself, this one before the change is reported
 * as done.
 */
export class Changes implements Transactions {
  readonly #store: Store;
  readonly #listeners = new Set<(change: Change | undefined) => void>();
  #subscription: Subscription | undefined;
  #listening = true;

  constructor(store: Store) {
    this.#store = store;
  }

  async open(): Promise<void> {
    this.#subscription = await this.#store.listen(
      channel,
      payload => this.#tell(payload === '*' ? undefined : decode(payload)),
      () => this.#hear(true),
      () => this.#hear(false),
    );
  }

  /** False while the connection is lost on which other processes would tell of their changes. */
  get listening(): boolean {
    return this.#listening;
  }

  async close(): Promise<void> {
    await this.#subscription?.close();
  }

  /** undefined: anything may have changed. The first listeners are the ones that forget. */
  listen(listener: (change: Change | undefined) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * A transaction in which `work` says what it changes. When the promise settles this process has forgotten what it knew of that; also
   * after a failure, because a commit whose answer got lost may have happened.
   */
  async transaction<T>(work: (transaction: Transaction, changed: (change: Change) => void) => Promise<T>): Promise<T> {
    const changes: Change[] = [];
    try {
      return await this.#store.transaction(async transaction => {
        const result = await work(transaction, change => changes.push(change));
        await publish(transaction, changes);
        return result;
      });
    } finally {
      this.apply(changes);
    }
  }

  /** Tells this process's own listeners of changes that a statement published by itself. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) this.#tell(change);
  }

  #hear(listening: boolean): void {
    this.#listening = listening;
    this.#tell(undefined);
  }

  #tell(change: Change | undefined): void {
    for (const listener of this.#listeners) listener(change);
  }
}

/** Tells all processes when the transaction commits. */
export async function publish(transaction: Queryable, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const payloads = changes.length > mostNamed ? ['*'] : changes.map(encode);
  await transaction.query(`SELECT ${notification('payload')} FROM unnest($1::text[]) AS payload`, [payloads]);
}

/** SQL that publishes a change from within a statement that makes it; `payload` is an expression for what {@link encode} gives. */
export function notification(payload: string): string {
  return `pg_notify('${channel}', ${payload})::text`;
}

export function encode(change: Change): string {
  if (change.kind === 'profile') return JSON.stringify(['p', change.name]);
  const { library, name, type, job } = change.key;
  return JSON.stringify(['o', `${change.id}`, `${library}`, name, type, job]);
}

function decode(payload: string): Change {
  const [kind, ...fields] = JSON.parse(payload) as string[];
  if (kind === 'p') return { kind: 'profile', name: fields[0]! };
  const [id, library, name, type, job] = fields as [string, string, string, ObjectType, string];
  return { kind: 'object', id: BigInt(id), key: { library: BigInt(library), name, type, job } };
}
