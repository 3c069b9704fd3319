import { WireError } from '../errors.ts';
import type { Field } from './field.ts';

/** A value preceded by the length of its bytes. */
export function prefixed<T>(length: Field<number>, field: Field<T>, note?: string): Field<T> {
  return {
    type: `${length.type}-prefixed ${field.type}`,
    size: undefined,
    note: note ?? field.note,
    read: r => {
      const inner = r.sub(length.read(r));
      const value = field.read(inner);
      inner.finish();
      return value;
    },
    write: (w, value) => {
      const at = w.length;
      length.write(w, 0);
      const start = w.length;
      field.write(w, value);
      if (length.size === 2) w.patchUint16(at, w.length - start);
      else w.patchUint32(at, w.length - start);
    },
    show: value => field.show(value),
  };
}

/** A count, then that many values. */
export function counted<T>(count: Field<number>, field: Field<T>, note?: string): Field<T[]> {
  return {
    type: `${count.type}-counted ${field.type}`,
    size: undefined,
    note,
    read: r => {
      const values: T[] = [];
      for (let left = count.read(r); left > 0; left--) values.push(field.read(r));
      return values;
    },
    write: (w, values) => {
      count.write(w, values.length);
      for (const value of values) field.write(w, value);
    },
    show: values => `[${values.map(value => field.show(value)).join(', ')}]`,
  };
}

/** Values one after the other to the end of what holds them. */
export function sequence<T>(field: Field<T>, note?: string): Field<T[]> {
  return {
    type: `${field.type}...`,
    size: undefined,
    note,
    read: r => {
      const values: T[] = [];
      while (r.remaining > 0) values.push(field.read(r));
      return values;
    },
    write: (w, values) => {
      for (const value of values) field.write(w, value);
    },
    show: values => `[${values.map(value => field.show(value)).join(', ')}]`,
  };
}

/** Always `count` values, one after the other: DIM in RPG, OCCURS in COBOL. */
export function array<T>(field: Field<T>, count: number, note?: string): Field<T[]> {
  return {
    type: `${field.type}[${count}]`,
    size: field.size === undefined ? undefined : field.size * count,
    note,
    read: r => Array.from({ length: count }, () => field.read(r)),
    write: (w, values) => {
      if (values.length !== count)
        throw new WireError('bad-value', `${values.length} values given for an array of ${count}`, 'caller');
      for (const value of values) field.write(w, value);
    },
    show: values => `[${values.map(value => field.show(value)).join(', ')}]`,
  };
}
