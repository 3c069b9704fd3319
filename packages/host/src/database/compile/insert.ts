import type { ColumnDescription, TableDescription } from '../catalog/description.ts';
import { SqlError } from '../error.ts';
import type { Insert } from '../sql/ast/index.ts';
import { emitForColumn, fit, targetColumn } from './assignment.ts';
import type { Compilation } from './compilation.ts';
import type { Place } from './expression.ts';
import { resolveTable } from './names.ts';
import { compileFullSelect } from './query.ts';
import { emptyScope } from './scope.ts';

/** A statement that changes a table, before RETURNING. */
export interface CompiledChange {
  readonly sql: string;
  readonly table: TableDescription;
  /** The alias under which RETURNING finds the changed row. */
  readonly alias: string;
}

/** Errors: -204, -150 for a view that cannot be changed, -117, -206, -121, -798. */
export function compileInsert(insert: Insert, compilation: Compilation): CompiledChange {
  const table = changeableTable(insert.table, compilation, 'insert');
  const columns = columnsOf(insert, table);
  const alias = compilation.alias('t');
  const override = insert.override === undefined ? '' : ` OVERRIDING ${insert.override} VALUE`;
  const head = `INSERT INTO ${table.relation} AS ${alias}`;
  if (insert.source.kind === 'defaults') return { sql: `${head} DEFAULT VALUES`, table, alias };
  const list = ` (${columns.map(({ relationColumn }) => relationColumn).join(', ')})`;
  return { sql: `${head}${list}${override} ${sourceOf(insert, columns, compilation)}`, table, alias };
}

function columnsOf({ columns }: Insert, table: TableDescription): readonly ColumnDescription[] {
  const seen = new Set<string>();
  return columns?.map(name => targetColumn(table, name, seen)) ?? table.columns.filter(({ hidden }) => !hidden);
}

function sourceOf({ source, at }: Insert, columns: readonly ColumnDescription[], compilation: Compilation): string {
  const place: Place = { compilation, scope: emptyScope };
  if (source.kind === 'values') {
    const rows = source.rows.map(row => {
      if (row.length !== columns.length) throw new SqlError(-117, [], undefined, { position: source.at });
      return `(${row.map((value, index) => emitForColumn(value, columns[index]!, place)).join(', ')})`;
    });
    return `VALUES ${rows.join(', ')}`;
  }
  if (source.kind !== 'query') throw new SqlError(-84, [], undefined, { position: at });
  const expected = columns.map(({ type }) => type);
  const query = compileFullSelect(source.query, compilation, undefined, { expected });
  if (query.columns.length !== columns.length) throw new SqlError(-117, [], undefined, { position: source.at });
  const alias = compilation.alias('s');
  const items = query.columns.map(({ value }, index) =>
    fit({ ...value, sql: `${alias}."c${index + 1}"` }, columns[index]!, source.at, compilation.session),
  );
  return `SELECT ${items.join(', ')} FROM (${query.sql}) AS ${alias}`;
}

export function changeableTable(
  name: Insert['table'],
  compilation: Compilation,
  operation: 'insert' | 'update' | 'delete',
): TableDescription {
  const table = resolveTable(compilation, name);
  if (!table.updatable) throw new SqlError(-150, [table.name, table.library], undefined, { position: name.at });
  compilation.use(table, operation);
  return table;
}
