import { connect as connectPlain, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { ConnectionError } from '../errors.ts';

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
  destroy(): void;
  /** Keeps the process alive, or lets it end although the connection is open. */
  hold(alive: boolean): void;
}

export interface TransportEvents {
  data(chunk: Buffer): void;
  closed(error: ConnectionError): void;
}

/** Opens a connection. Fails with ConnectionError `connect-failed` or `connect-timed-out`, or with the signal's reason. */
export function openTransport(
  address: Address,
  events: TransportEvents,
  limits: { readonly timeout: number; readonly signal?: AbortSignal | undefined },
): Promise<Transport> {
  const { host, port, tls } = address;
  const where = `${host}:${port}`;
  return new Promise((resolve, reject) => {
    const socket: Socket =
      tls === undefined ? connectPlain({ host, port }) : connectTls({ host, port, minVersion: 'TLSv1.2', ...tls });
    let cause: Error | undefined;
    let open = false;
    const timer = setTimeout(
      () => giveUp(new ConnectionError(`No answer from ${where} within ${limits.timeout} ms`, 'connect-timed-out')),
      limits.timeout,
    );
    const abort = () => giveUp(limits.signal?.reason as Error);
    const giveUp = (error: Error) => {
      settled();
      reject(error);
      socket.destroy();
    };
    const settled = () => {
      clearTimeout(timer);
      limits.signal?.removeEventListener('abort', abort);
    };
    if (limits.signal?.aborted) return giveUp(limits.signal.reason as Error);
    limits.signal?.addEventListener('abort', abort, { once: true });

    socket.setNoDelay(true);
    socket.on('error', error => {
      cause = error;
    });
    socket.once(tls === undefined ? 'connect' : 'secureConnect', () => {
      settled();
      open = true;
      socket.on('data', chunk => events.data(chunk as Buffer));
      resolve({
        write: bytes => void socket.write(bytes),
        destroy: () => void socket.destroy(),
        hold: alive => void (alive ? socket.ref() : socket.unref()),
      });
    });
    socket.once('close', () => {
      const reason = cause === undefined ? '' : `: ${cause.message}`;
      if (open)
        events.closed(new ConnectionError(`${where} closed the connection${reason}`, 'connection-closed', cause));
      else giveUp(new ConnectionError(`Cannot connect to ${where}${reason}`, 'connect-failed', cause));
    });
  });
}
