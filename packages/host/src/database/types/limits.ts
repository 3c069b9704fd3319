import type { SqlTypeName } from './sql-type.ts';

/** "SQL limits": the greatest length of each type, in its own units. A column that may be NULL has one byte less. */
export const maximumLength: Readonly<Partial<Record<SqlTypeName, number>>> = {
  CHAR: 32_766,
  VARCHAR: 32_740,
  CLOB: 2_147_483_647,
  GRAPHIC: 16_383,
  VARGRAPHIC: 16_370,
  DBCLOB: 1_073_741_823,
  BINARY: 32_766,
  VARBINARY: 32_740,
  BLOB: 2_147_483_647,
  DATALINK: 32_718,
};

export const maximumPrecision = 63;
export const maximumTimestampPrecision = 12;
