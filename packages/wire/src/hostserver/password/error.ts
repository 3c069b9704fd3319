import { BigironError, type Fault } from '../../errors.ts';

export type PasswordErrorCode =
  /** A user name that is empty, longer than 10 characters, or holds a character that no profile name has. */
  | 'user-name'
  /** Empty, too long for the level, or holds a character that the level does not know. */
  | 'password-value'
  /** A seed or a stored verifier of the wrong size. */
  | 'password-size'
  /** The substitute of the old password is not the expected one (host server return code 0003000B). */
  | 'password-incorrect'
  /** The protected old password does not open, or is not the password it should be (0001000D). */
  | 'protected-old'
  /** The protected new password does not open to a password of this level (0001000E). */
  | 'protected-new';

/** The messages never contain a password, nor any part of one. */
export class PasswordError extends BigironError {
  override readonly name = 'PasswordError';
  declare readonly code: PasswordErrorCode;

  constructor(code: PasswordErrorCode, message: string, fault: Fault = 'caller') {
    super(message, { code, layer: 'wire', fault });
  }
}
