import type { Field } from '../message/field.ts';
import type { NumberType } from './number-type.ts';

/** A field of a message table. */
export function field<T>(number: NumberType<T>, note?: string): Field<T> {
  const { type, size } = number;
  return {
    type,
    size,
    note,
    read: r => number.read(r.bytes, r.skip(size)),
    write(w, value) {
      const bytes = new Uint8Array(size);
      number.write(bytes, 0, value);
      w.bytes(bytes);
    },
    show: number.format,
  };
}
