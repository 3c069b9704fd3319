import type { Inquiry } from '../authority/inquiry.ts';
import type { SpecialAuthority } from './profile.ts';

/** The special authorities of a profile and of its groups, which add up; undefined: something is not known. */
export function specialAuthoritiesOf(inquiry: Inquiry, name: string): ReadonlySet<SpecialAuthority> | undefined {
  const profile = inquiry.profile(name);
  if (profile === undefined) return undefined;
  if (profile === null) return new Set();
  const groups = profile.groups.map(group => inquiry.profile(group));
  if (groups.includes(undefined)) return undefined;
  return new Set([profile, ...groups].flatMap(one => (one ? [...one.specialAuthorities] : [])));
}
