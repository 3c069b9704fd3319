import type { Known } from '../authority/known.ts';
import { includes, Right, type Rights } from '../authority/rights.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { Requester } from '../objects/object.ts';
import { systemLibraryId } from '../objects/schema.ts';
import type { Profile, ProfileParameters } from './profile.ts';
import { specialAuthoritiesOf } from './special-authority.ts';

/** What is needed to a group profile to put somebody into the group. */
const toAddMember: Rights =
  Right.objectManagement | Right.objectOperational | Right.read | Right.add | Right.update | Right.delete;

/**
 * Throws what CRTUSRPRF and CHGUSRPRF refuse, see `Profiles`. `former` is the profile as it was, undefined when it is new; `hasMembers`
 * when it is a group itself.
 */
export async function checkProfile(
  known: Known,
  messages: Catalogue,
  job: Requester,
  name: string,
  wanted: ProfileParameters,
  former: Profile | undefined,
  hasMembers: boolean,
): Promise<void> {
  await requireSecurityAdministrator(known, messages, job);
  await checkSpecialAuthorities(known, messages, job, wanted, former);
  checkGroupParameters(messages, name, wanted);
  if (hasMembers && wanted.groupProfile !== '*NONE') throw messages.escape('CPF22CF', [name]);
  for (const group of groupsOf(wanted)) {
    const profile = await known.settle(inquiry => inquiry.profile(group));
    if (profile === null) throw messages.escape('CPF2259', [group]);
    if (profile.groups.length > 0) throw messages.escape('CPF22CF', [group]);
    if (former === undefined || !former.groups.includes(group)) {
      await requireForProfile(known, messages, job, group, toAddMember);
    }
  }
}

export async function requireSecurityAdministrator(known: Known, messages: Catalogue, job: Requester): Promise<void> {
  const held = await known.settle(inquiry => specialAuthoritiesOf(inquiry, job.profile.name));
  if (!held.has('*SECADM')) throw messages.escape('CPF2292');
}

/** CPF2217 when the job's user lacks these rights to a profile. */
export async function requireForProfile(
  known: Known,
  messages: Catalogue,
  job: Requester,
  profile: string,
  rights: Rights,
): Promise<void> {
  const held = await known.settle(inquiry => {
    const record = inquiry.object(systemLibraryId, profile, '*USRPRF');
    if (record === null) return 0;
    return record && inquiry.rights(job.profile.name, record);
  });
  if (!includes(held, rights)) throw messages.escape('CPF2217', [profile]);
}

/** Nobody gives a special authority that he does not have. */
async function checkSpecialAuthorities(
  known: Known,
  messages: Catalogue,
  job: Requester,
  wanted: ProfileParameters,
  former: Profile | undefined,
): Promise<void> {
  const held = await known.settle(inquiry => specialAuthoritiesOf(inquiry, job.profile.name));
  for (const special of wanted.specialAuthorities) {
    if (held.has(special) || former?.specialAuthorities.has(special)) continue;
    throw special === '*ALLOBJ' ? messages.escape('CPF2269') : messages.escape('CPF222E', [special]);
  }
}

function checkGroupParameters(messages: Catalogue, name: string, wanted: ProfileParameters): void {
  const { groupProfile, supplementalGroups, owner, groupAuthority } = wanted;
  const groups = groupsOf(wanted);
  if (groups.includes(name)) throw messages.escape('CPF2274');
  if (groupProfile === '*NONE') {
    if (owner === '*GRPPRF' || groupAuthority !== '*NONE') throw messages.escape('CPF2261');
    if (supplementalGroups.length > 0) throw messages.escape('CPF22DC');
  }
  if (owner === '*GRPPRF' && groupAuthority !== '*NONE') throw messages.escape('CPF2261');
  if (supplementalGroups.length > 15 || new Set(groups).size < groups.length) throw messages.escape('CPF22DC');
}

function groupsOf({ groupProfile, supplementalGroups }: ProfileParameters): string[] {
  return groupProfile === '*NONE' ? [] : [groupProfile, ...supplementalGroups];
}
