import { isBitData } from './family.ts';
import type { SqlType } from './sql-type.ts';

/** What an SQLDA, and the data formats of the host server, say of a type. Source: "SQL descriptor area (SQLDA)", SQLTYPE and SQLLEN. */
export interface Descriptor {
  /** SQLTYPE of a value that cannot be NULL; one more when it can. */
  readonly code: number;
  /** SQLLEN: bytes of a value as it travels, with the two or four bytes of length before a varying one. */
  readonly byteLength: number;
  /** The length that a user would write: characters, bytes or digits. */
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  /** 0 where the type has none. */
  readonly ccsid: number;
}

const codeOf: Readonly<Record<SqlType['name'], number>> = {
  DATE: 384,
  TIME: 388,
  TIMESTAMP: 392,
  DATALINK: 396,
  BLOB: 404,
  CLOB: 408,
  DBCLOB: 412,
  VARCHAR: 448,
  CHAR: 452,
  VARGRAPHIC: 464,
  GRAPHIC: 468,
  REAL: 480,
  DOUBLE: 480,
  DECIMAL: 484,
  NUMERIC: 488,
  BIGINT: 492,
  INTEGER: 496,
  SMALLINT: 500,
  ROWID: 904,
  VARBINARY: 908,
  BINARY: 912,
  XML: 988,
  DECFLOAT: 996,
  BOOLEAN: 2432,
};

export function describe(type: SqlType): Descriptor {
  const code = codeOf[type.name];
  const number = (byteLength: number, precision: number, scale = 0): Descriptor => ({
    code,
    byteLength,
    length: precision,
    precision,
    scale,
    ccsid: 0,
  });
  const other = (byteLength: number, length: number, ccsid = 0, scale = 0): Descriptor => ({
    code,
    byteLength,
    length,
    precision: length,
    scale,
    ccsid,
  });
  switch (type.name) {
    case 'SMALLINT':
      return number(2, 5);
    case 'INTEGER':
      return number(4, 10);
    case 'BIGINT':
      return number(8, 19);
    case 'DECIMAL':
      return number((type.precision >> 1) + 1, type.precision, type.scale);
    case 'NUMERIC':
      return number(type.precision, type.precision, type.scale);
    case 'REAL':
      return number(4, 24);
    case 'DOUBLE':
      return number(8, 53);
    case 'DECFLOAT':
      return number(type.precision === 16 ? 8 : 16, type.precision);
    case 'CHAR':
      return other(type.length, type.length, type.ccsid);
    case 'VARCHAR':
      return other(type.length + 2, type.length, type.ccsid);
    case 'CLOB':
      return other(type.length + 4, type.length, type.ccsid);
    case 'GRAPHIC':
      return other(type.length * 2, type.length, type.ccsid);
    case 'VARGRAPHIC':
      return other(type.length * 2 + 2, type.length, type.ccsid);
    case 'DBCLOB':
      return other(type.length * 2 + 4, type.length, type.ccsid);
    case 'BINARY':
      return other(type.length, type.length);
    case 'VARBINARY':
      return other(type.length + 2, type.length);
    case 'BLOB':
      return other(type.length + 4, type.length);
    case 'DATE':
      return other(10, 10);
    case 'TIME':
      return other(8, 8);
    case 'TIMESTAMP': {
      const length = type.precision === 0 ? 19 : 20 + type.precision;
      return other(length, length, 0, type.precision);
    }
    case 'BOOLEAN':
      return other(1, 1);
    case 'XML':
      return other(2_147_483_647, 2_147_483_647, type.ccsid);
    case 'ROWID':
      return other(42, 40);
    case 'DATALINK':
      return other(type.length + 2, type.length, type.ccsid);
  }
}

/** As a user would write it, for messages and the catalog: `DECIMAL(5,2)`, `CHAR(10) FOR BIT DATA`, `TIMESTAMP(6)`. */
export function displayName(type: SqlType): string {
  switch (type.name) {
    case 'DECIMAL':
    case 'NUMERIC':
      return `${type.name}(${type.precision},${type.scale})`;
    case 'DECFLOAT':
    case 'TIMESTAMP':
      return `${type.name}(${type.precision})`;
    case 'CHAR':
    case 'VARCHAR':
    case 'CLOB':
      return `${type.name}(${type.length})${isBitData(type) ? ' FOR BIT DATA' : ''}`;
    case 'GRAPHIC':
    case 'VARGRAPHIC':
    case 'DBCLOB':
    case 'BINARY':
    case 'VARBINARY':
    case 'BLOB':
    case 'DATALINK':
      return `${type.name}(${type.length})`;
    default:
      return type.name;
  }
}
