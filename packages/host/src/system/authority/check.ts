/**
 * How the system checks authority. Source: IBM i Security Reference (SC41-5302), chapter 5, "How the system checks authority":
 * flowcharts 1 (main), 3 (user), 4 (owner), 6 (groups) and 7 (public), also on ibm.com/docs under "Authority checking flowcharts".
 *
 * 1. The user: *ALLOBJ; else as owner of the object; else his private authority; else the same two on the authorization list that
 *    secures the object.
 * 2. If step 1 found nothing at all, the groups, each as in step 1 and also as primary group. What several groups have adds up.
 * 3. If no group has anything either, *PUBLIC: of the object, or where that says *AUTL, of the list.
 *
 * The first step that finds anything decides, even *EXCLUDE. So the whole check has one result, a set of rights, that does not
 * depend on the rights asked for. An owner whose rights have all been revoked counts as not found. The fast paths (flowcharts 2 and 5)
 * only shorten the way to the same result; adopted authority (flowchart 8) does not exist here.
 */
import { Authority, Right, type Rights } from './rights.ts';
import type { ObjectSecurity } from './security.ts';

/** What of a profile the check looks at. */
export interface Authorized {
  /** Id of the profile's *USRPRF object. */
  readonly id: bigint;
  /** Has special authority *ALLOBJ. */
  readonly allObject: boolean;
}

const everything: Rights = Authority.all | Right.authorizationListManagement;

/** `list` is the security of the authorization list that secures the object, if there is one. */
export function effectiveRights(
  user: Authorized,
  groups: readonly Authorized[],
  object: ObjectSecurity,
  list: ObjectSecurity | undefined,
): Rights {
  return (
    specific(user, object, list, false) ??
    ofGroups(groups, object, list) ??
    object.publicRights ??
    list?.publicRights ??
    0
  );
}

function ofGroups(
  groups: readonly Authorized[],
  object: ObjectSecurity,
  list: ObjectSecurity | undefined,
): Rights | undefined {
  let sum: Rights | undefined;
  for (const group of groups) {
    const found = specific(group, object, list, true);
    if (found !== undefined) sum = (sum ?? 0) | found;
  }
  return sum;
}

/** What the profile itself has, by whichever means comes first; undefined when nothing is said about it. */
function specific(
  profile: Authorized,
  object: ObjectSecurity,
  list: ObjectSecurity | undefined,
  asGroup: boolean,
): Rights | undefined {
  if (profile.allObject) return everything;
  return found(profile.id, object, asGroup) ?? (list === undefined ? undefined : found(profile.id, list, asGroup));
}

function found(profile: bigint, object: ObjectSecurity, asGroup: boolean): Rights | undefined {
  if (object.owner === profile && object.ownerRights !== 0) return object.ownerRights;
  if (asGroup && object.primaryGroup === profile && object.primaryGroupRights !== 0) return object.primaryGroupRights;
  return object.privateAuthorities.get(profile);
}
