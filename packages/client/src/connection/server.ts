import { type Charset, charset } from '@bigiron/wire/ccsid/index';
import { anyServer, ServerId } from '@bigiron/wire/hostserver/header';
import { Echo } from '@bigiron/wire/hostserver/ping';
import type { Credentials } from './credentials.ts';
import type { Pooled } from './pool.ts';
import { findPort, type Ports, type ServerName } from './ports.ts';
import { type CallOptions, RequestConnection } from './requests.ts';
import { startServer } from './signon.ts';
import type { TlsOptions } from './transport.ts';

/** Where a host is and how it is reached. */
export interface HostAddress {
  readonly host: string;
  readonly tls: TlsOptions | undefined;
  readonly ports: Ports;
  readonly portMapperPort: number;
  /** Milliseconds for a connection to be made, sign-on included. */
  readonly connectTimeout: number;
}

/** How long a host may take to answer an echo before its connection counts as dead. */
const echoTimeout = 3000;

const serverIds: Partial<Record<ServerName, number>> = {
  'as-central': ServerId.central,
  'as-dtaq': ServerId.dataQueue,
  'as-rmtcmd': ServerId.remoteCommand,
};

/** A signed-on connection to one host server, and the job behind it. */
export class ServerConnection implements Pooled {
  readonly requests: RequestConnection;
  /** `number/user/name` of the server job. */
  readonly job: string;
  /** Names and short text on this connection. */
  readonly charset: Charset;

  constructor(requests: RequestConnection, job: string, ccsid: number) {
    this.requests = requests;
    this.job = job;
    this.charset = charset(ccsid);
  }

  get usable(): boolean {
    return this.requests.usable;
  }

  async validate(): Promise<boolean> {
    try {
      await this.requests.request(
        correlation => Echo.encode({ data: new Uint8Array(0) }, { correlation, server: anyServer }),
        {
          timeout: echoTimeout,
        },
      );
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    this.requests.destroy();
  }
}

export async function connectTo(
  address: HostAddress,
  server: ServerName,
  options: CallOptions,
): Promise<RequestConnection> {
  const { host, tls, ports, portMapperPort, connectTimeout: timeout } = address;
  const { signal } = options;
  const port = await findPort({ host, server, tls, ports, portMapperPort, timeout, signal });
  return RequestConnection.open({ host, port, tls }, { timeout, signal });
}

/** Connects to a server, proves the password to it and starts its job. */
export async function openServer(
  address: HostAddress,
  server: ServerName,
  credentials: Credentials,
  ccsid: number,
  options: CallOptions,
): Promise<ServerConnection> {
  const requests = await connectTo(address, server, options);
  try {
    const limits = { timeout: options.timeout ?? address.connectTimeout, signal: options.signal };
    const job = await startServer(requests, serverIds[server] ?? anyServer, credentials, limits);
    return new ServerConnection(requests, job, ccsid);
  } catch (error) {
    requests.destroy();
    throw error;
  }
}
