import { ReturnCode, type ReturnCodeName } from '@bigiron/wire/hostserver/signon/index';
import type { ChangeRefusal, TokenRefusal } from '../system/profiles/authentication.ts';

const names: Readonly<Record<ChangeRefusal | TokenRefusal, ReturnCodeName>> = {
  'user-unknown': 'userUnknown',
  'user-disabled': 'userDisabled',
  'password-incorrect': 'passwordIncorrect',
  'password-incorrect-once-more': 'passwordIncorrectOnceMore',
  'password-expired': 'passwordExpired',
  'password-none': 'passwordNone',
  'password-level': 'encryptionNotValid',
  'token-invalid': 'tokenNotValid',
  'token-of-other-user': 'userMismatch',
  'token-timeout': 'tokenTimeoutNotValid',
  'token-limit': 'tokenLimit',
  'token-not-regenerable': 'tokenNotRegenerable',
  'new-too-long': 'newTooLong',
  'new-too-short': 'newTooShort',
  'new-repeats-character': 'newRepeatsCharacter',
  'new-adjacent-digits': 'newAdjacentDigits',
  'new-consecutive-repeat': 'newConsecutiveRepeat',
  'new-used-before': 'newUsedBefore',
  'new-needs-digit': 'newNeedsDigit',
  'new-bad-character': 'newBadCharacter',
  'new-in-dictionary': 'newInDictionary',
  'new-contains-user': 'newContainsUser',
  'new-same-position': 'newSamePosition',
  'new-none': 'passwordNone',
  'new-not-valid': 'passwordNotValid',
  'new-refused-by-program': 'newRefusedByProgram',
  'change-blocked': 'changeBlocked',
  'protected-old': 'protectedOldNotValid',
  'protected-new': 'protectedNewNotValid',
};

/** What the host servers say for a refusal of the authentication room. */
export function returnCodeOf(refusal: ChangeRefusal | TokenRefusal): number {
  return ReturnCode[names[refusal]];
}
