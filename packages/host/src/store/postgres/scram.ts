import { createHash, createHmac, pbkdf2 as pbkdf2Callback, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { StoreError } from '../error.ts';

const pbkdf2 = promisify(pbkdf2Callback);
/** PostgreSQL's default is 4096; a server that asks for much more only wants to keep us busy. */
const mostIterations = 1_000_000;

/** "n,,": we offer no channel binding. */
const gs2Header = 'n,,';

export interface ScramDialog {
  /** The client-first-message. */
  readonly first: string;
  /** Answers the server-first-message with the client-final-message. */
  answer(serverFirst: string): Promise<string>;
  /** Checks the server-final-message: only who knows the password's verifier can have made it. */
  verify(serverFinal: string): void;
}

/**
 * The client's side of SCRAM-SHA-256 (RFC 5802, RFC 7677). PostgreSQL takes the user from the startup message, so `user` may be
 * empty. `nonce` is printable ASCII without commas, fresh for each dialog. Failures are StoreError `authentication`.
 */
export function scramSha256(user: string, password: string, nonce: string): ScramDialog {
  const firstBare = `n=${user.replaceAll('=', '=3D').replaceAll(',', '=2C')},r=${nonce}`;
  let expected: Buffer | undefined;
  return {
    first: gs2Header + firstBare,
    async answer(serverFirst) {
      const { r: fullNonce, s: salt, i: iterations } = attributes(serverFirst);
      const rounds = Number(iterations);
      if (fullNonce === undefined || salt === undefined || !fullNonce.startsWith(nonce) || fullNonce === nonce)
        throw refused('its challenge does not continue ours');
      if (!Number.isInteger(rounds) || rounds < 1 || rounds > mostIterations)
        throw refused(`it asks for ${iterations} iterations`);
      const salted = await pbkdf2(password.normalize('NFKC'), Buffer.from(salt, 'base64'), rounds, 32, 'sha256');
      const withoutProof = `c=${Buffer.from(gs2Header).toString('base64')},r=${fullNonce}`;
      const exchanged = `${firstBare},${serverFirst},${withoutProof}`;
      const clientKey = hmac(salted, 'Client Key');
      const signature = hmac(createHash('sha256').update(clientKey).digest(), exchanged);
      const proof = clientKey.map((byte, at) => byte ^ signature[at]!);
      expected = hmac(hmac(salted, 'Server Key'), exchanged);
      return `${withoutProof},p=${Buffer.from(proof).toString('base64')}`;
    },
    verify(serverFinal) {
      const signature = Buffer.from(attributes(serverFinal).v ?? '', 'base64');
      if (expected === undefined || signature.length !== expected.length || !timingSafeEqual(signature, expected))
        throw refused('it does not know the password itself');
    },
  };
}

/** `r=..,s=..,i=..` by letter. */
function attributes(message: string): Partial<Record<string, string>> {
  return Object.fromEntries(message.split(',').map(part => [part[0], part.slice(2)]));
}

function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function refused(reason: string): StoreError {
  return new StoreError('authentication', `The PostgreSQL server failed the SCRAM-SHA-256 dialog: ${reason}.`, 'peer');
}
