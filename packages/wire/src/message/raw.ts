import { WireError } from '../errors.ts';
import type { Defaulted, Field } from './field.ts';

const shownBytes = 32;

function showBytes(value: Uint8Array): string {
  const head = Buffer.from(value.buffer, value.byteOffset, Math.min(value.length, shownBytes)).toString('hex');
  return value.length > shownBytes ? `${head}... (${value.length} bytes)` : head || '(empty)';
}

/** Bytes as they are: `size` of them, or all that is left. The value is a view into the frame, not a copy. */
export function bytes(size?: number, note?: string): Field<Uint8Array> {
  return {
    type: size === undefined ? 'bytes' : `bytes(${size})`,
    size,
    note,
    read: r => (size === undefined ? r.rest() : r.take(size)),
    write: (w, value) => {
      if (size !== undefined && value.length !== size) {
        throw new WireError('value-too-long', `${value.length} bytes given for a field of ${size}`, 'caller');
      }
      w.bytes(value);
    },
    show: showBytes,
  };
}

/** Two bytes-values that mean yes and no. A peer may know further spellings of no. */
export function flag(yes: number, no: number, ...alsoNo: number[]): Field<boolean> {
  return {
    type: 'flag',
    size: 1,
    note: `${yes.toString(16)} yes, ${no.toString(16)} no`,
    read: r => {
      const value = r.uint8();
      if (value === yes) return true;
      if (value === no || alsoNo.includes(value)) return false;
      throw new WireError('bad-value', `${value.toString(16)} is neither ${yes.toString(16)} nor ${no.toString(16)}`);
    },
    write: (w, value) => w.uint8(value ? yes : no),
    show: value => (value ? 'yes' : 'no'),
  };
}

/** Bytes without a meaning that we use: skipped when read, filled when written, absent from the value. */
export function reserved(size: number, fill = 0, note?: string): Defaulted<undefined> {
  return {
    type: `reserved(${size})`,
    size,
    note,
    fallback: undefined,
    read: r => {
      r.skip(size);
      return undefined;
    },
    write: w => w.fill(size, fill),
    show: () => '',
  };
}

/** A value that must not reach a trace or a log: passwords, substitutes, tokens. */
export function secret<T>(field: Field<T>): Field<T> {
  return { ...field, type: `secret ${field.type}`, show: () => '(secret)' };
}
