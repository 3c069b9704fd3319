import type { DoorState, ServiceControl } from '../cl/services.ts';
import type { DoorSettings } from '../net/door-settings.ts';
import { NetError } from '../net/error.ts';
import type { PortDirectory } from '../net/port-directory.ts';
import { Door, type DoorOptions, type PortKind } from './door.ts';
import { MovedPorts } from './moved-ports.ts';
import type { Service } from './service.ts';

export interface RegistryOptions extends DoorOptions {
  /** Added to every standard port; `ephemeral` lets the system choose. */
  readonly portOffset: number | 'ephemeral';
  /** What single doors are to do differently, by their names. */
  readonly doors?: Readonly<Record<string, DoorSettings>>;
  /** File that keeps what was changed about ports; without it they are forgotten. */
  readonly movedPorts?: string;
  /** Milliseconds that connections have to finish a request when they are ended. Default 5000. */
  readonly grace?: number;
}

const kinds = ['plain', 'tls'] as const;

/**
 * The one list of the doors of this host: what there is, what runs, and where it listens. Banner, port mapper, commands and
 * metrics are made from it.
 */
export class ServiceRegistry implements ServiceControl, PortDirectory {
  readonly #options: RegistryOptions;
  readonly #moved: MovedPorts;
  readonly #doors = new Map<string, Door>();

  constructor(options: RegistryOptions) {
    this.#options = options;
    this.#moved = new MovedPorts(options.movedPorts);
  }

  /** Adds a door, closed. */
  add(service: Service): void {
    if (this.#doors.has(service.name)) throw new TypeError(`there are two doors called ${service.name}`);
    this.#doors.set(service.name, new Door(service, this.#options, this.#options.doors?.[service.name]));
  }

  list(): readonly DoorState[] {
    return [...this.#doors.values()].map(door => this.#stateOf(door));
  }

  async start(name: string): Promise<void> {
    const door = this.#door(name);
    const opened: PortKind[] = [];
    try {
      for (const kind of kinds) {
        const port = this.#plannedPort(door.service, kind);
        if (port === undefined || door.portOf(kind) !== undefined) continue;
        await door.listen(kind, port);
        opened.push(kind);
      }
    } catch (error) {
      for (const kind of opened) door.retire(kind);
      throw error;
    }
  }

  async stop(name: string, { connections }: { readonly connections: 'keep' | 'end' }): Promise<void> {
    const door = this.#door(name);
    for (const kind of kinds) door.retire(kind);
    if (connections === 'end') await door.endConnections(this.#options.grace ?? 5000);
  }

  async move(name: string, kind: PortKind, port: number | undefined): Promise<void> {
    const door = this.#door(name);
    const isOpen = kinds.some(one => door.portOf(one) !== undefined);
    if (port === undefined) door.retire(kind);
    else if (isOpen && (kind === 'plain' || this.#options.tls !== undefined)) await door.listen(kind, port);
    await this.#moved.move(name, kind, port);
  }

  /** Stops all doors and ends their connections. */
  async close(): Promise<void> {
    await Promise.all([...this.#doors.keys()].map(name => this.stop(name, { connections: 'end' })));
  }

  names(): readonly string[] {
    return [...this.#doors.values()].flatMap(({ service: { ibmName } }) =>
      ibmName === undefined ? [] : [ibmName, `${ibmName}-s`],
    );
  }

  portOf(name: string): number | undefined {
    const kind = name.endsWith('-s') ? 'tls' : 'plain';
    const plainName = kind === 'tls' ? name.slice(0, -2) : name;
    const door = [...this.#doors.values()].find(({ service }) => service.ibmName === plainName);
    return door?.portOf(kind);
  }

  #stateOf(door: Door): DoorState {
    const { name, title, ibmName, server } = door.service;
    return {
      name,
      title,
      serviceName: ibmName,
      server,
      port: door.portOf('plain') ?? this.#plannedPort(door.service, 'plain') ?? 0,
      tlsPort: door.portOf('tls') ?? this.#plannedPort(door.service, 'tls'),
      active: kinds.some(kind => door.portOf(kind) !== undefined),
      connections: door.connections,
    };
  }

  /** Where a door listens when it is started; undefined where it has no such port. */
  #plannedPort({ name, port, tlsPort }: Service, kind: PortKind): number | undefined {
    const { portOffset, tls } = this.#options;
    if (kind === 'tls' && tls === undefined) return undefined;
    const standard = kind === 'tls' ? tlsPort : port;
    const shifted = standard === undefined ? undefined : portOffset === 'ephemeral' ? 0 : standard + portOffset;
    return this.#moved.portOf(name, kind, shifted);
  }

  #door(name: string): Door {
    const door = this.#doors.get(name);
    if (door !== undefined) return door;
    const known = [...this.#doors.keys()].join(', ');
    throw new NetError('no-such-door', `there is no door ${name}; there are ${known}`, 'caller');
  }
}
