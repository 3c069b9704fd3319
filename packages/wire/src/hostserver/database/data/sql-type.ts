/** SQL types as formats number them; one more says that the value may be null. */
export const SqlType = {
  date: 384,
  time: 388,
  timestamp: 392,
  datalink: 396,
  blob: 404,
  clob: 408,
  dbclob: 412,
  varchar: 448,
  char: 452,
  longVarchar: 456,
  vargraphic: 464,
  graphic: 468,
  longVargraphic: 472,
  float: 480,
  decimal: 484,
  numeric: 488,
  bigint: 492,
  integer: 496,
  smallint: 500,
  rowid: 904,
  varbinary: 908,
  binary: 912,
  blobLocator: 960,
  clobLocator: 964,
  dbclobLocator: 968,
  xml: 988,
  decfloat: 996,
  boolean: 2436,
  xmlLocator: 2452,
} as const;
export type SqlType = (typeof SqlType)[keyof typeof SqlType];

const names: ReadonlyMap<number, string> = new Map(Object.entries(SqlType).map(([name, type]) => [type, name]));

export function isNullable(type: number): boolean {
  return (type & 1) === 1;
}

/** The type without the bit for null. */
export function baseType(type: number): number {
  return type & ~1;
}

export function sqlTypeName(type: number): string {
  return names.get(baseType(type)) ?? String(type);
}
