import { SqlError } from '../error.ts';
import type { DataType } from '../sql/ast/index.ts';

import { collationOf } from '../types/collation.ts';
import { resolveType } from '../types/resolve.ts';
import type { SqlType } from '../types/sql-type.ts';
import type { DefinitionContext } from './context.ts';
import { librariesOf } from './names.ts';

export interface DeclaredType {
  readonly type: SqlType;
  readonly distinctType?: { readonly id: bigint; readonly library: string; readonly name: string };
}

/** The type that a text means: a built-in one, or the source of a distinct type. -204 when there is no such type. */
export async function declaredType(context: DefinitionContext, type: DataType): Promise<DeclaredType> {
  if (type.kind === 'built-in-type') return { type: resolveType(type, context.attributes) };
  if (type.kind !== 'named-type') throw new SqlError(-142);
  const { name } = type;
  const path =
    name.schema === undefined ? [...pathOf(context), ...librariesOf(context, name)] : librariesOf(context, name);
  const found = await context.catalog.settle(view => {
    const types = path.map(library => view.find('type', library, name.name.name));
    return types.includes(undefined) ? undefined : { type: types.find(one => one != null) };
  });
  if (found.type === undefined) {
    throw new SqlError(-204, [name.name.name, path[0] ?? '*LIBL', 'SQLUDT'], undefined, { position: type.at });
  }
  const { id, library, source } = found.type;
  return { type: source, distinctType: { id, library, name: found.type.name } };
}

/** Where types and routines are looked for when their names are not qualified. */
function pathOf({ attributes, job }: DefinitionContext): readonly string[] {
  const { system, current, user } = job.libraries;
  const list = [...system, ...(current === undefined ? [] : [current]), ...user];
  return attributes.path.flatMap(library => (library === '*LIBL' ? list : [library]));
}

/** The type of a column of PostgreSQL, with the order of its CCSID. The collation must be there: `ensureCollation`. */
export function columnTypeText(type: SqlType): string {
  switch (type.name) {
    case 'SMALLINT':
      return 'int2';
    case 'INTEGER':
      return 'int4';
    case 'BIGINT':
      return 'int8';
    case 'DECIMAL':
    case 'NUMERIC':
      return `numeric(${type.precision}, ${type.scale})`;
    case 'DECFLOAT':
      return 'numeric';
    case 'REAL':
      return 'float4';
    case 'DOUBLE':
      return 'float8';
    case 'CHAR':
      return type.ccsid === 65535 ? 'bytea' : `bpchar(${type.length}) COLLATE ${collationOf(type.ccsid)}`;
    case 'VARCHAR':
      return type.ccsid === 65535 ? 'bytea' : `bpchar COLLATE ${collationOf(type.ccsid)}`;
    case 'CLOB':
      return type.ccsid === 65535 ? 'bytea' : `text COLLATE ${collationOf(type.ccsid)}`;
    case 'GRAPHIC':
      return `bpchar(${type.length}) COLLATE "C"`;
    case 'VARGRAPHIC':
      return 'bpchar COLLATE "C"';
    case 'DBCLOB':
    case 'DATALINK':
      return 'text COLLATE "C"';
    case 'BINARY':
    case 'VARBINARY':
    case 'BLOB':
    case 'ROWID':
      return 'bytea';
    case 'DATE':
      return 'date';
    case 'TIME':
      return 'time(0)';
    case 'TIMESTAMP':
      return `timestamp(${Math.min(type.precision, 6)})`;
    case 'BOOLEAN':
      return 'bool';
    case 'XML':
      return 'xml';
  }
}

/** The value that a column of a type has by DEFAULT without a value, in PostgreSQL's text. */
export function typeDefault(type: SqlType): string {
  switch (type.name) {
    case 'BINARY':
      return `decode(repeat('00', ${type.length}), 'hex')`;
    case 'CHAR':
      return type.ccsid === 65535 ? `decode(repeat('40', ${type.length}), 'hex')` : `''`;
    case 'VARCHAR':
    case 'CLOB':
    case 'GRAPHIC':
    case 'VARGRAPHIC':
    case 'DBCLOB':
    case 'DATALINK':
    case 'VARBINARY':
    case 'BLOB':
      return `''`;
    case 'DATE':
      return 'statement_timestamp()::date';
    case 'TIME':
      return 'statement_timestamp()::time(0)';
    case 'TIMESTAMP':
      return 'statement_timestamp()::timestamp';
    case 'BOOLEAN':
      return 'false';
    case 'ROWID':
      return `uuid_send(gen_random_uuid())`;
    case 'XML':
      return 'NULL';
    default:
      return '0';
  }
}
