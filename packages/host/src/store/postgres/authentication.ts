import { createHash, randomBytes } from 'node:crypto';
import { StoreError } from '../error.ts';
import { type ScramDialog, scramSha256 } from './scram.ts';
import type { Target } from './target.ts';
import { onThisMachine } from './target.ts';

/** The request codes of the Authentication messages. */
const request = { ok: 0, cleartext: 3, md5: 5, sasl: 10, saslContinue: 11, saslFinal: 12 } as const;

/**
 * Answers the server's Authentication messages: give it the content of each, and send what it returns as a password message
 * (undefined: nothing to send). A password leaves this process readable, or as an MD5 that is as good as the password, only
 * through TLS or within the machine.
 */
export class Authentication {
  readonly #target: Target;
  readonly #private: boolean;
  #scram: ScramDialog | undefined;
  #verified = false;

  constructor(target: Target, encrypted: boolean) {
    this.#target = target;
    this.#private = encrypted || onThisMachine(target.host);
  }

  async answer(content: Buffer): Promise<Buffer | undefined> {
    const code = content.readInt32BE(0);
    const data = content.subarray(4);
    switch (code) {
      case request.ok:
        if (this.#scram !== undefined && !this.#verified)
          throw refused('The server skipped the proof of its identity.');
        return undefined;
      case request.cleartext:
        this.#demandPrivacy('clear text');
        return Buffer.from(`${this.#password}\0`);
      case request.md5:
        this.#demandPrivacy('MD5');
        return Buffer.from(`${md5Response(this.#target.user, this.#password, data.subarray(0, 4))}\0`);
      case request.sasl:
        return this.#startScram(data);
      case request.saslContinue:
        return Buffer.from(await this.#dialog.answer(data.toString()));
      case request.saslFinal:
        this.#dialog.verify(data.toString());
        this.#verified = true;
        return undefined;
      default:
        throw refused(
          `The server asks for authentication method ${code}, which is not offered here; use scram-sha-256.`,
        );
    }
  }

  get #password(): string {
    const { password, user } = this.#target;
    if (password === undefined)
      throw refused(`The server asks for the password of ${user}; add it to the database URL.`);
    return password;
  }

  get #dialog(): ScramDialog {
    if (this.#scram === undefined) throw refused('The server continued a dialog that was not begun.');
    return this.#scram;
  }

  #startScram(data: Buffer): Buffer {
    const mechanisms = data.toString().split('\0');
    if (!mechanisms.includes('SCRAM-SHA-256')) throw refused(`The server offers only ${mechanisms.join(' ')}.`);
    this.#scram = scramSha256('', this.#password, randomBytes(18).toString('base64'));
    const first = Buffer.from(this.#scram.first);
    const length = Buffer.alloc(4);
    length.writeInt32BE(first.length);
    return Buffer.concat([Buffer.from('SCRAM-SHA-256\0'), length, first]);
  }

  #demandPrivacy(method: string): void {
    if (!this.#private)
      throw refused(
        `The server asks for the password in ${method} over an unencrypted connection; use scram-sha-256 or TLS.`,
      );
  }
}

/** PostgreSQL manual, AuthenticationMD5Password: md5(md5(password + user) + salt), in hexadecimal behind "md5". */
function md5Response(user: string, password: string, salt: Uint8Array): string {
  const inner = createHash('md5')
    .update(password + user)
    .digest('hex');
  return `md5${createHash('md5').update(inner).update(salt).digest('hex')}`;
}

function refused(message: string): StoreError {
  return new StoreError('authentication', message, 'peer');
}
