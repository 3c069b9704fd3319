import { rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { releaseNumber } from '@bigiron/wire/hostserver/release';
import { banner } from './banner.ts';
import type { ServiceControl } from './cl/services.ts';
import { ConfigError, type HostConfig } from './config.ts';
import { allowList } from './net/allow-list.ts';
import { AuditLog } from './net/audit-log.ts';
import { reportFaults } from './net/fault-log.ts';
import { TlsIdentity } from './net/tls/identity.ts';
import { trace } from './net/trace.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { doors } from './services/doors.ts';
import { ServiceRegistry } from './services/registry.ts';
import { systemClock } from './system/clock.ts';
import { closeInReverse } from './system/closing.ts';
import { systemRandom } from './system/random.ts';

/** What the ready line says; public API. */
export interface HostDescription {
  readonly pid: number;
  readonly release: string;
  readonly dataDirectory: string;
  readonly address: string;
  readonly services: readonly {
    readonly name: string;
    readonly title: string;
    /** Absent for a door that has no plain port. */
    readonly port?: number;
    readonly tlsPort?: number;
  }[];
  /** Certificate of the authority that signed this host's certificate (PEM file). */
  readonly certificateAuthority: string;
}

export interface RunningHost {
  readonly description: HostDescription;
  /** The table of doors, for a person. */
  readonly banner: string;
  /** Password of QSECOFR, if this start created the profile. It is not kept. */
  readonly firstPassword: string | undefined;
  /** Ends connections, rooms and database. Requests under way are finished first, within limits. */
  stop(): Promise<void>;
  /** Resolves when the host has stopped. */
  readonly stopped: Promise<void>;
}

/** Builds the rooms and opens the doors. */
export async function startHost(config: HostConfig): Promise<RunningHost> {
  const [clock, random] = [systemClock, systemRandom];
  const { dataDirectory, bind, portOffset } = config;
  const audit = new AuditLog({ path: join(dataDirectory, 'audit.jsonl'), clock });
  const print = (line: string) => void process.stderr.write(`${line}\n`);
  const endTrace = config.trace.length > 0 ? trace(config.trace, print) : () => {};
  const tlsFolder = join(dataDirectory, 'tls');
  const tlsNames = [...new Set(['localhost', '127.0.0.1', '::1', hostname(), bind])];
  const opened: (() => Promise<void> | void)[] = [reportFaults(print), endTrace, () => audit.close()];
  const closeAll = () => closeInReverse(opened);
  try {
    const opening = [
      openRooms({ ...config, clock, random, audit, services: later(() => registry) }).then(rooms => {
        opened.push(() => rooms.close());
        return rooms;
      }),
      TlsIdentity.open({ folder: tlsFolder, names: tlsNames, clock, random }).then(tls => {
        opened.push(() => tls.close());
        return tls;
      }),
    ] as const;
    // When one fails the other must be open, or have failed, before everything is closed.
    await Promise.allSettled(opening);
    const [rooms, tls] = await Promise.all(opening);
    const registry = new ServiceRegistry({
      bind,
      tls,
      allow: allowList(config.allow),
      audit,
      clock,
      portOffset,
      doors: config.doors,
      movedPorts: join(dataDirectory, 'ports.json'),
    });
    await createUsers(rooms, config.users);
    for (const door of doors({ ...rooms, clock, random, release: releaseNumber(config.release) }, registry))
      registry.add(door);
    opened.push(() => registry.close());
    await openDoors(registry, config);

    const description = describe(config, registry, join(tlsFolder, 'ca.pem'));
    const statusFile = join(dataDirectory, 'host.json');
    await writeFile(statusFile, `${JSON.stringify(description)}\n`);
    opened.push(() => rm(statusFile, { force: true }));
    // Who comes with SQL before this is done waits for it, and hears of a failure.
    setImmediate(() => void rooms.database.warm().catch(() => undefined));
    let stopping: Promise<void> | undefined;
    let settle: (end: Promise<void>) => void;
    const stopped = new Promise<void>(resolve => {
      settle = resolve;
    });
    return {
      description,
      banner: banner(description),
      firstPassword: rooms.securityOfficerPassword,
      stop() {
        stopping ??= closeAll();
        settle(stopping);
        return stopping;
      },
      stopped,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** The commands that start and stop doors are there before the doors are. */
function later(registry: () => ServiceControl): ServiceControl {
  return {
    list: () => registry().list(),
    start: door => registry().start(door),
    stop: (door, options) => registry().stop(door, options),
    move: (door, kind, port) => registry().move(door, kind, port),
  };
}

async function openDoors(registry: ServiceRegistry, { services: wanted, doors }: HostConfig): Promise<void> {
  const names = registry.list().map(({ name }) => name);
  for (const [setting, mentioned] of Object.entries({ services: wanted ?? [], doors: Object.keys(doors) })) {
    const unknown = mentioned.find(name => !names.includes(name));
    if (unknown !== undefined)
      throw new ConfigError(`${setting}: there is no door ${unknown}; there are ${names.join(', ')}`);
  }
  for (const name of wanted ?? names) await registry.start(name);
}

/** Ordinary user profiles, as `--user` asks for them. One that exists gets the password. */
async function createUsers({ profiles, systemJob }: Rooms, users: HostConfig['users']): Promise<void> {
  if (users.length === 0) return;
  const job = await systemJob();
  for (const { name, password } of users) {
    if ((await profiles.find(name)) === undefined) await profiles.create(job, { name, password: { text: password } });
    else await profiles.change(job, name, { password: { text: password } });
  }
}

function describe(config: HostConfig, registry: ServiceRegistry, certificateAuthority: string): HostDescription {
  return {
    pid: process.pid,
    release: config.release,
    dataDirectory: config.dataDirectory,
    address: config.bind,
    services: registry
      .list()
      .filter(({ active }) => active)
      .map(({ name, title, port, tlsPort }) => ({
        name,
        title,
        ...(port === 0 ? {} : { port }),
        ...(tlsPort === undefined ? {} : { tlsPort }),
      })),
    certificateAuthority,
  };
}
