import { Buffer } from 'node:buffer';
import { Reader, Writer } from '@bigiron/wire/bytes';
import { type Charset, charset } from '@bigiron/wire/ccsid/index';
import { formatDecFloat, parseDecFloat } from '@bigiron/wire/decimal/index';
import type { Field } from '@bigiron/wire/message/index';
import { decfloat, float4, float8, int16, int32, int64, packed, zoned } from '@bigiron/wire/program/index';
import { SqlError } from '../../error.ts';
import { bitData } from '../../types/family.ts';
import type { SqlType, SqlValue } from '../../types/sql-type.ts';

/**
 * How values of a type lie in the storage of a program. Source: "Attributes of the arguments of a routine program", Embedded SQL
 * Programming: decimals packed, numerics zoned, varying ones behind their length in 2 bytes, dates and times as text in ISO format.
 */
interface Layout {
  readonly size: number;
  write(value: Exclude<SqlValue, null>, to: Buffer): void;
  read(from: Buffer): SqlValue;
}

/** A value in storage of its own; NULL is zeros or blanks, and an indicator says so. */
export function storageOf(value: SqlValue, type: SqlType, text: Charset): Buffer {
  const { size, write } = layoutOf(type, text);
  const storage = Buffer.alloc(size, isBlankPadded(type) ? text.blank : 0);
  if (value !== null) write(value, storage);
  return storage;
}

export function readValue(storage: Buffer, type: SqlType, text: Charset): SqlValue {
  return layoutOf(type, text).read(storage);
}

function isBlankPadded({ name }: SqlType): boolean {
  return name === 'CHAR' || name === 'DATE' || name === 'TIME' || name === 'TIMESTAMP';
}

function layoutOf(type: SqlType, text: Charset): Layout {
  switch (type.name) {
    case 'SMALLINT':
      return ofField(int16(), 2, Number, Number);
    case 'INTEGER':
      return ofField(int32(), 4, Number, Number);
    case 'BIGINT':
      return ofField(
        int64(),
        8,
        value => BigInt(value as bigint),
        value => value,
      );
    case 'REAL':
      return ofField(float4(), 4, Number, Number);
    case 'DOUBLE':
      return ofField(float8(), 8, Number, Number);
    case 'DECIMAL': {
      const size = (type.precision >> 1) + 1;
      return ofField(packed(type.precision, type.scale), size, String, String);
    }
    case 'NUMERIC':
      return ofField(zoned(type.precision, type.scale), type.precision, String, String);
    case 'DECFLOAT':
      return ofField(
        decfloat(type.precision),
        type.precision === 16 ? 8 : 16,
        value => parseDecFloat(String(value)),
        formatDecFloat,
      );
    case 'CHAR':
      return type.ccsid === bitData ? bytes(type.length) : characters(type.length, charset(text.ccsid));
    case 'VARCHAR':
      return type.ccsid === bitData ? varyingBytes(type.length) : varyingCharacters(type.length, text);
    case 'GRAPHIC':
      return characters(type.length * 2, utf16());
    case 'VARGRAPHIC':
      return varyingCharacters(type.length * 2, utf16(), 2);
    case 'BINARY':
      return bytes(type.length);
    case 'VARBINARY':
    case 'ROWID':
      return varyingBytes('length' in type ? type.length : 40);
    case 'DATE':
      return characters(10, text);
    case 'TIME':
      return converted(
        characters(8, text),
        value => value.replaceAll(':', '.'),
        value => value.replaceAll('.', ':'),
      );
    case 'TIMESTAMP':
      return converted(characters(26, text), toTimestamp, fromTimestamp);
    case 'BOOLEAN':
      return { size: 1, write: (value, to) => void to.writeUInt8(value ? 0xf1 : 0xf0), read: from => from[0] === 0xf1 };
    default:
      throw new SqlError(-451, ['', type.name]);
  }
}

function ofField<T>(
  field: Field<T>,
  size: number,
  into: (value: Exclude<SqlValue, null>) => unknown,
  from: (value: T) => SqlValue,
): Layout {
  return {
    size,
    write(value, to) {
      const writer = new Writer();
      field.write(writer, into(value) as T);
      to.set(writer.finish());
    },
    read: storage => from(field.read(new Reader(storage))),
  };
}

function characters(size: number, text: Charset): Layout {
  return {
    size,
    write: (value, to) => void to.set(Buffer.from(text.encode(value as string)).subarray(0, size)),
    read: from => text.decode(from),
  };
}

/** `unit`: bytes that the length counts by. */
function varyingCharacters(size: number, text: Charset, unit = 1): Layout {
  return {
    size: size + 2,
    write(value, to) {
      const encoded = text.encode(value as string).subarray(0, size);
      to.writeUInt16BE(encoded.length / unit);
      to.set(encoded, 2);
    },
    read: from => text.decode(from.subarray(2, 2 + Math.min(from.readUInt16BE() * unit, size))),
  };
}

function bytes(size: number): Layout {
  return { size, write: (value, to) => to.set(value as Uint8Array), read: from => Buffer.from(from) };
}

function varyingBytes(size: number): Layout {
  return {
    size: size + 2,
    write(value, to) {
      to.writeUInt16BE((value as Uint8Array).length);
      to.set(value as Uint8Array, 2);
    },
    read: from => Buffer.from(from.subarray(2, 2 + Math.min(from.readUInt16BE(), size))),
  };
}

function converted(layout: Layout, into: (value: string) => string, from: (value: string) => string): Layout {
  return {
    ...layout,
    write: (value, to) => layout.write(into(value as string), to),
    read: storage => from(layout.read(storage) as string),
  };
}

/** `2026-11-27 13:05:09.123456` as `2026-11-27-13.05.09.123456`. */
function toTimestamp(value: string): string {
  const [seconds, fraction = ''] = value.split('.');
  return `${seconds!.replace(' ', '-').slice(0, 11)}${seconds!.slice(11).replaceAll(':', '.')}.${fraction.padEnd(6, '0').slice(0, 6)}`;
}

function fromTimestamp(value: string): string {
  return `${value.slice(0, 10)} ${value.slice(11, 19).replaceAll('.', ':')}.${value.slice(20)}`;
}

function utf16(): Charset {
  return charset(1200);
}
