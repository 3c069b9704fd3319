import { PasswordError } from '@bigiron/wire/hostserver/password/index';
import type { Store, Transaction } from '../../store/store.ts';
import { Known } from '../authority/known.ts';
import { Authority, Right, type Rights } from '../authority/rights.ts';
import type { Clock } from '../clock.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { Change, Changes } from '../objects/changes.ts';
import { insertObject } from '../objects/insert.ts';
import { visibleTo } from '../objects/list.ts';
import { genericPrefix, isProfileName } from '../objects/name.ts';
import type { Requester } from '../objects/object.ts';
import { ownershipOf } from '../objects/ownership.ts';
import { type ObjectRow, recordColumns, recordOf } from '../objects/record.ts';
import { systemLibraryId } from '../objects/schema.ts';
import type { SystemValueSnapshot } from '../values/system-value.ts';
import { defaultParameters } from './defaults.ts';
import { deleteOwned, giveOwned, readOwned, releasePrimaryGroup } from './owned-objects.ts';
import { brokenRule } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import type {
  NewPassword,
  NewProfile,
  OwnedObjects,
  Profile,
  ProfileChanges,
  ProfileParameters,
  Profiles,
  ProfileUsage,
  SpecialAuthority,
} from './profile.ts';
import type { ProofCheck } from './proof-check.ts';
import { refusalMessage } from './refusals.ts';
import { checkProfile, requireForProfile, requireSecurityAdministrator } from './rules.ts';
import { shippedProfiles } from './shipped.ts';
import { specialAuthoritiesOf } from './special-authority.ts';
import { readUsage } from './usage.ts';
import { defaultSpecialAuthorities } from './user-class.ts';
import { type Verifier, verifiersOf } from './verifiers.ts';
import { insertProfile, updateProfile } from './write.ts';

/** A profile that is locked while it changes. */
interface Edited {
  readonly transaction: Transaction;
  readonly known: Known;
  readonly former: Profile;
  changed(change: Change): void;
}

export interface ProfileCollaborators {
  readonly store: Store;
  readonly changes: Changes;
  readonly known: Known;
  readonly messages: Catalogue;
  readonly values: SystemValueSnapshot;
  readonly clock: Clock;
  readonly passwords: Passwords;
  readonly proofs: ProofCheck;
}

/** User profiles on the store. */
export class StoredProfiles implements Profiles {
  readonly #with: ProfileCollaborators;

  constructor(collaborators: ProfileCollaborators) {
    this.#with = collaborators;
  }

  async find(name: string): Promise<Profile | undefined> {
    const profile = await this.#with.known.settle(inquiry => inquiry.profile(name.toUpperCase()));
    return profile ?? undefined;
  }

  async require(name: string): Promise<Profile> {
    const profile = await this.find(name);
    if (profile === undefined) throw this.#with.messages.escape('CPF2204', [name.toUpperCase()]);
    return profile;
  }

  async specialAuthorities(job: Requester): Promise<ReadonlySet<SpecialAuthority>> {
    return this.#with.known.settle(inquiry => specialAuthoritiesOf(inquiry, job.profile.name));
  }

  async create(job: Requester, profile: NewProfile): Promise<Profile> {
    const { changes, clock, known, messages, passwords, values } = this.#with;
    const { name, password, passwordExpired = false, authority = Authority.exclude, ...given } = profile;
    if (!isProfileName(name)) throw messages.escape('CPF2203', [name]);
    const defaults = { ...defaultParameters(name), ...given };
    const parameters: ProfileParameters = {
      ...defaults,
      specialAuthorities:
        given.specialAuthorities ?? defaultSpecialAuthorities(defaults.userClass, values.get('QSECURITY')),
    };
    const ownership = await ownershipOf(known, messages, job);
    const verifiers = await this.#verifiersOf(name, password);
    const created = clock.now();
    await changes.transaction(async (transaction, changed) => {
      await checkProfile(new Known(transaction), messages, job, name, parameters, undefined, false);
      const id = await insertObject(transaction, {
        library: systemLibraryId,
        name,
        type: '*USRPRF',
        attribute: '',
        text: parameters.text,
        publicAuthority: authority,
        ownership,
        createdBy: job.profile.name,
        created,
      });
      if (typeof id !== 'bigint') throw messages.escape('CPF2214', [name]);
      await insertProfile(transaction, id, parameters);
      await passwords.set(transaction, id, verifiers, { changed: new Date(created), expired: passwordExpired });
      changed({ kind: 'object', id, key: { library: systemLibraryId, name, type: '*USRPRF', job: '' } });
      changed({ kind: 'profile', name });
    });
    return this.require(name);
  }

  async change(job: Requester, name: string, changes: ProfileChanges): Promise<Profile> {
    const { clock, messages, passwords } = this.#with;
    const { password, passwordExpired, ...given } = changes;
    const { name: exactName } = await this.require(name);
    const verifiers = password && (await this.#verifiersOf(exactName, password));
    await this.#edit(job, exactName, Authority.use | Right.objectManagement, async ({ transaction, known, former }) => {
      const { id, name: _name, groups: _groups, ...formerParameters } = former;
      const parameters = { ...formerParameters, ...given };
      await checkProfile(known, messages, job, exactName, parameters, former, await hasMembers(transaction, id));
      await updateProfile(transaction, id, parameters);
      const now = new Date(clock.now());
      await transaction.query('UPDATE object SET text = $2, changed = $3 WHERE id = $1', [id, parameters.text, now]);
      if (verifiers !== undefined) {
        await passwords.set(transaction, id, verifiers, { changed: now, expired: passwordExpired ?? false });
      } else if (passwordExpired !== undefined) {
        const set = 'UPDATE user_profile SET password_expired = $2 WHERE id = $1';
        await transaction.query(set, [id, passwordExpired]);
      }
    });
    return this.require(name);
  }

  async delete(job: Requester, name: string, ownedObjects: OwnedObjects): Promise<void> {
    const { messages } = this.#with;
    if (name in shippedProfiles) throw messages.escape('CPF2203', [name]);
    const newOwner = typeof ownedObjects === 'string' ? undefined : await this.require(ownedObjects.newOwner);
    await this.#edit(
      job,
      name,
      Authority.use | Right.objectExistence,
      async ({ transaction, known, former, changed }) => {
        if (await hasMembers(transaction, former.id)) throw messages.escape('CPF2213', [name]);
        const owned = await readOwned(transaction, former.id);
        if (owned.length > 0 && ownedObjects === '*NODLT') throw messages.escape('CPF2215', [name]);
        if (newOwner !== undefined) {
          await requireForProfile(known, messages, job, newOwner.name, Right.add);
          await giveOwned(transaction, former.id, newOwner.id, changed);
        } else {
          await deleteOwned(transaction, known, job, owned, changed);
          const heir = await known.settle(inquiry => inquiry.profile('QDFTOWN'));
          await giveOwned(transaction, former.id, heir!.id, changed);
        }
        await releasePrimaryGroup(transaction, former.id, changed);
        await transaction.query('DELETE FROM object WHERE id = $1', [former.id]);
      },
    );
  }

  async describe(job: Requester, name: string): Promise<{ profile: Profile; usage: ProfileUsage }> {
    const { known, messages, store, values } = this.#with;
    const profile = await this.require(name);
    if (profile.name !== job.profile.name) await requireForProfile(known, messages, job, profile.name, Right.read);
    const usage = await readUsage(store, profile, values);
    if (usage === undefined) throw messages.escape('CPF2204', [name]);
    return { profile, usage };
  }

  async list(job: Requester, name: string): Promise<Profile[]> {
    const { known, store } = this.#with;
    const prefix = name === '*ALL' ? '' : genericPrefix(name);
    const { rows } = await store.query<ObjectRow>(
      `SELECT ${recordColumns} FROM object o
       WHERE o.library = ${systemLibraryId} AND o.type = '*USRPRF'
         AND CASE WHEN $2 THEN starts_with(o.name, $1) ELSE o.name = $1 END ORDER BY o.name`,
      [prefix ?? name, prefix !== undefined],
    );
    const visible = await visibleTo(known, job, rows.map(recordOf));
    const profiles = await Promise.all(visible.map(({ key }) => this.find(key.name)));
    return profiles.filter(profile => profile !== undefined);
  }

  async members(group: string): Promise<string[]> {
    const { rows } = await this.#with.store.query<{ name: string }>(
      `SELECT o.name FROM profile_group g JOIN object o ON o.id = g.profile
       WHERE g.group_profile = (SELECT id FROM object WHERE library = $2 AND type = '*USRPRF' AND name = $1)
       ORDER BY o.name`,
      [group, systemLibraryId],
    );
    return rows.map(row => row.name);
  }

  async groups(): Promise<ReadonlySet<string>> {
    const { rows } = await this.#with.store.query<{ name: string }>(
      'SELECT DISTINCT o.name FROM profile_group g JOIN object o ON o.id = g.group_profile',
    );
    return new Set(rows.map(row => row.name));
  }

  /** Locks the profile for who administers profiles and has these rights to it. */
  async #edit(job: Requester, name: string, rights: Rights, work: (edited: Edited) => Promise<void>): Promise<void> {
    const { changes, messages } = this.#with;
    const { id, name: exactName } = await this.require(name);
    await changes.transaction(async (transaction, changed) => {
      changed({ kind: 'object', id, key: { library: systemLibraryId, name: exactName, type: '*USRPRF', job: '' } });
      changed({ kind: 'profile', name: exactName });
      await transaction.query('SELECT FROM user_profile WHERE id = $1 FOR UPDATE', [id]);
      const known = new Known(transaction);
      const former = await known.settle(inquiry => inquiry.profile(exactName));
      if (former === null) throw messages.escape('CPF2204', [exactName]);
      await requireSecurityAdministrator(known, messages, job);
      await requireForProfile(known, messages, job, exactName, rights);
      await work({ transaction, known, former, changed });
    });
  }

  /** An administrator may set any password that the level can have, unless QPWDRULES says *ALLCRTCHG. */
  async #verifiersOf(user: string, password: NewPassword): Promise<Verifier[]> {
    const { messages, proofs, values } = this.#with;
    if (password === '*NONE') return [];
    const { text } = password;
    const { level } = proofs;
    if (values.get('QPWDRULES').includes('*ALLCRTCHG')) {
      const broken = brokenRule({ user, password: text, oldPassword: undefined, level }, values);
      if (broken !== undefined) {
        const [id, ...replacements] = refusalMessage(broken, user, values);
        throw messages.escape(id, replacements);
      }
    }
    try {
      return await verifiersOf(level, user, text);
    } catch (error) {
      if (error instanceof PasswordError) throw messages.escape('CPF22C0');
      throw error;
    }
  }
}

async function hasMembers(transaction: Transaction, group: bigint): Promise<boolean> {
  const { rows } = await transaction.query('SELECT FROM profile_group WHERE group_profile = $1 LIMIT 1', [group]);
  return rows.length > 0;
}
