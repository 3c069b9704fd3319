/**
 * A type of a column, expression or parameter. Lengths of character types are in bytes of their CCSID, those of graphic types in
 * double-byte characters, those of binary types in bytes. CCSID 65535 is FOR BIT DATA.
 */
export type SqlType =
  | { readonly name: 'SMALLINT' | 'INTEGER' | 'BIGINT' }
  | { readonly name: 'DECIMAL' | 'NUMERIC'; readonly precision: number; readonly scale: number }
  | { readonly name: 'REAL' | 'DOUBLE' }
  | { readonly name: 'DECFLOAT'; readonly precision: 16 | 34 }
  | { readonly name: 'CHAR' | 'VARCHAR' | 'CLOB'; readonly length: number; readonly ccsid: number }
  | { readonly name: 'GRAPHIC' | 'VARGRAPHIC' | 'DBCLOB'; readonly length: number; readonly ccsid: number }
  | { readonly name: 'BINARY' | 'VARBINARY' | 'BLOB'; readonly length: number }
  | { readonly name: 'DATE' | 'TIME' }
  | { readonly name: 'TIMESTAMP'; readonly precision: number }
  | { readonly name: 'BOOLEAN' }
  | { readonly name: 'XML'; readonly ccsid: number }
  | { readonly name: 'ROWID' }
  | { readonly name: 'DATALINK'; readonly length: number; readonly ccsid: number };

export type SqlTypeName = SqlType['name'];

/**
 * A value of a type in JavaScript, as parameters come and results of CALL go: SMALLINT, INTEGER, REAL, DOUBLE number; BIGINT bigint;
 * DECIMAL, NUMERIC, DECFLOAT exact decimal string; characters, XML, DATALINK string; bit data, BINARY, BLOB, ROWID bytes; DATE
 * `2026-11-27`, TIME `13:05:09`, TIMESTAMP `2026-11-27 13:05:09.123456`; BOOLEAN boolean.
 */
export type SqlValue = null | string | number | bigint | boolean | Uint8Array;

/** How a type travels from and to PostgreSQL. Character data is bpchar in columns, so that trailing blanks do not count in comparisons. */
export type PgType =
  | 'int2'
  | 'int4'
  | 'int8'
  | 'numeric'
  | 'float4'
  | 'float8'
  | 'bpchar'
  | 'text'
  | 'bytea'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'bool'
  | 'xml';

/** The PostgreSQL type in which columns, results and parameters of a type are. */
export function pgTypeOf(type: SqlType): PgType {
  switch (type.name) {
    case 'SMALLINT':
      return 'int2';
    case 'INTEGER':
      return 'int4';
    case 'BIGINT':
      return 'int8';
    case 'DECIMAL':
    case 'NUMERIC':
    case 'DECFLOAT':
      return 'numeric';
    case 'REAL':
      return 'float4';
    case 'DOUBLE':
      return 'float8';
    case 'CHAR':
    case 'VARCHAR':
      return type.ccsid === 65535 ? 'bytea' : 'bpchar';
    case 'CLOB':
      return type.ccsid === 65535 ? 'bytea' : 'text';
    case 'GRAPHIC':
    case 'VARGRAPHIC':
      return 'bpchar';
    case 'DBCLOB':
    case 'DATALINK':
      return 'text';
    case 'BINARY':
    case 'VARBINARY':
    case 'BLOB':
    case 'ROWID':
      return 'bytea';
    case 'DATE':
      return 'date';
    case 'TIME':
      return 'time';
    case 'TIMESTAMP':
      return 'timestamp';
    case 'BOOLEAN':
      return 'bool';
    case 'XML':
      return 'xml';
  }
}
