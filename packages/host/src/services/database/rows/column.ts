import { charset } from '@bigiron/wire/ccsid/index';
import { type ColumnFormat, codecOf } from '@bigiron/wire/hostserver/database/index';
import type { ResultColumn } from '../../../database/room.ts';
import { type PgType, pgTypeOf, type SqlType } from '../../../database/types/sql-type.ts';
import type { Client } from '../client.ts';
import { booleanByte, booleanSmallint, fixedBytes, sameBytes, varyingBytes } from '../encoders/binary.ts';
import { type DateTimeStyle, dateText, timestampText, timeText } from '../encoders/date-time.ts';
import { type EncodeValue, unmappable, type ValueEncoder } from '../encoders/encoder.ts';
import { packedDecimal, zonedDecimal } from '../encoders/numeric.ts';
import { fixedText, varyingText } from '../encoders/text.ts';
import { readPgValue } from '../encoders/value.ts';
import { isInline, isLargeObject } from '../format.ts';
import type { LargeObject } from '../locators.ts';
import { toWire } from '../values.ts';

const bitData = 65535;

export interface RowContext {
  readonly client: Client;
  readonly style: DateTimeStyle;
  readonly jobCcsid: number;
  /** Keeps a large object of a row and yields its handle. */
  keep(object: LargeObject): number;
}

/** Writes the values of one column of a result into rows that are described by `format`. */
export function columnEncoder(column: ResultColumn, format: ColumnFormat, context: RowContext): ValueEncoder {
  const { type, pgType } = column;
  if (isLargeObject(type) && !isInline(type, context.client)) return locatorEncoder(type, pgType, format, context);
  if (pgType !== pgTypeOf(type) && !(isText(pgType) && isText(pgTypeOf(type))))
    return throughValue(column, format, context);
  return directEncoder(type, format, context) ?? throughValue(column, format, context);
}

function isText(type: PgType): boolean {
  return type === 'text' || type === 'bpchar';
}

function directEncoder(type: SqlType, format: ColumnFormat, context: RowContext): ValueEncoder | undefined {
  const { length } = format;
  switch (type.name) {
    case 'SMALLINT':
      return sameBytes(2);
    case 'INTEGER':
    case 'REAL':
      return sameBytes(4);
    case 'BIGINT':
    case 'DOUBLE':
      return sameBytes(8);
    case 'DECIMAL':
      return packedDecimal(type.precision, type.scale);
    case 'NUMERIC':
      return zonedDecimal(type.precision, type.scale);
    case 'CHAR':
      return type.ccsid === bitData ? fixedBytes(length, 0x40) : fixedText(type.ccsid, length);
    case 'VARCHAR':
    case 'DATALINK':
      return type.ccsid === bitData ? varyingBytes(length, 2) : varyingText(type.ccsid, length, 2);
    case 'CLOB':
      return type.ccsid === bitData ? varyingBytes(length, 4) : varyingText(type.ccsid, length, 4);
    case 'GRAPHIC':
      return fixedText(type.ccsid, length);
    case 'VARGRAPHIC':
      return varyingText(type.ccsid, length, 2, 2);
    case 'DBCLOB':
      return varyingText(type.ccsid, length, 4, 2);
    case 'BINARY':
      return fixedBytes(length, 0);
    case 'VARBINARY':
    case 'ROWID':
      return varyingBytes(length, 2);
    case 'BLOB':
      return varyingBytes(length, 4);
    case 'DATE':
      return dateText(context.style, characters(context.jobCcsid), length);
    case 'TIME':
      return timeText(context.style, characters(context.jobCcsid));
    case 'TIMESTAMP':
      return timestampText(type.precision, characters(context.jobCcsid));
    case 'BOOLEAN':
      return context.client.knowsBoolean ? booleanByte : booleanSmallint;
    default:
      return undefined;
  }
}

const tables = new Map<number, Uint8Array>();

/** The bytes of the ASCII characters in a CCSID. */
function characters(ccsid: number): Uint8Array {
  let table = tables.get(ccsid);
  if (table === undefined) {
    const { encode } = charset(ccsid);
    table = Uint8Array.from({ length: 128 }, (_, code) => encode(String.fromCharCode(code))[0] ?? 0);
    tables.set(ccsid, table);
  }
  return table;
}

/** Values whose types differ on both sides: through JavaScript. */
function throughValue(column: ResultColumn, format: ColumnFormat, context: RowContext): ValueEncoder {
  const codec = codecOf(format, charset(context.jobCcsid));
  const encode: EncodeValue = (from, start, end, to, at) => {
    const value = toWire(readPgValue(column.pgType, from, start, end), column.type, context);
    if (value === null || typeof value === 'symbol') return unmappable;
    try {
      codec.write(to, at, value);
    } catch {
      return unmappable;
    }
    return codec.used?.(to, at) ?? codec.size;
  };
  return { size: codec.size, varying: codec.used !== undefined, encode };
}

function locatorEncoder(type: SqlType, pgType: PgType, format: ColumnFormat, { keep }: RowContext): ValueEncoder {
  const unit = type.name === 'DBCLOB' ? 2 : 1;
  return {
    size: 4,
    varying: false,
    encode(from, start, end, to, at) {
      const content =
        pgType === 'bytea'
          ? Buffer.from(from.subarray(start, end))
          : Buffer.from(charset(format.ccsid).encode(readPgValue(pgType, from, start, end) as string));
      to.writeUInt32BE(keep({ ccsid: format.ccsid, unit, content }), at);
      return 4;
    },
  };
}
