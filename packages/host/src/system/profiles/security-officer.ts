import type { PasswordLevel } from '@bigiron/wire/hostserver/password/index';
import type { Store } from '../../store/store.ts';
import type { Random } from '../random.ts';
import { readCredentials } from './credentials.ts';
import type { Passwords } from './passwords.ts';
import { verifiersOf } from './verifiers.ts';

const name = 'QSECOFR';

/** Without the characters that are easily taken for others; 32 of them, so that each byte chooses evenly. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * Gives QSECOFR a first password, the given one or a random one, if he never had any, and returns it; of several hosts that start at
 * once one does. Whoever starts the host has to see it: it is kept nowhere.
 */
export async function firstPassword(
  store: Store,
  passwords: Passwords,
  level: PasswordLevel,
  random: Random,
  now: Date,
  given?: string,
): Promise<string | undefined> {
  const credentials = await readCredentials(store, name);
  if (credentials === undefined || credentials.serial > 0n) return undefined;
  const password = given ?? randomPassword(level, random);
  const verifiers = await verifiersOf(level, name, password);
  const set = await store.transaction(transaction =>
    passwords.set(transaction, credentials.id, verifiers, { changed: now, expired: false, serial: 0n }),
  );
  return set ? password : undefined;
}

/** 100 bits, in groups of five to read out; 45 bits at levels 0 and 1, which have room for ten characters and want a letter first. */
function randomPassword(level: PasswordLevel, random: Random): string {
  const characters = [...random.bytes(20)].map(byte => alphabet[byte % alphabet.length]!);
  if (level <= 1) return `Q${characters.slice(0, 9).join('')}`;
  return [0, 5, 10, 15].map(start => characters.slice(start, start + 5).join('')).join('-');
}
