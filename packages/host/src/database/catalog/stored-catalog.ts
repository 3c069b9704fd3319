import type { Session, Store } from '../../store/store.ts';
import type { SecurityRooms } from '../../system/authority/rooms.ts';
import type { ObjectType } from '../../system/objects/object.ts';
import type { Catalog, CatalogView, Described, DescribedKind } from './catalog.ts';
import { KnownDefinitions, type Unknown } from './known-definitions.ts';
import { SessionCatalog } from './session-catalog.ts';
import { shipped } from './shipped.ts';

/** Types of the objects that definitions are. */
const definitionTypes: ReadonlySet<ObjectType> = new Set([
  '*FILE',
  '*PGM',
  '*SRVPGM',
  '*DTAARA',
  '*SQLUDT',
  '*SQLPKG',
  '*LIB',
]);

export interface CatalogRooms extends Pick<SecurityRooms, 'objects' | 'within' | 'apply'> {
  readonly store: Store;
}

/**
 * The catalog of the store, as all processes see it: what is committed. Descriptions are kept in memory until a process changes a
 * definition; while changes of other processes are not heard nothing is believed.
 */
export class StoredCatalog implements Catalog {
  readonly #store: Store;
  readonly #objects: SecurityRooms['objects'];
  readonly #rooms: CatalogRooms;
  readonly #known: KnownDefinitions;
  readonly #stopListening: () => void;
  #counter = 0;
  #generation = 0;

  constructor(rooms: CatalogRooms) {
    const { store, objects } = rooms;
    this.#rooms = rooms;
    this.#store = store;
    this.#objects = objects;
    this.#known = new KnownDefinitions(store);
    this.#stopListening = objects.onChange(
      (_, { type }) => {
        if (definitionTypes.has(type)) this.#changed();
      },
      () => this.#changed(),
    );
  }

  get generation(): number {
    if (!this.#objects.listening) this.#generation = this.nextGeneration();
    return this.#generation;
  }

  /** A number that no state of the catalog has had in this process. */
  nextGeneration(): number {
    return ++this.#counter;
  }

  settle<T>(attempt: (view: CatalogView) => T | undefined, temporary?: CatalogView): Promise<T> {
    return settle(this.#objects.listening ? this.#known : new KnownDefinitions(this.#store), attempt, temporary);
  }

  /** What the job sees that has this connection. */
  session(connection: Session): SessionCatalog {
    return new SessionCatalog(this, connection, this.#rooms);
  }

  close(): void {
    this.#stopListening();
  }

  #changed(): void {
    this.#known.forgetAll();
    this.#generation = this.nextGeneration();
  }
}

/** `temporary` answers for QTEMP. */
export async function settle<T>(
  known: KnownDefinitions,
  attempt: (view: CatalogView) => T | undefined,
  temporary?: CatalogView,
): Promise<T> {
  for (;;) {
    const unknown: Unknown[] = [];
    const view: CatalogView = {
      find<K extends DescribedKind>(kind: K, library: string, name: string): Described[K] | null | undefined {
        if (library === 'QTEMP') return temporary?.find(kind, library, name) ?? null;
        const found = shipped(kind, library, name) ?? known.get(kind, library, name);
        if (found === undefined) unknown.push({ kind, library, name });
        return found;
      },
    };
    const result = attempt(view);
    if (result !== undefined) return result;
    if (unknown.length === 0) throw new TypeError('There is nothing to learn');
    await known.learn(unknown);
  }
}
