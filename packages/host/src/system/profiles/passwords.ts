import type { PasswordLevel } from '@bigiron/wire/hostserver/password/index';
import type { Queryable } from '../../store/store.ts';
import type { Random } from '../random.ts';
import type { VerifierKey } from './verifier-key.ts';
import { checkedSchemes, historyScheme, keptSchemes, type Scheme, sameVerifier, type Verifier } from './verifiers.ts';

/** QPWDRQDDIF 1 means so many former passwords; no more are remembered. */
const longestHistory = 32;

/** Keeps passwords in the store, as sealed verifiers. */
export class Passwords {
  readonly #key: VerifierKey;
  readonly #random: Random;
  readonly #level: PasswordLevel;

  constructor(key: VerifierKey, random: Random, level: PasswordLevel) {
    this.#key = key;
    this.#random = random;
    this.#level = level;
  }

  /**
   * Sets the password of a profile, or takes it away (no verifiers). With `serial` only if the password has been set just so many
   * times: false when somebody was faster.
   */
  async set(
    database: Queryable,
    profile: bigint,
    verifiers: readonly Verifier[],
    { changed, expired, serial }: { changed: Date; expired: boolean; serial?: bigint },
  ): Promise<boolean> {
    const { rows } = await database.query<{ serial: bigint }>(
      `UPDATE user_profile SET password_serial = password_serial + 1, password_changed = $2, password_expired = $3, invalid_attempts = 0
       WHERE id = $1 AND ($4::int8 IS NULL OR password_serial = $4) RETURNING password_serial AS serial`,
      [profile, changed, expired, serial ?? null],
    );
    if (rows[0] === undefined) return false;
    await database.query('DELETE FROM password_verifier WHERE profile = $1', [profile]);
    await this.add(database, profile, rows[0].serial, verifiers);
    const remembered = verifiers.find(({ scheme }) => scheme === historyScheme(this.#level));
    if (remembered !== undefined) await this.#remember(database, profile, rows[0].serial, remembered);
    return true;
  }

  /** Adds verifiers of the password that the profile has, unless that is not the one with this serial number any more. */
  async add(database: Queryable, profile: bigint, serial: bigint, verifiers: readonly Verifier[]): Promise<void> {
    await database.query(
      `INSERT INTO password_verifier (profile, scheme, sealed)
       SELECT $1, scheme, sealed FROM unnest($2::text[], $3::bytea[]) AS v (scheme, sealed),
         (SELECT FROM user_profile WHERE id = $1 AND password_serial = $4 FOR SHARE) AS same
       ON CONFLICT (profile, scheme) DO NOTHING`,
      [
        profile,
        verifiers.map(({ scheme }) => scheme),
        verifiers.map(verifier => this.#seal(profile, verifier)),
        serial,
      ],
    );
  }

  /**
   * What a host does when it starts: fails with `wrong-key` when this is not the key of the verifiers in the store, and removes those
   * that the password level does not keep.
   */
  async begin(database: Queryable): Promise<void> {
    const { rows } = await database.query<{ profile: bigint; scheme: Scheme; sealed: Buffer }>(
      'SELECT profile, scheme, sealed FROM password_verifier LIMIT 1',
    );
    for (const { profile, scheme, sealed } of rows) this.open(profile, scheme, sealed);
    await database.query('DELETE FROM password_verifier WHERE NOT scheme = ANY ($1::text[])', [
      [...keptSchemes(this.#level), ...checkedSchemes(this.#level)],
    ]);
  }

  open(profile: bigint, scheme: Scheme, sealed: Uint8Array): Buffer {
    return this.#key.open(sealed, context(profile, scheme));
  }

  /** Whether one of the last `count` passwords of the profile was this one, given its verifier by scheme. */
  async used(
    database: Queryable,
    profile: bigint,
    count: number,
    verifierIn: (scheme: Scheme) => Promise<Verifier | undefined>,
  ): Promise<boolean> {
    const { rows } = await database.query<{ scheme: Scheme; sealed: Buffer }>(
      'SELECT scheme, sealed FROM password_history WHERE profile = $1 ORDER BY serial DESC LIMIT $2',
      [profile, count],
    );
    const candidates = new Map<Scheme, Verifier | undefined>();
    for (const scheme of new Set(rows.map(row => row.scheme))) candidates.set(scheme, await verifierIn(scheme));
    return rows.some(({ scheme, sealed }) => {
      const candidate = candidates.get(scheme);
      return candidate !== undefined && sameVerifier(candidate.bytes, this.open(profile, scheme, sealed));
    });
  }

  async #remember(database: Queryable, profile: bigint, serial: bigint, verifier: Verifier): Promise<void> {
    await database.query('INSERT INTO password_history (profile, serial, scheme, sealed) VALUES ($1, $2, $3, $4)', [
      profile,
      serial,
      verifier.scheme,
      this.#seal(profile, verifier),
    ]);
    await database.query('DELETE FROM password_history WHERE profile = $1 AND serial <= $2', [
      profile,
      serial - BigInt(longestHistory),
    ]);
  }

  #seal(profile: bigint, { scheme, bytes }: Verifier): Buffer {
    return this.#key.seal(bytes, context(profile, scheme), this.#random);
  }
}

/** Ties a sealed verifier to its place, so that nobody with access to the store can give one profile another's password. */
function context(profile: bigint, scheme: Scheme): string {
  return `${profile}/${scheme}`;
}
