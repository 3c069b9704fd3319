import { Authority, type PublicAuthority, type Rights } from '../../system/authority/rights.ts';
import { choice, name } from '../definition/builders.ts';

const rights = {
  '*ALL': Authority.all,
  '*CHANGE': Authority.change,
  '*USE': Authority.use,
  '*EXCLUDE': Authority.exclude,
} as const;

/** The AUT parameter of commands that create objects: authority of *PUBLIC, or an authorization list. */
export const publicAuthority = name('Public authority', {
  special: { '*LIBCRTAUT': '*LIBCRTAUT', ...rights },
  default: '*LIBCRTAUT',
});

/** The AUT parameter where no list can secure the object. */
export function publicRights(standard: keyof typeof rights) {
  return choice('Public authority', { values: rights, default: standard });
}

/** The CRTAUT parameter of libraries: authority of *PUBLIC to what is created in them. */
export const createAuthority = name('Authority of new objects', {
  special: ['*SYSVAL', '*CHANGE', '*ALL', '*USE', '*EXCLUDE'],
  default: '*SYSVAL',
});

/** A value of AUT as the rooms take it: a name is that of an authorization list. */
export function authorityOf(value: string | Rights): '*LIBCRTAUT' | PublicAuthority {
  if (typeof value === 'number') return value;
  return value === '*LIBCRTAUT' ? value : { authorizationList: value };
}
