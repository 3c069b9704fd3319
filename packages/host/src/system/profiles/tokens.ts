import { createHash } from 'node:crypto';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Refused, Token, TokenKind, TokenRefusal } from './authentication.ts';

const tokenBytes = 32;
const longestTimeout = 3600;
/** Tokens that one profile can have at a time. */
const mostTokens = 10_000;

export interface TokenOwner {
  readonly id: bigint;
  readonly name: string;
  readonly kind: TokenKind;
}

/** Profile tokens. The store keeps a hash only: reading it does not let anybody sign on. */
export class Tokens {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(store: Store, clock: Clock, random: Random) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
  }

  /** `timeout` in seconds. */
  async create(profile: bigint, kind: TokenKind, timeout: number): Promise<Token | Refused<TokenRefusal>> {
    if (!Number.isInteger(timeout) || timeout < 1 || timeout > longestTimeout) {
      return { ok: false, reason: 'token-timeout' };
    }
    const token = this.#random.bytes(tokenBytes);
    const now = this.#clock.now();
    await this.#store.query('DELETE FROM profile_token WHERE expires <= $1', [new Date(now)], { durable: false });
    const { count } = await this.#store.query(
      `INSERT INTO profile_token (hash, profile, kind, expires) SELECT $1, $2, $3, $4
       WHERE (SELECT count(*) FROM profile_token WHERE profile = $2) < $5`,
      [hash(token), profile, kind, new Date(now + timeout * 1000), mostTokens],
    );
    return count === 0 ? { ok: false, reason: 'token-limit' } : { ok: true, token };
  }

  /** Whose token this is; undefined when it is not valid (any more). */
  async owner(token: Uint8Array): Promise<TokenOwner | undefined> {
    const { rows } = await this.#store.query<TokenOwner>(
      `SELECT o.id, o.name, t.kind FROM profile_token t JOIN object o ON o.id = t.profile WHERE t.hash = $1 AND t.expires > $2`,
      [hash(token), new Date(this.#clock.now())],
    );
    return rows[0];
  }

  /** Ends a token. False when it had ended before, which tells two users of a single-use token apart. */
  async revoke(token: Uint8Array): Promise<boolean> {
    const { count } = await this.#store.query('DELETE FROM profile_token WHERE hash = $1 AND expires > $2', [
      hash(token),
      new Date(this.#clock.now()),
    ]);
    return count > 0;
  }
}

function hash(token: Uint8Array): Buffer {
  return createHash('sha256').update(token).digest();
}
