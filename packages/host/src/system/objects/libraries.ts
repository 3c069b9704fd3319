import type { Transaction } from '../../store/store.ts';
import { Known } from '../authority/known.ts';
import { Authority, includes, Right, type Rights } from '../authority/rights.ts';
import type { Change } from './changes.ts';
import { createAuthorityOf } from './create-authority.ts';
import { libraryMessages } from './finder.ts';
import { insertObject } from './insert.ts';
import { isName } from './name.ts';
import type { Libraries, LibraryAttributes, LibraryDescription, NewObject, Requester } from './object.ts';
import type { ObjectCollaborators } from './objects.ts';
import { ownershipOf } from './ownership.ts';
import { jobText, type ObjectRecord, type ObjectRow, recordColumns, recordOf } from './record.ts';
import { systemLibraryId } from './schema.ts';
import { temporaryLibrary } from './temporary-library.ts';

/** Libraries without which the system does not run: neither cleared nor deleted. */
const systemLibraries: ReadonlySet<string> = new Set([
  ...['QSYS', 'QSYS2', 'QGPL', 'QUSRSYS'],
  ...['SYSIBM', 'SYSIBMADM', 'SYSTOOLS'],
]);

/** The library room on the store. */
export class StoredLibraries implements Libraries {
  readonly #with: ObjectCollaborators;

  constructor(collaborators: ObjectCollaborators) {
    this.#with = collaborators;
  }

  async create(
    job: Requester,
    name: string,
    {
      attribute = 'PROD',
      text = '',
      createAuthority = '*SYSVAL',
      authority,
    }: LibraryAttributes & Pick<NewObject, 'authority'>,
  ): Promise<LibraryDescription> {
    const { changes, clock, known, messages, values } = this.#with;
    if (!isName(name)) throw messages.escape('CPF2166', [name]);
    if (name === 'QTEMP') throw messages.escape('CPF2111', [name]);
    const ownership = await ownershipOf(known, messages, job);
    const created = clock.now();
    const common = { name, type: '*LIB', attribute, text, createdBy: job.profile.name, created } as const;
    return changes.transaction(async (transaction, changed) => {
      const publicAuthority =
        authority === undefined || authority === '*LIBCRTAUT'
          ? await createAuthorityOf(transaction, systemLibraryId, values)
          : authority;
      const id = await insertObject(transaction, { ...common, library: systemLibraryId, publicAuthority, ownership });
      if (id === 'exists' || id === 'no-library') throw messages.escape('CPF2111', [name]);
      if (typeof id === 'object') throw messages.escape('CPF2283', [id.noAuthorizationList]);
      await transaction.query('INSERT INTO library (id, create_authority) VALUES ($1, $2)', [id, createAuthority]);
      changed({ kind: 'object', id, key: { library: systemLibraryId, name, type: '*LIB', job: '' } });
      return { ...common, id, library: 'QSYS', owner: ownership.owner.name, changed: created, createAuthority };
    });
  }

  async change(job: Requester, name: string, { attribute, text, createAuthority }: LibraryAttributes): Promise<void> {
    const { changes, clock } = this.#with;
    const { key, description } = await this.#find(job, name, Authority.use | Right.objectManagement);
    await changes.transaction(async (transaction, changed) => {
      await transaction.query(
        `UPDATE object SET attribute = coalesce($2, attribute), text = coalesce($3, text), changed = $4 WHERE id = $1`,
        [description.id, attribute ?? null, text ?? null, new Date(clock.now())],
      );
      await transaction.query('UPDATE library SET create_authority = coalesce($2, create_authority) WHERE id = $1', [
        description.id,
        createAuthority ?? null,
      ]);
      changed({ kind: 'object', id: description.id, key });
    });
  }

  async describe(job: Requester, name: string): Promise<LibraryDescription> {
    const { description } = await this.#find(job, name, Right.read);
    const { rows } = await this.#with.store.query<{ createAuthority: string }>(
      'SELECT create_authority AS "createAuthority" FROM library WHERE id = $1',
      [description.id],
    );
    const attribute = description.attribute === 'TEST' ? 'TEST' : 'PROD';
    return { ...description, attribute, createAuthority: rows[0]?.createAuthority ?? '*SYSVAL' };
  }

  async clear(job: Requester, name: string): Promise<{ deleted: number; left: number }> {
    if (name !== 'QTEMP') this.#requireUserLibrary(name, 'CPF2161');
    const { description } = await this.#find(job, name, Authority.use);
    return this.#with.changes.transaction((transaction, changed) =>
      this.#deleteContents(job, description.id, transaction, changed),
    );
  }

  async delete(job: Requester, name: string): Promise<void> {
    const { changes, messages } = this.#with;
    this.#requireUserLibrary(name, 'CPF2168');
    const { system, current, user } = job.libraries;
    if ([...system, current, ...user].includes(name)) throw messages.escape('CPF2167', [name]);
    const { key, description } = await this.#find(job, name, Authority.use | Right.objectExistence);
    const { left } = await changes.transaction(async (transaction, changed) => {
      const contents = await this.#deleteContents(job, description.id, transaction, changed);
      if (contents.left === 0) {
        await transaction.query('DELETE FROM object WHERE id = $1', [description.id]);
        changed({ kind: 'object', id: description.id, key });
      }
      return contents;
    });
    if (left > 0) throw messages.escape('CPF2161', [name]);
  }

  async requireForLibraryList(job: Requester, names: readonly string[]): Promise<void> {
    for (const name of names) if (name !== 'QTEMP') await this.#find(job, name, Authority.use);
  }

  /** Locks the library against new objects until the transaction ends. */
  async #deleteContents(
    job: Requester,
    library: bigint,
    transaction: Transaction,
    changed: (change: Change) => void,
  ): Promise<{ deleted: number; left: number }> {
    await transaction.query('SELECT FROM object WHERE id = $1 FOR UPDATE', [library]);
    const { rows } = await transaction.query<ObjectRow>(`SELECT ${recordColumns} FROM object o WHERE o.library = $1`, [
      library,
    ]);
    const records = rows.map(recordOf);
    const deletable = await new Known(transaction).settle(inquiry => {
      const rights = records.map(record => inquiry.rights(job.profile.name, record));
      return rights.includes(undefined)
        ? undefined
        : records.filter((_, i) => includes(rights[i]!, Right.objectExistence));
    });
    await transaction.query('DELETE FROM object WHERE id = ANY ($1::int8[])', [
      deletable.map(({ description }) => description.id),
    ]);
    for (const { key, description } of deletable) changed({ kind: 'object', id: description.id, key });
    return { deleted: deletable.length, left: records.length - deletable.length };
  }

  #find(job: Requester, name: string, rights: Rights): Promise<ObjectRecord> {
    if (name === 'QTEMP') return this.#temporary(job);
    return this.#with.finder.find(job, { name, library: 'QSYS' }, '*LIB', rights, libraryMessages);
  }

  async #temporary(job: Requester): Promise<ObjectRecord> {
    const { changes, clock, known } = this.#with;
    await changes.transaction((transaction, changed) => temporaryLibrary(transaction, job.id, clock.now(), changed));
    const record = await known.settle(inquiry => inquiry.object(systemLibraryId, 'QTEMP', '*LIB', jobText(job.id)));
    if (record === null) throw this.#with.messages.escape('CPF2110', ['QTEMP']);
    return record;
  }

  #requireUserLibrary(name: string, messageId: 'CPF2161' | 'CPF2168'): void {
    if (systemLibraries.has(name) || name === 'QTEMP') throw this.#with.messages.escape(messageId, [name]);
  }
}
