import { asText } from '../compile/emitted.ts';
import { isNumeric, isText } from './family.ts';
import { noConversion } from './no-conversion.ts';
import { derived, type Typed } from './settle.ts';
import type { SqlType } from './sql-type.ts';

const boolean: SqlType = { name: 'BOOLEAN' };

/** Numbers (zero is false) and texts (`true`, `yes`, `on`, `t`, `y`, `1` and their opposites) as truth values. */
export function toBoolean(value: Typed): Typed {
  if (value.type.name === 'BOOLEAN') return value;
  if (isNumeric(value.type)) return derived(`(${value.sql} <> 0)`, boolean, [value]);
  if (isText(value.type)) return derived(`db2.boolean(${asText(value)})`, boolean, [value]);
  throw noConversion(value.type, boolean);
}
