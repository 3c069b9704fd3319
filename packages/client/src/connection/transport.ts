import { connect as connectPlain, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { ConnectionError } from '../errors.ts';
import { type Limits, overdue, watch } from './limits.ts';

/** The TLS settings that node:tls knows, as far as a client needs them. */
export type TlsOptions = Pick<
  ConnectionOptions,
  'ca' | 'cert' | 'key' | 'passphrase' | 'servername' | 'rejectUnauthorized' | 'minVersion' | 'checkServerIdentity'
>;

export interface Address {
  readonly host: string;
  readonly port: number;
  /** undefined: plain TCP. */
  readonly tls: TlsOptions | undefined;
}

/** The one place where the client touches a socket. */
export interface Transport {
  write(bytes: Uint8Array): void;
  /** Says that nothing more will be written. What the other end still sends is delivered, until it closes too. */
  end(): void;
  /** Closes when everything is written. What still arrives is not looked at. */
  close(): void;
  destroy(): void;
  /** Keeps the process alive, or lets it end although the connection is open. */
  hold(alive: boolean): void;
}

export interface TransportEvents {
  /** The bytes are good during the call only: their memory is used again. */
  data(chunk: Buffer): void;
  /** Once, after everything else; not after `close` or `destroy`. */
  closed(error: ConnectionError): void;
}

/** Milliseconds without traffic after which the operating system asks whether the other end is still there. */
const keepAlive = 60_000;

/** Bytes that are taken from a plain socket at a time. */
const receiveBuffer = 64 * 1024;

/** Opens a connection. Fails with ConnectionError `connect-failed` or `tls-failed`, TimeoutError, or the signal's reason. */
export function openTransport(address: Address, events: TransportEvents, limits: Limits): Promise<Transport> {
  const { host, port, tls } = address;
  const where = `${host}:${port}`;
  const early = overdue(limits);
  if (early !== undefined) return Promise.reject(early);
  return new Promise((resolve, reject) => {
    const socket = tls === undefined ? openPlain(host, port, chunk => events.data(chunk)) : openTls(host, port, tls);
    let cause: NodeJS.ErrnoException | undefined;
    let open = false;
    const forget = watch(limits, reason => {
      reject(reason);
      socket.destroy();
    });
    socket.setNoDelay(true);
    socket.setKeepAlive(true, keepAlive);
    socket.on('error', error => {
      cause = error;
    });
    socket.once(tls === undefined ? 'connect' : 'secureConnect', () => {
      forget();
      open = true;
      if (tls !== undefined) socket.on('data', chunk => events.data(chunk as Buffer));
      resolve({
        write: bytes => void socket.write(bytes),
        end: () => void socket.end(),
        close() {
          open = false;
          socket.destroySoon();
        },
        destroy() {
          open = false;
          socket.destroy();
        },
        hold: alive => void (alive ? socket.ref() : socket.unref()),
      });
    });
    socket.once('close', () => {
      forget();
      if (open) events.closed(broken(where, cause));
      // Without effect after the connection was open.
      else reject(refused(where, tls !== undefined, cause));
    });
  });
}

/** Receives into one buffer: without that, Node allocates 64 KB for every read. */
function openPlain(host: string, port: number, data: (chunk: Buffer) => void): Socket {
  const buffer = Buffer.allocUnsafe(receiveBuffer);
  const callback = (length: number) => {
    data(buffer.subarray(0, length));
    return true;
  };
  return connectPlain({ host, port, onread: { buffer, callback } });
}

function openTls(host: string, port: number, options: TlsOptions): Socket {
  return connectTls({ host, port, minVersion: 'TLSv1.2', ...options });
}

function refused(where: string, tls: boolean, cause: NodeJS.ErrnoException | undefined): ConnectionError {
  const reason = cause === undefined ? 'it was closed before it was open' : cause.message;
  if (!tls || cause === undefined || isOfTheNetwork(cause))
    return new ConnectionError(`Cannot connect to ${where}: ${reason}`, 'connect-failed', cause);
  const hint = cause.code === 'ERR_SSL_WRONG_VERSION_NUMBER' ? ' (does this port speak TLS?)' : '';
  return new ConnectionError(`No TLS with ${where}: ${reason}${hint}`, 'tls-failed', cause);
}

/** Errors with a system call are the path's; others are what TLS finds wrong with the other end. */
function isOfTheNetwork(error: NodeJS.ErrnoException): boolean {
  return error.syscall !== undefined;
}

function broken(where: string, cause: Error | undefined): ConnectionError {
  const reason = cause === undefined ? '' : `: ${cause.message}`;
  return new ConnectionError(`${where} closed the connection${reason}`, 'connection-closed', cause);
}
