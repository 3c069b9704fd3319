import { decodeReply, encodeQuestion, replySize, standardPorts } from '@bigiron/wire/hostserver/portmapper';
import { ConnectionError, HostError } from '../errors.ts';
import { type Limits, watch } from './limits.ts';
import { openTransport, type TransportEvents } from './transport.ts';

/** The servers that clients connect to, by the names of the port mapper. */
export type ServerName = 'as-central' | 'as-database' | 'as-dtaq' | 'as-file' | 'as-netprt' | 'as-rmtcmd' | 'as-signon';

/**
 * Where the servers listen: ask the host's port mapper, take the standard ports, or a table given locally (servers that it does
 * not name are asked for).
 */
export type Ports = 'port-mapper' | 'standard' | Readonly<Partial<Record<ServerName, number>>>;

export interface PortQuestions {
  readonly host: string;
  /** Whether to look for the servers' TLS ports. */
  readonly tls: boolean;
  readonly ports: Ports;
  readonly portMapperPort: number;
}

/** Finds the ports of one host's servers; asks the port mapper once per server. */
export class PortBook {
  readonly #questions: PortQuestions;
  readonly #learnt = new Map<ServerName, number>();

  constructor(questions: PortQuestions) {
    this.#questions = questions;
  }

  /** Fails with HostError `server-not-offered`, or as `openTransport` does. */
  async find(server: ServerName, limits: Limits): Promise<number> {
    const { host, tls, ports, portMapperPort } = this.#questions;
    const name = tls ? `${server}-s` : server;
    if (ports === 'standard') return standardPorts[name] as number;
    const known = (ports === 'port-mapper' ? undefined : ports[server]) ?? this.#learnt.get(server);
    if (known !== undefined) return known;
    const port = await askPortMapper(host, portMapperPort, name, limits);
    this.#learnt.set(server, port);
    return port;
  }

  /** Servers move: true when this port was learnt from the port mapper, which is asked again next time. */
  forget(server: ServerName): boolean {
    return this.#learnt.delete(server);
  }
}

/** One question, one connection: the service name without terminator; 5 bytes come back. */
export async function askPortMapper(
  host: string,
  portMapperPort: number,
  name: string,
  limits: Limits,
): Promise<number> {
  const reply = await ask(host, portMapperPort, name, limits);
  if (reply.length !== replySize)
    throw new ConnectionError(`What listens on ${host}:${portMapperPort} is no port mapper`, 'protocol');
  const port = decodeReply(reply);
  if (port !== undefined) return port;
  throw new HostError(`${host} does not offer ${name}: its port mapper knows no such server`, {
    code: 'server-not-offered',
    fault: 'peer',
    retryable: true,
  });
}

async function ask(host: string, port: number, name: string, limits: Limits): Promise<Buffer> {
  const reply = new FixedReply(replySize);
  const transport = await openTransport({ host, port, tls: undefined }, reply, limits);
  try {
    transport.write(encodeQuestion(name));
    return await reply.whole(limits);
  } finally {
    transport.destroy();
  }
}

/** Collects a reply of a known size. */
class FixedReply implements TransportEvents {
  readonly #size: number;
  #bytes = Buffer.alloc(0);
  #settle: ((error?: unknown) => void) | undefined;
  #lost: ConnectionError | undefined;

  constructor(size: number) {
    this.#size = size;
  }

  data(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    if (this.#bytes.length >= this.#size) this.#settle?.();
  }

  closed(error: ConnectionError): void {
    this.#lost = error;
    this.#settle?.(error);
  }

  whole(limits: Limits): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const forget = watch(limits, reject);
      this.#settle = error => {
        forget();
        if (error === undefined) resolve(this.#bytes);
        else reject(error);
      };
      if (this.#bytes.length >= this.#size) this.#settle();
      else if (this.#lost !== undefined) this.#settle(this.#lost);
    });
  }
}
