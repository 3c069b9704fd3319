import { BigironError } from '@bigiron/wire/errors';
import {
  type ColumnFormat,
  type DataBlock,
  type DataFormat,
  Direction,
  rowCodec,
  type Value,
  type ValueInput,
} from '@bigiron/wire/hostserver/database/index';
import type { CallOptions } from '../connection/limits.ts';
import { SqlError } from './error.ts';
import { Lob, whole, writeLob } from './lob.ts';
import type { DatabaseServer } from './server.ts';
import { isLocator, type SqlParameter, writable } from './value.ts';

/** Writes rows of values for the markers of a statement. */
export class ParameterWriter {
  /** As a descriptor takes it; every parameter may be null. */
  readonly format: DataFormat;
  readonly #server: DatabaseServer;

  constructor(server: DatabaseServer, markers: DataFormat) {
    this.#server = server;
    const columns = markers.columns.map(column => ({ ...column, type: column.type | 1, name: '' }));
    this.format = { ...markers, columns, recordSize: rowCodec(columns, server.charset).rowSize };
  }

  /** Values that are streams, and those of large objects, are sent ahead. Fails with RangeError for a wrong number of values. */
  async block(rows: readonly (readonly SqlParameter[])[], options: CallOptions): Promise<DataBlock> {
    const { columns, token } = this.format;
    const written: ValueInput[][] = [];
    for (const row of rows) {
      if (row.length !== columns.length)
        throw new RangeError(`${row.length} values for ${columns.length} parameter markers`);
      const values: ValueInput[] = [];
      for (const [index, value] of row.entries()) {
        values.push(await this.#value(value, columns[index] as ColumnFormat, options));
      }
      written.push(values);
    }
    return fitting(() => rowCodec(columns, this.#server.charset).write(written, { token }));
  }

  /** The parameters of a CALL as they came back. */
  read(data: DataBlock): Value[] {
    return rowCodec(this.format.columns, this.#server.charset).readAll(data)[0] ?? [];
  }

  /** A large object among them. */
  lob(handle: number, column: ColumnFormat): Lob {
    return new Lob(this.#server, handle, column, undefined);
  }

  async #value(value: SqlParameter, column: ColumnFormat, options: CallOptions): Promise<ValueInput> {
    if (column.direction === Direction.out) return null;
    if (value === null || value === undefined || typeof value === 'symbol') return value ?? null;
    if (isLocator(column.type)) {
      const source = isStream(value) ? value : whole(value instanceof Uint8Array ? value : String(value));
      await writeLob(this.#server, column, source, options);
      return column.locator ?? 0;
    }
    const one = isStream(value) ? await collected(value) : value;
    return fitting(() => writable(one, column));
  }
}

/** What a marker cannot take is an error of SQL, as if the host had found it. */
function fitting<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof BigironError)) throw error;
    const { sqlcode, sqlstate } = misfits[error.code] ?? misfits.other;
    const messageId = `SQL0${-sqlcode}`;
    throw new SqlError(error.message, { sqlcode, sqlstate, messageId, help: '' });
  }
}

/** SQL0302 and SQL0420: a value that is too long, out of range, or no such value at all. */
const misfits: { readonly [code: string]: { sqlcode: number; sqlstate: string } | undefined } & {
  readonly other: { sqlcode: number; sqlstate: string };
} = {
  'value-too-long': { sqlcode: -302, sqlstate: '22001' },
  overflow: { sqlcode: -302, sqlstate: '22003' },
  other: { sqlcode: -420, sqlstate: '22018' },
};

function isStream(value: SqlParameter): value is AsyncIterable<Uint8Array | string> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** A large object that the host takes within the row. */
async function collected(stream: AsyncIterable<Uint8Array | string>): Promise<string | Uint8Array> {
  const pieces: (Uint8Array | string)[] = [];
  for await (const piece of stream) pieces.push(piece);
  if (pieces.every(piece => typeof piece === 'string')) return pieces.join('');
  return Buffer.concat(pieces.map(piece => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
}
