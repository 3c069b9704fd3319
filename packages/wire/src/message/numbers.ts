import type { Field } from './field.ts';

const hex = (value: number | bigint, digits: number) => value.toString(16).padStart(digits, '0');

/** Unsigned byte. */
export function uint8(note?: string): Field<number> {
  return { type: 'uint8', size: 1, note, read: r => r.uint8(), write: (w, v) => w.uint8(v), show: String };
}

export function uint16(note?: string): Field<number> {
  return { type: 'uint16', size: 2, note, read: r => r.uint16(), write: (w, v) => w.uint16(v), show: String };
}

export function int16(note?: string): Field<number> {
  return { type: 'int16', size: 2, note, read: r => r.int16(), write: (w, v) => w.int16(v), show: String };
}

export function uint32(note?: string): Field<number> {
  return { type: 'uint32', size: 4, note, read: r => r.uint32(), write: (w, v) => w.uint32(v), show: String };
}

export function int32(note?: string): Field<number> {
  return { type: 'int32', size: 4, note, read: r => r.int32(), write: (w, v) => w.int32(v), show: String };
}

export function uint64(note?: string): Field<bigint> {
  return { type: 'uint64', size: 8, note, read: r => r.uint64(), write: (w, v) => w.uint64(v), show: v => hex(v, 16) };
}

export function int64(note?: string): Field<bigint> {
  return { type: 'int64', size: 8, note, read: r => r.int64(), write: (w, v) => w.int64(v), show: String };
}

/**
 * A number whose values have names. It is open: a value without a name is kept as the number it is, because a newer peer
 * may know more names than we do.
 */
export function code(field: Field<number>, names: Readonly<Record<string, number>>, note?: string): Field<number> {
  const byValue = new Map(Object.entries(names).map(([name, value]) => [value, name]));
  const digits = (field.size ?? 4) * 2;
  return {
    ...field,
    type: `code(${field.type})`,
    note: note ?? [...byValue].map(([value, name]) => `${hex(value, digits)} ${name}`).join(', '),
    show: value => byValue.get(value) ?? hex(value, digits),
  };
}
