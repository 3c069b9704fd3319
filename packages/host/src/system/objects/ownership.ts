import type { Known } from '../authority/known.ts';
import { type Rights, rightsOf } from '../authority/rights.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Requester } from './object.ts';

/** Who owns a new object, and what the group of its creator gets. Profiles by id. */
export interface Ownership {
  readonly owner: Pick<Profile, 'id' | 'name'>;
  readonly group?: { readonly id: bigint; readonly rights: Rights; readonly primary: boolean };
}

/**
 * By the creator's profile (OWNER, GRPAUT, GRPAUTTYP). `group` is his group profile (GRPPRF), if he has one. Authority is
 * given to the group only when the user himself owns what he creates.
 */
function ownershipBy(creator: Profile, group: Profile | undefined): Ownership {
  if (group === undefined) return { owner: creator };
  if (creator.owner === '*GRPPRF') return { owner: group };
  if (creator.groupAuthority === '*NONE') return { owner: creator };
  return {
    owner: creator,
    group: {
      id: group.id,
      rights: rightsOf(creator.groupAuthority)!,
      primary: creator.groupAuthorityType === '*PGP',
    },
  };
}

/** Who owns what the job creates now. CPF2204 when its user's profile has been deleted. */
export async function ownershipOf(known: Known, messages: Catalogue, job: Requester): Promise<Ownership> {
  const { creator, group } = await known.settle(inquiry => {
    const creator = inquiry.profile(job.profile.name);
    const group = creator && creator.groupProfile !== '*NONE' ? inquiry.profile(creator.groupProfile) : null;
    return creator === undefined || group === undefined ? undefined : { creator, group };
  });
  if (creator === null) throw messages.escape('CPF2204', [job.profile.name]);
  return ownershipBy(creator, group ?? undefined);
}
