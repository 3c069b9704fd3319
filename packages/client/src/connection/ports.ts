import { decodeReply, encodeQuestion, standardPorts as portOf, replySize } from '@bigiron/wire/hostserver/portmapper';
import { ConnectionError, HostError } from '../errors.ts';
import { openTransport, type TlsOptions } from './transport.ts';

/** The servers that clients connect to, by the names of the port mapper. */
export type ServerName = 'as-central' | 'as-database' | 'as-dtaq' | 'as-file' | 'as-netprt' | 'as-rmtcmd' | 'as-signon';

/**
 * Where the servers listen: ask the host's port mapper, take the standard ports, or a table given locally (servers that it does
 * not name are asked for).
 */
export type Ports = 'port-mapper' | 'standard' | Readonly<Partial<Record<ServerName, number>>>;

export interface PortQuestion {
  readonly host: string;
  readonly server: ServerName;
  readonly tls: TlsOptions | undefined;
  readonly ports: Ports;
  /** Default 449. */
  readonly portMapperPort: number;
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
}

export async function findPort(question: PortQuestion): Promise<number> {
  const { server, tls, ports } = question;
  if (ports === 'standard') return portOf[askedName(server, tls)] as number;
  if (ports !== 'port-mapper') {
    const given = ports[server];
    if (given !== undefined) return given;
  }
  return askPortMapper(question);
}

/** One question, one connection: the service name without terminator; 5 bytes come back. */
function askPortMapper({ host, server, tls, portMapperPort, timeout, signal }: PortQuestion): Promise<number> {
  const name = askedName(server, tls);
  return new Promise((resolve, reject) => {
    let answer = Buffer.alloc(0);
    const timer = setTimeout(
      () =>
        reject(
          new ConnectionError(`The port mapper of ${host} did not answer within ${timeout} ms`, 'connect-timed-out'),
        ),
      timeout,
    );
    const done = (settle: () => void) => {
      clearTimeout(timer);
      settle();
    };
    const events = {
      data: (chunk: Buffer) => {
        answer = Buffer.concat([answer, chunk]);
        if (answer.length < replySize) return;
        const port = decodeReply(answer);
        if (port === undefined) done(() => reject(notOffered(host, name)));
        else done(() => resolve(port));
      },
      closed: (error: ConnectionError) => done(() => reject(error)),
    };
    openTransport({ host, port: portMapperPort, tls: undefined }, events, { timeout, signal }).then(
      transport => {
        transport.write(encodeQuestion(name));
      },
      error => done(() => reject(error)),
    );
  });
}

function askedName(server: ServerName, tls: TlsOptions | undefined): string {
  return tls === undefined ? server : `${server}-s`;
}

function notOffered(host: string, name: string): HostError {
  return new HostError(`${host} does not offer ${name}: its port mapper knows no such server`, {
    code: 'server-not-offered',
    fault: 'peer',
    retryable: true,
  });
}
