import { Buffer } from 'node:buffer';
import { Decimal, formatDecFloat, parseDecFloat } from '@bigiron/wire/decimal/index';
import { BigironError } from '@bigiron/wire/errors';
import { SqlError } from '../error.ts';
import type { SqlType, SqlValue } from '../types/sql-type.ts';
import type { DateStyle } from './date-format.ts';
import { parseDate, parseTime, parseTimestamp } from './date-parse.ts';

/** What the Toolbox's JDBC driver reports for a value that a parameter cannot take: SQLCODE -99999, SQLSTATE 07006. */
const mismatch = { code: -99_999, sqlstate: '07006' } as const;

const integers = {
  SMALLINT: [-(2n ** 15n), 2n ** 15n - 1n],
  INTEGER: [-(2n ** 31n), 2n ** 31n - 1n],
  BIGINT: [-(2n ** 63n), 2n ** 63n - 1n],
} as const;

/**
 * The value of a parameter that was given as text, as `PreparedStatement.setString` takes it: numbers with or without blanks around
 * them, binary data as hexadecimal digits, dates and times in the usual formats. Throws SqlError -99999.
 */
export function parameterOf(text: string, type: SqlType, style: DateStyle): SqlValue {
  const value = read(text, type, style);
  if (value !== undefined) return value;
  const shown = text.length > 40 ? `${text.slice(0, 40)}...` : text;
  const message = `Data type mismatch: ${JSON.stringify(shown)} is no value of type ${type.name}.`;
  throw new SqlError(mismatch.code, [], message, { sqlstate: mismatch.sqlstate });
}

function read(text: string, type: SqlType, style: DateStyle): SqlValue | undefined {
  switch (type.name) {
    case 'SMALLINT':
    case 'INTEGER':
    case 'BIGINT': {
      const whole = wholeOf(text, integers[type.name]);
      return type.name === 'BIGINT' || whole === undefined ? whole : Number(whole);
    }
    case 'DECIMAL':
    case 'NUMERIC':
      return attempt(() => Decimal.parse(text).toString());
    case 'DECFLOAT':
      return attempt(() => formatDecFloat(parseDecFloat(text)));
    case 'REAL':
    case 'DOUBLE': {
      const number = Number(text);
      return text.trim() === '' || (Number.isNaN(number) && text.trim() !== 'NaN') ? undefined : number;
    }
    case 'BINARY':
    case 'VARBINARY':
    case 'BLOB':
    case 'ROWID':
      return bytesOf(text);
    case 'DATE':
      return parseDate(text.trim(), style) ?? parseTimestamp(text.trim())?.slice(0, 10);
    case 'TIME':
      return parseTime(text.trim());
    case 'TIMESTAMP':
      return parseTimestamp(text.trim());
    case 'BOOLEAN':
      return booleans[text.trim().toLowerCase()];
    case 'CHAR':
    case 'VARCHAR':
    case 'CLOB':
      return type.ccsid === 65535 ? bytesOf(text) : text;
    default:
      return text;
  }
}

const booleans: Readonly<Record<string, boolean | undefined>> = {
  true: true,
  t: true,
  yes: true,
  y: true,
  on: true,
  '1': true,
  false: false,
  f: false,
  no: false,
  n: false,
  off: false,
  '0': false,
};

/** What is behind the point is cut off. */
function wholeOf(text: string, [least, most]: readonly [bigint, bigint]): bigint | undefined {
  const whole = attempt(() => Decimal.parse(text).rescale(0, 'down').unscaled);
  return whole === undefined || whole < least || whole > most ? undefined : whole;
}

function bytesOf(text: string): Uint8Array | undefined {
  return /^([0-9A-F]{2})*$/i.test(text) ? Buffer.from(text, 'hex') : undefined;
}

function attempt<R>(work: () => R): R | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof BigironError) return undefined;
    throw error;
  }
}
