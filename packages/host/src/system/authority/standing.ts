import type { ObjectRecord } from '../objects/record.ts';
import type { Inquiry } from './inquiry.ts';
import type { Right, Rights } from './rights.ts';

/** What somebody is to an object whose authorities he wants to change. */
export interface Standing {
  /** He or one of his groups owns it or has *ALLOBJ: any change is allowed. */
  readonly unrestricted: boolean;
  readonly held: Rights;
}

/** undefined: something is not known. */
export function standingOf(inquiry: Inquiry, profileName: string, record: ObjectRecord): Standing | undefined {
  const held = inquiry.rights(profileName, record);
  const profile = inquiry.profile(profileName);
  if (held === undefined || profile === undefined) return undefined;
  if (profile === null) return { unrestricted: false, held: 0 };
  const profiles = [profile, ...profile.groups.map(group => inquiry.profile(group))];
  const unrestricted = profiles.some(
    one => one?.id === record.security.owner || one?.specialAuthorities.has('*ALLOBJ') === true,
  );
  return { unrestricted, held };
}

/**
 * Whether somebody with the managing right (*OBJMGT; for entries of an authorization list *AUTLMGT) may change an authority
 * like this: he can give and take only what he has, and not give the managing right itself. undefined is no authority of one's own.
 */
export function mayChange(
  { unrestricted, held }: Standing,
  managing: typeof Right.objectManagement | typeof Right.authorizationListManagement,
  before: Rights | undefined,
  after: Rights | undefined,
): boolean {
  if (unrestricted) return true;
  const given = (after ?? 0) & ~(before ?? 0);
  const taken = (before ?? 0) & ~(after ?? 0);
  return (held & managing) !== 0 && (given & ~(held & ~managing)) === 0 && (taken & ~held) === 0;
}

/** GRTOBJAUT: rights add up, except that *EXCLUDE takes all others away. */
export function granted(before: Rights | undefined, rights: Rights, replace: boolean): Rights {
  return replace || rights === 0 ? rights : (before ?? 0) | rights;
}

/** RVKOBJAUT: a user of whom nothing is left has no authority of his own; revoking *EXCLUDE ends it. */
export function revoked(before: Rights | undefined, rights: Rights): Rights | undefined {
  const left = (before ?? 0) & ~rights;
  return left !== 0 || (before === 0 && rights !== 0) ? left : undefined;
}
