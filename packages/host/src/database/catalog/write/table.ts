import type { Queryable } from '../../../store/store.ts';
import { storedType } from '../stored-type.ts';
import type {
  ColumnDefinition,
  ConstraintDefinition,
  IndexDefinition,
  TableDefinition,
  ViewDefinition,
} from '../table-definition.ts';

/** Stores a definition for the first time. `library` is the id of its library, `definition.id` that of its object. */
export async function insertTable(database: Queryable, library: bigint, definition: TableDefinition): Promise<void> {
  const { id, kind, name, systemName, relationSchema, relationName, recordFormat, updatable, target } = definition;
  await database.query(
    `INSERT INTO sql_table (id, library, kind, name, system_name, relation_schema, relation_name, record_format, updatable,
       target_library, target_name, target_member, comment)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      library,
      kind,
      name,
      systemName,
      relationSchema === '' ? null : relationSchema,
      relationName === '' ? null : relationName,
      recordFormat,
      updatable,
      target?.library ?? null,
      target?.name ?? null,
      target?.member ?? null,
      definition.comment ?? null,
    ],
  );
  await insertColumns(database, id, definition.columns);
  if (definition.view !== undefined) await insertView(database, id, definition.view);
  if (definition.index !== undefined) await insertIndex(database, id, definition.index);
  const ids = new Map<string, bigint>();
  for (const constraint of definition.constraints) {
    const { name, parent, parentName } = constraint;
    const known = parentName === undefined ? parent : ids.get(parentName);
    const stored = known === undefined ? constraint : { ...constraint, parent: known };
    ids.set(name, await insertConstraint(database, library, id, stored));
  }
}

/** Puts other columns in the place of those that the table has. */
export async function replaceColumns(
  database: Queryable,
  table: bigint,
  columns: readonly ColumnDefinition[],
): Promise<void> {
  await database.query('DELETE FROM sql_column WHERE table_id = $1', [table]);
  await insertColumns(database, table, columns);
  await database.query('UPDATE sql_table SET altered = now() WHERE id = $1', [table]);
}

async function insertColumns(database: Queryable, table: bigint, columns: readonly ColumnDefinition[]): Promise<void> {
  if (columns.length === 0) return;
  const rows = columns.map((column, index) => {
    const [data_type, length, scale, ccsid] = storedType(column.type);
    const { identity } = column;
    return {
      table_id: String(table),
      position: index + 1,
      name: column.name,
      system_name: column.systemName,
      relation_column: column.relationColumn,
      data_type,
      length,
      scale,
      ccsid,
      distinct_type: column.distinctType === undefined ? null : String(column.distinctType.id),
      nullable: column.nullable,
      has_default: column.hasDefault,
      default_text: column.defaultText ?? null,
      generated: column.generated ?? null,
      expression_text: column.expressionText ?? null,
      identity_start: identity?.start ?? null,
      identity_increment: identity?.increment ?? null,
      identity_minimum: identity?.minimum ?? null,
      identity_maximum: identity?.maximum ?? null,
      identity_cycle: identity?.cycle ?? null,
      identity_cache: identity?.cache ?? null,
      identity_order: identity?.order ?? null,
      hidden: column.hidden,
      updatable: column.updatable,
      heading: column.heading ?? null,
      text: column.text ?? null,
      comment: column.comment ?? null,
    };
  });
  await database.query('INSERT INTO sql_column SELECT * FROM jsonb_populate_recordset(NULL::sql_column, $1::jsonb)', [
    rows,
  ]);
}

export async function insertView(database: Queryable, id: bigint, view: ViewDefinition): Promise<void> {
  await database.query(
    `INSERT INTO sql_view (id, definition, statement, check_option, naming, default_schema, definer) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET definition = $2, statement = $3, check_option = $4, naming = $5, default_schema = $6`,
    [id, view.definition, view.statement, view.checkOption, view.naming, view.defaultSchema ?? null, view.definer],
  );
}

async function insertIndex(database: Queryable, id: bigint, index: IndexDefinition): Promise<void> {
  await database.query(
    `INSERT INTO sql_index (id, table_id, unique_rule, encoded_vector, where_text, include_text) VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, index.table, index.uniqueRule, index.encodedVector, index.whereText ?? null, index.includeText ?? null],
  );
  await database.query(
    `INSERT INTO sql_index_key (index_id, position, column_name, expression, descending)
     SELECT $1, k.position, k.column_name, k.expression, k.descending
     FROM unnest($2::text[], $3::text[], $4::bool[]) WITH ORDINALITY AS k (column_name, expression, descending, position)`,
    [
      id,
      index.keys.map(key => key.column ?? null),
      index.keys.map(key => key.expression ?? null),
      index.keys.map(key => key.descending),
    ],
  );
  await addDependencies(database, id, [index.table]);
}

export async function insertConstraint(
  database: Queryable,
  library: bigint,
  table: bigint,
  constraint: ConstraintDefinition,
): Promise<bigint> {
  const { name, type, relationName, checkText, parent, deleteRule, updateRule, enforced, columns } = constraint;
  const { rows } = await database.query<{ id: bigint }>(
    `INSERT INTO sql_constraint (library, name, table_id, type, relation_name, check_text, parent, delete_rule, update_rule, enforced)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
    [
      library,
      name,
      table,
      type,
      relationName,
      checkText ?? null,
      parent ?? null,
      deleteRule ?? null,
      updateRule ?? null,
      enforced,
    ],
  );
  const { id } = rows[0]!;
  await database.query(
    `INSERT INTO sql_constraint_column (constraint_id, sequence, column_name)
     SELECT $1, c.number, c.name FROM unnest($2::text[]) WITH ORDINALITY AS c (name, number)`,
    [id, columns],
  );
  return id;
}

/** Says that an object goes when one of these goes. */
export async function addDependencies(
  database: Queryable,
  dependent: bigint,
  referenced: readonly bigint[],
): Promise<void> {
  if (referenced.length === 0) return;
  await database.query(
    'INSERT INTO sql_dependency (dependent, referenced) SELECT $1, unnest($2::int8[]) ON CONFLICT DO NOTHING',
    [dependent, referenced],
  );
}
