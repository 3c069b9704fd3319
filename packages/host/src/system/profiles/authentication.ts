import type { PasswordChange, PasswordLevel, Seeds } from '@bigiron/wire/hostserver/password/index';
import type { Profile } from './profile.ts';

/** Where an attempt comes from; goes to the audit log. */
export interface Origin {
  /** Short name of the door: `signon`, `data-queue`. */
  readonly door: string;
  readonly address: string;
}

/** What a peer gives to prove who it is. */
export type Proof =
  /** The type byte of the host servers (01 DES, 03 SHA-1, 07 SHA-512) must fit QPWDLVL. */
  | { readonly kind: 'substitute'; readonly type: number; readonly substitute: Uint8Array; readonly seeds: Seeds }
  | { readonly kind: 'password'; readonly password: string }
  /** A profile token, 32 bytes. */
  | { readonly kind: 'token'; readonly token: Uint8Array };

export type Refusal =
  | 'user-unknown'
  | 'user-disabled'
  | 'password-incorrect'
  /** Incorrect, and one more failure reaches QMAXSIGN. */
  | 'password-incorrect-once-more'
  /** Correct, but expired: it must be changed first. */
  | 'password-expired'
  /** PASSWORD(*NONE). */
  | 'password-none'
  /** A substitute made for another QPWDLVL. */
  | 'password-level'
  | 'token-invalid'
  /** The token belongs to another user than the one named. */
  | 'token-of-other-user';

export interface Refused<R> {
  readonly ok: false;
  readonly reason: R;
}

export interface SignedOn {
  readonly ok: true;
  readonly profile: Profile;
  /** Milliseconds since 1970 UTC, like all times here; undefined when it never signed on before. */
  readonly lastSignon: number | undefined;
  readonly currentSignon: number;
  /** undefined: the password does not expire. */
  readonly passwordExpires: number | undefined;
  /** QPWDEXPWRN: so many days ahead of the expiry a client warns. */
  readonly warningDays: number;
}

/** Old and new password as request 7005 carries them, or in clear text from doors and commands that have them so. */
export type Change =
  | { readonly kind: 'protected'; readonly type: number; readonly change: PasswordChange; readonly seeds: Seeds }
  | { readonly kind: 'clear'; readonly oldPassword: string; readonly newPassword: string };

/** Why a new password was not taken: the rules of QPWDRULES, QPWDMINLEN, QPWDRQDDIF ..., or an attempt that cannot be read. */
export type ChangeRefusal =
  | Refusal
  | 'new-too-long'
  | 'new-too-short'
  | 'new-repeats-character'
  | 'new-adjacent-digits'
  | 'new-consecutive-repeat'
  | 'new-used-before'
  | 'new-needs-digit'
  | 'new-bad-character'
  | 'new-in-dictionary'
  | 'new-contains-user'
  | 'new-same-position'
  | 'new-none'
  | 'new-not-valid'
  | 'new-refused-by-program'
  /** QPWDCHGBLK: too soon after the last change. */
  | 'change-blocked'
  /** The protected old or new password does not open. */
  | 'protected-old'
  | 'protected-new';

export type TokenKind = 'single-use' | 'multiple-use' | 'regenerable';

export type TokenRefusal =
  | 'token-invalid'
  /** Not 1 to 3600 seconds. */
  | 'token-timeout'
  | 'token-limit'
  | 'token-not-regenerable';

export interface Token {
  readonly ok: true;
  /** 32 bytes; the store keeps a hash of it only. */
  readonly token: Uint8Array;
}

/**
 * Proves who somebody is, for every door. It owns the verifiers, compares in constant time, counts failures up to QMAXSIGN and
 * writes every outcome to the audit log. A refusal is a result, not an error: doors translate it into their protocol. An
 * unknown user takes as long as a wrong password.
 */
export interface Authentication {
  /** System value QPWDLVL, which doors announce. */
  passwordLevel(): Promise<PasswordLevel>;
  /** `user` may be undefined for a token only. A single-use token is spent when it is accepted. */
  authenticate(user: string | undefined, proof: Proof, origin: Origin): Promise<SignedOn | Refused<Refusal>>;
  /** An expired password may be changed; a disabled user's may not. A wrong old password counts as a failed sign-on. */
  changePassword(user: string, change: Change, origin: Origin): Promise<{ readonly ok: true } | Refused<ChangeRefusal>>;
  /** A token by which any process of this store knows `profile` for `timeout` seconds (1 to 3600). */
  createToken(profile: Profile, kind: TokenKind, timeout: number): Promise<Token | Refused<TokenRefusal>>;
  /** QSYGENFT: a new token from a regenerable one, which stays valid. */
  regenerateToken(token: Uint8Array, kind: TokenKind, timeout: number): Promise<Token | Refused<TokenRefusal>>;
  /** QSYRMVPT. False when there was no such token. */
  revokeToken(token: Uint8Array): Promise<boolean>;
}
