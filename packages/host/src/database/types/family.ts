import type { SqlType } from './sql-type.ts';

export type IntegerType = Extract<SqlType, { name: 'SMALLINT' | 'INTEGER' | 'BIGINT' }>;
export type DecimalType = Extract<SqlType, { name: 'DECIMAL' | 'NUMERIC' }>;
export type FloatType = Extract<SqlType, { name: 'REAL' | 'DOUBLE' }>;
export type DecfloatType = Extract<SqlType, { name: 'DECFLOAT' }>;
export type NumericType = IntegerType | DecimalType | FloatType | DecfloatType;
export type CharacterType = Extract<SqlType, { name: 'CHAR' | 'VARCHAR' | 'CLOB' }>;
export type GraphicType = Extract<SqlType, { name: 'GRAPHIC' | 'VARGRAPHIC' | 'DBCLOB' }>;
export type BinaryType = Extract<SqlType, { name: 'BINARY' | 'VARBINARY' | 'BLOB' }>;
export type StringType = CharacterType | GraphicType | BinaryType;
export type DatetimeType = Extract<SqlType, { name: 'DATE' | 'TIME' | 'TIMESTAMP' }>;

/** CCSID of bytes that are not converted: FOR BIT DATA. */
export const bitData = 65535;

export function isInteger(type: SqlType): type is IntegerType {
  return type.name === 'SMALLINT' || type.name === 'INTEGER' || type.name === 'BIGINT';
}

export function isDecimal(type: SqlType): type is DecimalType {
  return type.name === 'DECIMAL' || type.name === 'NUMERIC';
}

export function isFloat(type: SqlType): type is FloatType {
  return type.name === 'REAL' || type.name === 'DOUBLE';
}

export function isNumeric(type: SqlType): type is NumericType {
  return isInteger(type) || isDecimal(type) || isFloat(type) || type.name === 'DECFLOAT';
}

/** CHAR, VARCHAR, CLOB, bit data included. */
export function isCharacter(type: SqlType): type is CharacterType {
  return type.name === 'CHAR' || type.name === 'VARCHAR' || type.name === 'CLOB';
}

export function isGraphic(type: SqlType): type is GraphicType {
  return type.name === 'GRAPHIC' || type.name === 'VARGRAPHIC' || type.name === 'DBCLOB';
}

export function isBinary(type: SqlType): type is BinaryType {
  return type.name === 'BINARY' || type.name === 'VARBINARY' || type.name === 'BLOB';
}

export function isString(type: SqlType): type is StringType {
  return isCharacter(type) || isGraphic(type) || isBinary(type);
}

export function isBitData(type: SqlType): boolean {
  return isCharacter(type) && type.ccsid === bitData;
}

/** What is characters in PostgreSQL: character and graphic types that are not bit data. */
export function isText(type: SqlType): type is CharacterType | GraphicType {
  return (isCharacter(type) && type.ccsid !== bitData) || isGraphic(type);
}

/** What is bytea in PostgreSQL. */
export function isBytes(type: SqlType): boolean {
  return isBinary(type) || isBitData(type) || type.name === 'ROWID';
}

export function isFixedLength(type: SqlType): boolean {
  return type.name === 'CHAR' || type.name === 'GRAPHIC' || type.name === 'BINARY';
}

export function isLob(type: SqlType): boolean {
  return type.name === 'CLOB' || type.name === 'DBCLOB' || type.name === 'BLOB';
}

export function isDatetime(type: SqlType): type is DatetimeType {
  return type.name === 'DATE' || type.name === 'TIME' || type.name === 'TIMESTAMP';
}

/** Precision and scale of the decimal number to which an integer is converted beside a decimal one. */
export function decimalOf(type: IntegerType | DecimalType): { readonly precision: number; readonly scale: number } {
  switch (type.name) {
    case 'SMALLINT':
      return { precision: 5, scale: 0 };
    case 'INTEGER':
      return { precision: 11, scale: 0 };
    case 'BIGINT':
      return { precision: 19, scale: 0 };
    default:
      return type;
  }
}
