import type { ColumnDescription } from '../catalog/description.ts';
import type { ColumnDefinition } from '../catalog/table-definition.ts';
import { SqlError } from '../error.ts';
import type { ResultColumn } from '../room.ts';
import type { CopyOption, CreateTable, Identifier, ObjectName } from '../sql/ast/index.ts';
import { named } from './columns.ts';
import type { Definition } from './context.ts';
import { findRelation } from './find.ts';
import { columnRelationName, librariesOf, libraryShown, relationText } from './names.ts';
import type { ColumnExpressions } from './relation.ts';

/** The columns of a table that is made LIKE another, or AS a query. */
export async function copiedColumns(
  definition: Definition,
  statement: CreateTable,
): Promise<{ readonly columns: ColumnDefinition[]; readonly expressions: ColumnExpressions; readonly query?: string }> {
  if (statement.likeTable !== undefined) return likeColumns(definition, statement.likeTable);
  if (statement.as === undefined) return { columns: [], expressions: new Map() };
  const { query, columns: names, withData } = statement.as;
  const compiled = await definition.compiler.query(query);
  const columns = queryColumns(compiled.columns, names, statement.as.query.at);
  return { columns, expressions: new Map(), ...(withData ? { query: compiled.sql } : {}) };
}

/** Columns of the result of a query, with the names that are given. -153 when one has none, -158 when there are not as many names. */
export function queryColumns(
  result: readonly ResultColumn[],
  names: readonly (Identifier & { readonly systemName?: Identifier })[] | undefined,
  position: number,
): ColumnDefinition[] {
  if (names !== undefined && names.length !== result.length) throw new SqlError(-158, [], undefined, { position });
  return named(
    result.map((column, index) => {
      const given = names?.[index];
      const name = given?.name ?? column.name;
      if (name === '' || (given === undefined && /^\d+$/.test(name)))
        throw new SqlError(-153, [], undefined, { position });
      return {
        name,
        ...(given?.systemName === undefined ? {} : { systemName: given.systemName.name }),
        relationColumn: columnRelationName(name),
        type: column.type,
        nullable: column.nullable,
        hasDefault: column.nullable,
        hidden: false,
        updatable: column.updatable ?? false,
        ...(column.label === undefined ? {} : { heading: column.label }),
      };
    }),
  );
}

export async function likeColumns(
  definition: Definition,
  { table, options }: { readonly table: ObjectName; readonly options: readonly CopyOption[] },
): Promise<{ readonly columns: ColumnDefinition[]; readonly expressions: ColumnExpressions }> {
  const source = await findRelation(definition, table);
  if (source === null) return { columns: named(await shippedColumns(definition, table)), expressions: new Map() };
  const withDefaults = !options.includes('EXCLUDING COLUMN DEFAULTS') && !options.includes('USING TYPE DEFAULTS');
  const withIdentity = options.includes('INCLUDING IDENTITY');
  const withTimestamp = options.includes('INCLUDING ROW CHANGE TIMESTAMP');
  const withHidden = options.includes('INCLUDING IMPLICITLY HIDDEN');
  const defaults = withDefaults
    ? await defaultTexts(definition, relationText(source.relationSchema, source.relationName))
    : new Map();
  const columns = source.columns.map(
    ({ generated, identity, defaultText, expressionText: _, ...column }): ColumnDefinition => {
      const kept =
        (generated?.startsWith('identity') === true && withIdentity) ||
        (generated === 'row change timestamp' && withTimestamp) ||
        generated === 'rowid';
      const hasText = withDefaults && generated === undefined && defaultText !== undefined;
      return {
        ...column,
        updatable: true,
        hidden: withHidden && column.hidden,
        hasDefault: column.nullable || kept || hasText,
        ...(kept ? { generated: generated! } : {}),
        ...(kept && identity !== undefined ? { identity } : {}),
        ...(hasText ? { defaultText } : {}),
      };
    },
  );
  return { columns: named(columns), expressions: defaults as ColumnExpressions };
}

/** Tables that every system has are known to the catalog only. */
async function shippedColumns(definition: Definition, name: ObjectName): Promise<ColumnDefinition[]> {
  const libraries = librariesOf(definition, name);
  const found = await definition.catalog.settle(view => {
    const tables = libraries.map(library => view.find('table', library, name.name.name));
    return tables.includes(undefined) ? undefined : { table: tables.find(one => one != null) };
  });
  if (found.table === undefined) {
    const tokens = [name.name.name, libraryShown(definition, name), 'FILE'];
    throw new SqlError(-204, tokens, undefined, { position: name.at });
  }
  return found.table.columns.map(plainColumn);
}

function plainColumn({ name, systemName, type, nullable }: ColumnDescription): ColumnDefinition {
  const common = { name, systemName, relationColumn: columnRelationName(name), type, nullable };
  return { ...common, hasDefault: nullable, hidden: false, updatable: true };
}

/** PostgreSQL's own text of the defaults of a relation, by SQL name of the column. */
async function defaultTexts({ connection }: Definition, relation: string): Promise<ColumnExpressions> {
  const { rows } = await connection.query<{ name: string; sql: string }>(
    `SELECT a.attname::text AS name, pg_get_expr(d.adbin, d.adrelid) AS sql FROM pg_attrdef d
     JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
     WHERE d.adrelid = to_regclass($1) AND a.attgenerated = ''`,
    [relation],
  );
  return new Map(rows.map(({ name, sql }) => [name, { default: { sql } }]));
}
