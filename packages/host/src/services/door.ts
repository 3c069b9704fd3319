import { Admission } from '../net/admission.ts';
import { type AllowList, allowList } from '../net/allow-list.ts';
import { type DoorSettings, limitsIn } from '../net/door-settings.ts';
import { NetError } from '../net/error.ts';
import { defaultLimits, type Limits } from '../net/limits.ts';
import { Listener } from '../net/listener.ts';
import type { TlsIdentity } from '../net/tls/identity.ts';
import type { Audit } from '../system/audit.ts';
import type { Clock } from '../system/clock.ts';
import type { Service } from './service.ts';

export interface DoorOptions {
  /** Address to listen on. */
  readonly bind: string;
  /** Without it no door has a TLS port. */
  readonly tls: TlsIdentity | undefined;
  readonly allow: AllowList;
  readonly limits?: Partial<Limits>;
  readonly audit: Audit;
  readonly clock: Clock;
}

export type PortKind = 'plain' | 'tls';

/** Ports below this need a privilege; without it the door listens `unprivilegedShift` above. */
const privilegedPorts = 1024;
const unprivilegedShift = 10_000;

/** A service and the one or two ports on which it listens. */
export class Door {
  readonly service: Service;
  readonly #options: DoorOptions;
  readonly #limits: Limits;
  readonly #admission: Admission;
  readonly #open = new Map<PortKind, { listener: Listener; port: number }>();
  /** Listeners that take nobody new but still have connections. */
  readonly #retired = new Set<Listener>();

  constructor(service: Service, options: DoorOptions, settings: DoorSettings = {}) {
    this.service = service;
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits, ...service.limits, ...limitsIn(settings) };
    this.#admission = new Admission(settings.allow ? allowList(settings.allow) : options.allow, this.#limits);
  }

  /** Sockets, including those that nobody has signed on through yet. */
  get connections(): number {
    return this.#admission.count;
  }

  /** Where it listens now; undefined where it does not. */
  portOf(kind: PortKind): number | undefined {
    return this.#open.get(kind)?.port;
  }

  /** Listens on a port in place of the one of this kind that it has. Throws NetError `port-unusable`, with nothing changed. */
  async listen(kind: PortKind, port: number): Promise<number> {
    const { bind, audit, clock, tls } = this.#options;
    const listener = new Listener(this.service, {
      limits: this.#limits,
      admission: this.#admission,
      audit,
      clock,
      tls: kind === 'tls' ? tls : undefined,
    });
    const actual = await listenUnprivileged(listener, bind, port);
    this.retire(kind);
    this.#open.set(kind, { listener, port: actual });
    return actual;
  }

  /** Takes nobody new on this port; connections that there are go on. */
  retire(kind: PortKind): void {
    const listener = this.#open.get(kind)?.listener;
    if (listener === undefined) return;
    this.#open.delete(kind);
    listener.stopListening();
    this.#retired.add(listener);
    void listener.empty().then(() => this.#retired.delete(listener));
  }

  /** Ends all connections: those with a request under way have `grace` milliseconds for it. Resolves when none is left. */
  async endConnections(grace: number): Promise<void> {
    const listeners = [...this.#retired, ...[...this.#open.values()].map(({ listener }) => listener)];
    for (const listener of listeners) listener.drain();
    const cancel = this.#options.clock.after(grace, () => {
      for (const listener of listeners) listener.destroy();
    });
    await Promise.all(listeners.map(listener => listener.empty()));
    cancel();
  }
}

async function listenUnprivileged(listener: Listener, bind: string, port: number): Promise<number> {
  try {
    return await listener.listen(bind, port);
  } catch (error) {
    const refused = error instanceof NetError && (error.cause as NodeJS.ErrnoException).code === 'EACCES';
    if (!refused || port === 0 || port >= privilegedPorts) throw error;
    return listener.listen(bind, port + unprivilegedShift);
  }
}
