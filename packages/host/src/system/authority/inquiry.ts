import type { KnownObjects } from '../objects/known-objects.ts';
import type { ObjectType } from '../objects/object.ts';
import type { ObjectKey, ObjectRecord } from '../objects/record.ts';
import { systemLibraryId } from '../objects/schema.ts';
import type { KnownProfiles } from '../profiles/known-profiles.ts';
import type { Profile } from '../profiles/profile.ts';
import { type Authorized, effectiveRights } from './check.ts';
import type { Rights } from './rights.ts';

/**
 * Answers questions from what this process knows, and notes what would have to be read from the store to answer the rest: every
 * method returns undefined for "not known".
 */
export class Inquiry {
  readonly #objects: KnownObjects;
  readonly #profiles: KnownProfiles;
  readonly unknownObjects: ObjectKey[] = [];
  readonly unknownProfiles: string[] = [];

  constructor(objects: KnownObjects, profiles: KnownProfiles) {
    this.#objects = objects;
    this.#profiles = profiles;
  }

  /** null: there is none. */
  object(library: bigint, name: string, type: ObjectType, job = ''): ObjectRecord | null | undefined {
    const record = this.#objects.get(library, name, type, job);
    if (record === undefined) this.unknownObjects.push({ library, name, type, job });
    return record;
  }

  /** null: there is none. */
  profile(name: string): Profile | null | undefined {
    const profile = this.#profiles.get(name);
    if (profile === undefined) this.unknownProfiles.push(name);
    return profile;
  }

  /** All that the profile may do with the object; nothing for a profile that is gone. */
  rights(profileName: string, { security }: ObjectRecord): Rights | undefined {
    const profile = this.profile(profileName);
    const listName = security.authorizationList;
    const list = listName === undefined ? undefined : this.object(systemLibraryId, listName, '*AUTL');
    if (profile === null) return 0;
    const groups = profile?.groups.map(group => this.profile(group));
    if (profile === undefined || groups!.includes(undefined) || (listName !== undefined && list === undefined))
      return undefined;
    return effectiveRights(
      authorized(profile),
      groups!.filter(group => group != null).map(authorized),
      security,
      list?.security,
    );
  }
}

function authorized({ id, specialAuthorities }: Profile): Authorized {
  return { id, allObject: specialAuthorities.has('*ALLOBJ') };
}
