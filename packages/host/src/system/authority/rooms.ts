import type { RoomSchema } from '../../store/migrations.ts';
import type { Session, Store } from '../../store/store.ts';
import type { Audit } from '../audit.ts';
import type { Clock } from '../clock.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { type Change, Changes } from '../objects/changes.ts';
import { Finder } from '../objects/finder.ts';
import { StoredLibraries } from '../objects/libraries.ts';
import type { Libraries, Objects, Requester } from '../objects/object.ts';
import { StoredObjects } from '../objects/objects.ts';
import { objectSchema } from '../objects/schema.ts';
import { type RoomsWithin, roomsWithin } from '../objects/within.ts';
import type { Authentication } from '../profiles/authentication.ts';
import { Passwords } from '../profiles/passwords.ts';
import type { Profiles } from '../profiles/profile.ts';
import { ProofCheck } from '../profiles/proof-check.ts';
import { profileSchema } from '../profiles/schema.ts';
import { firstPassword } from '../profiles/security-officer.ts';
import { shipSystem } from '../profiles/shipped.ts';
import { StoredAuthentication } from '../profiles/stored-authentication.ts';
import { StoredProfiles } from '../profiles/stored-profiles.ts';
import { Tokens } from '../profiles/tokens.ts';
import type { VerifierKey } from '../profiles/verifier-key.ts';
import type { Random } from '../random.ts';
import type { SystemValues } from '../values/system-value.ts';
import { Known } from './known.ts';
import type { AuthorizationLists, ObjectAuthority } from './object-authority.ts';
import { StoredAuthorizationLists } from './stored-authorization-lists.ts';
import { StoredObjectAuthority } from './stored-object-authority.ts';

/** In the order in which they are to be migrated. */
export const securitySchemas: readonly RoomSchema[] = [objectSchema, profileSchema];

export interface SecurityCollaborators {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly messages: Catalogue;
  readonly values: Pick<SystemValues, 'get'>;
  readonly audit: Audit;
  readonly key: VerifierKey;
  /** What to give QSECOFR as first password instead of a random one. */
  readonly firstPassword?: string;
}

/** The rooms that know who may do what with which objects. */
export interface SecurityRooms {
  readonly objects: Objects;
  readonly libraries: Libraries;
  readonly authority: ObjectAuthority;
  readonly authorizationLists: AuthorizationLists;
  readonly profiles: Profiles;
  readonly authentication: Authentication;
  /** The password that QSECOFR was given just now, at the first start: it is kept nowhere. */
  readonly securityOfficerPassword: string | undefined;
  /** The rooms for one statement of a transaction that is open on the connection of a job. See {@link roomsWithin}. */
  within(connection: Session, changed: (change: Change) => void): RoomsWithin;
  /** What such a transaction has changed: to be told after its end, whether it was committed or not. */
  apply(changes: readonly Change[]): void;
  /** On whose behalf the host itself acts: profile QSYS in job 000000/QSYS/SCPF. */
  systemJob(): Promise<Requester>;
  close(): Promise<void>;
}

/**
 * Opens the rooms on a store that is migrated, and ships the system if it is the first start. The password level is QPWDLVL as it is now: like on IBM i a change takes
 * effect with the next start. Fails with `wrong-key` when the key is not the one of the store.
 */
export async function openSecurityRooms(collaborators: SecurityCollaborators): Promise<SecurityRooms> {
  const { store, clock, random, messages, values, audit, key } = collaborators;
  const level = passwordLevelOf(values.get('QPWDLVL'));
  const passwords = new Passwords(key, random, level);
  await passwords.begin(store);
  const now = clock.now();
  await shipSystem(store, now);
  const securityOfficerPassword = await firstPassword(
    store,
    passwords,
    level,
    random,
    new Date(now),
    collaborators.firstPassword,
  );
  const changes = new Changes(store);
  const known = new Known(store, changes);
  await changes.open();

  const finder = new Finder(known, messages, audit);
  const proofs = new ProofCheck(level, passwords, random);
  const tokens = new Tokens(store, clock, random);
  const common = { store, changes, known, finder, messages, values, clock };
  const profiles = new StoredProfiles({ ...common, passwords, proofs });
  return {
    objects: new StoredObjects(common),
    libraries: new StoredLibraries(common),
    authority: new StoredObjectAuthority(common),
    authorizationLists: new StoredAuthorizationLists(common),
    profiles,
    authentication: new StoredAuthentication({ ...common, passwords, proofs, tokens, audit }),
    securityOfficerPassword,
    within: (connection, changed) => roomsWithin({ messages, values, clock, audit }, connection, changed),
    apply: made => changes.apply(made),
    systemJob: async () => ({
      id: { number: '000000', user: 'QSYS', name: 'SCPF' },
      profile: await profiles.require('QSYS'),
      libraries: { system: ['QSYS'], current: undefined, user: [] },
    }),
    close: () => changes.close(),
  };
}

function passwordLevelOf(value: number) {
  return ([0, 1, 2, 3, 4] as const)[value] ?? 3;
}
