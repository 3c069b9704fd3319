import { type PasswordLevel, profileName, verifier } from '@bigiron/wire/hostserver/password/index';

/** A password, or where to get it from: asked for once per connection to a host, and not kept. */
export type PasswordSource = string | (() => string | Promise<string>);

/** User and password of one host. Keeps the password's verifier, as a host does, once its level is known. */
export class Credentials {
  readonly user: string;
  readonly #password: PasswordSource;
  readonly #verifiers = new Map<PasswordLevel, Promise<Uint8Array>>();

  constructor(user: string, password: PasswordSource) {
    this.user = profileName(user);
    this.#password = password;
  }

  async password(): Promise<string> {
    return typeof this.#password === 'string' ? this.#password : this.#password();
  }

  verifier(level: PasswordLevel): Promise<Uint8Array> {
    const known = this.#verifiers.get(level);
    if (known !== undefined) return known;
    const made = this.password().then(password => verifier(level, this.user, password));
    this.#verifiers.set(level, made);
    return made;
  }
}
