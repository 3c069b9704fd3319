import {
  baseType,
  ColumnAttribute,
  type ColumnFormat,
  type ExtendedColumn,
  isNullable,
  SqlType,
  Updatable,
} from '@bigiron/wire/hostserver/database/index';

/** A column of a result. */
export interface Column {
  readonly name: string;
  /** `INTEGER`, `DECIMAL`, `VARCHAR`, `CHAR FOR BIT DATA` ... */
  readonly type: string;
  /** Characters, bytes, or digits. */
  readonly length: number;
  readonly scale: number;
  readonly nullable: boolean;
  /** Of character data. */
  readonly ccsid: number | undefined;
  /** With `columnDetails` only, like all that follow. */
  readonly label?: string | undefined;
  readonly schema?: string | undefined;
  readonly table?: string | undefined;
  /** The name of the column in its table. */
  readonly baseColumn?: string | undefined;
  readonly updatable?: boolean;
  readonly identity?: boolean;
  readonly primaryKey?: boolean;
}

/** A parameter marker of a statement. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly length: number;
  readonly scale: number;
  readonly nullable: boolean;
  readonly mode: 'in' | 'out' | 'inout';
}

const bitData = 65_535;

const names: ReadonlyMap<number, string> = new Map<number, string>([
  [SqlType.date, 'DATE'],
  [SqlType.time, 'TIME'],
  [SqlType.timestamp, 'TIMESTAMP'],
  [SqlType.datalink, 'DATALINK'],
  [SqlType.blob, 'BLOB'],
  [SqlType.blobLocator, 'BLOB'],
  [SqlType.clob, 'CLOB'],
  [SqlType.clobLocator, 'CLOB'],
  [SqlType.dbclob, 'DBCLOB'],
  [SqlType.dbclobLocator, 'DBCLOB'],
  [SqlType.varchar, 'VARCHAR'],
  [SqlType.longVarchar, 'VARCHAR'],
  [SqlType.char, 'CHAR'],
  [SqlType.vargraphic, 'VARGRAPHIC'],
  [SqlType.longVargraphic, 'VARGRAPHIC'],
  [SqlType.graphic, 'GRAPHIC'],
  [SqlType.decimal, 'DECIMAL'],
  [SqlType.numeric, 'NUMERIC'],
  [SqlType.bigint, 'BIGINT'],
  [SqlType.integer, 'INTEGER'],
  [SqlType.smallint, 'SMALLINT'],
  [SqlType.rowid, 'ROWID'],
  [SqlType.varbinary, 'VARBINARY'],
  [SqlType.binary, 'BINARY'],
  [SqlType.decfloat, 'DECFLOAT'],
  [SqlType.boolean, 'BOOLEAN'],
  [SqlType.xml, 'XML'],
  [SqlType.xmlLocator, 'XML'],
]);

const characterTypes: ReadonlySet<number> = new Set<number>([
  ...[SqlType.char, SqlType.varchar, SqlType.longVarchar, SqlType.graphic, SqlType.vargraphic, SqlType.longVargraphic],
  ...[SqlType.clob, SqlType.dbclob, SqlType.clobLocator, SqlType.dbclobLocator, SqlType.xml, SqlType.xmlLocator],
]);

export function columnOf(format: ColumnFormat, details?: ExtendedColumn): Column {
  return {
    name: format.name,
    ...typeOf(format),
    nullable: isNullable(format.type),
    ccsid: characterTypes.has(baseType(format.type)) && format.ccsid !== 0 ? format.ccsid : undefined,
    ...(details === undefined
      ? {}
      : {
          label: details.label?.trimEnd(),
          schema: details.schema,
          table: details.table,
          baseColumn: details.baseColumn,
          updatable: details.updatable === Updatable.yes,
          identity: (details.attributes & ColumnAttribute.identity) !== 0,
          primaryKey: (details.attributes & ColumnAttribute.primaryKey) !== 0,
        }),
  };
}

export function parameterOf(format: ColumnFormat): Parameter {
  const mode = format.direction === 0xf1 ? 'out' : format.direction === 0xf2 ? 'inout' : 'in';
  return { name: format.name, ...typeOf(format), nullable: isNullable(format.type), mode };
}

function typeOf(format: ColumnFormat): { type: string; length: number; scale: number } {
  const type = baseType(format.type);
  const { length, precision, ccsid, lobMaximum = 0 } = format;
  const scale = format.scale;
  const bits = ccsid === bitData ? ' FOR BIT DATA' : '';
  switch (type) {
    case SqlType.float:
      return { type: length === 4 ? 'REAL' : 'DOUBLE', length, scale: 0 };
    case SqlType.decimal:
    case SqlType.numeric:
      return { type: names.get(type) as string, length: precision, scale };
    case SqlType.decfloat:
      return { type: 'DECFLOAT', length: length === 8 ? 16 : 34, scale: 0 };
    case SqlType.char:
      return { type: `CHAR${bits}`, length, scale: 0 };
    case SqlType.varchar:
    case SqlType.longVarchar:
      return { type: `VARCHAR${bits}`, length: length - 2, scale: 0 };
    case SqlType.varbinary:
    case SqlType.datalink:
    case SqlType.rowid:
      return { type: names.get(type) as string, length: length - 2, scale: 0 };
    case SqlType.graphic:
      return { type: 'GRAPHIC', length: length / 2, scale: 0 };
    case SqlType.vargraphic:
    case SqlType.longVargraphic:
      return { type: 'VARGRAPHIC', length: (length - 2) / 2, scale: 0 };
    case SqlType.timestamp:
      return { type: 'TIMESTAMP', length, scale: Math.max(0, length - 20) };
    case SqlType.blob:
    case SqlType.clob:
      return { type: names.get(type) as string, length: length - 4, scale: 0 };
    case SqlType.dbclob:
      return { type: 'DBCLOB', length: (length - 4) / 2, scale: 0 };
    case SqlType.blobLocator:
    case SqlType.clobLocator:
    case SqlType.dbclobLocator:
    case SqlType.xml:
    case SqlType.xmlLocator:
      return { type: names.get(type) as string, length: lobMaximum, scale: 0 };
    default:
      return { type: names.get(type) ?? String(type), length, scale };
  }
}
