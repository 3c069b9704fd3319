import { charset } from '@bigiron/wire/ccsid/index';
import {
  baseType,
  type ColumnFormat,
  defaultValue,
  unassigned,
  type Value,
  SqlType as Wire,
} from '@bigiron/wire/hostserver/database/index';
import { SqlError } from '../../database/error.ts';
import { DEFAULT, type ParameterValue, UNASSIGNED } from '../../database/room.ts';
import type { SqlType, SqlValue } from '../../database/types/sql-type.ts';
import type { Client } from './client.ts';
import type { DateTimeStyle } from './encoders/date-time.ts';
import { isInline, isLargeObject } from './format.ts';
import type { LargeObject, Locators } from './locators.ts';
import { dateInStyle, timeInStyle } from './rows/style.ts';

/** A value of a parameter as the client sent it, as the SQL room takes it. */
export type FromWire = (value: Value) => ParameterValue;

const locatorTypes: ReadonlySet<number> = new Set([
  Wire.blobLocator,
  Wire.clobLocator,
  Wire.dbclobLocator,
  Wire.xmlLocator,
  Wire.xml,
]);

/** Made once for a marker and the format in which its values come. */
export function fromWire(format: ColumnFormat, type: SqlType, locators: Locators): FromWire {
  const convert = converter(baseType(format.type), type, locators);
  return value => {
    if (value === null) return null;
    if (typeof value === 'symbol') {
      if (value === defaultValue) return DEFAULT;
      if (value === unassigned) return UNASSIGNED;
      throw new SqlError(-313);
    }
    return convert(value);
  };
}

function converter(
  wire: number,
  type: SqlType,
  locators: Locators,
): (value: Exclude<Value, null | symbol>) => SqlValue {
  if (locatorTypes.has(wire)) return value => contentOf(locators.get(Number(value)));
  switch (wire) {
    case Wire.time:
      return value => String(value).replaceAll('.', ':');
    case Wire.timestamp:
      return value => timestampFromWire(String(value));
  }
  if (type.name === 'BOOLEAN') return value => (typeof value === 'number' ? value !== 0 : value);
  return value => value as SqlValue;
}

/** `2024-02-29-23.59.58.123456` as `2024-02-29 23:59:58.123456`. */
function timestampFromWire(text: string): string {
  const trimmed = text.trimEnd();
  if (trimmed.length < 19 || trimmed[10] !== '-') return trimmed;
  return `${trimmed.slice(0, 10)} ${trimmed.slice(11, 19).replaceAll('.', ':')}${trimmed.slice(19)}`;
}

function contentOf({ ccsid, content }: LargeObject): SqlValue {
  return ccsid === 65535 ? content : charset(ccsid).decode(content);
}

export interface WireContext {
  readonly client: Client;
  readonly style: DateTimeStyle;
  keep(object: LargeObject): number;
}

/** A value of the SQL room as the codecs of the wire take it: an output of a procedure. */
export function toWire(value: SqlValue, type: SqlType, { client, style, keep }: WireContext): Value {
  if (value === null) return null;
  if (isLargeObject(type) && !isInline(type, client)) {
    const ccsid = lobCcsid(type);
    const content =
      value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(charset(ccsid).encode(String(value)));
    return keep({ ccsid, unit: type.name === 'DBCLOB' ? 2 : 1, content });
  }
  switch (type.name) {
    case 'DATE':
      return dateInStyle(String(value), style);
    case 'TIME':
      return timeInStyle(String(value), style);
    case 'TIMESTAMP':
      return timestampToWire(String(value), type.precision);
    case 'BOOLEAN':
      return client.knowsBoolean ? value === true : value === true ? 1 : 0;
    default:
      return value instanceof Uint8Array ? Buffer.from(value) : value;
  }
}

/** As formats describe it. */
function lobCcsid(type: SqlType): number {
  if (type.name === 'XML') return 1208;
  return 'ccsid' in type ? type.ccsid : 65535;
}

function timestampToWire(text: string, precision: number): string {
  const whole = `${text.slice(0, 10)}-${text.slice(11, 19).replaceAll(':', '.')}`;
  return precision === 0 ? whole : `${whole}.${text.slice(20).padEnd(precision, '0').slice(0, precision)}`;
}
