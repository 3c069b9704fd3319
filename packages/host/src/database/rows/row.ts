import type { Buffer } from 'node:buffer';
import { SqlError } from '../error.ts';

/** Reads one value that is not NULL: `bytes[start..end)` is in PostgreSQL's binary format. */
export type Decode<T> = (bytes: Buffer, start: number, end: number) => T;

/**
 * Joins the decoders of columns to one of rows, as `RowSink` takes them: `bytes[start..end)` begins with the number of columns, each
 * with its length before it. Columns beyond the decoders are not looked at. NULL is null.
 */
export function rowDecoder<T>(columns: readonly Decode<T>[]): Decode<(T | null)[]> {
  const count = columns.length;
  return (bytes, start, end) => {
    if (end - start < 2 || bytes.readUInt16BE(start) < count) throw torn();
    const row = new Array<T | null>(count);
    let at = start + 2;
    for (let index = 0; index < count; index++) {
      if (at + 4 > end) throw torn();
      const length = bytes.readInt32BE(at);
      at += 4;
      if (length < 0) {
        row[index] = null;
        continue;
      }
      if (at + length > end) throw torn();
      row[index] = (columns[index] as Decode<T>)(bytes, at, at + length);
      at += length;
    }
    return row;
  };
}

function torn(): SqlError {
  return new SqlError(-901, [], 'A row does not have the columns it was described with.');
}
