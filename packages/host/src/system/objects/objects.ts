import type { Queryable, Store, Transaction } from '../../store/store.ts';
import type { Known } from '../authority/known.ts';
import { Right, type Rights } from '../authority/rights.ts';
import type { Clock } from '../clock.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { SystemValueSnapshot } from '../values/system-value.ts';
import type { Transactions } from './changes.ts';
import { createAuthorityOf } from './create-authority.ts';
import { type Finder, objectMessages } from './finder.ts';
import { insertObject } from './insert.ts';
import { listObjects } from './list.ts';
import { isName } from './name.ts';
import type { NewObject, ObjectDescription, Objects, ObjectType, QualifiedName, Requester } from './object.ts';
import { ownershipOf } from './ownership.ts';
import { jobText, type ObjectKey } from './record.ts';
import { currentLibrary, livesInSystemLibrary } from './search.ts';
import { deleteTemporaryLibrary, temporaryLibrary } from './temporary-library.ts';

export interface ObjectCollaborators {
  readonly store: Pick<Store, 'query'> & Queryable;
  readonly changes: Transactions;
  readonly known: Known;
  readonly finder: Finder;
  readonly messages: Catalogue;
  readonly values: SystemValueSnapshot;
  readonly clock: Clock;
}

/** The object room on the store. */
export class StoredObjects implements Objects {
  readonly #with: ObjectCollaborators;

  constructor(collaborators: ObjectCollaborators) {
    this.#with = collaborators;
  }

  async resolve(job: Requester, name: QualifiedName, type: ObjectType, rights: Rights): Promise<ObjectDescription> {
    return (await this.#with.finder.find(job, name, type, rights)).description;
  }

  resolved(job: Requester, name: QualifiedName, type: ObjectType, rights: Rights): ObjectDescription | undefined {
    return this.#with.finder.findKnown(job, name, type, rights)?.description;
  }

  async create(
    job: Requester,
    object: NewObject,
    complete?: (tx: Transaction, id: bigint) => Promise<void>,
  ): Promise<ObjectDescription> {
    requireOrdinary(object.type);
    const { changes, clock, finder, known, messages, values } = this.#with;
    const { name, type, attribute = '', text = '' } = object;
    const libraryName = object.library === '*CURLIB' ? currentLibrary(job) : object.library;
    if (!isName(name)) throw messages.escape('CPF2151', [name, libraryName, type]);
    const library = await finder.libraryToAddTo(job, libraryName);
    const ownership = await ownershipOf(known, messages, job);
    const created = clock.now();
    const createdBy = job.profile.name;

    return changes.transaction(async (transaction, changed) => {
      const libraryId = library?.description.id ?? (await temporaryLibrary(transaction, job.id, created, changed));
      const authority = object.authority ?? '*LIBCRTAUT';
      const publicAuthority =
        authority === '*LIBCRTAUT' ? await createAuthorityOf(transaction, libraryId, values) : authority;
      const row = { library: libraryId, name, type, attribute, text, publicAuthority, ownership, createdBy, created };
      const id = await insertObject(transaction, row);
      if (id === 'exists') throw messages.escape('CPF9870', [name, libraryName, type]);
      if (id === 'no-library') throw messages.escape('CPF2110', [libraryName]);
      if (typeof id === 'object') throw messages.escape('CPF2283', [id.noAuthorizationList]);
      await complete?.(transaction, id);
      changed({ kind: 'object', id, key: { library: libraryId, name, type, job: '' } });
      const owner = ownership.owner.name;
      return { id, name, library: libraryName, type, attribute, owner, text, createdBy, created, changed: created };
    });
  }

  async delete(job: Requester, name: QualifiedName, type: ObjectType): Promise<void> {
    requireOrdinary(type);
    const { changes, finder } = this.#with;
    const { key, description } = await finder.find(job, name, type, Right.objectExistence);
    await changes.transaction(async (transaction, changed) => {
      const { count } = await transaction.query('DELETE FROM object WHERE id = $1', [description.id]);
      changed({ kind: 'object', id: description.id, key });
      // Somebody else deleted it since it was found.
      if (count === 0) throw finder.refusal(job, { reason: 'no-object', ...name, type }, objectMessages);
    });
  }

  async rename(job: Requester, name: QualifiedName, type: ObjectType, newName: string): Promise<void> {
    requireOrdinary(type);
    const { changes, clock, finder, messages } = this.#with;
    const { key, description } = await finder.find(job, name, type, Right.objectManagement);
    if (!isName(newName)) throw messages.escape('CPF2151', [newName, description.library, type]);
    if (newName === key.name) return;
    const { id } = description;
    await changes.transaction(async (transaction, changed) => {
      changed({ kind: 'object', id, key });
      changed({ kind: 'object', id, key: { ...key, name: newName } });
      const { count } = await transaction.query(
        `UPDATE object o SET name = $2, changed = $3 WHERE id = $1 AND NOT EXISTS (
           SELECT FROM object other WHERE (other.library, other.name, other.type, other.job) = (o.library, $2, o.type, o.job))`,
        [id, newName, new Date(clock.now())],
      );
      if (count === 0) throw messages.escape('CPF9870', [newName, description.library, type]);
    });
  }

  list(job: Requester, name: QualifiedName, type: ObjectType | '*ALL' = '*ALL'): Promise<ObjectDescription[]> {
    return listObjects(this.#with, job, name, type);
  }

  async touch({ id }: ObjectDescription, change: { text?: string; attribute?: string } = {}): Promise<void> {
    const { store, changes, clock } = this.#with;
    const changedAt = new Date(clock.now());
    if (change.text === undefined && change.attribute === undefined) {
      await store.query('UPDATE object SET changed = $2 WHERE id = $1', [id, changedAt], { durable: false });
      return;
    }
    await changes.transaction(async (transaction, changed) => {
      const { rows } = await transaction.query<ObjectKey>(
        `UPDATE object SET changed = $2, text = coalesce($3, text), attribute = coalesce($4, attribute) WHERE id = $1
         RETURNING library, name, type, job`,
        [id, changedAt, change.text ?? null, change.attribute ?? null],
      );
      for (const key of rows) changed({ kind: 'object', id, key });
    });
  }

  onChange(listener: (id: bigint, key: ObjectKey) => void, any?: () => void): () => void {
    return this.#with.changes.listen(change => {
      if (change === undefined) any?.();
      else if (change.kind === 'object') listener(change.id, change.key);
    });
  }

  get listening(): boolean {
    return this.#with.changes.listening;
  }

  async endTemporaryLibrary(job: Requester['id']): Promise<void> {
    // Most jobs have none, and a connection that ends should not wait for a commit.
    const { rows } = await this.#with.store.query(`SELECT FROM object WHERE job = $1 AND job <> '' LIMIT 1`, [
      jobText(job),
    ]);
    if (rows.length === 0) return;
    await this.#with.changes.transaction((transaction, changed) => deleteTemporaryLibrary(transaction, job, changed));
  }
}

function requireOrdinary(type: ObjectType): void {
  if (livesInSystemLibrary(type)) throw new TypeError(`Objects of type ${type} have a room of their own`);
}
