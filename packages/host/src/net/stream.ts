import { Duplex } from 'node:stream';
import type { Connection, Session } from './connection.ts';

/** Bytes that go to a connection at once; it must take them all before more are given. */
const portion = 64 << 10;

/**
 * A connection as a stream, for protocols whose library wants one (node:http and what is upgraded from it). Reading pauses the connection
 * when nobody reads, writing waits until the client has taken what was written before.
 */
export class ConnectionStream extends Duplex {
  readonly connection: Connection;
  #paused = false;

  constructor(connection: Connection) {
    super({ allowHalfOpen: false, emitClose: true });
    this.connection = connection;
  }

  get remoteAddress(): string {
    return this.connection.remoteAddress;
  }

  /** The session that feeds this stream. `drain` is called when the door closes: end the connection as soon as no request is under way. */
  session(drain: () => void): Session {
    return {
      data: chunk => this.#arrived(chunk),
      drain,
      closed: () => {
        this.push(null);
        this.destroy();
      },
    };
  }

  override _read(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.connection.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#send([chunk], done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#send(
      chunks.map(({ chunk }) => chunk),
      done,
    );
  }

  override _final(done: () => void): void {
    this.connection.end();
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (error === null) this.connection.end();
    else this.connection.destroy(error);
    // What went wrong is the connection's to report: as an event of the stream it would end the process.
    done();
  }

  /** What fits into one portion goes at once, whatever the client does. */
  #send(chunks: readonly Buffer[], done: () => void): void {
    const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    let at = 0;
    const next = () => {
      if (at >= bytes.length || this.destroyed) return done();
      this.connection.write(bytes.subarray(at, at + portion));
      at += portion;
      void this.connection.drained().then(next);
    };
    next();
  }

  #arrived(chunk: Buffer): void {
    if (this.destroyed || this.push(chunk)) return;
    this.#paused = true;
    this.connection.pause();
  }
}
