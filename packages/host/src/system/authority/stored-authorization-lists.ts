import { PgError } from '../../store/postgres/error.ts';
import type { Clock } from '../clock.ts';
import type { Message } from '../messages/message.ts';
import { insertObject } from '../objects/insert.ts';
import { visibleTo } from '../objects/list.ts';
import { isName } from '../objects/name.ts';
import type { ObjectDescription, Requester } from '../objects/object.ts';
import { ownershipOf } from '../objects/ownership.ts';
import { type ObjectRecord, type ObjectRow, recordColumns, recordOf } from '../objects/record.ts';
import { systemLibraryId } from '../objects/schema.ts';
import { authorityOf, type Holder, readRecord, writeAuthority } from './authorities.ts';
import { profileNames } from './display.ts';
import { Known } from './known.ts';
import type { AuthorizationLists, ListEntry } from './object-authority.ts';
import { Authority, Right, type Rights } from './rights.ts';
import { mayChange, standingOf } from './standing.ts';
import type { AuthorityCollaborators, Edited } from './stored-object-authority.ts';

/** Authorization lists on the store. */
export class StoredAuthorizationLists implements AuthorizationLists {
  readonly #with: AuthorityCollaborators & { readonly clock: Clock };

  constructor(collaborators: AuthorityCollaborators & { readonly clock: Clock }) {
    this.#with = collaborators;
  }

  async create(
    job: Requester,
    { name, text = '', publicAuthority }: { name: string; text?: string; publicAuthority: Rights },
  ): Promise<void> {
    const { changes, clock, known, messages } = this.#with;
    if (!isName(name)) throw messages.escape('CPF2151', [name, 'QSYS', '*AUTL']);
    const ownership = await ownershipOf(known, messages, job);
    await changes.transaction(async (transaction, changed) => {
      const id = await insertObject(transaction, {
        library: systemLibraryId,
        name,
        type: '*AUTL',
        attribute: '',
        text,
        publicAuthority,
        ownership,
        ownerRights: Authority.all | Right.authorizationListManagement,
        createdBy: job.profile.name,
        created: clock.now(),
      });
      if (typeof id !== 'bigint') throw messages.escape('CPF2112', [name, 'QSYS', '*AUTL']);
      changed({ kind: 'object', id, key: keyOf(name) });
    });
  }

  async delete(job: Requester, name: string): Promise<void> {
    const { messages } = this.#with;
    await this.#edit(job, name, async ({ transaction, record, standing }) => {
      if (!standing.unrestricted) throw messages.escape('CPF2284', [name]);
      try {
        await transaction.query('DELETE FROM object WHERE id = $1', [record.description.id]);
      } catch (error) {
        // Objects refer to it still.
        if (error instanceof PgError && error.constraint === 'object_authorization_list_fkey')
          throw messages.escape('CPF2125');
        throw error;
      }
    });
  }

  async add(job: Requester, list: string, users: readonly string[], rights: Rights): Promise<void> {
    const { done, errors } = await this.#editEntries(job, list, users, before => before === undefined, rights);
    if (errors.length > 0) throw this.#with.messages.escape('CPF2282', [errors.length, done, list], errors);
  }

  async change(job: Requester, list: string, users: readonly string[], rights: Rights): Promise<void> {
    const { errors } = await this.#editEntries(job, list, users, before => before !== undefined, rights);
    if (errors.length > 0) throw this.#with.messages.escape('CPF2286', [errors.length, 1], errors);
  }

  async remove(job: Requester, list: string, users: readonly string[]): Promise<void> {
    if (users.includes('*PUBLIC')) throw this.#with.messages.escape('CPF2288');
    const { errors } = await this.#editEntries(job, list, users, before => before !== undefined, undefined);
    if (errors.length > 0) throw this.#with.messages.escape('CPF2285', [errors.length, 1], errors);
  }

  async entries(job: Requester, list: string): Promise<ListEntry[]> {
    const { security, description } = await this.#record(job, list);
    const names = await profileNames(this.#with.store, [...security.privateAuthorities.keys()]);
    const others = [...security.privateAuthorities].map(([id, rights]) => ({ user: names.get(id) ?? '', rights }));
    return [
      { user: description.owner, owner: true, rights: security.ownerRights },
      ...others.sort((a, b) => (a.user < b.user ? -1 : 1)).map(entry => ({ ...entry, owner: false })),
      { user: '*PUBLIC', owner: false, rights: security.publicRights ?? 0 },
    ];
  }

  async secured(job: Requester, list: string): Promise<ObjectDescription[]> {
    const { description } = await this.#record(job, list);
    const { rows } = await this.#with.store.query<ObjectRow>(
      `SELECT ${recordColumns} FROM object o WHERE o.authorization_list = $1 ORDER BY library, name, type`,
      [description.id],
    );
    const visible = await visibleTo(this.#with.known, job, rows.map(recordOf));
    return visible.map(record => record.description);
  }

  /** The list, for who has any authority to it. */
  async #record(job: Requester, list: string): Promise<ObjectRecord> {
    const { known, messages, store } = this.#with;
    const { id } = (await this.#find(list)).description;
    const record = await readRecord(store, id);
    if (record === undefined) throw messages.escape('CPF2283', [list]);
    const { unrestricted, held } = await known.settle(inquiry => standingOf(inquiry, job.profile.name, record));
    if (!unrestricted && held === 0) throw messages.escape('CPF2207', [list, '*AUTL', 'QSYS']);
    return record;
  }

  async #find(list: string): Promise<ObjectRecord> {
    const record = await this.#with.known.settle(inquiry => inquiry.object(systemLibraryId, list, '*AUTL'));
    if (record === null) throw this.#with.messages.escape('CPF2283', [list]);
    return record;
  }

  async #edit(job: Requester, list: string, work: (edited: Edited) => Promise<void>): Promise<void> {
    const { changes, messages } = this.#with;
    const { id } = (await this.#find(list)).description;
    await changes.transaction(async (transaction, changed) => {
      changed({ kind: 'object', id, key: keyOf(list) });
      const record = await readRecord(transaction, id, true);
      if (record === undefined) throw messages.escape('CPF2283', [list]);
      const known = new Known(transaction);
      const standing = await known.settle(inquiry => standingOf(inquiry, job.profile.name, record));
      await work({ transaction, known, record, standing });
    });
  }

  /** Gives each user this authority on the list, or none; those who do not exist or of whom `applies` is false are errors. */
  async #editEntries(
    job: Requester,
    list: string,
    users: readonly string[],
    applies: (before: Rights | undefined) => boolean,
    rights: Rights | undefined,
  ): Promise<{ done: number; errors: Message[] }> {
    const { messages } = this.#with;
    const errors: Message[] = [];
    let done = 0;
    await this.#edit(job, list, async ({ transaction, known, record, standing }) => {
      for (const user of new Set(users)) {
        const profile = user === '*PUBLIC' ? undefined : await known.settle(inquiry => inquiry.profile(user));
        if (profile === null) {
          errors.push(messages.diagnostic('CPF2204', [user]));
          continue;
        }
        const holder: Holder = profile?.id ?? '*PUBLIC';
        const before = authorityOf(record.security, holder);
        if (!applies(before) || (holder === record.security.owner && rights === undefined)) {
          errors.push(messages.diagnostic('CPF2227'));
          continue;
        }
        if (!mayChange(standing, Right.authorizationListManagement, before, rights)) {
          throw messages.escape('CPF2284', [list]);
        }
        await writeAuthority(transaction, record, holder, rights);
        done++;
      }
    });
    return { done, errors };
  }
}

function keyOf(name: string) {
  return { library: systemLibraryId, name, type: '*AUTL', job: '' } as const;
}
