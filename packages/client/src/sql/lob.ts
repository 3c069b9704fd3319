import { Buffer } from 'node:buffer';
import { loadCharset } from '@bigiron/wire/ccsid/index';
import {
  baseType,
  type ColumnFormat,
  FreeLob,
  RetrieveLob,
  SqlType,
  WriteLob,
} from '@bigiron/wire/hostserver/database/index';
import type { CallOptions } from '../connection/limits.ts';
import { limitsOf } from '../connection/limits.ts';
import type { DatabaseServer } from './server.ts';
import { wanted } from './wanted.ts';

/** Bytes, or characters of a DBCLOB, that are read or written at once. */
const piece = 256 << 10;

const bitData = 65_535;

/**
 * A large object that stays with the host until it is read: a BLOB, CLOB, DBCLOB or XML longer than `lobThreshold`. It can be read as long
 * as its connection is not given back: within the loop over the rows, or the transaction.
 */
export class Lob {
  readonly #server: DatabaseServer;
  readonly #handle: number;
  readonly #format: ColumnFormat;
  readonly #column: number | undefined;

  /** `column` from 1; undefined for parameters. */
  constructor(server: DatabaseServer, handle: number, format: ColumnFormat, column: number | undefined) {
    this.#server = server;
    this.#handle = handle;
    this.#format = format;
    this.#column = column;
  }

  /** Bytes, or characters of a DBCLOB. */
  async length(options: CallOptions = {}): Promise<number> {
    const reply = await this.#retrieve(0, 0, options);
    return Number(reply.lobLength ?? 0n);
  }

  /** Everything, as bytes. */
  async bytes(options: CallOptions = {}): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const one of this.stream(options)) pieces.push(one);
    return Buffer.concat(pieces);
  }

  /** Everything, as text. Fails with TypeError for a BLOB. */
  async text(options: CallOptions = {}): Promise<string> {
    const pieces: Buffer[] = [];
    let ccsid = this.#format.ccsid;
    for await (const one of this.#pieces(options)) {
      pieces.push(one.data);
      ccsid = one.ccsid;
    }
    if (ccsid === bitData) throw new TypeError('The large object holds bytes, not text');
    const bytes = Buffer.concat(pieces);
    return (await loadCharset(ccsid)).decode(bytes, 0, bytes.length);
  }

  /** Piece by piece, each fetched when the one before has been taken. */
  async *stream(options: CallOptions = {}): AsyncGenerator<Buffer, void, undefined> {
    for await (const { data } of this.#pieces(options)) yield data;
  }

  [Symbol.asyncIterator](): AsyncGenerator<Buffer, void, undefined> {
    return this.stream();
  }

  /** Tells the host that it is not needed any more. */
  async free(options: CallOptions = {}): Promise<void> {
    const request = FreeLob.encode({ results: wanted(), locator: this.#handle });
    await this.#server.ask(request, limitsOf(options));
  }

  async *#pieces(options: CallOptions): AsyncGenerator<{ data: Buffer; ccsid: number }, void, undefined> {
    const wide = baseType(this.#format.type) === SqlType.dbclobLocator;
    const length = await this.length(options);
    for (let at = 0; at < length; ) {
      const { lob } = await this.#retrieve(at, Math.min(piece, length - at), options);
      if (!lob || lob.data.length === 0) return;
      at += wide ? lob.data.length / 2 : lob.data.length;
      yield { data: Buffer.from(lob.data), ccsid: lob.ccsid };
    }
  }

  #retrieve(start: number, size: number, options: CallOptions) {
    const request = RetrieveLob.encode({
      results: wanted('data'),
      locator: this.#handle,
      requestedSize: size,
      startOffset: start,
      compression: 0xf1,
      returnLength: 0xf1,
      columnIndex: this.#column,
    });
    return this.#server.ask(request, limitsOf(options));
  }
}

/** Writes the value of a large object parameter to the place that the host has set aside for it. */
export async function writeLob(
  server: DatabaseServer,
  format: ColumnFormat,
  value: AsyncIterable<Uint8Array | string>,
  options: CallOptions,
): Promise<void> {
  const wide = baseType(format.type) === SqlType.dbclobLocator;
  const ccsid = format.ccsid === 0 ? bitData : format.ccsid;
  const text = ccsid === bitData ? undefined : await loadCharset(ccsid);
  let at = 0;
  const write = async (data: Buffer) => {
    const length = wide ? data.length / 2 : data.length;
    const request = WriteLob.encode({
      results: wanted(),
      locator: format.locator ?? 0,
      requestedSize: length,
      startOffset: at,
      compression: 0xf0,
      truncate: 0xf0,
      data: { ccsid: 0xffff, length, data },
    });
    await server.ask(request, limitsOf(options));
    at += length;
  };
  for await (const one of value) {
    const bytes = typeof one === 'string' ? encode(one, text) : Buffer.from(one.buffer, one.byteOffset, one.byteLength);
    for (let start = 0; start < bytes.length; start += piece) await write(bytes.subarray(start, start + piece));
  }
  if (at === 0) await write(Buffer.alloc(0));
}

/** A value that is there already, as a stream of one piece. */
export async function* whole(value: Uint8Array | string): AsyncGenerator<Uint8Array | string> {
  yield value;
}

function encode(text: string, charset: Awaited<ReturnType<typeof loadCharset>> | undefined): Buffer {
  if (charset === undefined) throw new TypeError('Text was given for a BLOB');
  const bytes = charset.encode(text);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
