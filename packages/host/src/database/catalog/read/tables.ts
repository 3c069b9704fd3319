import type { Queryable } from '../../../store/store.ts';
import type { ColumnDescription, TableDescription } from '../description.ts';
import { quoted, sqlName } from '../names.ts';
import { type StoredType, sqlTypeOf } from '../stored-type.ts';

/** Name of a thing and the library it is looked for in, both as SQL calls them. */
export interface Wanted {
  readonly library: string;
  readonly name: string;
}

interface StoredColumn extends StoredType {
  readonly name: string;
  readonly system_name: string;
  readonly relation_column: string;
  readonly nullable: boolean;
  readonly has_default: boolean;
  readonly generated: NonNullable<ColumnDescription['generated']> | null;
  readonly hidden: boolean;
  readonly heading: string | null;
  readonly text: string | null;
  readonly type_library: string | null;
  readonly type_name: string | null;
}

interface TableRow {
  readonly wanted: number;
  readonly id: bigint;
  readonly library: string;
  readonly name: string;
  readonly system_name: string;
  readonly kind: string;
  readonly relation_schema: string | null;
  readonly relation_name: string | null;
  readonly updatable: boolean;
  readonly target_library: string | null;
  readonly target_name: string | null;
  readonly target_member: string | null;
  readonly columns: readonly StoredColumn[] | null;
}

/** Libraries by name, in the order in which they were asked for: the common head of all readers. */
export const wantedLibraries = `
  unnest($1::text[], $2::text[]) WITH ORDINALITY AS w (library, name, number)
  JOIN object l ON l.library = 1 AND l.type = '*LIB' AND l.job = '' AND l.name = w.library`;

/** Tables, views and aliases, by the position of who wanted them. An SQL name counts before a system name. */
export async function readTables(
  database: Queryable,
  libraries: readonly string[],
  names: readonly string[],
): Promise<Map<number, TableDescription>> {
  const { rows } = await database.query<TableRow>(
    `SELECT w.number::int4 - 1 AS wanted, t.id, l.name AS library, t.name, t.system_name, t.kind, t.relation_schema, t.relation_name,
       t.updatable, t.target_library, t.target_name, t.target_member,
       (SELECT json_agg(c ORDER BY position) FROM (
          SELECT c.*, dl.name AS type_library, d.name AS type_name FROM sql_column c
          LEFT JOIN sql_type d ON d.id = c.distinct_type LEFT JOIN object dl ON dl.id = d.library
          WHERE c.table_id = t.id) c) AS columns
     FROM ${wantedLibraries}
     JOIN sql_table t ON t.library = l.id AND (t.name = w.name OR t.system_name = w.name) AND t.kind <> 'I'
     ORDER BY t.name = w.name`,
    [libraries, names],
  );
  return new Map(rows.map(row => [row.wanted, tableOf(row)]));
}

const types = { T: 'TABLE', V: 'VIEW', A: 'ALIAS', P: 'PHYSICAL', L: 'LOGICAL' } as const;

function tableOf(row: TableRow): TableDescription {
  return {
    id: row.id,
    library: sqlName(row.library),
    name: row.name,
    systemName: row.system_name,
    type: types[row.kind as keyof typeof types],
    relation: row.relation_name === null ? '' : `${quoted(row.relation_schema!)}.${quoted(row.relation_name)}`,
    columns: (row.columns ?? []).map(columnOf),
    ...(row.target_name === null ? {} : { target: targetOf(row) }),
    updatable: row.updatable,
    hasRrn: row.kind === 'T' || row.kind === 'P',
  };
}

function targetOf({ target_library, target_name, target_member }: TableRow): NonNullable<TableDescription['target']> {
  const target = { library: target_library!, name: target_name! };
  return target_member === null ? target : { ...target, member: target_member };
}

function columnOf(column: StoredColumn): ColumnDescription {
  const { generated, heading, text, type_library, type_name } = column;
  return {
    name: column.name,
    systemName: column.system_name,
    relationColumn: quoted(column.relation_column),
    type: sqlTypeOf(column),
    nullable: column.nullable,
    hasDefault: column.has_default,
    hidden: column.hidden,
    ...(generated === null ? {} : { generated }),
    ...(heading === null ? {} : { heading }),
    ...(text === null ? {} : { text }),
    ...(type_name === null ? {} : { distinctType: { library: sqlName(type_library!), name: type_name } }),
  };
}
