import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';

/** Why a connection did not come about. */
export type DialFailure = 'refused' | 'timed-out' | 'unreachable' | 'unknown-host' | 'tls-failed';

export class DialError extends Error {
  override readonly name = 'DialError';
  readonly failure: DialFailure;

  constructor(failure: DialFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

export interface Target {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Certificate authority to trust (PEM). Default: those that Node trusts. */
  readonly ca?: Buffer | undefined;
  /** Milliseconds for the whole conversation, the connection included. */
  readonly timeout: number;
}

export interface Conversation {
  /** Of TLS: why the certificate is not to be trusted. */
  readonly distrust: string | undefined;
  send(bytes: Uint8Array): void;
  /** Everything received so far, once `enough` says so, the other end closes or the time is over. Never rejects. */
  receive(enough: (bytes: Buffer) => boolean): Promise<Received>;
  close(): void;
}

export interface Received {
  readonly bytes: Buffer;
  /** The other end has closed. */
  readonly ended: boolean;
}

/** More is never needed to recognise a server, and a hostile one must not fill our memory. */
const maximumKept = 64 * 1024;

/**
 * Connects. A certificate that is not to be trusted is reported, not refused: nothing secret is sent, and a server with such a
 * certificate is there all the same. Rejects with DialError.
 */
export function dial({ host, port, tls, ca, timeout }: Target): Promise<Conversation> {
  return new Promise((resolve, reject) => {
    const socket: Socket = tls
      ? connectTls({ host, port, rejectUnauthorized: false, ...(ca === undefined ? {} : { ca }) })
      : connectPlain({ host, port });
    let reached = false;
    let chunks = Buffer.alloc(0);
    let ended = false;
    let waiting: (() => void) | undefined;
    const end = () => {
      ended = true;
      waiting?.();
    };
    const timer = setTimeout(() => {
      socket.destroy();
      reject(
        reached
          ? new DialError('tls-failed', `no TLS handshake within ${timeout} ms`)
          : new DialError('timed-out', `no connection within ${timeout} ms`),
      );
      waiting?.();
    }, timeout);
    socket.once('connect', () => {
      reached = true;
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      reject(dialError(error, reached));
      end();
    });
    socket.once('close', () => {
      clearTimeout(timer);
      reject(new DialError(tls ? 'tls-failed' : 'unreachable', 'the connection was closed at once'));
      end();
    });
    socket.on('data', chunk => {
      chunks = Buffer.concat([chunks, chunk as Buffer]).subarray(0, maximumKept);
      waiting?.();
    });
    socket.once('end', end);
    socket.once(tls ? 'secureConnect' : 'connect', () => {
      const distrust = tls ? (socket as TLSSocket).authorizationError : undefined;
      resolve({
        distrust: distrust ? String(distrust) : undefined,
        send: bytes => void (socket.writable && socket.write(bytes)),
        receive: enough =>
          new Promise(done => {
            waiting = () => {
              if (!ended && !socket.destroyed && chunks.length < maximumKept && !enough(chunks)) return;
              waiting = undefined;
              done({ bytes: chunks, ended });
            };
            waiting();
          }),
        close() {
          clearTimeout(timer);
          socket.destroy();
        },
      });
    });
  });
}

function dialError(error: NodeJS.ErrnoException & { reason?: string }, reached: boolean): DialError {
  // OpenSSL's messages carry thread ids and source lines; its reason is what a person can use.
  const { code = '', message, reason } = error;
  if (reached) return new DialError('tls-failed', reason ?? message);
  if (code === 'ECONNREFUSED') return new DialError('refused', 'connection refused');
  if (code === 'ETIMEDOUT') return new DialError('timed-out', message);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new DialError('unknown-host', `no address for that name`);
  return new DialError('unreachable', message);
}
