import {
  authenticationType,
  type PasswordLevel,
  profileName,
  type Seeds,
  substitute,
  verifier,
} from '@bigiron/wire/hostserver/password/index';
import { ProofType } from '@bigiron/wire/hostserver/signon/index';

/** A password, or where to get it from. A function is asked when the password is first needed, and the password is not kept. */
export type PasswordSource = string | (() => string | Promise<string>);

/** The parts of a request that say who the user is and prove it. */
export interface Proof {
  /** One of ProofType. */
  readonly type: number;
  readonly user?: string;
  readonly substitute?: Uint8Array;
  readonly token?: Uint8Array;
}

/** Who signs on, and what proves it to each server. */
export interface Credentials {
  /** The user profile; of a token unknown until the host names it. */
  readonly user: string;
  /** Whether the proof depends on seeds. */
  readonly seeded: boolean;
  /** What the host says of a token's user. */
  named(user: string): void;
  proof(level: PasswordLevel, seeds: Seeds): Promise<Proof>;
}

/** Keeps the password's verifier, as a host does, once its level is known. */
export class PasswordCredentials implements Credentials {
  readonly user: string;
  readonly seeded = true;
  readonly #password: PasswordSource;
  readonly #verifiers = new Map<PasswordLevel, Promise<Uint8Array>>();

  /** Throws PasswordError `user-name`. */
  constructor(user: string, password: PasswordSource) {
    this.user = profileName(user);
    this.#password = password;
  }

  named(): void {}

  async password(): Promise<string> {
    return typeof this.#password === 'string' ? this.#password : this.#password();
  }

  async proof(level: PasswordLevel, seeds: Seeds): Promise<Proof> {
    const type = authenticationType(level);
    return { type, user: this.user, substitute: substitute(level, this.user, await this.#verifier(level), seeds) };
  }

  /** Made once per level; a failure (nobody typed a password) is not kept. */
  #verifier(level: PasswordLevel): Promise<Uint8Array> {
    const known = this.#verifiers.get(level);
    if (known !== undefined) return known;
    const made = this.password().then(password => verifier(level, this.user, password));
    this.#verifiers.set(level, made);
    made.catch(() => this.#verifiers.delete(level));
    return made;
  }
}

/** A profile token, which stands for a user whose name only the host knows. */
export class TokenCredentials implements Credentials {
  readonly seeded = false;
  readonly #token: Uint8Array;
  #user = '';

  constructor(token: Uint8Array) {
    this.#token = token;
  }

  get user(): string {
    return this.#user;
  }

  named(user: string): void {
    this.#user = user;
  }

  async proof(): Promise<Proof> {
    return { type: ProofType.token, token: this.#token, ...(this.#user === '' ? {} : { user: this.#user }) };
  }
}
