import { type ColumnFormat, Direction, SqlType as Wire } from '@bigiron/wire/hostserver/database/index';
import type { MarkerDescription, ResultColumn } from '../../database/room.ts';
import type { SqlType } from '../../database/types/sql-type.ts';
import type { Client } from './client.ts';
import type { DateTimeStyle } from './encoders/date-time.ts';
import { dateLength, timestampLength } from './encoders/date-time.ts';

const bitData = 65535;
const rowIdLength = 42;
const xmlMaximum = 2_147_483_647;
const markerDateLength = 10;
const unicode = 1208;

/** How a column of a result is described to a client. */
export function columnFormat(
  column: ResultColumn,
  client: Client,
  style: DateTimeStyle,
  jobCcsid: number,
): ColumnFormat {
  return {
    ...typeFormat(column.type, client, jobCcsid, dateLength(style)),
    ...nullable(column.type, column.nullable, client),
    direction: Direction.column,
    name: column.name,
  };
}

/** How a parameter marker is described. Clients write dates with ten characters, whatever the format of the connection is. */
export function markerFormat(marker: MarkerDescription, client: Client, jobCcsid: number): ColumnFormat {
  const direction = { IN: Direction.in, OUT: Direction.out, INOUT: Direction.inOut }[marker.mode];
  return {
    ...typeFormat(marker.type, client, jobCcsid, markerDateLength),
    ...nullable(marker.type, marker.nullable, client),
    direction,
    name: marker.name ?? '',
  };
}

function nullable(type: SqlType, mayBeNull: boolean, client: Client): { type: number } {
  return { type: typeNumber(type, client) + (mayBeNull ? 1 : 0) };
}

type Shape = Omit<ColumnFormat, 'type' | 'direction' | 'name'>;

function typeFormat(type: SqlType, client: Client, jobCcsid: number, dateSize: number): Shape {
  const shape = (length: number, more: Partial<Shape> = {}): Shape => ({
    length,
    scale: 0,
    precision: 0,
    ccsid: jobCcsid,
    ...more,
  });
  switch (type.name) {
    case 'SMALLINT':
      return shape(2, { precision: 5 });
    case 'INTEGER':
      return shape(4, { precision: 10 });
    case 'BIGINT':
      return shape(8, { precision: 19 });
    case 'DECIMAL':
      return shape((type.precision >> 1) + 1, { precision: type.precision, scale: type.scale });
    case 'NUMERIC':
      return shape(type.precision, { precision: type.precision, scale: type.scale });
    case 'REAL':
      return shape(4, { precision: 24 });
    case 'DOUBLE':
      return shape(8, { precision: 53 });
    case 'DECFLOAT':
      return shape(type.precision === 16 ? 8 : 16, { precision: type.precision });
    case 'CHAR':
      return shape(type.length, { ccsid: type.ccsid });
    case 'VARCHAR':
    case 'DATALINK':
      return shape(type.length + 2, { ccsid: type.ccsid });
    case 'GRAPHIC':
      return shape(type.length * 2, { ccsid: type.ccsid });
    case 'VARGRAPHIC':
      return shape(type.length * 2 + 2, { ccsid: type.ccsid });
    case 'BINARY':
      return shape(type.length, { ccsid: bitData });
    case 'VARBINARY':
      return shape(type.length + 2, { ccsid: bitData });
    case 'ROWID':
      return shape(rowIdLength, { ccsid: bitData });
    case 'DATE':
      return shape(dateSize);
    case 'TIME':
      return shape(8);
    case 'TIMESTAMP':
      return shape(timestampLength(type.precision), { scale: type.precision });
    case 'BOOLEAN':
      return shape(client.knowsBoolean ? 1 : 2);
    case 'XML':
      return shape(4, { ccsid: unicode, lobMaximum: xmlMaximum });
    case 'CLOB':
    case 'BLOB':
    case 'DBCLOB': {
      const ccsid = 'ccsid' in type ? type.ccsid : bitData;
      const unit = type.name === 'DBCLOB' ? 2 : 1;
      return isInline(type, client)
        ? shape(type.length * unit + 4, { ccsid, lobMaximum: type.length })
        : shape(4, { ccsid, lobMaximum: type.length });
    }
  }
}

/** Whether a large object travels in the row; others are named by a handle. */
export function isInline(type: SqlType, client: Client): boolean {
  if (type.name === 'CLOB' || type.name === 'BLOB') return type.length <= client.lobThreshold;
  return type.name === 'DBCLOB' && type.length * 2 <= client.lobThreshold;
}

export function isLargeObject(type: SqlType): boolean {
  return type.name === 'CLOB' || type.name === 'BLOB' || type.name === 'DBCLOB' || type.name === 'XML';
}

function typeNumber(type: SqlType, client: Client): number {
  switch (type.name) {
    case 'REAL':
    case 'DOUBLE':
      return Wire.float;
    case 'BOOLEAN':
      return client.knowsBoolean ? Wire.boolean : Wire.smallint;
    case 'XML':
      return Wire.xmlLocator;
    case 'CLOB':
      return isInline(type, client) ? Wire.clob : Wire.clobLocator;
    case 'BLOB':
      return isInline(type, client) ? Wire.blob : Wire.blobLocator;
    case 'DBCLOB':
      return isInline(type, client) ? Wire.dbclob : Wire.dbclobLocator;
    default:
      return plainTypes[type.name];
  }
}

const plainTypes = {
  SMALLINT: Wire.smallint,
  INTEGER: Wire.integer,
  BIGINT: Wire.bigint,
  DECIMAL: Wire.decimal,
  NUMERIC: Wire.numeric,
  DECFLOAT: Wire.decfloat,
  CHAR: Wire.char,
  VARCHAR: Wire.varchar,
  DATALINK: Wire.datalink,
  GRAPHIC: Wire.graphic,
  VARGRAPHIC: Wire.vargraphic,
  BINARY: Wire.binary,
  VARBINARY: Wire.varbinary,
  ROWID: Wire.rowid,
  DATE: Wire.date,
  TIME: Wire.time,
  TIMESTAMP: Wire.timestamp,
} as const;
