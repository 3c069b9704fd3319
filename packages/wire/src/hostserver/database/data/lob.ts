import type { Charset } from '../../../ccsid/index.ts';
import { WireError } from '../../../errors.ts';
import type { ColumnFormat } from '../format/column.ts';
import { contentOf, fitting } from './character.ts';
import type { ValueCodec } from './codec.ts';

/** BLOB and CLOB in the row: the length in 4 bytes, then so many bytes. */
export function lobCodec(column: ColumnFormat, text: Charset): ValueCodec {
  return inline(column, text, 1);
}

/** DBCLOB in the row: the length in characters. */
export function dbclobCodec(column: ColumnFormat, text: Charset): ValueCodec {
  return inline(column, text, 2);
}

function inline(column: ColumnFormat, text: Charset, unit: 1 | 2): ValueCodec {
  const size = column.length;
  const room = size - 4;
  const { decode, encode } = contentOf(column, text);
  return {
    size,
    read(bytes, at) {
      const length = bytes.readUInt32BE(at) * unit;
      if (length > room) throw new WireError('bad-length', `${length} bytes in ${column.name || 'a value'} of ${room}`);
      return decode(bytes, at + 4, at + 4 + length);
    },
    write(bytes, at, value) {
      const encoded = fitting(column, encode(value), room);
      bytes.writeUInt32BE(encoded.length / unit, at);
      bytes.set(encoded, at + 4);
      bytes.fill(0, at + 4 + encoded.length, at + size);
    },
  };
}

/** A large object that stays with the server: its handle. */
export function locatorCodec(): ValueCodec {
  return {
    size: 4,
    read: (bytes, at) => bytes.readUInt32BE(at),
    write: (bytes, at, value) => {
      bytes.writeUInt32BE(Number(value), at);
    },
  };
}
