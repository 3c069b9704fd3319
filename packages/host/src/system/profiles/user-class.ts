import { type SpecialAuthority, specialAuthorities, type UserClass } from './profile.ts';

/**
 * What SPCAUT(*USRCLS) stands for; at security level 20 (QSECURITY) nearly everybody has *ALLOBJ. Source: IBM i Security Reference,
 * "User class", table of default special authorities.
 */
export function defaultSpecialAuthorities(userClass: UserClass, securityLevel: string): ReadonlySet<SpecialAuthority> {
  return new Set(Number(securityLevel) <= 20 ? atLevel20[userClass] : above[userClass]);
}

const above: Readonly<Record<UserClass, readonly SpecialAuthority[]>> = {
  '*SECOFR': specialAuthorities,
  '*SECADM': ['*SECADM'],
  '*PGMR': [],
  '*SYSOPR': ['*JOBCTL', '*SAVSYS'],
  '*USER': [],
};

const atLevel20: Readonly<Record<UserClass, readonly SpecialAuthority[]>> = {
  '*SECOFR': specialAuthorities,
  '*SECADM': ['*ALLOBJ', '*SECADM', '*JOBCTL', '*SAVSYS'],
  '*PGMR': ['*ALLOBJ', '*JOBCTL', '*SAVSYS'],
  '*SYSOPR': ['*ALLOBJ', '*JOBCTL', '*SAVSYS'],
  '*USER': ['*ALLOBJ', '*SAVSYS'],
};
