import type { MessageId } from '../messages/catalogue/index.ts';
import type { SystemValueSnapshot } from '../values/system-value.ts';
import type { ChangeRefusal } from './authentication.ts';

/**
 * The message with which commands and APIs say why a sign-on or a change of password was refused, with its replacement values.
 */
export function refusalMessage(
  reason: ChangeRefusal,
  user: string,
  values: SystemValueSnapshot,
): readonly [MessageId, ...(string | number)[]] {
  switch (reason) {
    case 'user-unknown':
      return ['CPF2204', user];
    case 'user-disabled':
      return ['CPF22E3', user];
    case 'password-expired':
      return ['CPF22E4', user];
    case 'password-none':
      return ['CPF22E5', user];
    case 'new-too-short':
      return ['CPF22C2', values.get('QPWDMINLEN')];
    case 'new-too-long':
      return ['CPF22C3', values.get('QPWDMAXLEN')];
    case 'new-used-before':
      return ['CPF22C4'];
    case 'new-bad-character':
      return ['CPF22C5', values.get('QPWDLMTCHR')];
    case 'new-adjacent-digits':
      return ['CPF22C6'];
    case 'new-repeats-character':
      return ['CPF22C7'];
    case 'new-same-position':
      return ['CPF22C8'];
    case 'new-needs-digit':
      return ['CPF22C9'];
    case 'new-refused-by-program':
      return ['CPF22CA'];
    case 'new-consecutive-repeat':
      return ['CPF22D0'];
    case 'new-in-dictionary':
    case 'new-contains-user':
    case 'new-none':
    case 'new-not-valid':
    case 'change-blocked':
      return ['CPF22C0'];
    default:
      return ['CPF22E2', user];
  }
}
