import { PasswordError, type PasswordLevel, profileName } from '@bigiron/wire/hostserver/password/index';
import type { Audit } from '../audit.ts';
import type { Known } from '../authority/known.ts';
import type { Changes } from '../objects/changes.ts';
import { milliseconds } from '../objects/record.ts';
import { countFailure, countUnknownUser, failuresAllowed, recordSignOn } from './attempts.ts';
import type {
  Authentication,
  Change,
  ChangeRefusal,
  Origin,
  Proof,
  Refusal,
  Refused,
  SignedOn,
  Token,
  TokenKind,
  TokenRefusal,
} from './authentication.ts';
import { type Credentials, readCredentials } from './credentials.ts';
import { passwordExpires } from './expiry.ts';
import { changeTo, openChange, type PasswordChangeCollaborators } from './password-change.ts';
import type { Profile } from './profile.ts';
import type { Claimant } from './proof-check.ts';
import type { Tokens } from './tokens.ts';
import { keptSchemes, possibleVerifier } from './verifiers.ts';

export interface AuthenticationCollaborators extends PasswordChangeCollaborators {
  readonly changes: Changes;
  readonly known: Known;
  readonly tokens: Tokens;
  readonly audit: Audit;
}

/** Authentication on the store. */
export class StoredAuthentication implements Authentication {
  readonly #with: AuthenticationCollaborators;

  constructor(collaborators: AuthenticationCollaborators) {
    this.#with = collaborators;
  }

  async passwordLevel(): Promise<PasswordLevel> {
    return this.#with.proofs.level;
  }

  async authenticate(
    user: string | undefined,
    proof: Proof,
    { door, address }: Origin,
  ): Promise<SignedOn | Refused<Refusal>> {
    const name = user === undefined ? undefined : nameOf(user);
    const outcome =
      proof.kind === 'token' ? await this.#byToken(name, proof.token) : await this.#byPassword(name ?? '', proof);
    if (typeof outcome === 'string') {
      this.#with.audit.record({ event: 'sign-on-refused', door, address, profile: name ?? '', reason: outcome });
      return { ok: false, reason: outcome };
    }
    this.#with.audit.record({ event: 'signed-on', door, address, profile: outcome.profile.name });
    return outcome;
  }

  async changePassword(
    user: string,
    change: Change,
    { door, address }: Origin,
  ): Promise<{ readonly ok: true } | Refused<ChangeRefusal>> {
    const profile = nameOf(user);
    const outcome = await this.#change(profile, change);
    if (outcome === 'changed') {
      this.#with.audit.record({ event: 'password-changed', door, address, profile });
      return { ok: true };
    }
    this.#with.audit.record({ event: 'password-change-refused', door, address, profile, reason: outcome });
    return { ok: false, reason: outcome };
  }

  async createToken({ id, name }: Profile, kind: TokenKind, timeout: number): Promise<Token | Refused<TokenRefusal>> {
    const outcome = await this.#with.tokens.create(id, kind, timeout);
    if (outcome.ok) this.#with.audit.record({ event: 'token-created', profile: name });
    return outcome;
  }

  async regenerateToken(token: Uint8Array, kind: TokenKind, timeout: number): Promise<Token | Refused<TokenRefusal>> {
    const owner = await this.#with.tokens.owner(token);
    if (owner === undefined) return { ok: false, reason: 'token-invalid' };
    if (owner.kind !== 'regenerable') return { ok: false, reason: 'token-not-regenerable' };
    const outcome = await this.#with.tokens.create(owner.id, kind, timeout);
    if (outcome.ok) this.#with.audit.record({ event: 'token-created', profile: owner.name });
    return outcome;
  }

  async revokeToken(token: Uint8Array): Promise<boolean> {
    const owner = await this.#with.tokens.owner(token);
    if (owner === undefined || !(await this.#with.tokens.revoke(token))) return false;
    this.#with.audit.record({ event: 'token-revoked', profile: owner.name });
    return true;
  }

  async #byToken(name: string | undefined, token: Uint8Array): Promise<SignedOn | Refusal> {
    const { store, tokens } = this.#with;
    const owner = await tokens.owner(token);
    const credentials = owner && (await readCredentials(store, owner.name));
    if (owner === undefined || credentials === undefined) return 'token-invalid';
    if (name !== undefined && name !== owner.name) return 'token-of-other-user';
    if (credentials.status === '*DISABLED') return 'user-disabled';
    if (owner.kind === 'single-use' && !(await tokens.revoke(token))) return 'token-invalid';
    return this.#signOn(credentials);
  }

  async #byPassword(name: string, proof: Exclude<Proof, { kind: 'token' }>): Promise<SignedOn | Refusal> {
    const { proofs, store } = this.#with;
    if (proof.kind === 'substitute' && !proofs.fits(proof.type)) return 'password-level';
    const claimant: Claimant = { name, credentials: await readCredentials(store, name) };
    const hopeless = refusalBeforeProof(claimant);
    if (hopeless !== undefined) return hopeless;
    const proven =
      proof.kind === 'substitute'
        ? proofs.substitute(claimant, proof.substitute, proof.seeds) !== undefined
        : await proofs.password(claimant, proof.password);
    const { credentials } = claimant;
    if (!proven || credentials === undefined) return this.#failed(claimant);
    if (await this.#expired(credentials)) return 'password-expired';
    if (proof.kind === 'password') await this.#addVerifiers(credentials, proof.password);
    return this.#signOn(credentials);
  }

  async #change(name: string, change: Change): Promise<'changed' | ChangeRefusal> {
    for (;;) {
      const claimant: Claimant = { name, credentials: await readCredentials(this.#with.store, name) };
      const hopeless = refusalBeforeProof(claimant);
      if (hopeless !== undefined) return hopeless;
      const opened = await openChange(this.#with.proofs, claimant, change);
      if (typeof opened === 'string') return opened;
      const profile = await this.#with.known.settle(inquiry => inquiry.profile(name));
      if (opened === undefined || profile === null) return this.#failed(claimant);
      const outcome = await changeTo(this.#with, profile, claimant, opened);
      if (outcome !== 'superseded') return outcome;
    }
  }

  /** Counts a wrong password, or a user who does not exist. */
  async #failed({ credentials }: Claimant): Promise<Refusal> {
    const { changes, clock, store, values } = this.#with;
    const at = new Date(clock.now());
    if (credentials === undefined) {
      await countUnknownUser(store, at);
      return 'user-unknown';
    }
    const allowed = failuresAllowed(values);
    const { attempts, status } = await countFailure(store, changes, credentials, allowed, at);
    if (status === '*DISABLED') return 'user-disabled';
    return attempts === allowed - 1 ? 'password-incorrect-once-more' : 'password-incorrect';
  }

  async #expired({ name, passwordChanged, passwordSetExpired }: Credentials): Promise<boolean> {
    if (passwordSetExpired) return true;
    const expires = await this.#expires(name, passwordChanged);
    return expires !== undefined && expires <= this.#with.clock.now();
  }

  async #expires(name: string, passwordChanged: number | undefined): Promise<number | undefined> {
    const profile = await this.#with.known.settle(inquiry => inquiry.profile(name));
    return profile === null
      ? undefined
      : passwordExpires(passwordChanged, profile.passwordExpirationInterval, this.#with.values);
  }

  async #signOn({ id, name, passwordChanged }: Credentials): Promise<SignedOn | Refusal> {
    const { clock, known, store, values } = this.#with;
    const currentSignon = clock.now();
    const former = await recordSignOn(store, id, new Date(currentSignon));
    const profile = await known.settle(inquiry => inquiry.profile(name));
    if (former === undefined || profile === null) return 'user-disabled';
    return {
      ok: true,
      profile,
      currentSignon,
      lastSignon: former.lastSignOn === null ? undefined : milliseconds(former.lastSignOn),
      passwordExpires: await this.#expires(name, passwordChanged),
      warningDays: values.get('QPWDEXPWRN'),
    };
  }

  /** A password in clear text is the occasion to make the verifiers that another level will need. */
  async #addVerifiers({ id, name, sealed, serial }: Credentials, password: string): Promise<void> {
    const { passwords, proofs, store } = this.#with;
    // At levels 0 and 1 nobody knows in which case the password will be wanted.
    if (proofs.level <= 1) return;
    const missing = keptSchemes(proofs.level).filter(scheme => !sealed.has(scheme));
    const made = await Promise.all(missing.map(scheme => possibleVerifier(scheme, name, password)));
    const verifiers = made.filter(verifier => verifier !== undefined);
    if (verifiers.length > 0) await passwords.add(store, id, serial, verifiers);
  }
}

/** What refuses a user whatever the proof says. */
function refusalBeforeProof({ credentials }: Claimant): 'user-disabled' | 'password-none' | undefined {
  if (credentials?.status === '*DISABLED') return 'user-disabled';
  return credentials?.sealed.size === 0 ? 'password-none' : undefined;
}

/** The profile that a user name means; a name that no profile can have stays as it is, and is not found. */
function nameOf(user: string): string {
  try {
    return profileName(user);
  } catch (error) {
    if (error instanceof PasswordError) return user.trim().toUpperCase().slice(0, 10);
    throw error;
  }
}
