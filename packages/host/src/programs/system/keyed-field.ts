import type { Charset } from '@bigiron/wire/ccsid/index';

/** A field that a list has when its key is asked for; filled from `S`. */
export interface KeyedField<S> {
  readonly type: 'C' | 'B';
  readonly length: number;
  /** Text, a number of this length, or bytes as they are. */
  readonly value: (subject: S) => string | number | bigint | Uint8Array;
}

/** The fields of a list, by key. */
export type KeyedFields<S> = ReadonlyMap<number, KeyedField<S>>;

export function characters<S>(length: number, value: (subject: S) => string | Uint8Array): KeyedField<S> {
  return { type: 'C', length, value };
}

export function binary<S>(length: 4 | 8, value: (subject: S) => number | bigint): KeyedField<S> {
  return { type: 'B', length, value };
}

/** The field; blanks or zeros when there is nothing to fill it from. */
export function encodeField<S>({ type, length, value }: KeyedField<S>, subject: S | undefined, text: Charset): Buffer {
  const field = Buffer.alloc(length, type === 'C' ? 0x40 : 0);
  if (subject === undefined) return field;
  const given = value(subject);
  if (typeof given === 'string') field.set(text.encode(given.slice(0, length)).subarray(0, length));
  else if (typeof given === 'object') field.set(given.subarray(0, length));
  else if (length === 8) field.writeBigInt64BE(BigInt(given));
  else field.writeInt32BE(Number(given));
  return field;
}
