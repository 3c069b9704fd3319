import { type Charset, loadCharset } from '@bigiron/wire/ccsid/index';
import { ServerId } from '@bigiron/wire/hostserver/header';
import { Echo } from '@bigiron/wire/hostserver/ping';
import { ConnectionError, TimeoutError } from '../errors.ts';
import type { Credentials } from '../signon/credentials.ts';
import { startServer } from '../signon/start-server.ts';
import { type Limits, limitsOf } from './limits.ts';
import type { Pooled } from './pool.ts';
import type { PortBook, ServerName } from './ports.ts';
import { RequestConnection } from './requests.ts';
import type { TlsOptions } from './transport.ts';

/** Where a host is and how it is reached. */
export interface HostAddress {
  readonly host: string;
  readonly tls: TlsOptions | undefined;
  readonly ports: PortBook;
  /** Milliseconds for a connection to be made, sign-on included. */
  readonly connectTimeout: number;
}

/** How long a host may take to answer an echo before its connection counts as dead, in milliseconds. */
const echoTimeout = 3000;

const serverIds: Readonly<Record<Exclude<ServerName, 'as-signon'>, number>> = {
  'as-central': ServerId.central,
  'as-database': ServerId.database,
  'as-dtaq': ServerId.dataQueue,
  'as-file': ServerId.file,
  'as-netprt': ServerId.print,
  'as-rmtcmd': ServerId.remoteCommand,
};

/** A signed-on connection to one host server, and the job behind it. */
export class ServerConnection implements Pooled {
  readonly requests: RequestConnection;
  /** `number/user/name` of the server job. */
  readonly job: string;
  /** Names and text on this connection. */
  readonly charset: Charset;
  readonly #server: number;

  constructor(requests: RequestConnection, server: number, job: string, charset: Charset) {
    this.requests = requests;
    this.#server = server;
    this.job = job;
    this.charset = charset;
  }

  get usable(): boolean {
    return this.requests.usable;
  }

  async validate({ signal }: Limits): Promise<boolean> {
    try {
      const echo = Echo.encode({ data: new Uint8Array(0) }, { server: this.#server });
      await this.requests.request(echo, limitsOf({ timeout: echoTimeout, signal }));
      return true;
    } catch {
      return false;
    }
  }

  close(): Promise<void> {
    return this.requests.leave();
  }
}

/** Opens a connection to a server, where the port mapper says it is. A server that moved is looked for again, once. */
export async function connectTo(address: HostAddress, server: ServerName, limits: Limits): Promise<RequestConnection> {
  const { host, tls, ports } = address;
  const port = await ports.find(server, limits);
  try {
    return await RequestConnection.open({ host, port, tls }, limits);
  } catch (error) {
    if (!(error instanceof ConnectionError) || !ports.forget(server)) throw error;
    const now = await ports.find(server, limits);
    if (now === port) throw error;
    return RequestConnection.open({ host, port: now, tls }, limits);
  }
}

/**
 * Connects to a server, proves the user to it and starts its job; then `exchange`, which is each server's own, makes the
 * connection ready.
 */
export function openServer<T>(
  address: HostAddress,
  server: Exclude<ServerName, 'as-signon'>,
  credentials: Credentials,
  ccsid: number,
  exchange: (connection: ServerConnection, limits: Limits) => Promise<T>,
  limits: Limits,
): Promise<T> {
  return connecting(address, server, limits, async within => {
    const text = await loadCharset(ccsid);
    const requests = await connectTo(address, server, within);
    try {
      const job = await startServer(requests, serverIds[server], credentials, within);
      return await exchange(new ServerConnection(requests, serverIds[server], job, text), within);
    } catch (error) {
      requests.destroy();
      throw error;
    }
  });
}

/** Runs `work` within the time for a connection. When that is over, it is the connection that failed, not the call. */
export async function connecting<R>(
  { host, connectTimeout }: HostAddress,
  server: ServerName,
  limits: Limits,
  work: (limits: Limits) => Promise<R>,
): Promise<R> {
  const own = limitsOf({ timeout: connectTimeout, signal: limits.signal });
  const sooner = (limits.deadline ?? Number.POSITIVE_INFINITY) < (own.deadline ?? Number.POSITIVE_INFINITY);
  try {
    return await work(sooner ? limits : own);
  } catch (error) {
    // The time of the call, not that of the connection, was too short.
    if (sooner || !(error instanceof TimeoutError)) throw error;
    throw new ConnectionError(`No connection to ${server} of ${host}: ${error.message}`, 'connect-timed-out', error);
  }
}
