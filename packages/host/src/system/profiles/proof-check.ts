import { authenticationType, type PasswordLevel, type Seeds, verify } from '@bigiron/wire/hostserver/password/index';
import type { Random } from '../random.ts';
import type { Credentials } from './credentials.ts';
import type { Passwords } from './passwords.ts';
import { checkedSchemes, historyScheme, possibleVerifier, type Scheme, sameVerifier } from './verifiers.ts';

/** A user as far as a proof can be checked: credentials are undefined for one who does not exist. */
export interface Claimant {
  readonly name: string;
  readonly credentials: Credentials | undefined;
}

/** Stands in for the name of a user who does not exist, which may be no name at all. */
const nobody = 'NOBODY';

const verifierSize: Readonly<Record<Scheme, number>> = { des: 8, sha1: 20, 'sha1-lower': 20, sha512: 64 };

/** Checks proofs against verifiers. A user who does not exist costs as much as a wrong password. */
export class ProofCheck {
  readonly level: PasswordLevel;
  readonly #passwords: Passwords;
  readonly #random: Random;

  constructor(level: PasswordLevel, passwords: Passwords, random: Random) {
    this.level = level;
    this.#passwords = passwords;
    this.#random = random;
  }

  /** Whether a substitute of this type byte can be checked at the level. */
  fits(type: number): boolean {
    return type === authenticationType(this.level);
  }

  /** The verifier that a substitute was made with. */
  substitute({ credentials }: Claimant, received: Uint8Array, seeds: Seeds): Uint8Array | undefined {
    const verifiers = this.#checked(credentials);
    if (verifiers.length === 0) verifiers.push(this.#random.bytes(verifierSize[historyScheme(this.level)]));
    const name = credentials?.name ?? nobody;
    const proven = verifiers.filter(verifier => verify(this.level, name, verifier, received, seeds));
    return credentials && proven[0];
  }

  /** Whether a clear text password is right. One that is kept only for another level proves it too. */
  async password({ credentials }: Claimant, text: string): Promise<boolean> {
    const schemes = checkedSchemes(this.level).filter(scheme => credentials?.sealed.has(scheme));
    const others = schemes.length > 0 ? schemes : [...(credentials?.sealed.keys() ?? [historyScheme(this.level)])];
    let right = false;
    for (const scheme of others) {
      const candidate = await possibleVerifier(scheme, credentials?.name ?? nobody, text);
      const sealed = credentials?.sealed.get(scheme);
      if (candidate === undefined || sealed === undefined) continue;
      right = sameVerifier(this.#passwords.open(credentials!.id, scheme, sealed), candidate.bytes) || right;
    }
    return right;
  }

  #checked(credentials: Credentials | undefined): Uint8Array[] {
    return checkedSchemes(this.level).flatMap(scheme => {
      const sealed = credentials?.sealed.get(scheme);
      return sealed === undefined ? [] : [this.#passwords.open(credentials!.id, scheme, sealed)];
    });
  }
}
