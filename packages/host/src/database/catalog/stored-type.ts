import type { SqlType } from '../types/sql-type.ts';

/** A type as the columns of the catalog have it. */
export interface StoredType {
  readonly data_type: string;
  readonly length: number | null;
  readonly scale: number | null;
  readonly ccsid: number | null;
}

/** Parameters for the four columns. */
export function storedType(type: SqlType): [string, number | null, number | null, number | null] {
  const length = 'length' in type ? type.length : 'precision' in type ? type.precision : null;
  return [type.name, length, 'scale' in type ? type.scale : null, 'ccsid' in type ? type.ccsid : null];
}

export function sqlTypeOf({ data_type, length, scale, ccsid }: StoredType): SqlType {
  const name = data_type as SqlType['name'];
  switch (name) {
    case 'SMALLINT':
    case 'INTEGER':
    case 'BIGINT':
    case 'REAL':
    case 'DOUBLE':
    case 'DATE':
    case 'TIME':
    case 'BOOLEAN':
    case 'ROWID':
      return { name };
    case 'DECIMAL':
    case 'NUMERIC':
      return { name, precision: Number(length), scale: Number(scale) };
    case 'DECFLOAT':
      return { name, precision: Number(length) === 16 ? 16 : 34 };
    case 'TIMESTAMP':
      return { name, precision: Number(length) };
    case 'CHAR':
    case 'VARCHAR':
    case 'CLOB':
    case 'GRAPHIC':
    case 'VARGRAPHIC':
    case 'DBCLOB':
    case 'DATALINK':
      return { name, length: Number(length), ccsid: Number(ccsid) };
    case 'BINARY':
    case 'VARBINARY':
    case 'BLOB':
      return { name, length: Number(length) };
    case 'XML':
      return { name, ccsid: Number(ccsid) };
  }
}
