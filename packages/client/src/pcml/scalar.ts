import type { Reader, Writer } from '@bigiron/wire/bytes';
import type { Charset } from '@bigiron/wire/ccsid/index';
import * as decimal from '@bigiron/wire/decimal/index';
import type { Field } from '@bigiron/wire/message/index';
import { date, float4, float8, packed, time, timestamp, zoned } from '@bigiron/wire/program/fields';
import type { PcmlScalar } from './element.ts';

/** How one scalar of known length lies in bytes. */
export interface Codec {
  readonly size: number;
  write(to: Writer, value: unknown): void;
  read(from: Reader): unknown;
}

/** `length`: bytes; of packed and zoned digits. */
export function codecOf(scalar: PcmlScalar, length: number, text: Charset): Codec {
  switch (scalar.type) {
    case 'char':
      return charCodec(scalar, length, text);
    case 'varchar':
      return varcharCodec(scalar, length, text);
    case 'byte':
      return byteCodec(length);
    case 'int':
      return intCodec(length, scalar.precision);
    case 'packed':
      return fieldCodec(packed(length, scalar.precision ?? 0), String);
    case 'zoned':
      return fieldCodec(zoned(length, scalar.precision ?? 0), String);
    case 'float':
      return fieldCodec(length === 4 ? float4() : float8(), Number);
    case 'date':
      return fieldCodec(date(scalar.dateFormat, scalar.separator), String);
    case 'time':
      return fieldCodec(time(scalar.timeFormat, scalar.separator), String);
    case 'timestamp':
      return fieldCodec(timestamp(), String);
  }
}

/** What stands for a value that was not given: `init`, as text; for unnamed fields blanks or zeros. */
export function initial({ init, name, type }: PcmlScalar): unknown {
  if (init !== undefined) return type === 'int' ? BigInt(init) : init;
  if (name !== undefined) return undefined;
  return type === 'char' || type === 'varchar' ? '' : 0;
}

function fieldCodec<T>(field: Field<T>, convert: (value: unknown) => unknown): Codec {
  return {
    size: field.size as number,
    write: (to, value) => field.write(to, convert(value) as T),
    read: from => field.read(from),
  };
}

function charCodec({ trim }: PcmlScalar, length: number, text: Charset): Codec {
  return {
    size: length,
    write(to, value) {
      const encoded = text.encode(String(value));
      if (encoded.length > length) throw new RangeError(`${encoded.length} bytes do not fit into ${length}`);
      to.bytes(encoded);
      for (let at = encoded.length; at + text.unit <= length; at += text.unit) {
        if (text.unit === 2) to.uint16(text.blank);
        else to.uint8(text.blank);
      }
    },
    read: from => trimmed(text.decode(from.take(length)), trim),
  };
}

function varcharCodec({ varLength }: PcmlScalar, length: number, text: Charset): Codec {
  return {
    size: length + varLength,
    write(to, value) {
      const encoded = text.encode(String(value));
      if (encoded.length > length) throw new RangeError(`${encoded.length} bytes do not fit into ${length}`);
      if (varLength === 2) to.uint16(encoded.length);
      else to.uint32(encoded.length);
      to.bytes(encoded);
      to.fill(length - encoded.length, 0);
    },
    read(from) {
      const used = varLength === 2 ? from.uint16() : from.uint32();
      return text.decode(from.take(length).subarray(0, used));
    },
  };
}

function trimmed(value: string, trim: PcmlScalar['trim']): string {
  const right = trim === 'right' || trim === 'both' ? value.replace(/[ \0]+$/, '') : value;
  return trim === 'left' || trim === 'both' ? right.replace(/^[ \0]+/, '') : right;
}

/** A number fills all of it; text is bytes as numbers, the last of which fills the rest. */
function byteCodec(length: number): Codec {
  return {
    size: length,
    write(to, value) {
      if (value instanceof Uint8Array) {
        if (value.length > length) throw new RangeError(`${value.length} bytes do not fit into ${length}`);
        to.bytes(value);
        to.fill(length - value.length, 0);
        return;
      }
      const numbers = typeof value === 'string' ? value.split(/[ ,]+/).map(Number) : [Number(value)];
      for (let i = 0; i < length; i++) to.uint8((numbers[Math.min(i, numbers.length - 1)] ?? 0) & 0xff);
    },
    read: from => Buffer.from(from.take(length)),
  };
}

/** Eight bytes are bigints in values; what is given may be a number or text. */
function intCodec(length: number, precision: number | undefined): Codec {
  const unsigned = precision !== undefined && precision % 2 === 0;
  if (length === 8) {
    const type = unsigned ? decimal.uint64 : decimal.int64;
    return fieldCodec(decimal.field(type), value => BigInt(value as bigint | number | string));
  }
  const two = unsigned ? decimal.uint16 : decimal.int16;
  const four = unsigned ? decimal.uint32 : decimal.int32;
  return fieldCodec(decimal.field(length === 2 ? two : four), Number);
}
