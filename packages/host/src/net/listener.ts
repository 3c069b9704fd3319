import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:tls';
import { WireError } from '@bigiron/wire/errors';
import type { Audit } from '../system/audit.ts';
import type { Clock } from '../system/clock.ts';
import type { Admission } from './admission.ts';
import { plainAddress } from './allow-list.ts';
import { connectionClosed, connectionOpened, faulted } from './channels.ts';
import type { Connection, Session } from './connection.ts';
import { NetError } from './error.ts';
import type { Limits } from './limits.ts';
import { SocketConnection } from './socket-connection.ts';
import type { TlsIdentity } from './tls/identity.ts';

/** Whoever wants the connections: the part of a service that a listener sees. */
export interface Acceptor {
  readonly name: string;
  open(connection: Connection): Session;
}

export interface ListenerOptions {
  readonly limits: Limits;
  /** Shared by the plain and the TLS port of a door. */
  readonly admission: Admission;
  readonly audit: Audit;
  readonly clock: Clock;
  /** Present on TLS ports: TLS 1.2 or 1.3 from the first byte. */
  readonly tls?: TlsIdentity | undefined;
}

/** One port of a door: accepts, admits, protects with TLS, and joins each connection with a session. */
export class Listener {
  readonly #door: Acceptor;
  readonly #options: ListenerOptions;
  readonly #server: Server;
  readonly #tlsServer: TlsServer | undefined;
  readonly #forgetIdentity: () => void;
  /** Sockets that are in the TLS handshake or have a session. */
  readonly #sockets = new Set<Socket>();
  readonly #sessions = new Map<SocketConnection, Session>();
  readonly #whenEmpty: (() => void)[] = [];

  constructor(door: Acceptor, options: ListenerOptions) {
    this.#door = door;
    this.#options = options;
    const { tls } = options;
    this.#tlsServer = tls === undefined ? undefined : this.#createTlsServer(tls);
    this.#forgetIdentity = tls?.onChange(() => this.#tlsServer?.setSecureContext(tls.current)) ?? (() => {});
    this.#server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 }, socket =>
      this.#accept(socket),
    );
  }

  /** Resolves to the port, which is another than the given one only when that is 0. Throws NetError `port-unusable`. */
  async listen(host: string, port: number): Promise<number> {
    const server = this.#server;
    await new Promise<void>((resolve, reject) => {
      const refuse = (error: NodeJS.ErrnoException) => reject(unusable(this.#door.name, host, port, error));
      server.once('error', refuse);
      server.listen(port, host, () => {
        server.off('error', refuse);
        // Accepting may fail when the process has no file descriptors left; the next one may do better.
        server.on('error', error => faulted.publish({ connection: undefined, error }));
        resolve();
      });
    });
    return (server.address() as AddressInfo).port;
  }

  /** Connections with a session. */
  get connections(): number {
    return this.#sessions.size;
  }

  /** Takes no more connections; those that there are go on. */
  stopListening(): void {
    this.#forgetIdentity();
    this.#server.close();
  }

  /** Resolves when no connection is left. */
  empty(): Promise<void> {
    if (this.#sockets.size === 0) return Promise.resolve();
    return new Promise(resolve => this.#whenEmpty.push(resolve));
  }

  /** Asks every session to end its connection once no request is under way. */
  drain(): void {
    for (const [connection, session] of this.#sessions) guarded(connection, () => session.drain());
  }

  /** Ends what is left. */
  destroy(): void {
    const reason = new NetError('stopping', 'the door is closing', 'us');
    for (const connection of this.#sessions.keys()) connection.destroy(reason);
    for (const socket of this.#sockets) socket.destroy();
  }

  #accept(socket: Socket): void {
    const address = plainAddress(socket.remoteAddress ?? '');
    const refusal = this.#options.admission.enter(address);
    if (refusal !== undefined) {
      const event = refusal.code === 'address-not-allowed' ? 'address-refused' : 'limit-reached';
      this.#options.audit.record({ event, door: this.#door.name, address, reason: refusal.message });
      socket.on('error', () => {});
      socket.resetAndDestroy();
      return;
    }
    this.#sockets.add(socket);
    socket.on('close', () => {
      this.#sockets.delete(socket);
      this.#options.admission.leave(address);
      if (this.#sockets.size === 0) for (const resolve of this.#whenEmpty.splice(0)) resolve();
    });
    if (this.#tlsServer === undefined) this.#open(socket, false);
    else this.#tlsServer.emit('connection', socket);
  }

  #createTlsServer(tls: TlsIdentity): TlsServer {
    const { limits, audit } = this.#options;
    return createTlsServer(
      { ...tls.current, minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3', handshakeTimeout: limits.handshakeTimeout },
      socket => this.#open(socket, true),
    ).on('tlsClientError', (error, socket) => {
      const address = plainAddress(socket.remoteAddress ?? '');
      audit.record({ event: 'tls-failed', door: this.#door.name, address, reason: error.message });
      socket.destroy();
    });
  }

  #open(socket: Socket, secure: boolean): void {
    const { limits, clock } = this.#options;
    const connection = new SocketConnection(this.#door.name, socket, secure, limits, clock);
    // An error is always followed by 'close'.
    socket.on('error', error => {
      connection.reason ??= error;
    });
    connectionOpened.publish({ connection });
    connection.awaitSignon(limits.handshakeTimeout);
    const session = guarded(connection, () => this.#door.open(connection));
    if (session !== undefined) this.#sessions.set(connection, session);
    socket.on('data', chunk => {
      connection.active();
      guarded(connection, () => session?.data(chunk));
    });
    socket.on('close', () => {
      connection.release();
      this.#sessions.delete(connection);
      guarded(connection, () => session?.closed());
      this.#report(connection);
    });
  }

  #report(connection: SocketConnection): void {
    const { id, door, remoteAddress: address, reason, bytesIn, bytesOut } = connection;
    const event = reason === undefined ? undefined : auditEvent(reason);
    if (event !== undefined) {
      this.#options.audit.record({ event, door, address, connection: id, reason: (reason as Error).message });
    }
    connectionClosed.publish({ connection, reason, bytesIn, bytesOut });
  }
}

/** A bug in a session ends its connection, not the host. */
function guarded<T>(connection: SocketConnection, action: () => T): T | undefined {
  try {
    return action();
  } catch (error) {
    faulted.publish({ connection, error });
    connection.destroy(error as Error);
    return undefined;
  }
}

function auditEvent(reason: Error): 'protocol-violation' | 'limit-reached' | undefined {
  if (reason instanceof WireError && reason.fault === 'peer') return 'protocol-violation';
  if (reason instanceof NetError && reason.fault === 'peer') return 'limit-reached';
  return undefined;
}

function unusable(door: string, host: string, port: number, error: NodeJS.ErrnoException): NetError {
  const why =
    error.code === 'EADDRINUSE'
      ? 'another program listens there'
      : error.code === 'EACCES'
        ? 'this user may not use ports below 1024'
        : error.message;
  return new NetError('port-unusable', `${door} cannot listen on ${host} port ${port}: ${why}`, 'network', error);
}
