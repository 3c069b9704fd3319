import type { RoomSchema } from '../../../src/store/migrations.ts';
import type { Store, Transaction } from '../../../src/store/store.ts';
import { Authority, includes, type Rights } from '../../../src/system/authority/rights.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import type {
  NewObject,
  ObjectDescription,
  Objects,
  ObjectType,
  QualifiedName,
  Requester,
} from '../../../src/system/objects/object.ts';
import type { ObjectKey } from '../../../src/system/objects/record.ts';

/** The table that rooms refer to, as far as they do. */
export const fakeObjectSchema: RoomSchema = {
  room: 'fake-objects',
  migrations: [
    {
      name: 'objects',
      sql: `CREATE TABLE object (id int8 GENERATED ALWAYS AS IDENTITY PRIMARY KEY, library text, name text, type text, text text,
        owner text, public_rights int4, UNIQUE (library, name, type))`,
    },
  ],
};

interface ObjectRow {
  readonly id: bigint;
  readonly library: string;
  readonly name: string;
  readonly type: ObjectType;
  readonly text: string;
  readonly owner: string;
  readonly public_rights: Rights;
}

/**
 * Objects over a store with the errors of the real room: a fixed set of libraries, owners have all rights, everybody else those of
 * *PUBLIC (by default *CHANGE), *ALLOBJ has all. Nothing is kept in memory, so two of them may share a store.
 */
export class FakeObjects implements Pick<Objects, 'resolve' | 'create' | 'delete' | 'list' | 'touch' | 'onChange'> {
  readonly libraries = new Set(['QSYS', 'QGPL', 'QUSRSYS', 'QTEMP', 'SALES']);
  /** Libraries that nobody but *ALLOBJ may use. */
  readonly closed = new Set<string>();
  readonly #store: Store;
  readonly #listeners = new Set<(id: bigint, key: ObjectKey) => void>();

  constructor(store: Store) {
    this.#store = store;
  }

  async resolve(job: Requester, name: QualifiedName, type: ObjectType, rights: Rights): Promise<ObjectDescription> {
    const { system, current = 'QGPL', user } = job.libraries;
    const list = name.library === '*LIBL' ? [...system, current, ...user] : [name.library];
    if (name.library !== '*LIBL') this.#requireLibrary(job, name.library);
    for (const library of list) {
      const { rows } = await this.#store.query<ObjectRow>(
        'SELECT * FROM object WHERE library = $1 AND name = $2 AND type = $3',
        [library, name.name, type],
      );
      const [row] = rows;
      if (row === undefined) continue;
      const all = row.owner === job.profile.name || job.profile.specialAuthorities.has('*ALLOBJ');
      if (!includes(all ? Authority.all : row.public_rights, rights)) {
        throw catalogue.escape('CPF9802', [name.name, library, type]);
      }
      return description(row);
    }
    throw catalogue.escape('CPF9801', [name.name, name.library, type]);
  }

  async create(
    job: Requester,
    object: NewObject,
    complete: (tx: Transaction, id: bigint) => Promise<void> = async () => undefined,
  ): Promise<ObjectDescription> {
    const { name, library, type, text = '', authority } = object;
    this.#requireLibrary(job, library);
    const { rows } = await this.#store.query('SELECT 1 FROM object WHERE library = $1 AND name = $2 AND type = $3', [
      library,
      name,
      type,
    ]);
    if (rows.length > 0) throw catalogue.escape('CPF9870', [name, library, type]);
    return this.#store.transaction(async tx => {
      const { rows } = await tx.query<ObjectRow>(
        'INSERT INTO object (library, name, type, text, owner, public_rights) VALUES ($1, $2, $3, $4, $5, $6) RETURNING *',
        [library, name, type, text, job.profile.name, typeof authority === 'number' ? authority : Authority.change],
      );
      const created = description(rows[0]!);
      await complete(tx, created.id);
      return created;
    });
  }

  async delete(job: Requester, name: QualifiedName, type: ObjectType): Promise<void> {
    const { id } = await this.resolve(job, name, type, Authority.all);
    await this.#store.query('DELETE FROM object WHERE id = $1', [id]);
    for (const listener of this.#listeners) listener(id, { library: 0n, name: name.name, type, job: '' });
  }

  async list(_job: Requester, name: QualifiedName, type: ObjectType | '*ALL' = '*ALL'): Promise<ObjectDescription[]> {
    const { rows } = await this.#store.query<ObjectRow>(
      'SELECT * FROM object WHERE library = $1 AND ($2 = $3 OR type = $2) ORDER BY name',
      [name.library, type, '*ALL'],
    );
    return rows.map(description);
  }

  async touch(object: ObjectDescription, change: { text?: string } = {}): Promise<void> {
    if (change.text === undefined) return;
    await this.#store.query('UPDATE object SET text = $2 WHERE id = $1', [object.id, change.text]);
  }

  onChange(listener: (id: bigint, key: ObjectKey) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #requireLibrary(job: Requester, library: string): void {
    if (!this.libraries.has(library)) throw catalogue.escape('CPF9810', [library]);
    if (this.closed.has(library) && !job.profile.specialAuthorities.has('*ALLOBJ')) {
      throw catalogue.escape('CPF9820', [library]);
    }
  }
}

function description({ id, library, name, type, text, owner }: ObjectRow): ObjectDescription {
  return { id, library, name, type, text, owner, attribute: '', createdBy: owner, created: 0, changed: 0 };
}
