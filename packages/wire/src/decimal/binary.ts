import { Decimal } from './decimal.ts';
import { smallText } from './digits.ts';
import { DecimalError } from './error.ts';
import { type NumberType, overflow, requireBytes } from './number-type.ts';

/*
 * Binary integers, two's complement. Up to 4 bytes are JavaScript numbers, which hold them exactly; 8 bytes are bigints.
 */

export const int8 = integer(1, true);
export const uint8 = integer(1, false);
/** SMALLINT in SQL, 5I 0 in RPG. */
export const int16 = integer(2, true);
export const uint16 = integer(2, false);
/** INTEGER in SQL, 10I 0 in RPG. */
export const int32 = integer(4, true);
export const uint32 = integer(4, false);
/** BIGINT in SQL, 20I 0 in RPG. */
export const int64 = longInteger(true);
export const uint64 = longInteger(false);

/** A signed integer of `size` bytes with `scale` decimal positions, as DDS type B has them. */
export function binary(size: 2 | 4 | 8, scale: number): NumberType<Decimal> {
  const type = `binary(${size},${scale})`;
  const unscaled = size === 8 ? int64 : size === 4 ? int32 : int16;
  const read = (from: Uint8Array, at: number) => new Decimal(BigInt(unscaled.read(from, at)), scale);
  return {
    type,
    size,
    read,
    readText(from, at) {
      if (size === 8) return read(from, at).toString();
      const value = unscaled.read(from, at) as number;
      return smallText(Math.abs(value), scale, value < 0);
    },
    write(to, at, value) {
      const digits = value.rescale(scale).unscaled;
      if (digits !== BigInt.asIntN(size * 8, digits)) throw overflow(type, value);
      if (size === 8) int64.write(to, at, digits);
      else (unscaled as NumberType<number>).write(to, at, Number(digits));
    },
    format: value => value.rescale(scale).toString(),
  };
}

function integer(size: 1 | 2 | 4, signed: boolean): NumberType<number> {
  const type = `${signed ? 'int' : 'uint'}${size * 8}`;
  const range = 2 ** (size * 8);
  const lowest = signed ? -range / 2 : 0;
  const highest = lowest + range - 1;

  const read = (from: Uint8Array, at: number) => {
    requireBytes(type, from, at, size);
    let value = 0;
    for (let i = at; i < at + size; i++) value = value * 256 + from[i]!;
    return value > highest ? value - range : value;
  };
  return {
    type,
    size,
    read,
    readText: (from, at) => String(read(from, at)),
    write(to, at, value) {
      requireBytes(type, to, at, size);
      if (!Number.isInteger(value)) throw new DecimalError('inexact', `${value} is not an integer`);
      if (value < lowest || value > highest) throw overflow(type, value);
      for (let i = size - 1, rest = value; i >= 0; i--, rest >>= 8) to[at + i] = rest;
    },
    format: String,
  };
}

function longInteger(signed: boolean): NumberType<bigint> {
  const type = signed ? 'int64' : 'uint64';
  const size = 8;
  const read = (from: Uint8Array, at: number) => {
    requireBytes(type, from, at, size);
    const value = (BigInt(uint32.read(from, at)) << 32n) | BigInt(uint32.read(from, at + 4));
    return signed ? BigInt.asIntN(64, value) : value;
  };
  return {
    type,
    size,
    read,
    readText: (from, at) => read(from, at).toString(),
    write(to, at, value) {
      requireBytes(type, to, at, size);
      if (value !== (signed ? BigInt.asIntN(64, value) : BigInt.asUintN(64, value))) throw overflow(type, value);
      uint32.write(to, at, Number((value >> 32n) & 0xffffffffn));
      uint32.write(to, at + 4, Number(value & 0xffffffffn));
    },
    format: String,
  };
}
