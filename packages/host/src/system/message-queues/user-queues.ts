import type { ObjectAuthority } from '../authority/object-authority.ts';
import { Authority, Right } from '../authority/rights.ts';
import { EscapeError } from '../messages/message.ts';
import type { Requester } from '../objects/object.ts';
import type { NewProfile, OwnedObjects, Profile, ProfileChanges, Profiles } from '../profiles/profile.ts';
import type { MessageQueues } from './message-queue.ts';

export interface UserQueueCollaborators {
  readonly profiles: Profiles;
  readonly messageQueues: MessageQueues;
  readonly authority: ObjectAuthority;
  /** Owns the queues, so that they are not in the way when a profile is deleted. */
  readonly systemJob: () => Promise<Requester>;
}

/** Everybody may send to a user; only he may look. */
const publicRights = Right.objectOperational | Right.add;

/** User profiles that have their message queue from the first moment, and lose it at the last, as CRTUSRPRF and DLTUSRPRF do it. */
export class ProfilesWithQueues implements Profiles {
  readonly #with: UserQueueCollaborators;

  constructor(collaborators: UserQueueCollaborators) {
    this.#with = collaborators;
  }

  async create(job: Requester, profile: NewProfile): Promise<Profile> {
    const created = await this.#with.profiles.create(job, profile);
    await this.giveQueue(created);
    return created;
  }

  async change(job: Requester, name: string, changes: ProfileChanges): Promise<Profile> {
    const changed = await this.#with.profiles.change(job, name, changes);
    if (changes.messageQueue !== undefined) await this.giveQueue(changed);
    return changed;
  }

  async delete(job: Requester, name: string, ownedObjects: OwnedObjects): Promise<void> {
    const { profiles, messageQueues, systemJob } = this.#with;
    await profiles.delete(job, name, ownedObjects);
    await unless('CPF2105', messageQueues.delete(await systemJob(), { name: name.toUpperCase(), library: 'QUSRSYS' }));
  }

  /** Makes the message queue of a profile if there is none. A library that does not exist is left to the first who sends there. */
  async giveQueue({ name, messageQueue }: Profile): Promise<void> {
    const { messageQueues, authority, systemJob } = this.#with;
    const job = await systemJob();
    const text = `Message queue of ${name}`;
    const queue = { ...messageQueue, text, delivery: '*NOTIFY' as const, authority: publicRights };
    const created = await unless(
      'CPF9870 CPF9810 CPF2110',
      messageQueues.create(job, queue).then(() => true),
    );
    if (created === undefined) return;
    const rights = Authority.change | Right.objectManagement;
    await authority.grant(job, { name: messageQueue, type: '*MSGQ', users: [name], rights });
  }

  find(name: string): Promise<Profile | undefined> {
    return this.#with.profiles.find(name);
  }

  require(name: string): Promise<Profile> {
    return this.#with.profiles.require(name);
  }

  specialAuthorities(job: Requester): ReturnType<Profiles['specialAuthorities']> {
    return this.#with.profiles.specialAuthorities(job);
  }

  describe(job: Requester, name: string): ReturnType<Profiles['describe']> {
    return this.#with.profiles.describe(job, name);
  }

  list(job: Requester, name: string): Promise<Profile[]> {
    return this.#with.profiles.list(job, name);
  }

  groups(): Promise<ReadonlySet<string>> {
    return this.#with.profiles.groups();
  }

  members(group: string): Promise<string[]> {
    return this.#with.profiles.members(group);
  }
}

/** Undefined when the work ends with one of these escape messages. */
async function unless<T>(ids: string, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof EscapeError && ids.includes(error.escape.id)) return undefined;
    throw error;
  }
}
