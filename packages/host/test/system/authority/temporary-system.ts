import { migrate } from '../../../src/store/migrations.ts';
import { PostgresStore } from '../../../src/store/postgres-store.ts';
import type { Server } from '../../../src/store/server.ts';
import type { Store } from '../../../src/store/store.ts';
import type { AuditEvent } from '../../../src/system/audit.ts';
import { openSecurityRooms, type SecurityRooms, securitySchemas } from '../../../src/system/authority/rooms.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import type { Requester } from '../../../src/system/objects/object.ts';
import type { NewProfile } from '../../../src/system/profiles/profile.ts';
import type { VerifierKey } from '../../../src/system/profiles/verifier-key.ts';
import { ManualClock } from '../../manual-clock.ts';
import { temporaryDatabase } from '../../store/temporary-store.ts';
import { officerPassword, RepeatingRandom, TestValues, testKey } from './fixtures.ts';

interface Cleanup {
  after(work: () => Promise<void>): void;
}

/** The rooms of one process on a store of its own. */
export class TemporarySystem {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly values: TestValues;
  readonly audited: AuditEvent[];
  readonly rooms: SecurityRooms;
  readonly server: Server;
  #jobs = 100_000;

  constructor(parts: Pick<TemporarySystem, 'store' | 'clock' | 'values' | 'audited' | 'rooms' | 'server'>) {
    this.store = parts.store;
    this.clock = parts.clock;
    this.values = parts.values;
    this.audited = parts.audited;
    this.rooms = parts.rooms;
    this.server = parts.server;
  }

  /** A job that runs under a profile. */
  async job(user: string, libraries: Partial<Requester['libraries']> = {}): Promise<Requester> {
    return {
      id: { number: String(this.#jobs++), user, name: 'TEST' },
      profile: await this.rooms.profiles.require(user),
      libraries: { system: ['QSYS', 'QUSRSYS'], current: undefined, user: ['QGPL', 'QTEMP'], ...libraries },
    };
  }

  /** A job of a new user. */
  async newUser(name: string, parameters: Partial<NewProfile> = {}): Promise<Requester> {
    await this.rooms.profiles.create(await this.job('QSECOFR'), { name, password: '*NONE', ...parameters });
    return this.job(name);
  }
}

export async function temporarySystem(t: Cleanup, values = new TestValues()): Promise<TemporarySystem> {
  const server = await temporaryDatabase();
  const store = new PostgresStore(server, 4);
  t.after(() => store.close());
  await migrate(store, securitySchemas);
  return opened(t, server, store, values, new ManualClock());
}

/** Another process on the same store. */
export async function neighbour(
  t: Cleanup,
  system: TemporarySystem,
  values: TestValues = system.values,
  key?: VerifierKey,
): Promise<TemporarySystem> {
  const store = new PostgresStore(system.server, 4);
  t.after(() => store.close());
  return opened(t, system.server, store, values, system.clock, key);
}

async function opened(
  t: Cleanup,
  server: Server,
  store: Store,
  values: TestValues,
  clock: ManualClock,
  key: VerifierKey = testKey,
) {
  const audited: AuditEvent[] = [];
  const rooms = await openSecurityRooms({
    store,
    clock,
    values,
    random: new RepeatingRandom(),
    messages: catalogue,
    audit: { record: event => audited.push(event) },
    key,
    firstPassword: officerPassword,
  });
  t.after(() => rooms.close());
  return new TemporarySystem({ store, clock, values, audited, rooms, server });
}

/** For `assert.rejects` and `assert.throws`: an escape message with this id. */
export function refusedWith(messageId: string): { messageId: string } {
  return { messageId };
}
