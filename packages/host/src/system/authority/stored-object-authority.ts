import type { Queryable, Transaction } from '../../store/store.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { Transactions } from '../objects/changes.ts';
import { type Finder, securityMessages } from '../objects/finder.ts';
import type { ObjectDescription, ObjectType, QualifiedName, Requester } from '../objects/object.ts';
import type { ObjectRecord } from '../objects/record.ts';
import { systemLibraryId } from '../objects/schema.ts';
import type { Profile } from '../profiles/profile.ts';
import { authorityOf, type Holder, readRecord, writeAuthority } from './authorities.ts';
import { displayAuthority } from './display.ts';
import { Known } from './known.ts';
import type { AuthorityChange, AuthorityDisplay, ObjectAuthority } from './object-authority.ts';
import { Authority, includes, Right, type Rights } from './rights.ts';
import { granted, mayChange, revoked, type Standing, standingOf } from './standing.ts';

export interface AuthorityCollaborators {
  readonly store: Queryable;
  readonly changes: Transactions;
  readonly known: Known;
  readonly finder: Finder;
  readonly messages: Catalogue;
}

/** An object that is locked while its authorities change. */
export interface Edited {
  readonly transaction: Transaction;
  readonly known: Known;
  readonly record: ObjectRecord;
  readonly standing: Standing;
}

/** Authority to objects on the store. */
export class StoredObjectAuthority implements ObjectAuthority {
  readonly #with: AuthorityCollaborators;

  constructor(collaborators: AuthorityCollaborators) {
    this.#with = collaborators;
  }

  async effective(profile: string, { id }: ObjectDescription): Promise<Rights> {
    const record = await readRecord(this.#with.store, id);
    return record === undefined ? 0 : this.#with.known.settle(inquiry => inquiry.rights(profile, record));
  }

  async grant(job: Requester, change: AuthorityChange, { replace = false } = {}): Promise<void> {
    const { name, type, users, rights } = change;
    this.#refuseLists(type);
    const holders = await this.#holders(users);
    await this.#manage(job, name, type, async edited => {
      for (const holder of holders) {
        if (rights === '*AUTL') await this.#publicFromList(edited, holder);
        else await this.#set(edited, holder, before => granted(before, rights, replace), 'CPF2223');
      }
    });
  }

  async revoke(job: Requester, change: AuthorityChange & { rights: Rights }): Promise<void> {
    const { name, type, users, rights } = change;
    this.#refuseLists(type);
    const holders = await this.#holders(users);
    await this.#manage(job, name, type, async edited => {
      for (const holder of holders) await this.#set(edited, holder, before => revoked(before, rights), 'CPF2224');
    });
  }

  async secure(job: Requester, name: QualifiedName, type: ObjectType, listName: string): Promise<void> {
    const { known, messages } = this.#with;
    if (type === '*AUTL' || type === '*USRPRF') throw messages.escape('CPF2210', [type]);
    const list =
      listName === '*NONE'
        ? undefined
        : await known.settle(inquiry => inquiry.object(systemLibraryId, listName, '*AUTL'));
    if (list === null) throw messages.escape('CPF2283', [listName]);
    await this.#edit(job, name, type, async ({ transaction, record, standing }) => {
      if (!standing.unrestricted && !includes(standing.held, Authority.all)) throw this.#denied(record, 'CPF2223');
      // Without a list *PUBLIC cannot have its authority from there any more: IBM i then leaves *EXCLUDE.
      await transaction.query(
        `UPDATE object SET authorization_list = $2,
           public_rights = CASE WHEN $2::int8 IS NULL THEN coalesce(public_rights, 0) ELSE public_rights END
         WHERE id = $1`,
        [record.description.id, list?.description.id ?? null],
      );
    });
  }

  async changeOwner(
    job: Requester,
    name: QualifiedName,
    type: ObjectType,
    newOwnerName: string,
    currentOwnerAuthority: '*REVOKE' | '*SAME',
  ): Promise<void> {
    const newOwner = await this.#profile(newOwnerName);
    await this.#edit(job, name, type, async ({ transaction, known, record, standing }) => {
      const { description, security } = record;
      if (type === '*AUTL' ? !standing.unrestricted : !includes(standing.held, Right.objectExistence)) {
        throw this.#with.finder.refusal(job, { reason: 'object-authority', ...description }, securityMessages);
      }
      await this.#requireForProfile(known, job, newOwnerName, Right.add);
      await this.#requireForProfile(known, job, description.owner, Right.delete);
      if (newOwner.id === security.owner) return;
      await transaction.query('DELETE FROM private_authority WHERE object = $1 AND profile = $2', [
        description.id,
        newOwner.id,
      ]);
      await transaction.query(
        `UPDATE object SET owner = $2, owner_rights = $3,
           primary_group_rights = CASE WHEN primary_group = $2 THEN 0 ELSE primary_group_rights END,
           primary_group = nullif(primary_group, $2)
         WHERE id = $1`,
        [description.id, newOwner.id, Authority.all | (security.ownerRights & Right.authorizationListManagement)],
      );
      if (currentOwnerAuthority === '*REVOKE') return;
      await transaction.query('INSERT INTO private_authority (object, profile, rights) VALUES ($1, $2, $3)', [
        description.id,
        security.owner,
        security.ownerRights,
      ]);
    });
  }

  async display(job: Requester, name: QualifiedName, type: ObjectType): Promise<AuthorityDisplay> {
    const { finder, known, store } = this.#with;
    const { description } = await finder.find(job, name, type, 0, securityMessages);
    const record = await readRecord(store, description.id);
    if (record === undefined) throw finder.refusal(job, { reason: 'no-object', ...description }, securityMessages);
    const standing = await known.settle(inquiry => standingOf(inquiry, job.profile.name, record));
    return displayAuthority(store, record, job.profile.name, standing);
  }

  /** For who manages the object's authorities: its owner, *ALLOBJ and who has *OBJMGT. */
  #manage(
    job: Requester,
    name: QualifiedName,
    type: ObjectType,
    work: (edited: Edited) => Promise<void>,
  ): Promise<void> {
    return this.#edit(job, name, type, async edited => {
      const { unrestricted, held } = edited.standing;
      if (!unrestricted && !includes(held, Right.objectManagement)) {
        const { description } = edited.record;
        throw this.#with.finder.refusal(job, { reason: 'object-authority', ...description }, securityMessages);
      }
      await work(edited);
    });
  }

  async #edit(
    job: Requester,
    name: QualifiedName,
    type: ObjectType,
    work: (edited: Edited) => Promise<void>,
  ): Promise<void> {
    const { changes, finder } = this.#with;
    const { key, description } = await finder.find(job, name, type, undefined, securityMessages);
    await changes.transaction(async (transaction, changed) => {
      changed({ kind: 'object', id: description.id, key });
      const record = await readRecord(transaction, description.id, true);
      if (record === undefined) throw finder.refusal(job, { reason: 'no-object', ...description }, securityMessages);
      const known = new Known(transaction);
      const standing = await known.settle(inquiry => standingOf(inquiry, job.profile.name, record));
      await work({ transaction, known, record, standing });
    });
  }

  async #set(
    { transaction, record, standing }: Edited,
    holder: Holder,
    next: (before: Rights | undefined) => Rights | undefined,
    denied: 'CPF2223' | 'CPF2224',
  ): Promise<void> {
    const before = authorityOf(record.security, holder);
    const after = next(before);
    if (!mayChange(standing, Right.objectManagement, before, after)) throw this.#denied(record, denied);
    await writeAuthority(transaction, record, holder, after);
  }

  async #publicFromList({ transaction, record }: Edited, holder: Holder): Promise<void> {
    const { messages } = this.#with;
    const { id, name, type } = record.description;
    if (holder !== '*PUBLIC') throw messages.escape('CPF2227');
    if (record.security.authorizationList === undefined) throw messages.escape('CPF2242', [name, type]);
    await transaction.query('UPDATE object SET public_rights = NULL WHERE id = $1', [id]);
  }

  #denied({ description: { name, type, library } }: ObjectRecord, messageId: 'CPF2223' | 'CPF2224') {
    return this.#with.messages.escape(messageId, [name, type, library]);
  }

  /** Entries of authorization lists have commands and rules of their own. */
  #refuseLists(type: ObjectType): void {
    if (type === '*AUTL') throw this.#with.messages.escape('CPF2210', [type]);
  }

  async #holders(users: readonly string[]): Promise<Holder[]> {
    const holders: Holder[] = [];
    for (const user of new Set(users)) holders.push(user === '*PUBLIC' ? user : (await this.#profile(user)).id);
    return holders;
  }

  async #profile(name: string): Promise<Profile> {
    const profile = await this.#with.known.settle(inquiry => inquiry.profile(name));
    if (profile === null) throw this.#with.messages.escape('CPF2204', [name]);
    return profile;
  }

  /** To give an object to a profile or to take it away needs authority to the profile; everybody has it to his own. */
  async #requireForProfile(known: Known, job: Requester, profile: string, rights: Rights): Promise<void> {
    if (profile === job.profile.name) return;
    const held = await known.settle(inquiry => {
      const record = inquiry.object(systemLibraryId, profile, '*USRPRF');
      return record && inquiry.rights(job.profile.name, record);
    });
    if (!includes(held ?? 0, rights)) throw this.#with.messages.escape('CPF2217', [profile]);
  }
}
