import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allowList } from '@bigiron/host/net/allow-list';
import { TlsIdentity } from '@bigiron/host/net/tls/identity';
import { openRooms, type Rooms } from '@bigiron/host/rooms';
import { doors } from '@bigiron/host/services/doors';
import { ServiceRegistry } from '@bigiron/host/services/registry';
import type { AuditEvent } from '@bigiron/host/system/audit';
import { systemClock } from '@bigiron/host/system/clock';
import { systemRandom } from '@bigiron/host/system/random';
import { releaseNumber } from '@bigiron/wire/hostserver/release';
import type { Address } from './toolbox.ts';

/** A host in this process, so that a test can reach its rooms. */
export interface TestHost {
  readonly rooms: Rooms;
  readonly registry: ServiceRegistry;
  readonly audit: AuditEvent[];
  readonly dataDirectory: string;
  readonly certificateAuthority: string;
  address(tls?: boolean): Address;
  /** Its doors once more, closed, for another address. */
  openRegistry(bind: string, portOffset: number): ServiceRegistry;
  /** Stops it and starts it again, as system values want that take effect with the next start only. */
  restart(): Promise<TestHost>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

export async function openTestHost(): Promise<TestHost> {
  return open(await mkdtemp(join(tmpdir(), 'bigiron-signon-')));
}

async function open(dataDirectory: string): Promise<TestHost> {
  const [clock, random, release] = [systemClock, systemRandom, 'V7R5M0'];
  const events: AuditEvent[] = [];
  const audit = { record: (event: AuditEvent) => void events.push(event) };
  const tls = await TlsIdentity.open({ folder: join(dataDirectory, 'tls'), names: ['localhost'], clock, random });
  const emptyRegistry = (bind: string, portOffset: number | 'ephemeral') =>
    new ServiceRegistry({ bind, portOffset, tls, allow: allowList([]), audit, clock });
  const registry = emptyRegistry('127.0.0.1', 'ephemeral');
  const rooms = await openRooms({
    ...{ dataDirectory, databaseUrl: undefined, keyFile: join(dataDirectory, 'verifier.key'), programs: undefined },
    ...{ release, clock, random, audit, services: registry },
  });
  const furnish = (one: ServiceRegistry) => {
    for (const door of doors({ ...rooms, clock, random, release: releaseNumber(release) }, one)) one.add(door);
    return one;
  };
  furnish(registry);
  for (const name of ['signon', 'central']) await registry.start(name);

  const close = async () => {
    tls.close();
    await registry.close();
    await rooms.close();
  };
  const portOf = (secure: boolean, name: string) => registry.portOf(secure ? `${name}-s` : name);
  return {
    rooms,
    registry,
    openRegistry: (bind, portOffset) => furnish(emptyRegistry(bind, portOffset)),
    audit: events,
    dataDirectory,
    certificateAuthority: join(dataDirectory, 'tls', 'ca.pem'),
    address: (secure = false) => ({
      host: '127.0.0.1',
      tls: secure,
      signonPort: portOf(secure, 'as-signon'),
      centralPort: portOf(secure, 'as-central'),
    }),
    async restart() {
      await close();
      return open(dataDirectory);
    },
    async remove() {
      await close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
