import type { Buffer } from 'node:buffer';
import { StoreError } from '../error.ts';
import type { Row } from '../store.ts';
import { type Codec, codecOf } from './codec.ts';

/** A column as RowDescription tells it. */
export interface Column {
  readonly name: string;
  /** OID of the table and attribute number, 0 where the column is not one of a table. */
  readonly table: number;
  readonly attribute: number;
  /** OID of the type, its size (negative = variable) and its modifier (-1 = none). */
  readonly type: number;
  readonly size: number;
  readonly modifier: number;
}

/** Reads one DataRow: `bytes[start..end)` begins with the number of columns. */
export type RowDecoder = (bytes: Buffer, start: number, end: number) => Row;

export function readColumns(bytes: Buffer, start: number): Column[] {
  let at = start + 2;
  return Array.from({ length: bytes.readUInt16BE(start) }, () => {
    const stop = bytes.indexOf(0, at);
    const name = bytes.toString('utf8', at, stop);
    at = stop + 19;
    return {
      name,
      table: bytes.readUInt32BE(stop + 1),
      attribute: bytes.readInt16BE(stop + 5),
      type: bytes.readUInt32BE(stop + 7),
      size: bytes.readInt16BE(stop + 11),
      modifier: bytes.readInt32BE(stop + 13),
    };
  });
}

/**
 * Makes the decoder of a result shape. All rows of it share one hidden class from the first row on: the constructor assigns the
 * columns in order, which V8 turns into plain stores.
 */
export function rowDecoder(columns: readonly Column[]): RowDecoder {
  const names = columns.map(column => column.name);
  const codecs = columns.map(column => codecOf(column.type));
  return (bytes, start, end) => {
    if (bytes.readUInt16BE(start) !== codecs.length) throw torn();
    const row: Row = {};
    let at = start + 2;
    for (let index = 0; index < codecs.length; index++) {
      const length = bytes.readInt32BE(at);
      at += 4;
      if (length < 0) {
        row[names[index]!] = null;
      } else {
        row[names[index]!] = (codecs[index] as Codec).decode(bytes, at, at + length);
        at += length;
      }
    }
    if (at !== end) throw torn();
    return row;
  };
}

function torn(): StoreError {
  return new StoreError('protocol', 'A row from PostgreSQL does not have the columns it was described with.', 'peer');
}
