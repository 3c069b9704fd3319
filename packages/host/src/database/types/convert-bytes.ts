import { asText } from '../compile/emitted.ts';
import { isBytes, isText } from './family.ts';
import type { Formats } from './formats.ts';
import { noConversion } from './no-conversion.ts';
import { derived, type Typed } from './settle.ts';
import type { SqlType } from './sql-type.ts';

/** Bit data, binary strings and characters as bytes: cut or padded to the length of the target. */
export function toBytes(value: Typed, target: SqlType, _formats: Formats): Typed {
  const source = value.type;
  if (!isBytes(source) && !isText(source)) throw noConversion(source, target);
  const length = 'length' in source ? source.length : 40;
  const bytes = isBytes(source) ? value.sql : `db2.bytes(${asText(value)}, ${'ccsid' in source ? source.ccsid : 37})`;
  if (!('length' in target)) return derived(bytes, target, [value]);
  if (target.name === 'CHAR' || target.name === 'BINARY') {
    const same = source.name === target.name && length === target.length;
    if (same && isBytes(source)) return { ...value, type: target };
    return derived(`db2.fixed(${bytes}, ${target.length}, ${padOf(target)})`, target, [value]);
  }
  if (length <= target.length && isBytes(source)) return { ...value, type: target };
  return derived(length <= target.length ? bytes : `substr(${bytes}, 1, ${target.length})`, target, [value]);
}

/** The byte that fills up: EBCDIC blank for bit data, zero for binary strings. */
export function padOf(type: SqlType): number {
  return type.name === 'BINARY' ? 0x00 : 0x40;
}
