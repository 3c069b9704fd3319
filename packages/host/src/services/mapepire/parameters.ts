import { Buffer } from 'node:buffer';
import { float4 } from '@bigiron/wire/decimal/index';
import { SqlError } from '../../database/error.ts';
import type { MarkerDescription, ParameterValue } from '../../database/room.ts';
import { formatDate, formatTime } from '../../database/rows/date-format.ts';
import { parameterOf } from '../../database/rows/parameter.ts';
import { javaFloat } from '../../database/rows/text.ts';
import type { SessionAttributes } from '../../database/session/attributes.ts';
import type { SqlType, SqlValue } from '../../database/types/sql-type.ts';
import { Json } from './json.ts';
import { typeFacts } from './metadata.ts';
import { RequestError } from './request.ts';

/** Rows of parameters when they are a batch, one row when they are not. */
export function parameterRows(given: unknown): { readonly batch: boolean; readonly rows: readonly unknown[][] } {
  if (given === undefined || given === null) return { batch: false, rows: [[]] };
  if (!Array.isArray(given)) throw new RequestError('Bad request: parameters is no array');
  if (!Array.isArray(given[0])) return { batch: false, rows: [given] };
  if (!given.every(Array.isArray))
    throw new RequestError('Bad request: parameters is neither one row nor a batch of rows');
  return { batch: true, rows: given };
}

/** Values for the markers of a statement. Throws SqlError as the Toolbox's JDBC driver does: 07009, 07001, 07006. */
export function bind(
  row: readonly unknown[],
  markers: readonly MarkerDescription[],
  attributes: SessionAttributes,
): ParameterValue[] {
  if (row.length > markers.length) throw mismatch('07009', `There is no parameter ${markers.length + 1}.`);
  if (row.length < markers.length)
    throw mismatch('07001', `${row.length} of ${markers.length} parameters have a value.`);
  return markers.map(({ type, mode }, index) => {
    const value = row[index];
    if (value === null || mode === 'OUT') return null;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw mismatch('07006', `The value of parameter ${index + 1} is neither text nor a number.`);
    return parameterOf(String(value), type, attributes);
  });
}

/** What a reply tells about the parameters of a CALL, with the values that came back. */
export function outputParameters(
  markers: readonly MarkerDescription[],
  outputs: readonly SqlValue[],
  attributes: SessionAttributes,
) {
  return markers.map(({ type, mode, name }, index) => {
    const facts = typeFacts(type);
    return {
      index: index + 1,
      type: facts.name,
      precision: facts.precision,
      scale: facts.scale,
      name: name ?? null,
      ccsid: 'ccsid' in type ? type.ccsid : 0,
      ...(mode === 'IN' ? {} : { value: outputValue(outputs[index] ?? null, type, attributes) }),
    };
  });
}

function outputValue(value: SqlValue, type: SqlType, attributes: SessionAttributes): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex').toUpperCase();
  switch (type.name) {
    case 'REAL':
    case 'DOUBLE':
      return finite(javaFloat(Number(value), type.name === 'REAL' ? float4.format : String));
    case 'SMALLINT':
    case 'INTEGER':
    case 'BIGINT':
    case 'DECIMAL':
    case 'NUMERIC':
    case 'DECFLOAT':
      return finite(String(value));
    case 'DATE': {
      const [year, month, day] = String(value).split('-').map(Number) as [number, number, number];
      return formatDate({ year, month, day }, attributes);
    }
    case 'TIME': {
      const [hour, minute, second] = String(value).split(':').map(Number) as [number, number, number];
      return formatTime({ hour, minute, second, microsecond: 0 }, attributes);
    }
    default:
      return String(value).trim();
  }
}

/** Digits as they are; JSON has no other numbers. */
function finite(text: string): unknown {
  return /^-?\d/.test(text) ? new Json(text) : text;
}

function mismatch(sqlstate: string, text: string): SqlError {
  return new SqlError(-99_999, [], text, { sqlstate });
}
