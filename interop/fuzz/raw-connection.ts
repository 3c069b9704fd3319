import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { FrameReader } from '@bigiron/wire/frames';
import { at, headerSize, type ServerId } from '@bigiron/wire/hostserver/header';
import {
  authenticationType,
  clientSeed,
  type PasswordLevel,
  substitute,
  verifier,
} from '@bigiron/wire/hostserver/password/index';
import { Echo, Echoed } from '@bigiron/wire/hostserver/ping';
import {
  AttributesExchanged,
  ExchangeAttributes,
  Information,
  RetrieveInformation,
  ReturnCode,
} from '@bigiron/wire/hostserver/signon/index';
import { ExchangeSeeds, SeedsExchanged, ServerStarted, StartServer } from '@bigiron/wire/hostserver/start-server/index';

export type Server = (typeof ServerId)[keyof typeof ServerId];

/** A door as a stranger sees it. */
export interface Entrance {
  readonly port: number;
  readonly tls: boolean;
}

/** A socket that sends whatever it is told to, and can sign on in good order first. */
export class RawConnection {
  readonly #socket: Socket;
  readonly #frames: Buffer[] = [];
  #wake: () => void = () => {};
  /** Resolves when the host has closed the connection, or broken it. */
  readonly closed: Promise<void>;
  #open = true;

  static async open({ port, tls }: Entrance): Promise<RawConnection> {
    const where = { port, host: '127.0.0.1' };
    const socket = tls ? connectTls({ ...where, rejectUnauthorized: false }) : connect(where);
    const connection = new RawConnection(socket);
    await once(socket, tls ? 'secureConnect' : 'connect');
    return connection;
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    const reader = new FrameReader({ headerSize, length: (bytes, from) => bytes.readUInt32BE(from), maximum: 1 << 26 });
    socket.on('error', () => {});
    socket.on('data', chunk => {
      try {
        reader.push(chunk as Buffer, frame => this.#frames.push(Buffer.from(frame)));
      } catch {
        // Not every door answers in frames.
      }
      this.#wake();
    });
    this.closed = new Promise(resolve => {
      socket.on('close', () => {
        this.#open = false;
        this.#wake();
        resolve();
      });
    });
  }

  get isOpen(): boolean {
    return this.#open;
  }

  write(bytes: Uint8Array): void {
    if (this.#open) this.#socket.write(bytes);
  }

  /** Byte by byte, or in pieces of another size, with a pause after each. */
  async trickle(bytes: Buffer, size: number, milliseconds: number): Promise<void> {
    for (let from = 0; from < bytes.length && this.#open; from += size) {
      this.write(bytes.subarray(from, from + size));
      await pause(milliseconds);
    }
  }

  /** Stops reading what the host sends. */
  neglect(): void {
    this.#socket.pause();
  }

  /** The next frame that came; undefined when the connection ended, or nothing came in `milliseconds`. */
  async frame(milliseconds = 5000): Promise<Buffer | undefined> {
    const signal = AbortSignal.timeout(milliseconds);
    while (this.#frames.length === 0 && this.#open && !signal.aborted) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    return this.#frames.shift();
  }

  /**
   * Whether the host still has its wits: it answers an echo, whatever came before. Or it has closed the connection, which
   * is a right answer to nonsense. False: it did neither.
   */
  async settles(server: number): Promise<boolean> {
    const correlation = 0x7e57_0001;
    this.write(Echo.encode({ data: Buffer.from('still there?') }, { server, correlation }));
    for (let frame = await this.frame(); frame !== undefined; frame = await this.frame()) {
      if (at.id(frame) === Echoed.id && at.correlation(frame) === correlation) return true;
    }
    return !this.#open;
  }

  /** Ends our side and waits for the host to end its own. */
  async leave(): Promise<void> {
    this.#socket.end();
    this.#socket.resume();
    await this.closed;
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** Signs on as every client does at every server but the sign-on server; the return code. */
  async start(server: number, user: string, password: string): Promise<number> {
    const seed = clientSeed();
    this.write(ExchangeSeeds.encode({ clientSeed: seed }, { server, correlation: 1 }));
    const reply = await this.#reply();
    const { serverSeed } = SeedsExchanged.decode(reply);
    const proof = await proofOf(at.attributes(reply) & 0xff, user, password, { client: seed, server: serverSeed });
    this.write(StartServer.encode({ ...proof, sendReply: 1 }, { server, correlation: 2 }));
    return ServerStarted.decode(await this.#reply()).returnCode;
  }

  /** Signs on at the sign-on server; the return code. */
  async signOn(user: string, password: string): Promise<number> {
    const seed = clientSeed();
    this.write(ExchangeAttributes.encode({ version: 1, level: 10, clientSeed: seed }, { correlation: 1 }));
    const { serverSeed, passwordLevel } = AttributesExchanged.decode(await this.#reply());
    const seeds = { client: seed, server: serverSeed as Uint8Array };
    const proof = await proofOf(passwordLevel ?? 0, user, password, seeds);
    this.write(RetrieveInformation.encode({ ...proof, clientCcsid: 1200 }, { correlation: 2 }));
    return Information.decode(await this.#reply()).returnCode;
  }

  async #reply(): Promise<Buffer> {
    const frame = await this.frame();
    if (frame === undefined) throw new Error('no reply');
    return frame;
  }
}

export const signedOn = ReturnCode.ok;

async function proofOf(
  level: number,
  user: string,
  password: string,
  seeds: { readonly client: Uint8Array; readonly server: Uint8Array },
) {
  const known = level as PasswordLevel;
  const token = await verifier(known, user, password);
  return { type: authenticationType(known), user, substitute: substitute(known, user, token, seeds) };
}
