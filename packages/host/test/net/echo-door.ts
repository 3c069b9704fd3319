import { Admission } from '../../src/net/admission.ts';
import { allowList } from '../../src/net/allow-list.ts';
import type { Connection, Session } from '../../src/net/connection.ts';
import { defaultLimits, type Limits } from '../../src/net/limits.ts';
import { type Acceptor, Listener } from '../../src/net/listener.ts';
import type { TlsIdentity } from '../../src/net/tls/identity.ts';
import type { AuditEvent } from '../../src/system/audit.ts';
import { ManualClock } from '../manual-clock.ts';

/** A door that sends back what it gets, believes whoever says `sign on`, and says goodbye when it drains. */
export class EchoDoor implements Acceptor {
  readonly name = 'echo';
  readonly connections: Connection[] = [];
  closed = 0;

  open(connection: Connection): Session {
    this.connections.push(connection);
    return {
      data: chunk => {
        const text = chunk.toString();
        if (text === 'sign on') connection.authenticated('ALICE');
        if (text === 'fail') throw new TypeError('a bug');
        connection.write(Buffer.from(chunk));
      },
      drain: () => {
        connection.write(Buffer.from('bye'));
        connection.end();
      },
      closed: () => {
        this.closed++;
      },
    };
  }
}

export interface Opened {
  readonly door: EchoDoor;
  readonly listener: Listener;
  readonly admission: Admission;
  readonly clock: ManualClock;
  readonly audit: AuditEvent[];
  readonly port: number;
}

export async function openEchoDoor(
  options: { limits?: Partial<Limits>; allow?: readonly string[]; tls?: TlsIdentity; port?: number } = {},
): Promise<Opened> {
  const limits = { ...defaultLimits, ...options.limits };
  const door = new EchoDoor();
  const clock = new ManualClock();
  const audit: AuditEvent[] = [];
  const admission = new Admission(allowList(options.allow ?? []), limits);
  const listener = new Listener(door, {
    limits,
    admission,
    clock,
    audit: { record: event => void audit.push(event) },
    tls: options.tls,
  });
  return { door, listener, admission, clock, audit, port: await listener.listen('127.0.0.1', options.port ?? 0) };
}

/** Waits until something holds that comes about by network events. */
export async function eventually(holds: () => boolean, what: string): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (holds()) return;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  throw new Error(`this did not come about: ${what}`);
}
