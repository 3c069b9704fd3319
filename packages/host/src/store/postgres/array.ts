import type { Buffer } from 'node:buffer';
import { StoreError } from '../error.ts';
import type { Value } from '../store.ts';
import type { Codec } from './codec.ts';
import type { Writer } from './writer.ts';

/**
 * The binary form of arrays (PostgreSQL `arrayfuncs.c`, array_send): dimensions, flag "has nulls", element type, then for each
 * dimension its length and lower bound, then the elements in row order, each with its length (-1 = NULL).
 */
export function arrayCodec(elementType: number, element: Codec): Codec {
  return {
    format: 1,
    decode(bytes, start) {
      const dimensions = bytes.readInt32BE(start);
      if (dimensions === 0) return [];
      const lengths = Array.from({ length: dimensions }, (_, at) => bytes.readInt32BE(start + 12 + at * 8));
      return decodeDimension(bytes, { at: start + 12 + dimensions * 8 }, lengths, 0, element);
    },
    encode(writer, value) {
      const lengths = shape(value);
      writer.int32(lengths.length);
      const flag = writer.take(4);
      writer.setInt32(flag, 0);
      writer.int32(elementType);
      for (const length of lengths) {
        writer.int32(length);
        writer.int32(1);
      }
      if (lengths.length > 0 && encodeDimension(writer, value as readonly unknown[], lengths, 0, element))
        writer.setInt32(flag, 1);
    },
  };
}

function decodeDimension(
  bytes: Buffer,
  cursor: { at: number },
  lengths: readonly number[],
  depth: number,
  element: Codec,
): Value[] {
  const values: Value[] = [];
  const innermost = depth === lengths.length - 1;
  for (let left = lengths[depth]!; left > 0; left--) {
    if (!innermost) {
      values.push(decodeDimension(bytes, cursor, lengths, depth + 1, element));
      continue;
    }
    const length = bytes.readInt32BE(cursor.at);
    const start = cursor.at + 4;
    cursor.at = start + Math.max(length, 0);
    values.push(length < 0 ? null : element.decode(bytes, start, cursor.at));
  }
  return values;
}

/** Returns whether there was a NULL. */
function encodeDimension(
  writer: Writer,
  values: readonly unknown[],
  lengths: readonly number[],
  depth: number,
  element: Codec,
): boolean {
  if (!Array.isArray(values) || values.length !== lengths[depth])
    throw new StoreError('bad-parameter', 'The rows of an array parameter differ in length.', 'caller');
  let nulls = false;
  for (const value of values) {
    if (depth < lengths.length - 1) {
      nulls = encodeDimension(writer, value as readonly unknown[], lengths, depth + 1, element) || nulls;
    } else if (value === null || value === undefined) {
      writer.int32(-1);
      nulls = true;
    } else {
      const length = writer.take(4);
      element.encode(writer, value);
      writer.setInt32(length, writer.length - length - 4);
    }
  }
  return nulls;
}

/** Length of every dimension; an empty array has none. */
function shape(value: unknown): number[] {
  if (!Array.isArray(value))
    throw new StoreError('bad-parameter', `An array parameter was given a ${typeof value}.`, 'caller');
  const lengths: number[] = [];
  for (let level: unknown = value; Array.isArray(level) && level.length > 0; level = level[0])
    lengths.push(level.length);
  return lengths;
}
