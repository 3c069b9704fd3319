import type { Session } from '../../store/store.ts';
import type { Change } from '../../system/objects/changes.ts';
import type { RoomsWithin } from '../../system/objects/within.ts';
import type { Catalog, CatalogView } from './catalog.ts';
import { KnownDefinitions } from './known-definitions.ts';
import { quoted } from './names.ts';
import { type CatalogRooms, type StoredCatalog, settle } from './stored-catalog.ts';
import { TemporaryDefinitions, type TemporaryState } from './temporary-definitions.ts';

/** Where a session's definitions were when a savepoint was taken. */
export interface CatalogMark {
  readonly temporary: TemporaryState;
  readonly pending: boolean;
}

/**
 * The catalog of one job. While its unit of work has changed definitions it reads the catalog over its own connection, in its own
 * transaction, so that it sees them and nobody else does; and it has the definitions of its QTEMP.
 *
 * The owner of the unit of work says how it goes: `mark` with a savepoint, `rollBackTo` with a rollback to it, `end` after commit
 * and rollback.
 */
export class SessionCatalog implements Catalog {
  readonly temporary = new TemporaryDefinitions();
  readonly #shared: StoredCatalog;
  readonly #connection: Session;
  readonly #rooms: Pick<CatalogRooms, 'within' | 'apply'>;
  /** What the unit of work has changed, rolled back or not. */
  #changes: Change[] = [];
  #own: KnownDefinitions | undefined;
  #committed: TemporaryState;
  /** The shared generation that ours was made for, when ours is another. */
  #seen = -1;
  #generation = 0;

  constructor(shared: StoredCatalog, connection: Session, rooms: Pick<CatalogRooms, 'within' | 'apply'>) {
    this.#shared = shared;
    this.#connection = connection;
    this.#rooms = rooms;
    this.#committed = this.temporary.state;
  }

  get generation(): number {
    const shared = this.#shared.generation;
    if (this.#own === undefined && this.temporary.isEmpty) return shared;
    if (this.#seen !== shared) {
      this.#own?.forgetAll();
      this.#seen = shared;
      this.#generation = this.#shared.nextGeneration();
    }
    return this.#generation;
  }

  /** The unit of work has changed definitions. */
  get pending(): boolean {
    return this.#own !== undefined;
  }

  settle<T>(attempt: (view: CatalogView) => T | undefined): Promise<T> {
    if (this.#own === undefined) return this.#shared.settle(attempt, this.temporary);
    return settle(this.#own, attempt, this.temporary);
  }

  /** The object rooms for one statement of the unit of work. */
  rooms(): RoomsWithin {
    return this.#rooms.within(this.#connection, change => this.#changes.push(change));
  }

  /** To be called after each change of definitions. What is in QTEMP only is not looked for over the connection. */
  changed(): void {
    if (this.#changes.length > 0) this.#own = new KnownDefinitions(this.#connection);
    this.#seen = -1;
  }

  /** What a COMMIT that a statement or the client asks for does to declared temporary tables: PostgreSQL's text, to be run before it. */
  beforeCommit(): string | undefined {
    const tables = [...this.temporary.state.values()].filter(
      ({ onCommit = 'PRESERVE ROWS' }) => onCommit !== 'PRESERVE ROWS',
    );
    if (tables.length === 0) return undefined;
    const texts = tables.map(({ name, onCommit, relationSchema, relationName }) => {
      const relation = `${quoted(relationSchema)}.${quoted(relationName)}`;
      if (onCommit === 'DELETE ROWS') return `DELETE FROM ${relation}`;
      this.temporary.delete(name);
      return `DROP TABLE ${relation} CASCADE`;
    });
    this.#seen = -1;
    return texts.join(';\n');
  }

  mark(): CatalogMark {
    return { temporary: this.temporary.state, pending: this.pending };
  }

  rollBackTo({ temporary, pending }: CatalogMark): void {
    this.temporary.state = temporary;
    this.#own = pending ? new KnownDefinitions(this.#connection) : undefined;
    this.#seen = -1;
  }

  /** The unit of work is over. */
  end(committed: boolean): void {
    if (committed) this.#committed = this.temporary.state;
    else this.temporary.state = this.#committed;
    this.#own = undefined;
    this.#seen = -1;
    this.#rooms.apply(this.#changes.splice(0));
  }
}
