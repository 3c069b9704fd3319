import type { PasswordLevel } from '@bigiron/wire/hostserver/password/index';
import type { SystemValueSnapshot } from '../values/system-value.ts';
import type { ChangeRefusal } from './authentication.ts';
import { listedRules } from './password-rule-list.ts';

/** Rules about the text of a password that it breaks; whether it was used before is another matter. */
export type BrokenRule = Extract<
  ChangeRefusal,
  | 'new-too-long'
  | 'new-too-short'
  | 'new-repeats-character'
  | 'new-adjacent-digits'
  | 'new-consecutive-repeat'
  | 'new-needs-digit'
  | 'new-bad-character'
  | 'new-contains-user'
  | 'new-same-position'
  | 'new-not-valid'
>;

export interface Candidate {
  readonly user: string;
  /** As the level knows it: upper case at levels 0 and 1, trimmed. */
  readonly password: string;
  /** undefined when an administrator sets it. */
  readonly oldPassword: string | undefined;
  readonly level: PasswordLevel;
}

/**
 * The first rule that a new password breaks. QPWDRULES holds the rules, or says *PWDSYSVAL and leaves it to the system values of
 * their own. Source: IBM i Security Reference, "Password system values".
 */
export function brokenRule(candidate: Candidate, values: SystemValueSnapshot): BrokenRule | undefined {
  const rules = values.get('QPWDRULES');
  return rules.includes('*PWDSYSVAL') ? bySystemValues(candidate, values) : listedRules(candidate, rules);
}

function bySystemValues(
  { password, oldPassword, level }: Candidate,
  values: SystemValueSnapshot,
): BrokenRule | undefined {
  const longest = level <= 1 ? Math.min(values.get('QPWDMAXLEN'), 10) : values.get('QPWDMAXLEN');
  if (password.length < values.get('QPWDMINLEN')) return 'new-too-short';
  if (password.length > longest) return 'new-too-long';
  // At levels 2 to 4 any character is allowed in a password and QPWDLMTCHR does not count.
  const restricted = values.get('QPWDLMTCHR').trimEnd();
  if (level <= 1 && restricted !== '*NONE' && containsAny(password, restricted)) return 'new-bad-character';
  if (values.get('QPWDLMTREP') === '1' && repeatsCharacter(password)) return 'new-repeats-character';
  if (values.get('QPWDLMTREP') === '2' && repeatsConsecutively(password)) return 'new-consecutive-repeat';
  if (values.get('QPWDLMTAJC') === '1' && /\d\d/.test(password)) return 'new-adjacent-digits';
  if (values.get('QPWDRQDDGT') === '1' && !/\d/.test(password)) return 'new-needs-digit';
  if (values.get('QPWDPOSDIF') === '1' && samePosition(password, oldPassword)) return 'new-same-position';
  return undefined;
}

function containsAny(password: string, characters: string): boolean {
  return [...characters].some(character => password.includes(character));
}

export function repeatsCharacter(password: string): boolean {
  return new Set(password).size < password.length;
}

export function repeatsConsecutively(password: string): boolean {
  return /(.)\1/su.test(password);
}

export function samePosition(password: string, oldPassword: string | undefined): boolean {
  return oldPassword !== undefined && [...password].some((character, i) => character === oldPassword[i]);
}
